// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ServiceLifecycle
import TocsinCore
import TocsinDesk
import TocsinStore
import TocsinWeb

extension DeskProgram {
    /// Everything that runs, in the order in which it starts; it ends the other way round.
    func services(host: String, port: Int, onRunning: @escaping @Sendable (Int?) async -> Void) throws -> [any Service] {
        let site = try PublicSite(
            desk: desk, links: NoLinks(),
            log: LogPages(store: store, watch: log.watch, now: desk.instruments.now), logger: logger)
        return [
            sequencer, DeadlineService(desk: desk), makeDeskAPI(deskAPI, socket: folder.socket),
            makePublicSite(site, host: host, port: port, onRunning: onRunning),
        ]
    }

    var deskAPI: DeskAPI {
        DeskAPI(
            desk: desk,
            points: DeskAPI.Points(
                proof: store,
                troubles: {
                    let now = desk.instruments.now()
                    guard let state = await log.watch.state, !state.isSound(at: now) else { return [] }
                    return [state.sentence(at: now)]
                },
                backUp: { path in try await store.backUp(to: path) }),
            logger: logger)
    }

    static func restore(in folder: DataFolder) async throws {}
}

struct NoLinks: LinkSource {
    func link(withToken token: String) async throws -> RecipientLink? { nil }
    func identify(_ link: RecipientLink, answer: Confidential) async throws -> IdentityVerdict { .wrong }
    func open(_ link: RecipientLink) async throws {}
    func answer(_ link: RecipientLink, _ answer: Acknowledgement.Answer, words: Confidential?) async throws
        -> RecordedAnswer { RecordedAnswer(at: Timestamp(milliseconds: 0), receipt: nil) }
}
