// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TocsinCore
import TocsinPolicy

/// Numbers that look random and are the same at each run.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// What must hold for every pack in whatever situation: each is tried in hundreds, most of them near a duty.
@Suite struct `Laws of evaluation` {
    private static let shared = Result { try PolicyPack.builtIn() }
    private let packs: [PolicyPack]

    init() throws { packs = try Self.shared.get() }

    /// Situations in which facts lean towards a duty, so that rules beyond the thresholds come to speak.
    private func situations(of pack: PolicyPack, count: Int = 100) -> [Situation] {
        var dice = Dice(state: UInt64(pack.rules.count))
        let thresholds = pack.rules.filter { $0.kind == .threshold }.flatMap { $0.condition.clauses.map(\.fact) }
        return (0..<count).map { _ in
            var facts: [FactName: Truth] = [:]
            for fact in pack.facts.map(\.fact) where Int.random(in: 0..<3, using: &dice) == 0 {
                facts[fact] = Truth.allCases.randomElement(using: &dice)
            }
            if Bool.random(using: &dice) {
                for fact in thresholds where Int.random(in: 0..<6, using: &dice) > 0 { facts[fact] = .yes }
            }
            let hours = [nil, 0.5, 3, 30].randomElement(using: &dice) ?? nil
            return Situation(
                facts: facts, victimKind: VictimKind.allCases.randomElement(using: &dice) ?? .person,
                timeLeft: hours.map { Interval(seconds: Int64($0 * 3_600)) })
        }
    }

    private func check(_ law: (PolicyPack, Situation, Evaluation) -> Void) {
        for pack in packs { for situation in situations(of: pack) { law(pack, situation, pack.assess(situation)) } }
    }

    @Test func `no evaluation waives or settles a dispute`() {
        check { pack, _, evaluation in
            let said = [evaluation.outcome] + evaluation.also
            #expect(!said.contains(.waived) && !said.contains(.dispute), "\(pack.id)")
        }
    }

    @Test func `to know less never ends a duty`() {
        check { pack, situation, evaluation in
            guard evaluation.outcome.isDuty else { return }
            for fact in situation.facts.keys.sorted() {
                var less = situation
                less.facts[fact] = .unknown
                let outcome = pack.assess(less).outcome
                #expect(outcome != .noDuty, "\(pack.id): \(fact) unknown, of \(situation)")
            }
        }
    }

    @Test func `less time never asks less, save that an enquiry ends with a referral`() {
        check { pack, situation, _ in
            var far = situation
            far.timeLeft = .days(30)
            var near = situation
            near.timeLeft = .minutes(20)
            let (soon, late) = (pack.assess(near).outcome, pack.assess(far).outcome)
            #expect(soon >= late || (soon, late) == (.refer, .enquire), "\(pack.id): \(situation)")
        }
    }

    @Test func `a run-out enquiry never asks less than the open one, save that a senior officer decides`() {
        check { pack, situation, evaluation in
            guard evaluation.outcome == .enquire else { return }
            var later = situation
            later.expiredEnquiries = Set(evaluation.enquiries.map(\.fact))
            let outcome = pack.assess(later).outcome
            #expect(outcome.isDuty || outcome == .refer || outcome == .enquire, "\(pack.id): \(situation)")
        }
    }

    @Test func `facts of other regimes change nothing`() {
        let all = packs.flatMap { $0.facts.map(\.fact) }
        check { pack, situation, evaluation in
            var crowded = situation
            for fact in all where fact.regime != pack.regime { crowded.facts[fact] = .yes }
            #expect(pack.assess(crowded) == evaluation)
        }
    }

    @Test func `what is called irrelevant turns no outcome`() {
        for pack in packs {
            let deciding = Set(
                pack.rules.filter { $0.kind != .irrelevant }.flatMap { $0.condition.clauses.map(\.fact) })
            let idle = Set(pack.rules.filter { $0.kind == .irrelevant }.flatMap { $0.condition.clauses.map(\.fact) })
            for situation in situations(of: pack, count: 60) {
                let outcome = pack.assess(situation).outcome
                for fact in idle.subtracting(deciding) {
                    var other = situation
                    other.facts[fact] = situation.facts[fact] == .yes ? .no : .yes
                    #expect(pack.assess(other).outcome == outcome, "\(pack.id): \(fact)")
                }
            }
        }
    }

    @Test func `the trace has every rule once, in order, with its source`() {
        check { pack, _, evaluation in
            #expect(evaluation.trace.map(\.rule) == pack.rules.map(\.id))
            #expect(evaluation.trace.allSatisfy { !$0.source.isEmpty && !$0.text.isEmpty })
        }
    }

    @Test func `every outcome has its clocks, and none is longer than half of what is left`() {
        check { pack, situation, evaluation in
            #expect(evaluation.clocks.contains { $0.name == "determination" })
            #expect(Set(evaluation.clocks.map(\.name)).count == evaluation.clocks.count)
            guard let left = situation.timeLeft else {
                #expect(evaluation.clocks.allSatisfy { $0.limit == nil })
                return
            }
            let half = max(.zero, (left - pack.delivery - pack.acting).half)
            #expect(evaluation.clocks.allSatisfy { $0.limit == half })
        }
    }

    @Test func `with no time left and a duty, emergency release is offered`() {
        check { _, situation, evaluation in
            guard let left = situation.timeLeft, left < .minutes(45), evaluation.outcome.isDuty else { return }
            #expect(evaluation.emergencyOffered)
            #expect(evaluation.outcome == .warnEmergency || evaluation.also.contains(.warnEmergency))
        }
    }

    @Test func `grounds are named only while a duty stands, with their guards`() {
        check { pack, _, evaluation in
            guard !evaluation.waiverGrounds.isEmpty else { return }
            #expect(evaluation.outcome == .waiverReview, "\(pack.id)")
            #expect(Set(evaluation.guards.map(\.ground)).isSubset(of: evaluation.waiverGrounds))
            #expect(evaluation.missingGuards(for: "no such ground") == nil)
        }
    }

    @Test func `nobody is both told and never told`() {
        check { pack, situation, evaluation in
            let both = Set(evaluation.addressees.map(\.name)).intersection(evaluation.excluded.map(\.name))
            #expect(both.isEmpty, "\(pack.id): \(both) in \(situation)")
        }
    }

    @Test func `each turn is true`() {
        for pack in packs {
            for situation in situations(of: pack, count: 6) {
                for turn in pack.evaluate(situation).wouldChange {
                    var turned = situation
                    turned.facts[turn.fact] = turn.value
                    #expect(pack.assess(turned).outcome == turn.outcome)
                }
            }
        }
    }

    @Test func `an evaluation is the same again, and the same after it was written and read`() throws {
        for pack in packs {
            for situation in situations(of: pack, count: 10) {
                let evaluation = pack.evaluate(situation)
                #expect(pack.evaluate(situation) == evaluation)
                let bytes = try JSONEncoder().encode(evaluation)
                #expect(try JSONDecoder().decode(Evaluation.self, from: bytes) == evaluation)
            }
        }
    }

    @Test func `the strictest of several packs sets the clock`() throws {
        let icd = try #require(packs.first { $0.id == "us-icd191-model" })
        let ttl = try #require(packs.first { $0.id == "uk-ttl-model" })
        let facts = [
            "ttl.real", "ttl.immediate", "ttl.identified", "icd.credible", "icd.specific", "icd.impending", "icd.harm",
            "icd.target", "icd.listed-conduct",
        ].compactMap { FactName($0) }
        let situation = Situation(
            facts: Dictionary(facts.map { ($0, .yes) }, uniquingKeysWith: { $1 }), victimKind: .person)
        let both = [icd, ttl].map { $0.assess(situation) }
        #expect(both.map(\.outcome) == [.waiverReview, .warn])
        #expect(both.strictest?.pack == "uk-ttl-model")
    }
}
