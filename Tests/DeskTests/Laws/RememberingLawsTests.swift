// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinStore

/// Laws 14 to 17, through the acts that people take.
@Suite struct RememberingLawsTests {
    @Test func `law 14: every act that was taken is an entry, with its actor and both its times`() async throws {
        var sitting = try await Sitting.withVictim()
        let before = try await sitting.test.store.entries(of: StreamID(sitting.caseID)).count
        try await sitting.take("{act: dissent.record, text: no, at: \"2026-03-01T08:00:00+03:00\"}", by: "ben")
        let entries = try await sitting.test.store.entries(of: StreamID(sitting.caseID))
        #expect(entries.count == before + 1)
        let last = try #require(entries.last)
        #expect(last.actor == .person(try sitting.test["ben"].id))
        #expect(last.recorded == sitting.test.clock.now)
        #expect(last.asserted?.description == "2026-03-01T08:00:00+03:00")
        #expect(try await sitting.folded().dissents.count == 1)
    }

    @Test func `law 14: a look at a case is an entry too`() async throws {
        let sitting = try await Sitting.withVictim()
        let before = try await sitting.test.store.extent().last
        let read = ReadCase(by: try sitting.test["ben"].id, what: "the whole case")
        try await sitting.desk.perform(.readCase(read), in: sitting.caseID)
        #expect(try await sitting.test.store.extent().last == before + 1)
    }

    @Test func `law 14: what the log commits to shows no name, no text and nothing that can be guessed`() async throws {
        let sitting = try await Sitting.withRelease()
        let entries = try await sitting.test.store.entries(of: StreamID(sitting.caseID))
        #expect(entries.count > 15)
        for entry in entries {
            let text = String(decoding: entry.canonical, as: UTF8.self)
            for word in ["Deputy", "Car bomb", "night desk", "read", "hurt you", "at home", "Ada", "icd.", "WARN"] {
                #expect(!text.contains(word), "'\(word)' in \(text)")
            }
            #expect(text.utf8.count <= 8_192)
        }
    }

    /// The same words twice commit to different values: nobody can tell that they are the same.
    @Test func `law 14: equal acts in two cases cannot be told to be equal`() async throws {
        var commitments: Set<Digest> = []
        let test = try await TestDesk()
        for _ in 0..<2 {
            var sitting = Sitting(at: test)
            try await sitting.open()
            try await sitting.take("{act: dissent.record, text: no}")
            let last = try #require(try await test.store.entries(of: StreamID(sitting.caseID)).last)
            let canonical = try TreeDecoder.decode(CanonicalEntry.self, from: TreeReader.json(last.canonical))
            commitments.formUnion(canonical.commitments)
        }
        #expect(commitments.count == 2)
    }

    /// Acts that name something, as an outsider tries them: with a name that never was, and with one of another case.
    static let probes = [
        "{act: fact.set, victim: NAME, fact: icd.harm, value: yes, basis: b}",
        "{act: determination.decide, victim: NAME, pack: us-icd191-model, outcome: WARN, reasons: r}",
        "{act: report.grade, report: NAME, grade: B2, reasons: r}", "{act: enquiry.answer, enquiry: NAME, answer: a}",
        "{act: measure.consider, victim: NAME, option: o, taken: true, reasons: r}",
        "{act: warning.draft, kind: warning, audience_class: private, victims: [NAME]}",
        "{act: release.halt, warning: NAME, reason: r}", "{act: trigger.fire, trigger: NAME, what: w}",
        "{act: offender.consider, offender: NAME, step: none, taken: true, reasons: r}",
    ]

    @Test(arguments: probes)
    func `law 15: what is absent and what is another's are refused with the same words`(probe: String) async throws {
        let other = try await Sitting.withDraft()
        let sitting = Sitting(at: other.test)
        var mine = sitting
        try await mine.open()
        func words(_ name: String) async throws -> String {
            var copy = mine
            do {
                try await copy.take(probe.replacing("NAME", with: name), by: "sam")
                return "taken"
            } catch let refusal as Refusal {
                return "\(refusal.code) \(refusal.sentence)"
            }
        }
        let absent = try await words("\(EntryID(high: 5, low: 5))")
        #expect(absent.hasPrefix("unknownThing"))
        for name in ["victim", "warning", "person"] {
            #expect(try await words("\(other.id(name) as EntryID)") == absent)
        }
    }

    @Test func `law 15: a case that is not there and one that nobody may see are the same`() async throws {
        let sitting = try await Sitting.withVictim()
        let unknown = try Sitting.request("{act: dissent.record, text: x}", in: CaseID(high: 1, low: 2))
        let error = await #expect(throws: Refusal.self) {
            try await sitting.desk.perform(unknown, by: sitting.test["ada"])
        }
        #expect(error == .nothing("case"))
        // An administrator is told the same of a case that is there and of one that is not.
        var words: Set<Refusal> = []
        for id in [CaseID(high: 1, low: 2), try sitting.caseID] {
            let request = try Sitting.request("{act: dissent.record, text: x}", in: id)
            let refused = await #expect(throws: Refusal.self) {
                try await sitting.desk.perform(request, by: sitting.test["adm"])
            }
            words.formUnion([refused].compactMap(\.self))
        }
        #expect(words.count == 1)
    }

    @Test func `law 15: names are random, so that neither order nor number can be read from them`() {
        let instruments = TestClock().instruments
        let names = (0..<10_000).map { _ in instruments.name() as CaseID }
        #expect(Set(names).count == names.count)
        #expect(names != names.sorted())
        // Each of 128 bits is set about half of the time: 5 000 with a deviation of 50.
        for bit in 0..<64 {
            for word in [names.map(\.high), names.map(\.low)] {
                let set = word.filter { $0 >> UInt64(bit) & 1 == 1 }.count
                #expect((4_500...5_500).contains(set), "bit \(bit) is set \(set) times")
            }
        }
    }

    @Test func `law 15: erasing takes two senior officers and a ground, and leaves the log as it was`() async throws {
        var sitting = try await Sitting.withVictim()
        let erase = "{act: subject.erase, subject: $victim, ground: asked for it}"
        #expect(try await sitting.refused(erase, by: "sam") == .notYet, "the case is open")
        try await sitting.closeWithoutDuty()
        try await sitting.take("{act: hold.set, reason: a court}", by: "sam")
        #expect(try await sitting.refused(erase, by: "sam") == .notAllowed, "a legal hold stands")
        try await sitting.take("{act: hold.lift, reason: the court}", by: "sam")
        #expect(
            try await sitting.refused("{act: subject.erase, subject: $victim, ground: \"\"}", by: "sam") == .malformed)
        for person in ["ada", "rio", "adm"] { #expect(try await sitting.refused(erase, by: person) == .wrongRole) }
        let unknown = "{act: subject.erase, subject: $case, ground: asked for it}"
        #expect(try await sitting.refused(unknown, by: "sam") == .unknownThing, "a case is nobody")

        try await sitting.take(erase, by: "sam")
        #expect(try await sitting.refused(erase, by: "sam") == .samePerson)
        let before = try await sitting.test.store.entries(of: StreamID(sitting.caseID))
        try await sitting.take(erase, by: "sol")
        let after = try await sitting.test.store.entries(of: StreamID(sitting.caseID))
        #expect(after.prefix(before.count).map(\.canonical) == before.map(\.canonical))
        #expect(after.prefix(before.count).map(\.entryKey) == before.map(\.entryKey))
        let victim: SubjectID = try sitting.id("victim")
        for entry in after { #expect((entry.wrappedKey == nil) == (entry.subject == victim)) }
        let folded = try await sitting.folded()
        #expect(folded.isClosed)
        #expect(folded.victims.isEmpty)
    }

    @Test func `law 15: nobody is erased from a case with a breach`() async throws {
        var sitting = try await Sitting.withVictim()
        try await sitting.advance(by: .hours(3))
        try await sitting.closeWithoutDuty()
        let erase = "{act: subject.erase, subject: $victim, ground: asked for it}"
        #expect(try await sitting.refused(erase, by: "sam") == .notAllowed)
    }

    @Test func `law 16: a figure is a view of statements by a named rule, at any moment that was`() async throws {
        var sitting = try await Sitting.withVictim()
        try await sitting.take(
            "{act: event.record, as: event, title: Attack, stage: accomplished, happened: \"2026-03-02T09:00:00Z\"}")
        func toll(_ number: Int, _ who: String, more: String = "") -> String {
            "{act: statement.record, as: s\(number), events: [$event], kind: figure_report, voice: according_to, polarity: asserts, modality: asserted, speaker: {name: \(who), identification: named_group, authority: true}, said: \"2026-03-02T09:00:00Z\", content: \"\(number) were killed.\", figure: {measure: killed, qualifier: exact, low: \(number), high: \(number), scope: all dead, standing: official}\(more)}"
        }
        try await sitting.take(toll(40, "Ministry"))
        let early = sitting.test.clock.now
        try await sitting.advance(by: .hours(1))
        try await sitting.take(toll(60, "Ministry", more: ", supersedes: [$s40]"))
        let ledger = try await sitting.folded().ledger
        #expect(
            ledger.statements.map(\.act.content) == ["40 were killed.", "60 were killed."], "nothing is overwritten")

        let then = try await sitting.desk.situationReport(of: sitting.caseID, asOf: early)
        let now = try await sitting.desk.situationReport(of: sitting.caseID, asOf: nil)
        func killed(_ report: SituationReport) -> Int? { report.figures.first { $0.place == .current }?.figure.low }
        #expect(killed(then) == 40)
        #expect(killed(now) == 60)
    }

    @Test func `law 17: an administrator opens no case, reads none and approves nothing`() async throws {
        let sitting = try await Sitting.withDraft()
        let acts = [
            "{act: case.open, title: t, packs: [us-icd191-model], awareness: {at: \"2026-03-02T09:00:00Z\", by: n}}",
            "{act: report.receive, source: {type: t, name: n}, marking: red, awareness: {at: \"2026-03-02T09:00:00Z\", by: n}, text: x}",
            "{act: dissent.record, text: x}", sitting.signature("warning"), sitting.verdict("WARN"),
            sitting.text("warning"),
            "{act: release.emergency, warning: $warning, reason: r, harm_is_near: true}",
            "{act: leak.accept, warning: $warning, hit: h, reason: r}", "{act: case.close, reason: r}",
            "{act: subject.erase, subject: $victim, ground: g}", "{act: hold.lift, reason: r}",
        ]
        for act in acts { #expect(try await sitting.refused(act, by: "adm") == .wrongRole, "\(act)") }
    }
}
