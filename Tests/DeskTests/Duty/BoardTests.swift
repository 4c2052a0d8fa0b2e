// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
@testable import TocsinDesk

@Suite struct BoardTests {
    private static func lines(
        _ test: TestDesk, _ person: String, _ question: BoardQuestion = BoardQuestion()
    ) async throws -> [BoardEntry] {
        try await test.desk.board(for: try test[person], question).entries
    }

    /// So many cases, opened a minute apart; the first is the most urgent.
    private static func open(_ count: Int, at test: TestDesk) async throws -> [CaseID] {
        var ids: [CaseID] = []
        for number in 0..<count {
            let answer = try await test.take(
                "{act: case.open, title: \"Threat \(number)\", packs: [\(Sitting.pack)], awareness: {at: \"2026-03-02T08:5\(number):00Z\", by: n}}",
                by: "ada", in: nil)
            ids.append(try #require(answer.case))
        }
        return ids
    }

    @Test func `the board says what is next in each case, by when and who may take it`() async throws {
        var sitting = try await Sitting.withDraft()
        try await sitting.sign("warning", by: "rio")
        let page = try await sitting.desk.board(for: try sitting.test["sam"])
        let entry = try #require(page.entries.first)
        let line = try #require(entry.line)
        #expect(line.title == "Car bomb" && page.counts == BoardCounts(mine: 1, all: 1))
        #expect(entry.sentence(at: page.at) == "Next: second signature on the private release")
        #expect(line.next?.roles == [.releaser, .senior] && page.next == nil)
        #expect(line.waiting.map(\.first) == [[try sitting.test["rio"].id]])
    }

    @Test func `law 4: what waits for a second person waits for nobody who did the first half`() async throws {
        let sitting = try await Sitting.withDraft()
        func waiting(_ name: String) async throws -> [Waiting] {
            try await sitting.desk.waiting(for: try sitting.test[name]).map(\.waiting)
        }
        #expect(try await waiting("rio").isEmpty)
        var signing = sitting
        try await signing.sign("warning", by: "rio")
        #expect(try await waiting("sam").map(\.purpose) == [.release])
        #expect(try await waiting("sam").first?.since == sitting.test.clock.now)
        for name in ["rio", "ada", "adm"] { #expect(try await waiting(name).isEmpty, "\(name)") }
        try await signing.sign("warning", by: "sam")
        #expect(try await waiting("sol").isEmpty)
    }

    @Test func `pages follow each other without a gap, and each line once`() async throws {
        let test = try await TestDesk()
        let ids = try await Self.open(7, at: test)
        var seen: [CaseID] = []
        var question = BoardQuestion(.all, limit: 3)
        repeat {
            let page = try await test.desk.board(for: try test["ada"], question)
            seen += page.entries.map(\.caseID)
            question.after = page.next
            #expect(question.after.map { BoardPlace("\($0)") == $0 } ?? true)
        } while question.after != nil
        #expect(seen == ids)
    }

    @Test func `taken, mine and breached are counted as they are listed`() async throws {
        let test = try await TestDesk()
        let ids = try await Self.open(3, at: test)
        _ = try await test.take("{act: case.take}", by: "ada", in: ids[0])
        _ = try await test.take("{act: case.take}", by: "ben", in: ids[1])
        for (filter, expected) in [
            (BoardQuestion.Filter.mine, [ids[0], ids[2]]), (.taken, [ids[0], ids[1]]), (.all, ids), (.breached, []),
        ] {
            #expect(try await Self.lines(test, "ada", BoardQuestion(filter)).map(\.caseID) == expected, "\(filter)")
        }
        #expect(
            try await test.desk.board(for: try test["ada"]).counts == BoardCounts(mine: 2, all: 3, taken: 2))
        test.clock.advance(by: .hours(1))
        let page = try await test.desk.board(for: try test["ada"], BoardQuestion(.breached))
        #expect(page.entries.count == page.counts.breached && page.counts.breached == 3)
        #expect(page.entries.first?.line?.state(at: page.at, page.thresholds) == .breached)
    }

    @Test func `law 15: lists, counts, searches and what waits show a case only to those admitted`() async throws {
        var sitting = try await Sitting.withDraft()
        try await sitting.sign("warning", by: "rio")
        let (test, id) = (sitting.test, try sitting.caseID)
        let keep = "{act: case.restrict, reason: a colleague is suspected, admitted: [\(try test["sol"].id)]}"
        try await sitting.take(keep, by: "ada")
        for (name, sees) in [("ada", true), ("sol", true), ("ben", false), ("sam", false), ("adm", false)] {
            let person = try test[name]
            let page = try await test.desk.board(for: person, BoardQuestion(.all))
            #expect(page.entries.map(\.caseID) == (sees ? [id] : []), "\(name)")
            #expect(page.counts.all == (sees ? 1 : 0), "\(name)")
            #expect(try await test.desk.search("car", by: person).entries.count == (sees ? 1 : 0), "\(name)")
            #expect(try await test.desk.search("\(id)", by: person).entries.count == (sees ? 1 : 0), "\(name)")
            let waits = try await test.desk.waiting(for: person).count
            #expect(waits == (name == "sol" ? 1 : 0), "\(name)")
        }
        try await sitting.take("{act: case.admit, person: \(try test["sam"].id), reason: must sign}", by: "sol")
        #expect(try await test.desk.waiting(for: try test["sam"]).count == 1)
        try await sitting.take("{act: case.exclude, person: \(try test["sam"].id), reason: no longer}", by: "sol")
        #expect(try await test.desk.waiting(for: try test["sam"]).isEmpty)
        let last = "{act: case.exclude, person: \(try test["sol"].id), reason: x}"
        #expect(try await sitting.refused(last, by: "ada") == .notAllowed)
    }

    @Test func `a search finds words of titles and whole names of cases, and nothing else`() async throws {
        let sitting = try await Sitting.withVictim()
        let (desk, ada) = (sitting.desk, try sitting.test["ada"])
        for (text, count) in [
            ("car", 1), ("BOMB car", 1), ("bom", 1), ("omb", 0), ("deputy", 0), ("", 0), ("car plane", 0),
            ("\(try sitting.caseID)", 1), (String("\(try sitting.caseID)".dropLast()), 0),
        ] {
            #expect(try await desk.search(text, by: ada).entries.count == count, "\(text)")
        }
    }

    @Test func `a window that ends stands among those that end until somebody decides`() async throws {
        var sitting = try await Sitting.withRelease()
        let sam = try sitting.test["sam"]
        #expect(try await sitting.desk.windows(for: sam).first?.line?.windowEnds != nil)
        #expect(try await sitting.desk.windows(for: try sitting.test["adm"]).isEmpty)
        for person in ["sam", "sol"] {
            try await sitting.take(
                "{act: window.end, warning: $warning, decision: withdrawn, reason: over}", by: person)
        }
        #expect(try await sitting.desk.windows(for: sam).isEmpty)
    }

    @Test func `practice has a board of its own`() async throws {
        let test = try await TestDesk()
        _ = try await Self.open(1, at: test)
        let played = try await test.replay(
            """
            title: Exercise
            people: {pia: {name: Pia, roles: [assessor]}}
            acts:
              - {act: case.open, by: pia, at: "2024-03-02T09:00:00Z", title: Exercise, packs: [us-icd191-model], awareness: {at: "2024-03-02T09:00:00Z", by: n}}
            """)
        #expect(try await Self.lines(test, "ada", BoardQuestion(.all, practice: true)).map(\.caseID) == [played.case])
        #expect(try await Self.lines(test, "ada", BoardQuestion(.all)).count == 1)
    }

    @Test func `a case that opens with a report asks for its grade at once`() async throws {
        let test = try await TestDesk()
        let report = try await test.take(Sitting.secret, by: "ada", in: nil)
        let answer = try await test.take(
            "{act: case.open, title: T, packs: [\(Sitting.pack)], awareness: {at: \"2026-03-02T09:00:00Z\", by: n}, reports: [\(report.id)]}",
            by: "ada", in: nil)
        let line = try #require(try await Self.lines(test, "ada").first?.line)
        #expect(line == BoardLine(try await test.desk.load(try #require(answer.case)).folded))
    }
}
