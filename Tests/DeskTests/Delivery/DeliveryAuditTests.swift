// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct DeliveryAuditTests {
    private func audit(_ desk: DeliveryDesk) async throws -> DeliveryAudit {
        try await desk.store.audit(now: desk.clock.now, lease: .seconds(90))
    }

    @Test func `a release that nobody fills is found after a minute`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.mail(0))]"])
        #expect(try await audit(desk).isClean)
        desk.clock.advance(by: .seconds(61))
        #expect(try await audit(desk).stuck.map(\.warning) == [desk.warning])
    }

    @Test func `a lease over twice its length and a passed deadline are found`() async throws {
        let desk = try await DeliveryDesk.releasing(
            to: ["routes: [\(DeliveryDesk.mail(0))]", "routes: [\(DeliveryDesk.mail(1))]"])
        try await desk.fanOut.runOnce()
        let room = ClaimDemand.Room(channel: .email, slots: 1, slotsForLessUrgent: 1)
        _ = try await desk.store.claim(
            ClaimDemand(
                worker: WorkerID(high: 1, low: 1), now: desk.clock.now, lease: .seconds(90), rooms: [room]))
        desk.clock.advance(by: .seconds(179))
        #expect(try await audit(desk).lostLeases == 0)
        desk.clock.advance(by: .hours(2))
        let found = try await audit(desk)
        #expect((found.lostLeases, found.late) == (1, 1))
    }

    @Test func `somebody for whom nobody tries any more is found`() async throws {
        // In an audience of more than a thousand nobody opens a task for each who can't be reached.
        let desk = try await DeliveryDesk.releasing(to: (0..<1_001).map { "routes: [\(DeliveryDesk.mail($0))]" })
        let refused = RecordingChannel(.email) { parcel in
            parcel.address.reveal().hasPrefix("quist7")
                ? .failure(DeliveryFailure(.tryAnotherChannel, "no such address"))
                : .success(.left(.accepted, answer: ""))
        }
        try await desk.work([refused])
        let found = try await audit(desk)
        #expect(found.silent.map(\.recipients) == [111])
        #expect(found.missing.isEmpty && found.stuck.isEmpty)
    }
}
