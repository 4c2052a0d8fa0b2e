// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinStore
import TocsinWeb
import TransparencyLog

/// The public log, as the pages ask for it.
struct LogPages: LogSource {
    let store: SQLiteStore
    let watch: ProofWatch
    let now: @Sendable () -> Timestamp

    func standing() async throws -> LogStanding? {
        guard let newest = try await store.newestCheckpoint(), let log = try await store.logs().first(where: { $0.number == newest.log })
        else { return nil }
        let checkpoint = try Checkpoint(text: SignedNote(newest.note).text)
        let isSound = await watch.state?.isSound(at: now()) ?? false
        return LogStanding(
            origin: String(decoding: checkpoint.origin, as: UTF8.self), size: checkpoint.size, root: checkpoint.root.base64, signed: newest.signed,
            verifierKey: log.verifierKey, interval: "two seconds", witnesses: [], isBehind: !isSound)
    }

    func file(_ path: String) async throws -> [UInt8]? {
        let reader = LogReader(store: store)
        return path == "checkpoint" ? try await reader.checkpoint() : try await reader.tile(path)
    }
}
