// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
@testable import TocsinDesk
import TocsinCore

/// Clocks that packs ask for run in the case.
@Suite struct PackClockTests {
    private func due(_ kind: ClockKind, in run: ScenarioRun) async throws -> Interval? {
        let folded = try await run.desk.folded
        return folded.clocks.first { $0.kind == kind }.map { folded.opened.awareness.at.instant.interval(to: $0.due) }
    }

    /// Packs, event, acts and the kind of clock; then how long after first awareness it is due.
    @Test(
        arguments: [
            ("small", nil, "", ClockKind.determination, 30),
            ("ngo-duty-of-care", nil, "", .determination, 120),
            ("ngo-duty-of-care, small", nil, "", .determination, 30),
            ("small", "80min", "", .determination, 10),
            ("small", nil, "{act: determination.decide, outcome: WARN, reasons: r}", .warn, 40),
            ("small", nil, "{act: enquiry.open, fact: few.real, question: q, to: them}", .enquiry, 40),
            ("small", nil, "{act: enquiry.open, fact: few.real, question: q, to: them, due: 10min}", .enquiry, 10),
            ("small", nil, "{act: dispute.open, positions: [a], interim: WARN, arbiter: senior}", .dispute, 25),
            ("small", nil, "{act: warning.draft, text: t}, {act: warning.release, channel: hand}", .told, 15),
            ("small", nil, "{act: warning.draft, text: t}, {act: warning.release, channel: mail}", .told, 20),
            (
                "small", nil, "{act: warning.draft, text: t, window: 48h}, {act: warning.release, channel: hand}",
                .endDecision, 2_280
            ),
            ("small", nil, Played.told, .review, 720),
            ("small", nil, "", .pack, 180),
        ] as [(String, String?, String, ClockKind, Int64)])
    func `a clock has the length that a pack asks for, the shortest, and half of the time left at most`(
        packs: String, event: String?, acts: String, kind: ClockKind, minutes: Int64
    ) async throws {
        let facts = packs == "ngo-duty-of-care" ? "ngo.credible: yes" : "few.real: yes"
        let run = try await Played.run(packs: packs, event: event, facts: facts, acts: acts)
        #expect(try await due(kind, in: run) == .minutes(minutes))
    }

    @Test func `a clock says which pack asks for it, by which rule, and how sure we are`() async throws {
        let run = try await Played.run(packs: "ngo-duty-of-care, small")
        let clocks = try await run.desk.folded.clocks.filter { $0.kind == .determination }
        #expect(clocks.count == 2)
        for clock in clocks { #expect(clock.about.hasSuffix("small asks for it within 30min (F-K, local-default).")) }
    }

    @Test func `a review that is missed is a breach, and one that is made starts the next`() async throws {
        let missed = try await Played.run(acts: "\(Played.told), {after: 12h}")
        #expect(try await missed.desk.folded.breaches.contains { $0.kind == .review })
        let made = try await Played.run(
            acts: "\(Played.told), {after: 11h}, {act: review.make, finding: nothing new}, {after: 11h}")
        #expect(try await !made.desk.folded.breaches.contains { $0.kind == .review })
        #expect(try await due(.review, in: made) == .hours(23))
    }

    @Test func `a clock that only its pack knows is stopped by a record of its name, else it is a breach`() async throws
    {
        let stopped = try await Played.run(
            acts: "{act: record.make, record: authority_told, victim: he, text: by letter}, {after: 4h}")
        #expect(try await !stopped.desk.folded.breaches.contains { $0.kind == .pack })
        let missed = try await Played.run(acts: "{after: 3h}")
        let breach = try #require(try await missed.desk.folded.breaches.first { $0.kind == .pack })
        #expect(breach.about.contains("Tell the authority."))
        #expect(try await missed.desk.desk.store.cases().count == 1)
    }

    @Test func `a clock that counts from an attempt runs once somebody tried`() async throws {
        let acts = "{act: warning.draft, text: t}, {act: warning.release, channel: hand}"
        let before = try await Played.run(acts: acts)
        #expect(try await !before.desk.folded.clocks.contains { $0.key.contains("tried_again") })
        let after = try await Played.run(acts: "\(acts), {after: 10min}, {act: delivery.by_hand, result: not_found}")
        let clock = try #require(try await after.desk.folded.clocks.first { $0.key.contains("tried_again") })
        #expect(try await after.desk.folded.opened.awareness.at.instant.interval(to: clock.due) == .minutes(130))
    }

    @Test func `who must be reached by hand and who was written to have clocks of their own`() async throws {
        let run = try await Played.run(
            acts: """
                {act: recipient.add, as: a, channel: hand}, {act: recipient.add, as: b, name: her sister, channel: mail},
                {act: warning.draft, as: w, kind: warning}, {act: text.write, text: t},
                {act: audience.choose, recipients: [$a, $b]}, {act: release.sign, by: assessor}, {act: release.sign, by: releaser},
                {act: delivery.by_hand, recipient: $a, result: told, identified_by: card}
                """)
        let told = try await run.desk.folded.clocks.filter { $0.kind == .told }
        #expect(told.map(\.key).allSatisfy { $0.hasSuffix(":mail") })
        #expect(told.count == 1)
    }

    @Test func `time alone makes the packs look again: emergency release is offered when no time is left`() async throws
    {
        let early = try await Played.run(event: "3h", acts: "{after: 119min}")
        #expect(try await early.desk.folded.duties.values.allSatisfy { $0.evaluation?.outcome == .warn })
        let acts = "{act: determination.decide, outcome: WARN, reasons: r}, {after: 2h}"
        let late = try await Played.run(packs: "ca-duty-model", event: "3h", facts: Self.canadian, acts: acts)
        let duty = try #require(try await late.desk.folded.duties.values.first)
        #expect(duty.evaluation?.outcome == .warnEmergency)
        #expect(duty.evaluation?.emergencyOffered == true)
        #expect(duty.decided == .warn, "the same duty with less time opens no new question")
        #expect(try await !late.desk.folded.breaches.contains { $0.kind == .lookAgain })
    }

    private static let canadian =
        "can.clear: yes, can.serious: yes, can.imminent: yes, can.harm: yes, can.victim-known: yes"

    @Test func `a waiver lives as long as its pack allows, and is decided in the pack's time`() async throws {
        let acts = """
            {act: record.make, record: legal.authority, text: the statute},
            {act: waiver.ask, ground: F-W, reasons: r, alternatives: {sanitised: a, anonymous: b, third_party: c, public: d}}
            """
        let asked = try await Played.run(facts: "few.real: yes, few.excused: yes", acts: acts)
        #expect(try await due(.waiverReview, in: asked) == .minutes(45))
        let signed = try await Played.run(
            facts: "few.real: yes, few.excused: yes",
            acts: "\(acts), {act: waiver.sign, expires_in: 25h, refused: true}, {act: waiver.sign, expires_in: 24h}")
        #expect(try await due(.waiverExpiry, in: signed) == .hours(24))
        #expect(try await !signed.desk.folded.clocks.contains { $0.kind == .determination })
    }

    @Test func `the same case read anew from its entries has the same clocks and breaches`() async throws {
        let run = try await Played.run(
            facts: "few.real: yes, few.late: yes",
            acts: "{act: determination.decide, outcome: WARN, reasons: r}, \(Played.told), {after: 13h}")
        let kept = try await run.desk.folded
        let read = try await run.desk.desk.load(run.desk.caseID).folded
        #expect(read.clocks == kept.clocks)
        #expect(read.breaches == kept.breaches)
        #expect(read.breaches.contains { $0.key.hasSuffix(":late") && $0.kind == .pack })
    }
}
