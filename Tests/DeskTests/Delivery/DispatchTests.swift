// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct DispatchTests {
    @Test func `a mail shows neither threat nor name, and brings a link`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.mail(0))]"])
        let channel = RecordingChannel(.email)
        try await desk.work([channel])
        let parcel = try #require(channel.parcels.first)
        let text = parcel.plainText.reveal()
        for secret in [DeliveryDesk.headline, DeliveryDesk.danger, "Quist", "warning", "Quay", "hurt"] {
            #expect(!text.contains(secret) && !parcel.subject.contains(secret), "\(secret)")
        }
        let reference = LinkTokens.reference(of: parcel.id)
        #expect(parcel.subject == "Message \(reference)")
        #expect(text.contains(reference) && text.contains("Test desk") && text.contains("without this link"))
        #expect(text.contains(parcel.link?.reveal() ?? "no link"))
        #expect(text.contains("twice"))
        let range = try #require(LinkTokens.deliveries(referredTo: reference.lowercased()))
        #expect(try await desk.store.deliveries(in: range).map(\.delivery) == [parcel.id])
    }

    @Test func `of a route about which nothing is known comes "please ring us", without a link`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.mail(0, "unknown"))]"])
        let channel = RecordingChannel(.email)
        try await desk.work([channel])
        let parcel = try #require(channel.parcels.first)
        #expect(parcel.link == nil && !parcel.plainText.reveal().contains("http"))
        #expect(parcel.plainText.reveal().contains("Please ring Test desk"))
        desk.clock.advance(by: .minutes(61))
        try await desk.work([channel])
        #expect(try await desk.states() == ["email handed_over": 1, "by_hand held": 1])
    }

    @Test func `a cleared partner gets the text, and a secret to check it by`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.hook)]"])
        let channel = RecordingChannel(.webhook)
        try await desk.work([channel])
        let parcel = try #require(channel.parcels.first)
        #expect(parcel.plainText.reveal().contains(DeliveryDesk.danger))
        #expect(!parcel.subject.contains(DeliveryDesk.headline))
        let secret = desk.desk.vault.webhookSecret(for: Confidential("https://partner.example/in"))
        #expect(parcel.endpointSecrets == [secret])
        #expect(secret.reveal().hasPrefix("whsec_") && secret.reveal().utf8.count == 6 + 44)
    }

    @Test func `what the other side asked for is waited for, and a repeat has the same bytes`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.mail(0))]"])
        let busy = DeliveryFailure(
            .retry(after: .seconds(120)), "busy", mayHaveArrived: true, answer: "quist0@kestria.example is busy")
        let channel = RecordingChannel.failing(.email, first: 1, with: busy)
        try await desk.work([channel])
        #expect(try await desk.states() == ["email unknown": 1])
        desk.clock.advance(by: .seconds(119))
        try await desk.work([channel])
        #expect(channel.parcels.count == 1)
        desk.clock.advance(by: .seconds(3))
        try await desk.work([channel])
        #expect(try await desk.states() == ["email handed_over": 1])
        let (first, second) = (try #require(channel.parcels.first), try #require(channel.parcels.last))
        #expect((first.attempt, second.attempt) == (1, 2))
        #expect(
            (first.id, first.subject, first.plainText, first.link) == (
                second.id, second.subject, second.plainText, second.link
            ))
        #expect(first.enqueuedAt == second.enqueuedAt && first.sender == second.sender)
    }

    @Test func `a route that fails makes the next one due at once`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: ["routes: [\(DeliveryDesk.mail(0)), \(DeliveryDesk.hook), \(DeliveryDesk.byHand)]"])
        let refused = RecordingChannel.failing(
            .email, first: 9, with: DeliveryFailure(.tryAnotherChannel, "no such address"))
        let hook = RecordingChannel(.webhook)
        try await desk.work([refused, hook])
        #expect(hook.parcels.count == 1)
        #expect(try await desk.states() == ["email failed": 1, "webhook handed_over": 1])
        #expect(try await desk.reach()?.failures == ["email: no such address"])
        #expect(try await desk.reach()?.level == .accepted)
    }

    @Test func `where every route fails somebody must find a way`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.mail(0))]"])
        // There is no channel for mail at all.
        try await desk.work([])
        #expect(try await desk.states() == ["email failed": 1, "by_hand held": 1])
        #expect(try await desk.store.audit(now: desk.clock.now, lease: .seconds(90)).isClean)
    }

    @Test func `an endpoint that is gone for good is not called again`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: ["routes: [\(DeliveryDesk.hook)]", "routes: [\(DeliveryDesk.hook)]"])
        let gone = DeliveryFailure(
            .tryAnotherChannel, "the endpoint answered 410", alarms: true, disablesEndpoint: true)
        let hook = RecordingChannel.failing(.webhook, first: 9, with: gone)
        try await desk.fanOut.runOnce()
        try await desk.dispatch([hook], slots: 1).runOnce()
        #expect(hook.parcels.count == 1)
        #expect(try await desk.states() == ["webhook failed": 2])
        #expect(try await desk.store.endpointsGone().count == 1)
    }

    @Test func `killed while sending, the next run takes over and sends again under the same name`() async throws {
        let desk = try await DeliveryDesk.releasing(to: (0..<5).map { "routes: [\(DeliveryDesk.mail($0))]" })
        try await desk.fanOut.runOnce()
        let room = ClaimDemand.Room(channel: .email, slots: 3, slotsForLessUrgent: 3)
        let dead = WorkerID(high: 6, low: 6)
        let lost = try await desk.store.claim(
            ClaimDemand(worker: dead, now: desk.clock.now, lease: .hours(9), rooms: [room])
        ).deliveries
        let channel = RecordingChannel(.email)
        try await desk.dispatch([channel]).runOnce()
        #expect(channel.parcels.count == 5 && Set(channel.parcels.map(\.id)).count == 5)
        let again = Set(channel.parcels.filter { $0.attempt == 2 }.map(\.id))
        #expect(again == Set(lost.map(\.id)))
        // What the dead one would have said decides nothing any more.
        let late = lost.map {
            AttemptResult(
                number: $0.number, fence: $0.attempt.fence,
                result: .failed(DeliveryFailure(.tryAnotherChannel, "no such address")), endedAt: desk.clock.now,
                random: 0, answer: nil, endpoint: nil)
        }
        let followed = try await desk.store.record(late, by: dead, now: desk.clock.now)
        #expect(followed.allSatisfy { $0.effects == [.keepLateResult] })
        #expect(try await desk.states() == ["email handed_over": 5])
    }

    @Test func `a halt while a text is on its way lets it end and tries no more`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.mail(0)), \(DeliveryDesk.byHand)]"])
        let gate = Gate()
        let channel = RecordingChannel(.email) { _ in
            await gate.pass()
            return .failure(DeliveryFailure(.retry(after: nil), "busy"))
        }
        try await desk.fanOut.runOnce()
        try await withThrowingTaskGroup { group in
            group.addTask { try await desk.dispatch([channel]).runOnce() }
            await channel.received(1)
            try await desk.act("act: release.halt, warning: $warning, reason: doubts")
            await gate.open()
            try await group.waitForAll()
        }
        #expect(try await desk.states() == ["email cancelled": 1])
        desk.clock.advance(by: .hours(3))
        try await desk.work([channel])
        #expect(channel.parcels.filter { $0.attempt > 1 }.isEmpty)
        #expect(try await desk.states() == ["email cancelled": 1])
    }

    @Test func `somebody who was erased is sent nothing, and nothing breaks`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: ["routes: [\(DeliveryDesk.mail(0))]", "routes: [\(DeliveryDesk.mail(1))]"])
        try await desk.fanOut.runOnce()
        var commit = Commit()
        commit.changes = [.erase(SubjectID(desk.recipients[0]))]
        try await desk.store.commit(commit)
        let channel = RecordingChannel(.email)
        try await desk.dispatch([channel]).runOnce()
        #expect(channel.parcels.map { $0.address.reveal() } == ["quist1@kestria.example"])
        #expect(try await desk.states() == ["email cancelled": 1, "email handed_over": 1])
    }

    @Test func `a quarter of the slots is kept for what is urgent`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: (0..<20).map { "routes: [\(DeliveryDesk.mail($0))]" }, draft: ", priority: P3")
        let gate = Gate()
        let channel = RecordingChannel(.email) { _ in
            await gate.pass()
            return .success(.left(.accepted, answer: ""))
        }
        try await desk.fanOut.runOnce()
        try await withThrowingTaskGroup { group in
            group.addTask { try await desk.dispatch([channel], slots: 8).runOnce() }
            await channel.received(6)
            #expect(try await desk.states() == ["email leased": 6, "email ready": 14])
            await gate.open()
            try await group.waitForAll()
        }
        #expect(channel.parcels.count == 20)
    }

    @Test func `the services work by themselves from release to hand-over, and end when told`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: ["routes: [\(DeliveryDesk.mail(0))]", "routes: [\(DeliveryDesk.mail(1, "no")), \(DeliveryDesk.hook)]"])
        let (mail, hook) = (RecordingChannel(.email), RecordingChannel(.webhook))
        let dispatch = desk.dispatch([mail, hook])
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await dispatch.run() }
            group.addTask { try? await desk.fanOut.run() }
            group.addTask { try? await desk.escalation.run() }
            group.addTask { try? await desk.evidence.run() }
            await mail.received(1)
            await hook.received(1)
            group.cancelAll()
        }
        #expect(try await desk.states().keys.sorted() == ["email handed_over", "webhook handed_over"])
    }
}
