// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct DeliveryMachineTests {
    static let start = Timestamp(milliseconds: 1_000_000_000)
    static let ada = WorkerID(high: 1, low: 1)
    static let bob = WorkerID(high: 2, low: 2)
    static let busy = DeliveryFailure(.retry(after: nil), "busy")
    static let lost = DeliveryFailure.network(.answerLost)

    static func fresh() -> Delivery {
        Delivery(
            id: DeliveryID(high: 3, low: 4), channel: .webhook, priority: .lifeThreat, enqueuedAt: start,
            deadline: start + .hours(1), expiresAt: start + .hours(24))
    }

    static func leased() throws -> Delivery {
        var delivery = fresh()
        _ = try delivery.claim(by: ada, now: start, lease: .seconds(30))
        return delivery
    }

    static func record(
        _ result: Delivery.Result, in delivery: inout Delivery, by owner: WorkerID = ada,
        at now: Timestamp = start
    ) -> [Delivery.Effect] {
        delivery.record(result, by: owner, fence: delivery.fence, now: now, random: 0.5)
    }

    @Test func `a delivery that is claimed cannot be claimed again`() throws {
        var delivery = try Self.leased()
        #expect(delivery.fence == 1)
        #expect(throws: Delivery.ClaimRefusal.leased(until: Self.start + .seconds(30))) {
            try delivery.claim(by: Self.bob, now: Self.start, lease: .seconds(30))
        }
        #expect(delivery.fence == 1)
    }

    @Test func `nothing is claimed before its time or after it expired`() {
        var delivery = Self.fresh()
        #expect(throws: Delivery.ClaimRefusal.notYet(from: Self.start)) {
            try delivery.claim(by: Self.ada, now: Self.start - .seconds(1), lease: .seconds(30))
        }
        #expect(throws: Delivery.ClaimRefusal.expired) {
            try delivery.claim(by: Self.ada, now: Self.start + .hours(24), lease: .seconds(30))
        }
    }

    @Test func `the late result of a lost lease changes nothing`() throws {
        var delivery = try Self.leased()
        _ = delivery.reap(now: Self.start + .seconds(30))
        let second = try delivery.claim(by: Self.bob, now: Self.start + .seconds(31), lease: .seconds(30))
        #expect(second.possibleRepeat)
        let before = delivery
        let effects = delivery.record(
            .left(.accepted), by: Self.ada, fence: 1, now: Self.start + .seconds(32), random: 0)
        #expect(effects == [.keepLateResult])
        #expect(delivery == before)
    }

    @Test func `the same worker's result of an older attempt is late as well`() throws {
        var delivery = try Self.leased()
        _ = delivery.takeOver(by: Self.bob, now: Self.start)
        _ = try delivery.claim(by: Self.ada, now: Self.start, lease: .seconds(30))
        #expect(
            delivery.record(.left(.accepted), by: Self.ada, fence: 1, now: Self.start, random: 0) == [
                .keepLateResult
            ])
    }

    @Test func `a new run takes over at once, and its own leases stand`() throws {
        var delivery = try Self.leased()
        #expect(delivery.takeOver(by: Self.ada, now: Self.start) == [])
        #expect(delivery.reap(now: Self.start + .seconds(29)) == [])
        #expect(delivery.takeOver(by: Self.bob, now: Self.start) == [.wake(Self.start)])
        #expect(delivery.state == .ready(from: Self.start))
        #expect(delivery.mayHaveArrived)
    }

    @Test func `bytes without an answer make the next attempt a possible repeat`() throws {
        var delivery = try Self.leased()
        let next = Timestamp(milliseconds: Self.start.milliseconds + 500)
        #expect(Self.record(.failed(Self.lost), in: &delivery) == [.wake(next)])
        #expect(delivery.state == .unknown(from: next))
        #expect(delivery.mayHaveReached)
        #expect(try delivery.claim(by: Self.ada, now: next, lease: .seconds(30)).possibleRepeat)
        #expect(delivery.fence == 2)
    }

    @Test func `a refused attempt is no possible repeat`() throws {
        var delivery = try Self.leased()
        _ = Self.record(.failed(Self.busy), in: &delivery)
        #expect(!delivery.mayHaveReached)
        #expect(
            try !delivery.claim(by: Self.ada, now: Self.start + .seconds(1), lease: .seconds(30))
                .possibleRepeat)
    }

    @Test func `a dead endpoint fails over, is raised and disabled`() throws {
        var delivery = try Self.leased()
        let gone = try #require(DeliveryFailure.http(status: 410))
        #expect(
            Self.record(.failed(gone), in: &delivery) == [
                .alarm("the endpoint answered 410"), .disableEndpoint, .failOver,
            ])
        #expect(delivery.state == .failed)
        #expect(delivery.isFinished)
    }

    @Test func `a retry that would come after the deadline fails over now and still comes`() throws {
        var delivery = try Self.leased()
        let patient = DeliveryFailure(.retry(after: .hours(2)), "busy")
        let next = Timestamp(milliseconds: (Self.start + .hours(2)).milliseconds + 500)
        #expect(Self.record(.failed(patient), in: &delivery) == [.wake(next), .failOver])
        #expect(delivery.state == .ready(from: next))
    }

    @Test func `what only an officer can put right waits for one`() throws {
        var delivery = try Self.leased()
        #expect(
            Self.record(.failed(DeliveryFailure(.askOfficer, "no such form")), in: &delivery)
                == [.askOfficer("no such form")])
        #expect(delivery.state == .held(.officer))
        #expect(!delivery.isFinished)
    }

    @Test func `no channel can acknowledge for a person`() throws {
        var delivery = try Self.leased()
        #expect(Self.record(.left(.acknowledgedVerified), in: &delivery) == [.evidence(.delivered)])
        #expect(delivery.evidence == .delivered)
    }

    @Test func `a delivery by hand waits for its person, who decides`() throws {
        var told = try Self.leased()
        #expect(Self.record(.task, in: &told) == [.openTask])
        #expect(told.state == .held(.byHand))
        var refused = told
        #expect(told.acknowledge(.acknowledgedVerified) == [.evidence(.acknowledgedVerified)])
        #expect(told.state == .handedOver)
        #expect(refused.failByHand() == [.failOver])
        #expect(refused.state == .failed)
        #expect(refused.failByHand() == [])
    }

    @Test func `evidence never goes down`() throws {
        var delivery = try Self.leased()
        _ = delivery.acknowledge(.opened)
        #expect(delivery.acknowledge(.delivered) == [])
        #expect(Self.record(.left(.accepted), in: &delivery) == [])
        #expect(delivery.evidence == .opened)
    }

    @Test func `whoever answered during an attempt is not sent another`() throws {
        var delivery = try Self.leased()
        _ = delivery.acknowledge(.acknowledged)
        #expect(Self.record(.failed(Self.busy), in: &delivery) == [])
        #expect(delivery.state == .handedOver)
    }

    @Test func `a halt holds what is not sent and does not call back what is under way`() throws {
        var waiting = Self.fresh()
        waiting.halt()
        #expect(waiting.state == .held(.halted))
        var flying = try Self.leased()
        flying.halt()
        var failed = flying
        #expect(Self.record(.left(.accepted), in: &flying) == [.evidence(.accepted)])
        #expect(flying.state == .handedOver)
        #expect(Self.record(.failed(Self.busy), in: &failed) == [])
        #expect(failed.state == .held(.halted))
    }

    @Test func `a hold ends by its own reason only, and a stronger one replaces it`() {
        var delivery = Self.fresh()
        delivery.hold(for: .quietHours)
        delivery.halt()
        delivery.hold(for: .restored)
        #expect(delivery.resume(from: .quietHours, now: Self.start) == [])
        #expect(delivery.resume(from: .restored, now: Self.start) == [])
        #expect(delivery.resume(from: .halted, now: Self.start) == [.wake(Self.start)])
        #expect(delivery.state == .ready(from: Self.start))
    }

    @Test func `what was cancelled on its way and left all the same is known to have left`() throws {
        var left = try Self.leased()
        left.cancel()
        left.halt()
        var lost = left
        #expect(Self.record(.left(.accepted), in: &left) == [.evidence(.accepted)])
        #expect(left.mayHaveReached)
        _ = Self.record(.failed(Self.lost), in: &lost)
        #expect(lost.state == .cancelled)
        #expect(lost.mayHaveReached)
    }

    @Test func `what is not sent in time expires and says so`() throws {
        var delivery = Self.fresh()
        #expect(delivery.expire(now: Self.start + .hours(23)) == [])
        #expect(delivery.expire(now: Self.start + .hours(24)) == [.expired])
        #expect(delivery.expire(now: Self.start + .hours(24)) == [])
        var flying = try Self.leased()
        #expect(flying.expire(now: Self.start + .hours(24)) == [])
        #expect(Self.record(.failed(Self.busy), in: &flying, at: Self.start + .hours(24)) == [.expired])
    }

    @Test func `an exercise is handed to the recorder`() throws {
        var delivery = try Self.leased()
        #expect(Self.record(.practice, in: &delivery) == [.evidence(.handedOver)])
        #expect(delivery.isFinished)
    }
}
