// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct EscalationTests {
    static let start = Timestamp(milliseconds: 1_000_000_000)
    static let person = RecipientID(high: 1, low: 2)
    static let routes = (0..<4).map { RoutePlace(recipient: person, position: $0) }

    static func steps(_ minutes: [Int64]) -> [EscalationPlan.Step] {
        zip(minutes, routes).map { EscalationPlan.Step(after: .minutes($0), route: $1, channel: .email) }
    }

    static func escalation(stopsAt: EvidenceLevel = .acknowledged) throws -> Escalation {
        let plan = try EscalationPlan(
            steps: steps([0, 5, 10, 20]), staleAfter: .minutes(30), approved: Set(routes))
        return Escalation(plan: plan, startedAt: start, stopsAt: stopsAt)
    }

    @Test func `a plan cannot leave the approved routes`() {
        #expect(throws: EscalationRefusal.notApproved(step: 2)) {
            try EscalationPlan(
                steps: Self.steps([0, 5, 10]), staleAfter: .minutes(1), approved: Set(Self.routes.prefix(2)))
        }
    }

    @Test func `a plan that goes back in time, is endless or never in time is refused`() {
        let all = Set(Self.routes)
        #expect(throws: EscalationRefusal.outOfOrder(step: 1)) {
            try EscalationPlan(steps: Self.steps([5, 4]), staleAfter: .minutes(1), approved: all)
        }
        #expect(throws: EscalationRefusal.outOfOrder(step: 0)) {
            try EscalationPlan(steps: Self.steps([-1]), staleAfter: .minutes(1), approved: all)
        }
        #expect(throws: EscalationRefusal.neverInTime) {
            try EscalationPlan(steps: [], staleAfter: .zero, approved: all)
        }
        let endless = Array(repeating: Self.steps([0])[0], count: 65)
        #expect(throws: EscalationRefusal.tooManySteps) {
            try EscalationPlan(steps: endless, staleAfter: .minutes(1), approved: all)
        }
    }

    @Test func `steps are taken one by one as their time comes`() throws {
        var escalation = try Self.escalation()
        let all = Set(Self.routes)
        #expect(
            escalation.advance(now: Self.start, cleared: all) == [
                .take(step: 0), .wake(Self.start + .minutes(5)),
            ])
        #expect(
            escalation.advance(now: Self.start + .minutes(4), cleared: all) == [
                .wake(Self.start + .minutes(5))
            ])
        #expect(
            escalation.advance(now: Self.start + .minutes(5), cleared: all)
                == [.take(step: 1), .wake(Self.start + .minutes(10))])
    }

    @Test func `after an outage only the highest missed step is taken and the others are noted`() throws {
        var escalation = try Self.escalation()
        #expect(
            escalation.advance(now: Self.start + .minutes(11), cleared: Set(Self.routes)) == [
                .note(step: 0, .missed), .note(step: 1, .missed), .take(step: 2),
                .wake(Self.start + .minutes(20)),
            ])
    }

    @Test func `a step that comes too late is not taken, and an officer is asked`() throws {
        var escalation = try Self.escalation()
        #expect(
            escalation.advance(now: Self.start + .minutes(51), cleared: Set(Self.routes)) == [
                .note(step: 0, .stale), .note(step: 1, .stale), .note(step: 2, .stale),
                .note(step: 3, .stale),
                .askOfficer,
            ])
        var onTime = try Self.escalation()
        #expect(
            onTime.advance(now: Self.start + .minutes(50), cleared: Set(Self.routes)).contains(.take(step: 3))
        )
    }

    @Test func `a route that is no longer cleared is passed over`() throws {
        var escalation = try Self.escalation()
        let some = Set(Self.routes.prefix(2))
        #expect(
            escalation.advance(now: Self.start + .minutes(10), cleared: some)
                == [
                    .note(step: 0, .missed), .take(step: 1), .note(step: 2, .barred),
                    .wake(Self.start + .minutes(20)),
                ])
        #expect(
            escalation.advance(now: Self.start + .minutes(20), cleared: some) == [
                .note(step: 3, .barred), .askOfficer,
            ])
    }

    @Test func `a dead channel takes the next cleared step before its time`() throws {
        var escalation = try Self.escalation()
        _ = escalation.advance(now: Self.start, cleared: Set(Self.routes))
        let without = Set(Self.routes).subtracting([Self.routes[1]])
        #expect(
            escalation.failOver(cleared: without)
                == [.note(step: 1, .barred), .take(step: 2), .wake(Self.start + .minutes(20))])
        #expect(escalation.failOver(cleared: without) == [.take(step: 3)])
        #expect(escalation.failOver(cleared: without) == [.askOfficer])
    }

    @Test func `an acknowledgement cancels every step that waits`() throws {
        var escalation = try Self.escalation()
        _ = escalation.advance(now: Self.start, cleared: Set(Self.routes))
        #expect(escalation.hear(.opened) == [])
        #expect(
            escalation.hear(.acknowledgedVerified)
                == [.note(step: 1, .cancelled), .note(step: 2, .cancelled), .note(step: 3, .cancelled)])
        #expect(escalation.advance(now: Self.start + .hours(1), cleared: Set(Self.routes)) == [])
        #expect(escalation.failOver(cleared: Set(Self.routes)) == [])
        #expect(escalation.nextDue == nil)
    }

    @Test func `where identity is demanded, a bare acknowledgement does not stop it`() throws {
        var escalation = try Self.escalation(stopsAt: .acknowledgedVerified)
        #expect(escalation.hear(.acknowledged) == [])
        #expect(escalation.run == .running)
    }

    @Test func `a halt stops the steps and going on again is like coming back from an outage`() throws {
        var escalation = try Self.escalation()
        escalation.halt()
        #expect(escalation.advance(now: Self.start + .minutes(5), cleared: Set(Self.routes)) == [])
        #expect(
            escalation.resume(now: Self.start + .minutes(6), cleared: Set(Self.routes))
                == [.note(step: 0, .missed), .take(step: 1), .wake(Self.start + .minutes(10))])
        #expect(escalation.resume(now: Self.start + .minutes(7), cleared: Set(Self.routes)) == [])
    }

    /// The rules once more, over plain numbers: what each waiting step becomes.
    private static func model(
        _ steps: [String], due: [Int64], now: Int64, stale: Int64, cleared: Set<Int>
    ) -> [String] {
        let late = steps.indices.filter { steps[$0] == "waiting" && due[$0] <= now }
        let open = late.filter { now - due[$0] <= stale && cleared.contains($0) }
        var after = steps
        for step in late {
            after[step] = !cleared.contains(step) ? "barred" : now - due[step] > stale ? "stale" : "missed"
        }
        if let last = open.max() { after[last] = "taken" }
        return after
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `ten thousand random steps agree with the table`(seed: UInt64) throws {
        var random = WalkRandom(seed: seed)
        var seen: Set<String> = []
        var acts = 0
        while acts < 10_000 {
            let minutes = (0..<4).map { _ in Int64(random.next() % 60) }.sorted()
            let plan = try EscalationPlan(
                steps: Self.steps(minutes), staleAfter: .minutes(15), approved: Set(Self.routes))
            var escalation = Escalation(plan: plan, startedAt: Self.start, stopsAt: .acknowledged)
            var (model, run, now) = (Array(repeating: "waiting", count: 4), "running", Int64(0))
            for _ in 0..<12 {
                acts += 1
                now += Int64(random.next() % 20)
                let cleared = Set((0..<4).filter { _ in random.percent(80) })
                let routes = Set(cleared.map { Self.routes[$0] })
                let time = Self.start + .minutes(now)
                switch random.next() % 10 {
                case 0:
                    escalation.halt()
                    if run == "running" { run = "halted" }
                case 1, 2:
                    _ = escalation.resume(now: time, cleared: routes)
                    if run == "halted" {
                        run = "running"
                        model = Self.model(model, due: minutes, now: now, stale: 15, cleared: cleared)
                    }
                case 3:
                    _ = escalation.failOver(cleared: routes)
                    if run == "running", let next = model.firstIndex(of: "waiting") {
                        let open = model.indices.first { model[$0] == "waiting" && cleared.contains($0) } ?? 4
                        for step in next..<open where model[step] == "waiting" { model[step] = "barred" }
                        if open < 4 { model[open] = "taken" }
                    }
                case 4 where random.percent(20):
                    _ = escalation.hear(random.percent(50) ? .opened : .acknowledged)
                    if escalation.run == .stopped {
                        run = "stopped"
                        model = model.map { $0 == "waiting" ? "cancelled" : $0 }
                    }
                default:
                    _ = escalation.advance(now: time, cleared: routes)
                    if run == "running" {
                        model = Self.model(model, due: minutes, now: now, stale: 15, cleared: cleared)
                    }
                }
                seen.formUnion(model)
                try #require(escalation.steps.map(\.rawValue) == model, "seed \(seed), act \(acts)")
                try #require(escalation.run.rawValue == run)
            }
        }
        #expect(seen.count == 6)
    }
}
