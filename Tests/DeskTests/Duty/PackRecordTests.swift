// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
@testable import TocsinDesk
import TocsinCore

/// Records that packs demand keep a duty from closing, unless acts already are those records (E5).
@Suite struct PackRecordTests {
    private func owed(_ run: ScenarioRun) async throws -> [String] {
        let folded = try await run.desk.folded
        return folded.duties.keys.sorted().flatMap { folded.owed($0) }.filter { $0.hasPrefix("record ") }
            .map { String($0.split(separator: " ")[1]) }
    }

    private static let icd =
        "icd.credible: yes, icd.specific: yes, icd.impending: yes, icd.harm: yes, icd.target: yes, icd.victim-abroad: yes"
    private static let ttl =
        "ttl.known: yes, ttl.real: yes, ttl.immediate: yes, ttl.identified: yes, ttl.third-party-crime: yes, ttl.offender-known: yes"

    /// A record, and acts after which it is owed no more.
    @Test(arguments: [
        (
            "icd.coordination", "us-icd191-model", icd,
            "{act: coordination.record, body: the CIA station, purpose: delivery}, {act: coordination.record, body: State, purpose: delivery, skipped_because: closed}"
        ),
        ("icd.addressee", "us-icd191-model", icd, Played.told),
        ("warning.text", "us-icd191-model", icd, Played.told),
        ("delivery.receipt", "us-icd191-model", icd, Played.told),
        ("measures.considered", "uk-ttl-model", ttl, "{act: measure.consider, option: move, taken: true, reasons: r}"),
        ("ttl.grade", "uk-ttl-model", ttl, "{act: fact.set, fact: ttl.grade-medium, value: yes, basis: the matrix}"),
        (
            "ttl.disruption-decision", "uk-ttl-model", ttl,
            "{act: offender.add, name: him}, {act: offender.consider, step: disruption_notice, taken: true, reasons: r}"
        ),
        (
            "icd.senior-review", "us-icd191-model", "icd.credible: no",
            "{act: determination.decide, by: assessor, outcome: NO-DUTY, reasons: r}, {act: determination.decide, by: senior, outcome: NO-DUTY, reasons: r}"
        ),
        ("few.form", "small", "few.real: yes", "{act: record.make, record: few.form, victim: he, text: t}"),
        ("few.form", "small", "few.real: yes", "{act: record.make, record: few.form, text: for the whole case}"),
    ])
    func `a record that an act already is need not be typed`(
        record: String, pack: String, facts: String, acts: String
    ) async throws {
        #expect(try await owed(Played.run(packs: pack, facts: facts)).contains(record))
        #expect(try await !owed(Played.run(packs: pack, facts: facts, acts: acts)).contains(record))
    }

    /// Acts that look like the record and are not.
    @Test(arguments: [
        ("icd.coordination", "us-icd191-model", icd, "{act: coordination.record, body: CIA, purpose: delivery}"),
        (
            "delivery.receipt", "us-icd191-model", icd,
            "{act: warning.draft, text: t}, {act: warning.release, channel: hand}"
        ),
        (
            "delivery.receipt", "us-icd191-model", icd,
            "{act: warning.draft, text: t}, {act: warning.release, channel: hand}, {act: delivery.by_hand, result: told}"
        ),
        ("ttl.disruption-decision", "uk-ttl-model", ttl, "{act: offender.add, name: him}"),
        (
            "icd.senior-review", "us-icd191-model", "icd.credible: no",
            "{act: determination.decide, by: assessor, outcome: NO-DUTY, reasons: r}, {act: determination.decide, by: second-reader, outcome: NO-DUTY, reasons: r}"
        ),
        ("few.form", "small", "few.real: yes", "{act: record.make, record: few.letter, victim: he, text: t}"),
    ])
    func `a record is owed until it is really there`(record: String, pack: String, facts: String, acts: String)
        async throws
    {
        #expect(try await owed(Played.run(packs: pack, facts: facts, acts: acts)).contains(record))
    }

    @Test func `what a delivery leaves behind is owed only where somebody is warned`() async throws {
        let acts = """
            {act: record.make, record: legal.authority, text: the statute},
            {act: waiver.ask, ground: F-W, reasons: r, alternatives: {sanitised: a, anonymous: b, third_party: c, public: d}},
            {act: waiver.sign, expires_in: 24h}
            """
        let facts = "few.real: yes, few.excused: yes"
        #expect(try await owed(Played.run(facts: facts)) == ["few.form", "few.letter"])
        #expect(try await owed(Played.run(facts: facts, acts: acts)) == ["few.form"])
    }

    @Test func `a statutory ground is switched off until a legal authority is on record`() async throws {
        let run = try await Played.run(
            facts: "few.real: yes, few.excused: yes",
            acts: """
                {act: waiver.ask, ground: F-W, reasons: r, refused: true},
                {act: record.make, record: legal.authority, text: the statute}, {act: waiver.ask, ground: F-W, reasons: r}
                """)
        #expect(try await run.desk.folded.waivers.count == 1)
    }

    @Test func `both texts are on record once staff and public were told in texts that were compared`() async throws {
        func warn(_ name: String, _ kind: String, _ audience: String, _ text: String) -> String {
            """
            {act: warning.draft, as: \(name), kind: \(kind), audience_class: \(kind == "public_alert" ? "public" : "staff")},
            {act: text.write, warning: $\(name), text: \(text)}, {act: audience.choose, warning: $\(name), \(audience)},
            {act: release.sign, by: assessor, warning: $\(name)}, {act: release.sign, by: releaser, warning: $\(name)}
            """
        }
        let facts = "nds.staff-told: yes, nds.citizens-exposed: yes"
        let staff =
            "{act: recipient.add, as: s, name: staff, channel: mail}, "
            + warn("a", "warning", "recipients: [$s]", "Stay away.")
        let both = staff + ", " + warn("b", "public_alert", "feed: true", "Stay away.")
        let pack = "us-no-double-standard-model"
        #expect(try await owed(Played.run(packs: pack, facts: facts, acts: staff)).contains("nds.both-texts"))
        #expect(try await !owed(Played.run(packs: pack, facts: facts, acts: both)).contains("nds.both-texts"))
    }

    @Test func `what was referred is not finished until somebody there answers`() async throws {
        let facts = "ttl.real: yes, ttl.identified: no, ttl.place-or-public: yes"
        func isOwed(_ acts: String) async throws -> Bool {
            let folded = try await Played.run(packs: "uk-ttl-model", facts: facts, acts: acts).desk.folded
            return folded.duties.keys.contains {
                folded.owed($0).contains { $0.contains("whoever it was referred to") }
            }
        }
        #expect(try await isOwed(""))
        #expect(try await isOwed("{act: coordination.record, body: counter-terrorism, purpose: theirs to decide}"))
        #expect(
            try await !isOwed(
                "{act: coordination.record, body: counter-terrorism, purpose: theirs, answer: we have it}"))
    }

    @Test func `who is senior is for the desk to say, whatever a request says`() async throws {
        let run = try await Played.run(
            packs: "us-icd191-model", facts: "icd.credible: no",
            acts: "{act: determination.decide, by: assessor, senior: true, outcome: NO-DUTY, reasons: r}")
        #expect(try await owed(run).contains("icd.senior-review"))
    }

    @Test func `what a pack finds wrong is a breach once somebody decides on it, and stays one`() async throws {
        let seen = try await Played.run(facts: "few.real: yes, few.late: yes")
        #expect(try await seen.desk.folded.breaches.isEmpty)
        let decided = try await Played.run(
            facts: "few.real: yes, few.late: yes",
            acts:
                "{act: determination.decide, outcome: WARN, reasons: r}, {act: fact.set, fact: few.late, value: no, basis: b}"
        )
        #expect(try await decided.desk.folded.breaches.map(\.kind) == [.pack])
    }
}
