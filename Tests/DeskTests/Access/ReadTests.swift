// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
@testable import TocsinDesk
import TocsinStore

@Suite struct ReadTests {
    private static func reads(_ sitting: Sitting) async throws -> Int {
        try await sitting.desk.load(sitting.caseID).entries.filter { $0.act?.kind == .readCase }.count
    }

    @Test func `law 14: a look is one entry for each person and quarter of an hour`() async throws {
        let sitting = try await Sitting.withVictim()
        let (desk, id) = (sitting.desk, try sitting.caseID)
        for _ in 0..<5 { _ = try await desk.read(id, by: try sitting.test["ben"], what: "the case") }
        #expect(try await Self.reads(sitting) == 1)
        _ = try await desk.read(id, by: try sitting.test["sam"], what: "the case")
        #expect(try await Self.reads(sitting) == 2)
        sitting.test.clock.advance(by: .minutes(14))
        _ = try await desk.read(id, by: try sitting.test["ben"], what: "the facts")
        #expect(try await Self.reads(sitting) == 2)
        sitting.test.clock.advance(by: .minutes(1))
        let loaded = try await desk.read(id, by: try sitting.test["ben"], what: "the case")
        #expect(try await Self.reads(sitting) == 3)
        #expect(loaded.entries.last?.act == .readCase(ReadCase(by: try sitting.test["ben"].id, what: "the case")))
    }

    @Test func `law 15: absent and forbidden are one refusal, and leave nothing`() async throws {
        var sitting = try await Sitting.withVictim()
        let (desk, id, test) = (sitting.desk, try sitting.caseID, sitting.test)
        try await sitting.take("{act: case.restrict, reason: r, admitted: [\(try test["rio"].id)]}", by: "ada")
        let before = try await test.store.extent().last
        func refusal(_ id: CaseID, _ name: String?) async throws -> Refusal? {
            do {
                _ = try await desk.read(id, by: name.map { try test[$0] }, what: "the case")
                return nil
            } catch let refusal as Refusal { return refusal }
        }
        func refusal(acting id: CaseID, _ name: String) async throws -> Refusal? {
            do {
                _ = try await test.take(
                    "{act: measure.consider, victim: \(id), option: o, reasons: r}", by: name, in: id)
                return nil
            } catch let refusal as Refusal { return refusal }
        }
        let ghost: CaseID = StoreSample.name()
        for name in [nil, "adm", "sam", "ben"] {
            #expect(try await refusal(id, name) == .nothing("case"))
            #expect(try await refusal(ghost, name) == .nothing("case"))
        }
        for name in ["sam", "ben"] {
            #expect(try await refusal(acting: id, name) == .nothing("case"))
            #expect(try await refusal(acting: ghost, name) == .nothing("case"))
        }
        #expect(try await test.store.extent().last == before)
        #expect(try await refusal(id, "rio") == nil)
    }

    @Test func `a case is shown as it was known: by number, by entry, by moment`() async throws {
        var sitting = try await Sitting.withVictim()
        let (desk, id, ada) = (sitting.desk, try sitting.caseID, try sitting.test["ada"])
        let then = sitting.test.clock.now
        sitting.test.clock.advance(by: .minutes(3))
        try await sitting.establish()
        let now = try await desk.read(id, by: ada, what: "the case")
        #expect(now.later == 0)
        for asOf in [AsOf.moment(then), .entry(now.entries[1].id), .number(2)] {
            let past = try await desk.read(id, by: ada, what: "the case", asOf: asOf)
            #expect(past.folded.victims.count == 1, "\(asOf)")
            #expect(past.folded.victims.values.first?.facts.isEmpty ?? false, "\(asOf)")
            #expect(past.later > 0 && past.entries.count + past.later == now.entries.count, "\(asOf)")
        }
        await #expect(throws: Refusal.nothing("case at that moment")) {
            try await desk.read(id, by: ada, what: "the case", asOf: .number(0))
        }
    }

    @Test func `what changed since somebody looked is known as long as their look is`() async throws {
        var sitting = try await Sitting.withVictim()
        let (desk, ada) = (sitting.desk, try sitting.test["ada"])
        func changed() async throws -> Bool? { try await desk.board(for: ada).entries.first?.changedSinceLook }
        #expect(try await changed() == nil)
        sitting.test.clock.advance(by: .minutes(1))
        _ = try await desk.read(sitting.caseID, by: ada, what: "the case")
        #expect(try await changed() == false)
        sitting.test.clock.advance(by: .minutes(1))
        try await sitting.establish()
        #expect(try await changed() == true)
    }
}
