// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct DeliveryWalkTests {
    static let workers = [WorkerID(high: 1, low: 1), WorkerID(high: 2, low: 2)]
    static let results: [Delivery.Result] = [
        .left(.handedOver), .left(.accepted), .left(.acknowledged), .task, .practice,
        .failed(DeliveryFailure(.retry(after: nil), "busy")),
        .failed(DeliveryFailure(.retry(after: .seconds(90)), "busy")),
        .failed(.network(.answerLost)), .failed(.network(.certificate)), .failed(.network(.unusable)),
    ]

    struct Walk {
        var random: WalkRandom
        var now: Int64 = 1_000_000
        var delivery: Delivery
        var model: DeliveryModel
        var seen: Set<String> = []

        init(seed: UInt64) {
            random = WalkRandom(seed: seed)
            delivery = Walk.fresh(at: now)
            model = Walk.model(of: delivery)
        }

        static func fresh(at now: Int64) -> Delivery {
            let start = Timestamp(milliseconds: now)
            return Delivery(
                id: DeliveryID(high: 9, low: 9), channel: .email, priority: .urgent, enqueuedAt: start,
                deadline: start + .minutes(5), expiresAt: start + .minutes(30))
        }

        static func model(of delivery: Delivery) -> DeliveryModel {
            DeliveryModel(
                from: delivery.enqueuedAt.milliseconds, deadline: delivery.deadline.milliseconds,
                expiry: delivery.expiresAt.milliseconds)
        }

        /// One random act on both; returns what it was.
        mutating func step() -> String {
            if delivery.isFinished, random.percent(30) {
                delivery = Walk.fresh(at: now)
                model = Walk.model(of: delivery)
            }
            now += Int64(random.next() % (random.percent(5) ? 900_000 : 20_000))
            let time = Timestamp(milliseconds: now)
            let worker = random.pick(DeliveryWalkTests.workers)
            switch random.next() % 12 {
            case 0...3:
                let claimed = (try? delivery.claim(by: worker, now: time, lease: .seconds(30))) != nil
                let expected = model.claim("\(worker)", now, lease: 30_000)
                #expect(claimed == expected)
                return "claim"
            case 4...6: return record(by: worker, at: time)
            case 7: return lose(to: worker, at: time)
            case 8: return holdOrResume(at: time)
            case 9: return giveUp(at: time)
            case 10 where random.percent(30): return hear()
            default: return "pass"
            }
        }

        private mutating func record(by worker: WorkerID, at time: Timestamp) -> String {
            let result = random.pick(DeliveryWalkTests.results)
            let fence = delivery.fence - (random.percent(10) ? 1 : 0)
            let chance = Double.random(in: 0..<1, using: &random)
            _ = delivery.record(result, by: worker, fence: fence, now: time, random: chance)
            model.record(result, "\(worker)", fence, now, chance)
            return "record \(result)"
        }

        private mutating func lose(to worker: WorkerID, at time: Timestamp) -> String {
            if random.percent(50) {
                _ = delivery.reap(now: time)
                if model.phase == "leased", model.until <= now { model.lose(now) }
                return "reap"
            }
            _ = delivery.takeOver(by: worker, now: time)
            if model.phase == "leased", model.owner != "\(worker)" { model.lose(now) }
            return "take over"
        }

        private mutating func holdOrResume(at time: Timestamp) -> String {
            let place = Int(random.next() % 5)
            guard let hold = Delivery.Hold(rawValue: DeliveryModel.holds[place]) else { return "no hold" }
            if random.percent(40) {
                delivery.hold(for: hold)
                model.wishFor(place)
                return "hold"
            }
            _ = delivery.resume(from: hold, now: time)
            model.resume(place, now)
            return "resume"
        }

        private mutating func giveUp(at time: Timestamp) -> String {
            switch random.next() % 8 {
            case 0:
                delivery.cancel()
                model.wishFor(6)
                return "cancel"
            case 1:
                delivery.supersede()
                model.wishFor(5)
                return "supersede"
            case 2, 3:
                _ = delivery.failByHand()
                if model.phase == "held", model.hold == 1 { model.phase = "failed" }
                return "fail by hand"
            default:
                _ = delivery.expire(now: time)
                if model.waits, now >= model.expiry { model.phase = "expired" }
                return "expire"
            }
        }

        private mutating func hear() -> String {
            let level = random.pick(EvidenceLevel.allCases)
            _ = delivery.acknowledge(level)
            model.hear(level)
            return "acknowledge \(level)"
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 20_240_322])
    func `ten thousand random steps agree with the table`(seed: UInt64) {
        var walk = Walk(seed: seed)
        for step in 0..<10_000 {
            let before = walk.delivery
            let act = walk.step()
            let (machine, model) = (DeliveryModel.line(of: walk.delivery), walk.model.line)
            if machine != model {
                Issue.record("seed \(seed), step \(step), \(act): machine '\(machine)', model '\(model)'")
                return
            }
            walk.seen.insert(String(model.prefix { $0 != " " }))
            if before.enqueuedAt == walk.delivery.enqueuedAt { expectOnward(from: before, to: walk.delivery) }
        }
        #expect(walk.seen.count == 9, "a walk that misses a state proves little: \(walk.seen.sorted())")
    }

    private func expectOnward(from before: Delivery, to after: Delivery) {
        #expect(after.fence >= before.fence)
        #expect(!before.isFinished || (after.isFinished && after.state == before.state))
        if let old = before.evidence { #expect(after.evidence.map { $0 >= old } == true) }
        #expect(after.mayHaveArrived || !before.mayHaveArrived)
    }
}
