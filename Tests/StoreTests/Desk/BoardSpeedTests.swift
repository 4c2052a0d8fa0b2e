// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import GRDB
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore

/// A board with many cases on it, each with a key and a sealed line of its own, written at one go.
struct BoardCrowd {
    let cases: Int
    let open: Int
    /// One open case in ten is kept to two people.
    let readers: [PersonID]

    func fill(_ path: String, vault: Vault, now: Timestamp) throws {
        try DatabaseQueue(path: path).write { database in
            for number in 0..<cases { try add(number, to: database, vault: vault, now: now) }
            try database.execute(sql: "analyze")
        }
    }

    private func add(_ number: Int, to database: Database, vault: Vault, now: Timestamp) throws {
        let id: CaseID = StoreSample.name()
        let (subject, closed) = (SubjectID(id), number >= open)
        let line = try line(number, closed: closed, now: now)
        let made = try vault.makeKey(for: subject)
        let sealed = try made.key.seal(
            Array(JSONEncoder.snake.encode(line)), table: "board", column: "sealed", row: "\(id)")
        try database.execute(
            sql: "insert into case_file (id, practice, closed) values (?, 0, ?)",
            arguments: [Data(id.bytes), closed])
        try database.execute(
            sql: "insert into subject_key (subject, wrapped) values (?, ?)",
            arguments: [Data(subject.bytes), Data(made.wrapped)])
        try database.execute(
            sql: """
                insert into board (case_id, practice, closed, rank, ordered_by, due, moment, changed_at, sealed)
                values (?, 0, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                Data(id.bytes), closed, line.rank, line.orderedBy?.milliseconds ?? .max, line.next?.by?.milliseconds,
                now.milliseconds, line.changedAt.milliseconds, Data(sealed),
            ])
        guard !closed, number % 10 == 0 else { return }
        for person in readers {
            try database.execute(
                sql: "insert into case_reader (case_id, person) values (?, ?)",
                arguments: [Data(id.bytes), Data(person.bytes)])
        }
        try database.execute(
            sql: "delete from case_reader where case_id = ? and person = x''", arguments: [Data(id.bytes)])
    }

    private func line(_ number: Int, closed: Bool, now: Timestamp) throws -> BoardLine {
        let step = """
            "next": {"kind": "sign_second", "by": "\(now + .minutes(Int64(number % 700)))", "from": "\(now - .hours(1))",
            "roles": ["releaser", "senior"], "barred": [], "count": 1, "about": "the release to staff"},
            """
        let text = """
            {"title": "Threat \(number) to somebody at some place", "more": 3, \(closed ? "" : step) "waiting": [],
            "breaches": 0, "help_asked": 0, "practice": false, "restricted": false, "closed": \(closed),
            "changed_at": "\(now)", "moment": "\(now)"}
            """
        return try JSONDecoder.snake.decode(BoardLine.self, from: Data(text.utf8))
    }
}

extension JSONEncoder {
    fileprivate static var snake: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return encoder
    }
}

extension JSONDecoder {
    fileprivate static var snake: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}

@Suite struct BoardSpeedTests {
    static let isBench = ProcessInfo.processInfo.environment["TOCSIN_BENCH"] != nil

    /// What a page of the board is made of, in the order of the file of statements.
    static let plans = [
        "board_open", "board_counts", "board_closed", "board_windows", "may_read", "board_row", "waiting_for",
    ]

    @Test(arguments: plans)
    func `no statement of the board looks through all cases`(name: String) async throws {
        try await StoreFile.open { file in
            let plan = try file.plan(of: name)
            #expect(!plan.isEmpty)
            #expect(
                !plan.contains { $0.hasPrefix("SCAN") && !["SCAN CONSTANT ROW", "SCAN w"].contains($0) }, "\(plan)")
        }
    }

    @Test func `law 15: whatever shows or counts cases asks one condition`() throws {
        let condition =
            /exists \(select 1 from case_reader r where r\.case_id = b\.(case_)?id and r\.person in \(x'', :person\)\)/
        let showing = try StoreFile.boardStatements().filter { name, body in
            name != "cases_without_line"
                && ["from board", "from case_file", "from waiting w cross"].contains { body.contains($0) }
        }
        #expect(showing.count == 8)
        for (name, body) in showing { #expect(body.contains(condition), "\(name)") }
    }

    @Test func `a page has fifty lines, and what others are kept from is not among them`() async throws {
        try await Self.measure(cases: 400, open: 100, rounds: 1)
    }

    /// `TOCSIN_BENCH=1 swift test -c release --filter BoardSpeedTests` prints the median and the slowest.
    @Test(.enabled(if: isBench)) func `a page of a thousand open cases among a hundred thousand`() async throws {
        try await Self.measure(cases: 100_000, open: 1_000, rounds: 200)
    }

    private static func measure(cases: Int, open: Int, rounds: Int) async throws {
        try await StoreFile.open { file in
            let test = try await TestDesk(path: file.path)
            let readers = [try test["ada"].id, try test["rio"].id].sorted()
            try BoardCrowd(cases: cases, open: open, readers: readers)
                .fill(file.path, vault: test.desk.vault, now: test.clock.now)
            var times: [Duration] = []
            for _ in 0..<rounds {
                var page: BoardPage?
                times.append(
                    try await ContinuousClock().measure { page = try await test.desk.board(for: try test["ben"]) })
                #expect(page?.entries.count == 50 && page?.entries.allSatisfy { $0.line != nil } ?? false)
                #expect(page?.counts.all == open * 9 / 10)
            }
            let admitted = try await test.desk.board(for: try test["ada"])
            #expect(admitted.counts.all == open)
            times.sort()
            if isBench {
                FileHandle.standardError.write(
                    Data("board: median \(times[times.count / 2]), slowest \(times[times.count - 1])\n".utf8))
            }
            try test.store.close()
        }
    }
}

extension StoreFile {
    fileprivate static func boardStatements() throws -> [String: String] {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/TocsinStore/SQLite/SQL/board.sql")
        let parts = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "-- name: ").dropFirst()
        return Dictionary(
            uniqueKeysWithValues: parts.map { part in
                let end = part.firstIndex(of: "\n") ?? part.endIndex
                return (String(part[..<end]), String(part[end...]))
            })
    }

    /// How SQLite goes about a statement of ours.
    fileprivate func plan(of name: String) throws -> [String] {
        let body = try StoreFile.boardStatements()[name] ?? ""
        let names = Set(body.matches(of: /:([a-z_]+)/).map { String($0.1) })
        let values = Dictionary(uniqueKeysWithValues: names.map { ($0, 1 as (any DatabaseValueConvertible)?) })
        return try DatabaseQueue(path: path).read { database in
            try Row.fetchAll(
                database, sql: "explain query plan " + body, arguments: StatementArguments(values)
            ).map { $0["detail"] }
        }
    }
}
