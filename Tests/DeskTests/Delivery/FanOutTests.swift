// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct FanOutTests {
    @Test func `cut off between two chunks, it goes on and neither loses nor repeats anybody`() async throws {
        let people = (0..<1_201).map { "routes: [\(DeliveryDesk.mail($0))]" }
        let desk = try await DeliveryDesk.releasing(to: people)
        try await desk.fanOut.runOnce(chunksMax: 1)
        #expect(try await desk.states() == ["email ready": 1_000])
        try await desk.fanOut.runOnce()
        #expect(try await desk.states() == ["email ready": 1_201])
        try await desk.fanOut.runOnce()
        #expect(try await desk.states() == ["email ready": 1_201])
        let channel = RecordingChannel(.email)
        try await desk.dispatch([channel]).runOnce()
        #expect(Set(channel.parcels.map(\.address)).count == 1_201)
        #expect(channel.parcels.count == 1_201)
        // An audience like this is not named: the case has no entry for each, the tables have.
        try await desk.evidence.runOnce()
        #expect(try await desk.entries(.showEvidence) == 0)
        #expect(try await desk.states() == ["email handed_over": 1_201])
    }

    @Test func `nobody without a route is dropped: somebody must find a way`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: []", "routes: [\(DeliveryDesk.mail(1, "no"))]"])
        try await desk.fanOut.runOnce()
        #expect(try await desk.states() == ["by_hand held": 2])
        let tasks = try await desk.store.handTasks(of: desk.caseID, limit: 9)
        #expect(Set(tasks.map(\.recipient)) == Set(desk.recipients))
        let script = try await desk.desk.script(for: tasks[0], renderer: PlainRenderer())
        #expect(script.address == nil)
        #expect(script.text.reveal().contains(DeliveryDesk.danger))
    }

    @Test func `whoever was reached before is not sent the warning`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: ["routes: [\(DeliveryDesk.mail(0))]", "routes: [\(DeliveryDesk.mail(1)), \(DeliveryDesk.byHand)]"])
        try await desk.act(
            "act: delivery.by_hand, warning: $warning, recipient: $r1, result: told, how: by telephone, server: Rio, read_back: true"
        )
        try await desk.fanOut.runOnce()
        #expect(try await desk.states() == ["email ready": 1])
        #expect(try await desk.store.nextStep() == nil)
    }

    @Test func `a warning of one's own life comes before everything, unless the drafter says otherwise`() async throws {
        for (draft, priority) in [("", DeliveryPriority.lifeThreat), (", priority: P2", .advisory)] {
            let desk = try await DeliveryDesk.releasing(to: ["routes: []"], draft: draft)
            try await desk.fanOut.runOnce()
            #expect(try await desk.store.handTasks(of: nil, limit: 9).map(\.priority) == [priority])
        }
    }

    @Test func `a halt stops what has not left, and those who may have it hear of it by the same way`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: [
                "routes: [\(DeliveryDesk.mail(0))]", "routes: [\(DeliveryDesk.mail(1))]",
                "routes: [\(DeliveryDesk.byHand)]",
            ])
        try await desk.act(
            "act: delivery.by_hand, warning: $warning, recipient: $r2, result: told, how: in person, server: Rio, read_back: true"
        )
        try await desk.fanOut.runOnce()
        let first = desk.recipients.prefix(2).min()
        let room = ClaimDemand.Room(channel: .email, slots: 1, slotsForLessUrgent: 1)
        let worker = WorkerID(high: 5, low: 5)
        let claimed = try await desk.store.claim(
            ClaimDemand(worker: worker, now: desk.clock.now, lease: .seconds(60), rooms: [room])
        ).deliveries
        try await desk.act("act: release.halt, warning: $warning, reason: doubts")
        #expect(try await desk.states() == ["email cancelled": 1, "email leased": 1])
        let channel = RecordingChannel(.email)
        try await desk.work([channel])
        // One was under way when it was halted, so it may have arrived; one never left; one was told by hand.
        #expect(try await desk.states() == ["email cancelled": 2])
        #expect(try await desk.states(of: "under_review") == ["email handed_over": 1, "by_hand held": 1])
        #expect(claimed.count == 1 && [first, desk.recipients.prefix(2).max()].contains(claimed[0].recipient))
        #expect(
            channel.parcels.map { $0.address.reveal() } == [
                "quist\(desk.recipients[0] == claimed[0].recipient ? 0 : 1)@kestria.example"
            ])
    }

    @Test func `a retraction reaches everybody who was sent the warning`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: (0..<3).map { "routes: [\(DeliveryDesk.mail($0)), \(DeliveryDesk.byHand)]" })
        let channel = RecordingChannel(.email)
        try await desk.work([channel])
        try await desk.act("act: retraction.sign, warning: $warning, reason: a mistake")
        try await desk.act("act: retraction.sign, warning: $warning, reason: a mistake", by: "sam")
        try await desk.work([channel])
        #expect(try await desk.states(of: "retracted") == ["email handed_over": 3])
        #expect(channel.parcels.count == 6)
        #expect(Set(channel.parcels.suffix(3).map(\.address)).count == 3)
        #expect(try await desk.store.nextStep() == nil)
    }

    @Test func `a window that is extended keeps what is not yet sent from expiring`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.mail(0))]"])
        let busy = DeliveryFailure(.retry(after: .hours(49)), "busy")
        let channel = RecordingChannel.failing(.email, first: 1, with: busy)
        try await desk.work([channel])
        for person in ["rio", "sam"] {
            try await desk.act(
                "act: window.end, warning: $warning, decision: extended, until: \"2026-03-06T09:00:00Z\", reason: it goes on",
                by: person)
        }
        try await desk.work([channel])
        desk.clock.advance(by: .hours(50))
        try await desk.work([channel])
        #expect(try await desk.states() == ["email handed_over": 1])
    }

    @Test func `when time ran out what was not sent stays, and those who have it are told`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: ["routes: [\(DeliveryDesk.mail(0))]", "routes: [\(DeliveryDesk.byHand)]"])
        let channel = RecordingChannel(.email)
        try await desk.work([channel])
        desk.clock.advance(by: .hours(49))
        try await desk.desk.advance(desk.caseID)
        try await desk.work([channel])
        #expect(try await desk.states() == ["email handed_over": 1, "by_hand cancelled": 1])
        #expect(try await desk.states(of: "time_ran_out") == ["email handed_over": 1])
    }

    @Test func `an exercise goes to the recorder and to people, whatever its routes are`() async throws {
        let desk = try await DeliveryDesk.exercise(
            to: ["routes: [\(DeliveryDesk.mail(0)), \(DeliveryDesk.hook)]", "routes: [\(DeliveryDesk.byHand)]"])
        let (mail, hook, practice) = (RecordingChannel(.email), RecordingChannel(.webhook), RecordingChannel.practice())
        try await desk.work([mail, hook, practice])
        desk.clock.advance(by: .hours(2))
        try await desk.work([mail, hook, practice])
        #expect(mail.parcels.isEmpty && hook.parcels.isEmpty)
        #expect(try await desk.states() == ["practice handed_over": 2, "by_hand held": 1])
        #expect(practice.parcels.allSatisfy { $0.practice && $0.plainText.reveal().hasPrefix("PRACTICE") })
        #expect(practice.parcels.allSatisfy { $0.subject.hasPrefix("PRACTICE") })
        let tasks = try await desk.store.handTasks(of: nil, limit: 9)
        let script = try await desk.desk.script(for: tasks[0], renderer: PlainRenderer())
        #expect(script.text.reveal().hasPrefix("PRACTICE"))
    }
}
