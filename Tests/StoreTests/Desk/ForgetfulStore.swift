// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinStore

/// A store that breaks one promise: it never looks at the revision that a commit rests on.
struct ForgetfulStore: DeskStore {
    let beneath: SQLiteStore

    func commit(_ commit: Commit) async throws -> Int64 {
        var careless = commit
        careless.expecting = nil
        return try await beneath.commit(careless)
    }

    func entries(of stream: StreamID) async throws -> [StoredEntry] { try await beneath.entries(of: stream) }
    func entry(_ id: EntryID) async throws -> StoredEntry? { try await beneath.entry(id) }
    func person(withTokenHash hash: Digest) async throws -> PersonRow? { try await beneath.person(withTokenHash: hash) }
    func people() async throws -> [PersonRow] { try await beneath.people() }
    func channels() async throws -> [ChannelRow] { try await beneath.channels() }
    func answer(to key: Digest) async throws -> StoredAnswer? { try await beneath.answer(to: key) }
    func report(withIndex index: Digest) async throws -> ReportID? { try await beneath.report(withIndex: index) }
    func rawReport(_ report: ReportID) async throws -> SealedReport? { try await beneath.rawReport(report) }
    func casesWithClock(dueBy time: Timestamp, limit: Int) async throws -> [CaseID] {
        try await beneath.casesWithClock(dueBy: time, limit: limit)
    }
    func nextClock() async throws -> Timestamp? { try await beneath.nextClock() }
    func cases() async throws -> [CaseRow] { try await beneath.cases() }
    func publications(practice: Bool) async throws -> [Publication] {
        try await beneath.publications(practice: practice)
    }
    func publication(_ id: PublicationID) async throws -> Publication? { try await beneath.publication(id) }
    func decisions(by person: PersonID) async throws -> [DecisionRow] { try await beneath.decisions(by: person) }
    func setting(_ name: String) async throws -> [UInt8]? { try await beneath.setting(name) }
    func set(_ name: String, to value: [UInt8]) async throws { try await beneath.set(name, to: value) }
}
