// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinStore

/// The same request again is answered and not done again; whoever comes second starts over.
@Suite struct RepeatTests {
    static let dissent = "{act: dissent.record, text: no}"

    @Test func `the same request under the same key is answered as before and done once`() async throws {
        var sitting = try await Sitting.withVictim()
        let first = try await sitting.take(Self.dissent, by: "ben", key: "k1")
        let last = try await sitting.test.store.extent().last
        sitting.test.clock.advance(by: .hours(5))
        for _ in 0..<3 {
            var again = try await sitting.take(Self.dissent, by: "ben", key: "k1")
            #expect(again.already)
            again.already = false
            #expect(again == first)
        }
        #expect(try await sitting.test.store.extent().last == last)
    }

    /// A clock's sentence repeats what somebody asked, and names whom; the person may be erased, and the answer is kept.
    @Test func `law 15: an answer that is kept for a repeat holds no sentence of a clock or a check`() async throws {
        var sitting = try await Sitting.withVictim()
        try await sitting.take(
            "{act: enquiry.open, victim: $victim, fact: icd.credible, question: Is Vask here?, to: them, due: 10min}")
        sitting.test.clock.advance(by: .minutes(20))
        let first = try await sitting.take(Self.dissent, by: "ben", key: "k1")
        #expect(first.breaches.contains { $0.about.contains("Vask") })
        let again = try await sitting.take(Self.dissent, by: "ben", key: "k1")
        #expect(again.id == first.id && again.already && again.outcomes == first.outcomes)
        #expect(again.breaches == [] && again.findings == [])
    }

    @Test func `a key belongs to one person and to one request`() async throws {
        var sitting = try await Sitting.withVictim()
        let first = try await sitting.take(Self.dissent, by: "ben", key: "k1")
        let other = try await sitting.take(Self.dissent, by: "ada", key: "k1")
        #expect(!other.already && other.id != first.id)
        let error = await #expect(throws: Refusal.self) {
            try await sitting.take("{act: dissent.record, text: yes}", by: "ben", key: "k1")
        }
        #expect(error?.code == .alreadyDone)
        #expect(try await sitting.take(Self.dissent, by: "ben", key: "k2").id != first.id)
    }

    @Test func `an act that was refused keeps no answer, so the same key may try again`() async throws {
        var sitting = try await Sitting.withDraft()
        try await sitting.sign("warning", by: "ada")
        for _ in 0..<2 {
            let error = await #expect(throws: Refusal.self) {
                try await sitting.take(sitting.signature("warning"), by: "ada", key: "k1")
            }
            #expect(error?.code == .samePerson)
        }
        #expect(try await sitting.take(sitting.signature("warning"), by: "rio", key: "k1").released)
    }

    @Test(arguments: ["", String(repeating: "k", count: 201), String(repeating: "é", count: 101)])
    func `a key has 1 to 200 bytes`(key: String) async throws {
        var sitting = try await Sitting.withVictim()
        let error = await #expect(throws: Refusal.self) { try await sitting.take(Self.dissent, by: "ben", key: key) }
        #expect(error?.code == .malformed)
    }

    /// Acts of every way in: inside a case, opening one, and taking a report in without one.
    static let acts = [
        "{act: dissent.record, text: no}",
        "{act: case.open, title: t, packs: [us-icd191-model], awareness: {at: \"2026-03-02T09:00:00Z\", by: n}}",
        "{act: report.receive, source: {type: t, name: n}, marking: red, awareness: {at: \"2026-03-02T09:00:00Z\", by: n}, text: x}",
    ]

    @Test(arguments: acts.indices)
    func `twenty of the same request at once are done once and all answered`(place: Int) async throws {
        let sitting = try await Sitting.withVictim()
        let request = try Sitting.request(Self.acts[place], in: place == 0 ? sitting.caseID : nil)
        let person = try sitting.test["ada"]
        let before = try await sitting.test.store.extent().last
        let answers = await withTaskGroup(of: EntryID?.self) { group in
            for _ in 0..<20 { group.addTask { try? await sitting.desk.perform(request, by: person, key: "k").id } }
            return await group.reduce(into: [EntryID?]()) { $0.append($1) }
        }
        #expect(try await sitting.test.store.extent().last == before + 1)
        #expect(Set(answers.compactMap(\.self)).count == 1)
        do {
            #expect(answers.allSatisfy { $0 != nil })
        }
    }

    @Test func `the same report from many sides at once is one report`() async throws {
        let sitting = try await Sitting.withVictim()
        let act =
            "{act: report.receive, source: {type: t, name: n, reference: \"77\"}, marking: red, awareness: {at: \"2026-03-02T09:00:00Z\", by: n}, text: x}"
        let request = try Sitting.request(act, in: nil)
        let (ada, ben) = (try sitting.test["ada"], try sitting.test["sam"])
        let before = try await sitting.test.store.extent().last
        let answers = await withTaskGroup(of: EntryID?.self) { group in
            for place in 0..<20 {
                group.addTask { try? await sitting.desk.perform(request, by: place % 2 == 0 ? ada : ben).id }
            }
            return await group.reduce(into: [EntryID?]()) { $0.append($1) }
        }
        #expect(try await sitting.test.store.extent().last == before + 1)
        #expect(Set(answers.compactMap(\.self)).count == 1)
        do {
            #expect(answers.allSatisfy { $0 != nil })
        }
        #expect(try await sitting.desk.perform(request, by: ada).already)
    }

    @Test func `law 4: of two hundred signatures at once one releases, and the rest are refused for a reason`()
        async throws
    {
        let sitting = try await Sitting.withDraft()
        let request = try sitting.desk.request(
            try #require(ActFile(Array("- \(sitting.signature("warning"))".utf8)).steps.first), names: sitting.names,
            in: sitting.caseID)
        let people = try ["rio", "sam", "sol", "ada"].map { try sitting.test[$0] }
        let results = await withTaskGroup(of: String.self) { group in
            for place in 0..<200 {
                group.addTask {
                    do {
                        let answer = try await sitting.desk.perform(request, by: people[place % people.count])
                        return answer.released ? "released" : "first"
                    } catch let refusal as Refusal {
                        return refusal.code.rawValue
                    } catch {
                        return "\(error)"
                    }
                }
            }
            return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(results["released"] == 1)
        #expect(results["first"] == 1)
        // Ada may give the first signature and not the second.
        #expect(
            Set(results.keys).isSubset(of: ["released", "first", "already-done", "same-person", "wrong-role"]),
            "\(results)")
        #expect(results.values.reduce(0, +) == 200)
        let warning = try await sitting.warning()
        guard case .byTwo(_, let first, let second, _) = warning.gate.release else {
            Issue.record("released by other than two: \(String(describing: warning.gate.release))")
            return
        }
        #expect(first != second)
        let entries = try await sitting.desk.load(sitting.caseID).entries
        let signers = entries.compactMap { entry -> PersonID? in
            guard case .signRelease = entry.act else { return nil }
            return entry.actor.person
        }
        #expect(signers == [first, second])
    }

    /// Two processes never share a store; two desks over one store stand for what the revision guards against.
    @Test func `who decided on an old state starts over`() async throws {
        let sitting = try await Sitting.withDraft()
        let test = sitting.test
        let second = test.desk.over(test.store)
        let request = try Sitting.request("{act: dissent.record, text: no}", in: sitting.caseID)
        let (ada, ben) = (try test["ada"], try test["ben"])
        for _ in 0..<10 {
            _ = try await test.desk.perform(request, by: ada)
            _ = try await second.perform(request, by: ben)
        }
        let folded = try await sitting.folded()
        #expect(folded.dissents.count == 20)
        await withTaskGroup(of: Void.self) { group in
            for place in 0..<20 {
                group.addTask { _ = try? await (place % 2 == 0 ? test.desk : second).perform(request, by: ada) }
            }
        }
        let entries = try await test.store.entries(of: StreamID(sitting.caseID))
        #expect(entries.map(\.sequence) == entries.map(\.sequence).sorted())
        #expect(
            try await sitting.folded().dissents.count
                == entries.filter { $0.canonical.contains("dissent.record") }.count)
    }

    @Test func `a text that is changed and changed back can be signed again`() async throws {
        var sitting = try await Sitting.withDraft()
        try await sitting.sign("warning", by: "ada")
        try await sitting.take(sitting.text("warning", headline: "Another"))
        try await sitting.take(sitting.text("warning"))
        do {
            try await sitting.sign("warning", by: "ada")
        }
    }

    /// Acts that name a report which is not there.
    static let unknownReports = [
        "{act: report.assign, report: 00000000000000000000000009}",
        "{act: case.open, title: t, packs: [us-icd191-model], reports: [00000000000000000000000009], awareness: {at: \"2026-03-02T09:00:00Z\", by: n}}",
    ]

    @Test(arguments: unknownReports)
    func `law 15: a report that is not there is refused like anything that is not there`(act: String) async throws {
        var sitting = try await Sitting.withVictim()
        do {
            let error = await #expect(throws: Refusal.self) { try await sitting.take(act) }
            #expect(error?.code == .unknownThing)
        }
    }

    @Test func `a report that is sent again for another case is in that case too`() async throws {
        var sitting = try await Sitting.withVictim()
        let act =
            "{act: report.receive, source: {type: t, name: n, reference: \"77\"}, marking: red, awareness: {at: \"2026-03-02T09:00:00Z\", by: n}, text: x}"
        try await sitting.take(act)
        var other = Sitting(at: sitting.test)
        try await other.open()
        let answer = try await other.take(act)
        #expect(answer.case == (try other.caseID))
        do {
            let reports = try await other.folded().reports.keys.map { EntryID($0) }
            #expect(reports == [answer.id])
        }
    }

    /// A source that uses its number again for other words: they are not lost.
    @Test func `the same reference with other words is not taken for the same report`() async throws {
        var sitting = try await Sitting.withVictim()
        func report(_ words: String) -> String {
            "{act: report.receive, source: {type: t, name: n, reference: \"77\"}, marking: red, awareness: {at: \"2026-03-02T09:00:00Z\", by: n}, text: \(words)}"
        }
        try await sitting.take(report("first"))
        let second = try? await sitting.take(report("second"))
        #expect(second?.already == false, "other words are another report")
    }
}

extension [UInt8] {
    fileprivate func contains(_ word: String) -> Bool { String(decoding: self, as: UTF8.self).contains(word) }
}
