// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct EscalationServiceTests {
    private let ways = "routes: [\(DeliveryDesk.mail(0)), \(DeliveryDesk.hook), \(DeliveryDesk.byHand)]"

    @Test func `each cleared route is tried when its moment comes, and no other`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: [
                "routes: [\(DeliveryDesk.mail(0)), \(DeliveryDesk.mail(7, "unknown")), \(DeliveryDesk.mail(8, "no")), \(DeliveryDesk.hook)]"
            ],
            audience: ", escalate_after: [20min]")
        let (mail, hook) = (RecordingChannel(.email), RecordingChannel(.webhook))
        try await desk.work([mail, hook])
        desk.clock.advance(by: .minutes(19))
        try await desk.work([mail, hook])
        #expect(hook.parcels.isEmpty)
        desk.clock.advance(by: .minutes(1))
        try await desk.work([mail, hook])
        #expect(hook.parcels.count == 1)
        desk.clock.advance(by: .hours(12))
        try await desk.work([mail, hook])
        #expect(mail.parcels.map { $0.address.reveal() } == ["quist0@kestria.example"])
        #expect(hook.parcels.count == 1)
    }

    @Test func `after an outage over several steps only the last is taken`() async throws {
        let desk = try await DeliveryDesk.releasing(to: [ways], audience: ", escalate_after: [15min, 15min]")
        let (mail, hook) = (RecordingChannel(.email), RecordingChannel(.webhook))
        try await desk.work([mail, hook])
        desk.clock.advance(by: .hours(6))
        try await desk.work([mail, hook])
        #expect(hook.parcels.isEmpty)
        #expect(try await desk.states() == ["email handed_over": 1, "by_hand held": 1])
        #expect(try await desk.store.nextStep() == nil)
    }

    @Test func `who acknowledged is not called`() async throws {
        let desk = try await DeliveryDesk.releasing(to: [ways])
        let mail = RecordingChannel(.email)
        try await desk.work([mail])
        let link = try await desk.link(in: try #require(mail.parcels.first))
        try await desk.links.open(link)
        _ = try await desk.links.answer(link, .haveIt, words: nil)
        desk.clock.advance(by: .hours(6))
        let hook = RecordingChannel(.webhook)
        try await desk.work([mail, hook])
        #expect(hook.parcels.isEmpty)
        #expect(try await desk.states() == ["email handed_over": 1])
    }

    @Test func `what could not be done by hand makes the next route due`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.byHand), \(DeliveryDesk.mail(0))]"])
        let mail = RecordingChannel(.email)
        try await desk.work([mail])
        #expect(try await desk.states() == ["by_hand held": 1])
        _ = try await desk.store.failByHand(desk.warning, desk.recipients[0], now: desk.clock.now)
        try await desk.work([mail])
        #expect(mail.parcels.count == 1)
        #expect(try await desk.states() == ["by_hand failed": 1, "email handed_over": 1])
    }

    @Test func `a task by hand ends when the window does`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.byHand)]"])
        try await desk.work([])
        desk.clock.advance(by: .hours(48))
        try await desk.escalation.runOnce()
        #expect(try await desk.states() == ["by_hand expired": 1])
        try await desk.evidence.runOnce()
        #expect(try await desk.reach()?.failures == ["by_hand: expired"])
    }
}
