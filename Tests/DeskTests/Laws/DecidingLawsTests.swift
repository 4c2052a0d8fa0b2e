// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk

/// Laws 1 to 7, through the acts that people take.
@Suite struct DecidingLawsTests {
    @Test func `law 1: each victim has a determination of its own, under each pack`() async throws {
        var sitting = try await Sitting()
        try await sitting.open(packs: "us-icd191-model, uk-ttl-model")
        try await sitting.take("{act: victim.add, as: victim, kind: person, name: Deputy}")
        try await sitting.take("{act: victim.add, as: other, kind: person, name: Driver}")
        try await sitting.establish()
        #expect(try await sitting.outcome("victim") == .warn)
        let other = try await sitting.outcome("other")
        #expect(other == .enquire)
        try await sitting.decide("WARN")
        let duties = try await sitting.folded().duties
        #expect(duties.count == 4)
        let decided = duties.filter { $0.value.reading.settled != nil }.map(\.key)
        #expect(decided == [DutyKey(victim: try sitting.id("victim"), pack: Sitting.pack)])
    }

    @Test func `law 2: unknown is not no, and each answer keeps its basis, its assessor and its time`() async throws {
        var sitting = try await Sitting.withVictim()
        try await sitting.establish()
        try await sitting.set("icd.impending", "unknown")
        let unknown = try await sitting.outcome()
        try await sitting.set("icd.impending", "no")
        #expect(try await sitting.outcome() == .noDuty)
        #expect(unknown == .warn, "a doubt is read in favour of warning")

        let fact = try #require(FactName("icd.impending"))
        let victim = try #require(try await sitting.folded().victims[try sitting.id("victim")])
        let stands = try #require(victim.facts[fact])
        #expect(stands.basis == "read")
        #expect(stands.by == .person(try sitting.test["ada"].id))
        #expect(stands.at == sitting.test.clock.now)
    }

    @Test func `law 2: a fact of one regime says nothing under another`() async throws {
        var sitting = try await Sitting.withVictim()
        for fact in ["credible", "specific", "impending", "harm", "target"] {
            try await sitting.set("ttl.\(fact)", "yes")
        }
        let outcome = try await sitting.outcome()
        #expect(outcome == .enquire, "as if nobody had said anything")
    }

    @Test func `law 3: a waiver that is asked for leaves the duty and its clock as they are`() async throws {
        var sitting = try await Sitting.withVictim()
        try await sitting.establish()
        try await sitting.allowWaiver()
        let clock = try await sitting.clock(.determination)
        try await sitting.take(Sitting.waiver, by: "ada")
        let outcome = try #require(try await sitting.outcome())
        #expect(outcome == .waiverReview)
        #expect(outcome.isDuty)
        #expect(try await sitting.clock(.determination) == clock)
        for person in ["ada", "ben", "rio", "adm"] {
            let code = try await sitting.refused("{act: waiver.sign, waiver: $waiver, expires_in: 24h}", by: person)
            #expect(code == .wrongRole, "\(person)")
        }
        #expect(
            try await sitting.refused("{act: waiver.sign, waiver: $waiver, expires_in: 73h}", by: "sam") == .notAllowed)
        try await sitting.take("{act: waiver.sign, waiver: $waiver, expires_in: 24h}", by: "sam")
        #expect(try await sitting.outcome() == .waived)
    }

    @Test(arguments: ["facts", "expiry", "event", "revoked"])
    func `law 3: a waiver falls when the facts change, when the event moves, and when its time is over`(way: String)
        async throws
    {
        var sitting = try await Sitting.withVictim()
        try await sitting.establish()
        try await sitting.allowWaiver()
        try await sitting.take(Sitting.waiver, by: "ada")
        try await sitting.take("{act: waiver.sign, waiver: $waiver, expires_in: 24h}", by: "sam")
        try await sitting.advance(by: .hours(23))
        #expect(try await sitting.outcome() == .waived)
        switch way {
        case "facts": try await sitting.set("icd.awareness-current", "no")
        case "expiry": try await sitting.advance(by: .hours(1))
        case "event": try await sitting.take("{act: event.expect, at: \"2026-03-20T09:00:00Z\"}")
        default: try await sitting.take("{act: waiver.revoke, waiver: $waiver, reasons: it was wrong}", by: "ben")
        }
        let outcome = try #require(try await sitting.outcome())
        #expect(outcome.isDuty, "\(outcome.rawValue)")
        #expect(try await sitting.refused("{act: waiver.sign, waiver: $waiver, expires_in: 24h}", by: "sol") != nil)
    }

    @Test func `law 3: the engine never waives, whatever the facts`() async throws {
        var sitting = try await Sitting.withVictim()
        try await sitting.establish()
        for fact in [
            "aware-of-this-threat", "conflict-participant", "conflict-only-reason", "listed-conduct",
            "source-at-undue-risk",
            "partner-information", "partner-forbids",
        ] {
            try await sitting.set("icd.\(fact)", "yes")
            let found = try await sitting.folded().duties.values.compactMap { $0.evaluation?.outcome }
            #expect(found.allSatisfy { $0 != .waived }, "\(fact)")
        }
        #expect(try #require(try await sitting.outcome()).isDuty)
    }

    @Test func `law 4: no duty takes two readers, and a duty that the facts establish is not read away`() async throws {
        var sitting = try await Sitting.withVictim()
        try await sitting.decide("NO-DUTY", by: "ada")
        #expect(try await sitting.folded().duties.values.first?.reading.settled == nil)
        #expect(try await sitting.refused(sitting.verdict("NO-DUTY"), by: "ada") == .samePerson)
        try await sitting.decide("NO-DUTY", by: "ben")
        #expect(try await sitting.folded().duties.values.first?.reading.settled == .noDuty)

        try await sitting.establish()
        for outcome in ["NO-DUTY", "DISCRETIONARY"] {
            for person in ["ada", "ben", "sam"] {
                #expect(try await sitting.refused(sitting.verdict(outcome), by: person) == .notAllowed, "\(outcome)")
            }
        }
    }

    /// An act that needs two, and who else may give the second signature.
    static let byTwo: [(act: String, first: String, second: String)] = [
        ("{act: retraction.sign, warning: $warning, reason: it was wrong}", "rio", "sam"),
        ("{act: window.end, warning: $warning, decision: withdrawn, reason: he is caught}", "rio", "sol"),
        (
            "{act: window.end, warning: $warning, decision: extended, until: \"2026-03-09T09:00:00Z\", reason: not over}",
            "sam",
            "rio"
        ),
    ]

    @Test(arguments: byTwo)
    func `law 4: what is cancelled, withdrawn or extended takes two`(act: String, first: String, second: String)
        async throws
    {
        var sitting = try await Sitting.withRelease()
        let before = try await sitting.warning()
        #expect(try await sitting.take(act, by: first).needsSecond)
        #expect(try await sitting.warning().notices == [])
        #expect(try await sitting.warning().window?.until == before.window?.until)
        #expect(try await sitting.refused(act, by: first) == .samePerson)
        #expect(try await !sitting.take(act, by: second).needsSecond)
        #expect(try await sitting.warning().notices.count == 1)
    }

    @Test func `law 4: one person releases nothing, and the second is a releaser or a senior officer`() async throws {
        var sitting = try await Sitting.withDraft()
        #expect(try await sitting.take(sitting.signature("warning"), by: "ada").needsSecond)
        #expect(try await sitting.refused(sitting.signature("warning"), by: "ada") == .samePerson)
        #expect(try await sitting.refused(sitting.signature("warning"), by: "ben") == .wrongRole)
        #expect(try await !sitting.warning().isReleased)
        #expect(try await sitting.take(sitting.signature("warning"), by: "sam").released)
        #expect(try await sitting.refused(sitting.signature("warning"), by: "rio") == .alreadyDone)
    }

    /// Minutes from first awareness to the event, and to when the determination is due.
    static let halved: [(event: Int64, due: Int64)] = [
        (6_000, 120), (1_800, 120), (1_440, 60), (182, 60), (180, 60), (170, 55), (120, 30), (62, 1), (60, 0), (20, 0),
    ]

    @Test(arguments: halved)
    func `law 5: no clock is longer than half of the time left`(event: Int64, due: Int64) async throws {
        let start = try #require(Timestamp("2026-03-02T09:00:00Z"))
        let sitting = try await Sitting.withVictim(expected: "\(start + .minutes(event))")
        let clock = try #require(try await sitting.clock(.determination))
        #expect(clock.due == start + .minutes(due))
        #expect(clock.due <= start + .minutes(max(0, event - 60) / 2))
        if due > 0 {
            try await sitting.advance(by: .seconds(due * 60 - 1))
            #expect(try await sitting.folded().breaches.allSatisfy { $0.kind != .determination })
        }
        try await sitting.advance(by: .seconds(1))
        #expect(try await sitting.folded().breaches.contains { $0.key == clock.key })
        let times = try await sitting.folded().breaches.count
        try await sitting.advance(by: .seconds(1))
        #expect(try await sitting.folded().breaches.count == times, "a clock runs out once")
    }

    @Test func `law 5: the clock runs from first awareness, not from when the case was typed in`() async throws {
        let sitting = try await Sitting.withVictim(known: "2026-03-02T07:30:00Z")
        let clock = try #require(try await sitting.clock(.determination))
        #expect(clock.due == Timestamp("2026-03-02T09:30:00Z"))
        var late = try await Sitting()
        await #expect(throws: Refusal.self, "nobody has known anything from tomorrow on") {
            try await late.open(known: "2026-03-03T09:00:00Z")
        }
    }

    @Test func `law 5: emergency release is offered at once when no time is left`() async throws {
        var sitting = try await Sitting.withVictim(expected: "2026-03-02T09:50:00Z")
        try await sitting.establish()
        #expect(try await sitting.outcome() == .warnEmergency)
    }

    @Test func `law 6: an open leak hit, a missing verdict and a missing second person do not stop an emergency`()
        async throws
    {
        var sitting = try await Sitting.withVictim()
        try await sitting.take(Sitting.secret)
        try await sitting.draft("warning")
        try await sitting.take(sitting.text("warning", danger: "Orrin Vask is coming."))
        let stale = "{act: release.sign, warning: $warning, contents: $warning.text.contents}"
        #expect(try await sitting.refused(stale, by: "rio") == .openLeak)
        let alone = "{act: release.emergency, warning: $warning, reason: he is at the door, harm_is_near: true}"
        #expect(try await sitting.take(alone, by: "rio").released)
        #expect(try await sitting.refused(alone, by: "sam") == .alreadyDone)
    }

    @Test func `law 6: an emergency release is reviewed by another person within a day, or that is a breach`()
        async throws
    {
        var sitting = try await Sitting.withDraft()
        try await sitting.take(
            "{act: release.emergency, warning: $warning, reason: he is at the door, harm_is_near: true}", by: "rio")
        let due = sitting.test.clock.now + .hours(24)
        #expect(try await sitting.clock(.emergencyReview)?.due == due)
        let review = "{act: emergency.review, warning: $warning, finding: it was right}"
        #expect(try await sitting.refused(review, by: "rio") == .samePerson)
        try await sitting.advance(by: .hours(24))
        #expect(try await sitting.folded().breaches.contains { $0.kind == .emergencyReview })
        try await sitting.take(review, by: "sam")
        #expect(try await sitting.warning().gate.awaitsReview == false)
    }

    @Test func `law 7: a warning that was told does not close the duty until protection was considered`() async throws {
        var sitting = try await Sitting.withRelease()
        try await sitting.take(Sitting.told, by: "ben")
        let close = "{act: duty.close, victim: $victim, pack: us-icd191-model}"
        #expect(try await sitting.refused(close) == .missingRecord)
        let key = DutyKey(victim: try sitting.id("victim"), pack: Sitting.pack)
        #expect(try await sitting.folded().owed(key).contains("protective measures considered"))
        try await sitting.take(
            "{act: measure.consider, victim: $victim, option: move, taken: false, reasons: he refused}")
        #expect(try await !sitting.folded().owed(key).contains("protective measures considered"))
    }

    @Test func `law 7: two people close a case, and nobody acts in it afterwards`() async throws {
        var sitting = try await Sitting.withVictim()
        try await sitting.closeWithoutDuty()
        #expect(try await sitting.folded().isClosed)
        #expect(try await sitting.refused("{act: victim.add, kind: person, name: Another}") == .alreadyDone)
        #expect(try await sitting.folded().clocks == [])
        try await sitting.take("{act: dissent.record, text: I would have warned him.}", by: "ben")
    }

    @Test func `law 7: every rule that was read says where it is from and how sure we are of it`() async throws {
        var sitting = try await Sitting.withVictim()
        try await sitting.establish()
        let trace = try #require(try await sitting.folded().duties.values.first?.evaluation?.trace)
        #expect(trace.count > 30)
        for rule in trace { #expect(!rule.source.isEmpty && !rule.text.isEmpty, "\(rule.rule)") }
    }
}

extension Sitting {
    static let waiver =
        "{act: waiver.ask, as: waiver, victim: $victim, pack: us-icd191-model, ground: ICD-W-a, reasons: they know, alternatives: {sanitised: \"no\", anonymous: \"no\", third_party: \"no\", public: \"no\"}}"
    static let secret =
        "{act: report.receive, source: {type: liaison, name: Partner}, marking: red, awareness: {at: \"2026-03-02T09:00:00Z\", by: n}, text: \"Orrin Vask drives the green Skoda at 21:40.\"}"
    static let told =
        "{act: delivery.by_hand, warning: $warning, recipient: $person, result: told, how: in person, server: Ben, identified_by: staff card, read_back: true}"

    /// The facts under which somebody may ask for a waiver.
    mutating func allowWaiver() async throws {
        for fact in ["aware-of-this-threat", "awareness-on-file", "awareness-current"] {
            try await set("icd.\(fact)", "yes")
        }
    }

    /// Two readers find no duty; what is owed besides is recorded; two people close the case.
    mutating func closeWithoutDuty(_ victim: String = "victim") async throws {
        try await set("icd.credible", "no", victim)
        let verdict =
            "{act: determination.decide, victim: $\(victim), pack: us-icd191-model, outcome: NO-DUTY, reasons: read}"
        for person in ["ada", "ben"] { try await take(verdict, by: person) }
        let key = DutyKey(victim: try id(victim), pack: Sitting.pack)
        for owed in try await folded().owed(key) {
            let record = owed.split(separator: " ").dropFirst().first ?? ""
            try await take("{act: record.make, record: \(record), victim: $\(victim), text: done}")
        }
        try await take("{act: duty.close, victim: $\(victim), pack: us-icd191-model}")
        for person in ["ada", "sam"] { try await take("{act: case.close, reason: it is over}", by: person) }
    }
}

extension Timestamp {
    init?(_ text: String) {
        guard let moment = RFC3339.read(text) else { return nil }
        self = moment.instant
    }
}
