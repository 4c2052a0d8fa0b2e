// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinWeb

/// A desk with both of its servers, asked without a network.
struct TestWeb: Sendable {
    let desk: TestDesk
    let links: TestLinks
    let api: RouteTable
    let site: RouteTable
    let server: PublicSite

    init(log: TestLog = TestLog()) async throws {
        let desk = try await TestDesk()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let clock = desk.clock
        let links = TestLinks(now: { clock.now })
        server = try PublicSite(
            desk: desk.desk, links: links, log: log, words: .init(telephone: "+1 555 0100"), logger: logger)
        site = server.table
        api =
            DeskAPI(
                desk: desk.desk, accounts: try Accounts(desk: desk.desk, store: desk.store),
                points: .init(proof: desk.store, deliveries: desk.store, troubles: { ["The disk is full."] }, backUp: { _ in }), logger: logger
            ).table
        self.desk = desk
        self.links = links
    }

    /// Plays a script and gives the names it made.
    func play(_ script: String) async throws -> [String: String] { try await desk.play(script) }

    /// One act of a person, over the socket.
    func act(_ person: String, _ json: String, key: String? = nil) async throws -> WebAnswer {
        try await api.post(
            "/acts", token: TestDesk.token(person), headers: key.map { [("Idempotency-Key", $0)] } ?? [], json)
    }

    /// Every entry that the store has.
    func entries(of id: CaseID) async throws -> [StoredEntry] { try await desk.desk.store.entries(of: StreamID(id)) }
}
