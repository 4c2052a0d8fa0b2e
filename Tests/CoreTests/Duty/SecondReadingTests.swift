// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
@testable import TocsinCore

/// Second reading once more: words, a list of who said which, and a ladder of words.
struct VerdictList {
    /// Weakest first.
    static let ladder = [
        "NO-DUTY", "WAIVED", "DISCRETIONARY", "DISRUPT", "REFER", "ENQUIRE", "WAIVER-REVIEW", "DISPUTE", "PUBLIC-ALERT",
        "WARN", "WARN-EMERGENCY",
    ]
    static let notVerdicts: Set = ["WAIVED", "WAIVER-REVIEW", "DISPUTE"]
    static let duties: Set = ["WARN", "WARN-EMERGENCY", "WAIVER-REVIEW", "PUBLIC-ALERT", "DISPUTE"]
    static let toOnePerson: Set = ["WARN", "WARN-EMERGENCY", "WAIVER-REVIEW"]

    private(set) var said: [(who: PersonID, word: String)] = []
    private(set) var settled: String?

    mutating func give(_ who: PersonID, _ word: String, proposed: String) -> String {
        if Self.notVerdicts.contains(word) { return "not-allowed" }
        if settled != nil { return "already-done" }
        if said.count == 2 { return "not-yet" }
        if said.contains(where: { $0.who == who }) { return "same-person" }
        let isWeaker = place(word) < place(proposed) && !Self.duties.contains(word)
        let isLess = isWeaker || word == "NO-DUTY" || word == "PUBLIC-ALERT" && Self.toOnePerson.contains(proposed)
        if isWeaker, Self.duties.contains(proposed) { return "not-allowed" }
        said.append((who, word))
        if said.count == 1 {
            guard isLess else { return settle(word) }
            return "ask \(who)"
        }
        guard said[0].word != said[1].word else { return settle(word) }
        return "senior \(place(said[0].word) > place(said[1].word) ? said[0].word : said[1].word)"
    }

    private mutating func settle(_ word: String) -> String {
        settled = word
        return "settled \(word)"
    }

    mutating func reopen() { self = VerdictList() }

    private func place(_ word: String) -> Int { Self.ladder.firstIndex(of: word) ?? -1 }

    var line: String { "\(settled ?? "-") \(said.map { "\($0.who) \($0.word)" })" }
}

extension SecondReading {
    var line: String { "\(settled?.rawValue ?? "-") \(verdicts.map { "\($0.by) \($0.outcome.rawValue)" })" }
}

@Suite struct SecondReadingTests {
    static func verdict(_ person: PersonID, _ outcome: Outcome) -> SecondReading.Verdict {
        SecondReading.Verdict(by: person, outcome: outcome, reasons: "read", at: Walk.time(0))
    }

    @Test func `the ladder of the model has every word once`() {
        #expect(VerdictList.ladder.sorted() == Outcome.allCases.map(\.rawValue).sorted())
        #expect(VerdictList.ladder == Outcome.allCases.sorted().map(\.rawValue))
    }

    @Test(arguments: Walk.seeds)
    func `ten thousand random verdicts agree with the list`(seed: UInt64) {
        var reading = SecondReading()
        var list = VerdictList()
        let seen = Walk.go(seed: seed) { random in
            let before = reading
            if random.percent(20) {
                reading.reopen()
                list.reopen()
                return WalkStep(act: "reopen", machine: reading.line, model: list.line)
            }
            let person = Walk.person(random.next() % 3)
            let outcomes = random.percent(50) ? [Outcome.noDuty, .discretionary] : Outcome.allCases
            let (outcome, proposed) = (random.pick(outcomes), random.pick(Outcome.allCases))
            let machine = Walk.word({ () throws(Refusal) in
                try reading.give(Self.verdict(person, outcome), proposed: proposed)
            }) { effect in
                switch effect {
                case .askSecondReader(let first): "ask \(first)"
                case .settled(let outcome): "settled \(outcome.rawValue)"
                case .askSenior(let interim): "senior \(interim.rawValue)"
                }
            }
            let model = list.give(person, outcome.rawValue, proposed: proposed.rawValue)
            expectLawful(from: before, to: reading, proposed: proposed, seed: seed)
            return WalkStep(
                act: "\(person): \(outcome.rawValue), proposed \(proposed.rawValue)",
                machine: "\(machine) | \(reading.line)", model: "\(model) | \(list.line)")
        }
        let kinds: Set = ["ask", "settled", "senior", "same-person", "already-done", "not-yet", "not-allowed"]
        #expect(seen.isSuperset(of: kinds), "\(kinds.subtracting(seen))")
    }

    private func expectLawful(from before: SecondReading, to after: SecondReading, proposed: Outcome, seed: UInt64) {
        if before.settled != nil { #expect(after == before, "seed \(seed): what was settled changed") }
        guard before.settled == nil, let settled = after.settled else { return }
        let readers = Set(after.verdicts.map(\.by)).count
        #expect(settled != .noDuty || readers == 2, "seed \(seed): one person alone found no duty")
        #expect(
            settled != .publicAlert || !proposed.warnsPrivately || readers == 2,
            "seed \(seed): one person alone put a public alert in the place of a warning")
        #expect(
            settled.isDuty || settled >= proposed || readers == 2,
            "seed \(seed): one person alone went below the proposal")
        #expect(
            settled.isDuty || settled >= proposed || !proposed.isDuty,
            "seed \(seed): a duty that the facts establish was talked away")
    }

    /// A public alert tells the one who is meant nothing that is theirs.
    @Test(arguments: Outcome.allCases)
    func `law 4: a public alert takes the place of a private warning by two people only`(proposed: Outcome) throws {
        var reading = SecondReading()
        let first = try reading.give(Self.verdict(Walk.person(1), .publicAlert), proposed: proposed)
        guard [.warn, .warnEmergency, .waiverReview].contains(proposed) else {
            #expect(first == .settled(.publicAlert))
            return
        }
        #expect(first == .askSecondReader(otherThan: Walk.person(1)))
        #expect(reading.settled == nil)
        var differs = reading
        #expect(
            try differs.give(Self.verdict(Walk.person(2), .warn), proposed: proposed) == .askSenior(interim: .warn))
        let talkedAway = refusal { () throws(Refusal) in
            try reading.give(Self.verdict(Walk.person(2), .noDuty), proposed: proposed)
        }
        #expect(talkedAway == .notAllowed)
        #expect(
            try reading.give(Self.verdict(Walk.person(2), .publicAlert), proposed: proposed) == .settled(.publicAlert))
    }

    @Test(arguments: [Outcome.waived, .waiverReview, .dispute])
    func `law 3: no verdict waives`(outcome: Outcome) {
        var reading = SecondReading()
        for proposed in Outcome.allCases {
            let refused = refusal { () throws(Refusal) in
                try reading.give(Self.verdict(Walk.person(1), outcome), proposed: proposed)
            }
            #expect(refused == .notAllowed)
        }
        #expect(reading == SecondReading())
    }

    @Test func `law 4: the first reader cannot be the second, whatever they say now`() throws {
        for second in [Outcome.noDuty, .warn, .discretionary] {
            var reading = SecondReading()
            _ = try reading.give(Self.verdict(Walk.person(1), .noDuty), proposed: .noDuty)
            let refused = refusal { () throws(Refusal) in
                try reading.give(Self.verdict(Walk.person(1), second), proposed: .noDuty)
            }
            #expect(refused == .samePerson)
            #expect(reading.settled == nil)
        }
    }
}
