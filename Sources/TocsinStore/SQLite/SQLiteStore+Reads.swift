// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
package import TocsinCore
package import TocsinDesk

extension SQLiteStore: DeskStore {
    package func entries(of stream: StreamID) async throws -> [StoredEntry] {
        try await rows("entries_of_stream", ["stream": stream.data]) { try StoredEntry(row: $0) }
    }

    package func entry(_ id: EntryID) async throws -> StoredEntry? {
        try await rows("entry_by_id", ["id": id.data]) { try StoredEntry(row: $0) }.first
    }

    package func person(withTokenHash hash: Digest) async throws -> PersonRow? {
        try await rows("person_by_token", ["hash": hash.data]) { try PersonRow(row: $0) }.first
    }

    package func people() async throws -> [PersonRow] {
        try await rows("people") { try PersonRow(row: $0) }
    }

    package func channels() async throws -> [ChannelRow] {
        try await rows("channels") { row in
            ChannelRow(
                name: row["name"], kind: try row.coded("kind"), sealed: row.bytes("sealed"),
                subject: try row.name("subject"))
        }
    }

    package func answer(to key: Digest) async throws -> StoredAnswer? {
        try await rows("answer_by_key", ["key": key.data]) { row in
            StoredAnswer(key: Digest(row.bytes("key")), request: Digest(row.bytes("request")), answer: row.bytes("answer"))
        }.first
    }

    package func report(withIndex index: Digest) async throws -> ReportID? {
        try await rows("report_by_index", ["source_index": index.data]) { row -> ReportID in try row.name("id") }.first
    }

    package func rawReport(_ report: ReportID) async throws -> SealedReport? {
        try await rows("raw_report", ["id": report.data]) { row in
            SealedReport(
                report: try row.name("id"), practice: row["practice"], subject: try row.name("subject"), sealed: row.bytes("sealed"),
                wrappedKey: row.optionalBytes("wrapped"))
        }.first
    }

    package func casesWithClock(dueBy time: Timestamp, limit: Int) async throws -> [CaseID] {
        try await rows("cases_with_clock", ["due": time.milliseconds, "limit": limit]) { row -> CaseID in try row.name("case_id") }
    }

    package func nextClock() async throws -> Timestamp? {
        try await rows("next_clock") { row in (row[0] as Int64?).map(Timestamp.init(milliseconds:)) }.first ?? nil
    }

    package func cases() async throws -> [CaseRow] {
        try await rows("cases") { row in
            CaseRow(id: try row.name("id"), practice: row["practice"], closed: row["closed"])
        }
    }

    package func publications(practice: Bool) async throws -> [Publication] {
        try await rows("publications", ["practice": practice]) { try Publication(row: $0) }
    }

    package func publication(_ id: PublicationID) async throws -> Publication? {
        try await rows("publication_by_id", ["id": id.data]) { try Publication(row: $0) }.first
    }

    package func decisions(by person: PersonID) async throws -> [DecisionRow] {
        try await rows("verdicts_by_person", ["person": person.data]) { row in
            DecisionRow(
                entry: try row.name("entry"), caseID: try row.name("case_id"), victim: try row.name("victim"),
                pack: row["pack"], outcome: try row.coded("outcome"), by: try row.name("person"), at: row.time("at"))
        }
    }

    package func setting(_ name: String) async throws -> [UInt8]? {
        try await rows("setting", ["name": name]) { $0.bytes("value") }.first
    }

    package func set(_ name: String, to value: [UInt8]) async throws {
        let data = value.data
        try await commits.write { try $0.run("set_setting", ["name": name, "value": data]) }
    }
}

extension StoredEntry {
    fileprivate init(row: Row) throws {
        guard let actor = Actor(row["actor"]) else { throw RowBroken(column: "entry.actor") }
        self.init(
            sequence: row["sequence"], id: try row.name("id"), stream: try row.name("stream"), actor: actor,
            recorded: row.time("recorded"), asserted: (row["asserted"] as String?).flatMap(AssertedTime.init),
            subject: try row.name("subject"), sealed: row.bytes("sealed"), wrappedKey: row.optionalBytes("wrapped"),
            canonical: row.bytes("canonical"), entryKey: row.bytes("entry_key"))
    }
}

extension PersonRow {
    fileprivate init(row: Row) throws {
        let roles = (row["roles"] as String).split(separator: " ").compactMap { Role(rawValue: String($0)) }
        self.init(
            id: try row.name("id"), sealedName: row.bytes("name"), roles: Set(roles), practice: row["practice"])
    }
}

extension Publication {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row.name("id"), warning: try row.name("warning"), practice: row["practice"], at: row.time("at"),
            until: row.time("until"), ended: row["ended"], cap: row.bytes("cap"), page: row.bytes("page"))
    }
}
