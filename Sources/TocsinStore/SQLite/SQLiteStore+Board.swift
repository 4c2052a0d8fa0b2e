// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Foundation
internal import GRDB
package import TocsinCore
package import TocsinDesk

extension SQLiteStore: BoardStore {
    package func mayRead(_ id: CaseID, _ reader: CaseReader) async throws -> Bool {
        let values: [String: (any DatabaseValueConvertible)?] = [
            "case_id": id.data, "person": reader.person?.data, "practice": reader.practice, "real": reader.real,
        ]
        return try await rows("may_read", values) { $0[0] as Bool }.first ?? false
    }

    package func cases(for reader: CaseReader) async throws -> [CaseRow] {
        try await rows(
            "readable_cases",
            ["person": reader.person?.data, "practice": reader.practice, "real": reader.real]
        ) { CaseRow(id: try $0.name("id"), practice: $0["practice"], closed: $0["closed"]) }
    }

    package func boardRow(of id: CaseID, for reader: CaseReader) async throws -> StoredBoardRow? {
        try await rows(
            "board_row",
            [
                "case_id": id.data, "person": reader.person?.data, "practice": reader.practice, "real": reader.real,
            ]
        ) { try StoredBoardRow(row: $0) }.first
    }

    package func board(
        _ question: BoardQuestion, for reader: CaseReader, at now: Timestamp
    ) async throws -> [StoredBoardRow] {
        guard reader.mayRead(practice: question.practice) else { return [] }
        var values: [String: (any DatabaseValueConvertible)?] = [
            "practice": question.practice, "person": reader.person?.data, "limit": question.limit,
        ]
        switch question.filter {
        case .closed:
            values["ordered_by"] = question.after?.order ?? .max
            values["after"] = (question.after?.caseID ?? CaseID(high: .max, low: .max)).data
            return try await rows("board_closed", values) { try StoredBoardRow(row: $0) }
        case .mine, .all, .taken, .breached:
            values["filter"] = question.filter.rawValue
            values["now"] = now.milliseconds
            values["rank"] = question.after?.rank ?? -1
            values["ordered_by"] = question.after?.order ?? .min
            values["after"] = (question.after?.caseID ?? CaseID(high: 0, low: 0)).data
            return try await rows("board_open", values) { try StoredBoardRow(row: $0) }
        }
    }

    package func boardCounts(practice: Bool, for reader: CaseReader, at now: Timestamp) async throws -> BoardCounts {
        guard reader.mayRead(practice: practice) else { return BoardCounts() }
        return try await rows(
            "board_counts", ["practice": practice, "person": reader.person?.data, "now": now.milliseconds]
        ) { row in
            BoardCounts(mine: row["mine"], all: row["number"], taken: row["taken"], breached: row["breached"])
        }.first ?? BoardCounts()
    }

    package func waiting(
        for reader: CaseReader, roles: Set<Role>, practice: Bool, limit: Int
    ) async throws -> [StoredWaiting] {
        guard reader.mayRead(practice: practice) else { return [] }
        return try await rows(
            "waiting_for",
            [
                "practice": practice, "person": reader.person?.data, "roles": roles.reduce(0) { $0 | $1.bit },
                "limit": limit,
            ]
        ) { row in
            StoredWaiting(
                row: try StoredBoardRow(row: row), purpose: try row.coded("purpose"), thing: try row.name("thing"),
                pack: (row["pack"] as String).isEmpty ? nil : row["pack"])
        }
    }

    package func windows(practice: Bool, for reader: CaseReader, limit: Int) async throws -> [StoredBoardRow] {
        guard reader.mayRead(practice: practice) else { return [] }
        return try await rows(
            "board_windows", ["practice": practice, "person": reader.person?.data, "limit": limit]
        ) { try StoredBoardRow(row: $0) }
    }

    package func casesWithoutLine(limit: Int) async throws -> [CaseID] {
        try await rows("cases_without_line", ["limit": limit]) { row -> CaseID in try row.name("id") }
    }

    static func writeBoard(_ change: Change, to database: Database) throws {
        switch change {
        case .board(let row): try put(row, in: database)
        case .keptTo(let id, let readers): try keep(id, to: readers, in: database)
        case _: break
        }
    }

    private static func put(_ row: BoardRow, in database: Database) throws {
        try database.run(
            "put_board",
            [
                "case_id": row.caseID.data, "practice": row.practice, "closed": row.closed, "rank": row.rank,
                "ordered_by": row.orderedBy?.milliseconds ?? .max, "due": row.due?.milliseconds,
                "moment": row.moment.milliseconds, "taken_by": row.takenBy?.data,
                "window_ends": row.windowEnds?.milliseconds, "changed_at": row.changedAt.milliseconds,
                "sealed": row.sealed.data,
            ])
        try database.run("drop_waiting", ["case_id": row.caseID.data])
        for waiting in row.waiting {
            let name: [String: (any DatabaseValueConvertible)?] = [
                "case_id": row.caseID.data, "purpose": waiting.purpose.rawValue, "thing": waiting.thing.data,
                "pack": waiting.pack ?? "",
            ]
            let values: [String: (any DatabaseValueConvertible)?] = [
                "since": waiting.since?.milliseconds, "due": waiting.due?.milliseconds,
                "roles": waiting.roles.reduce(0) { $0 | $1.bit },
            ]
            try database.run("add_waiting", name.merging(values) { first, _ in first })
            for person in waiting.first {
                try database.run("add_waiting_first", name.merging(["person": person.data]) { first, _ in first })
            }
        }
        if row.closed { try database.run("drop_drafts_of_case", ["case_id": row.caseID.data]) }
    }

    /// Newcomers first: two people at least may read it at every moment. Whoever is not named goes, and so does the row
    /// that is for everybody.
    private static func keep(_ id: CaseID, to readers: [PersonID], in database: Database) throws {
        for person in readers { try database.run("add_reader", ["case_id": id.data, "person": person.data]) }
        for row in try database.rows("readers_of_case", ["case_id": id.data]) {
            let person = row["person"] as Data
            guard !readers.contains(where: { $0.data == person }) else { continue }
            try database.run("drop_reader", ["case_id": id.data, "person": person])
        }
    }
}

extension CaseReader {
    fileprivate func mayRead(practice isPractice: Bool) -> Bool { isPractice ? practice : real }
}

extension Role {
    /// As the table has it; never another number for the same role.
    fileprivate var bit: Int {
        switch self {
        case .intake: 1
        case .assessor: 2
        case .releaser: 4
        case .senior: 8
        case .administrator: 16
        case .auditor: 32
        }
    }
}

extension StoredBoardRow {
    fileprivate init(row: Row) throws {
        let id: CaseID = try row.name("case_id")
        self.init(
            caseID: id, place: BoardPlace(rank: row["rank"], order: row["ordered_by"], caseID: id),
            changedAt: row.time("changed_at"), sealed: row.bytes("sealed"), wrappedKey: row.optionalBytes("wrapped"))
    }
}
