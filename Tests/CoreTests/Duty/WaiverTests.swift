// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
@testable import TocsinCore

/// A waiver once more, as three marks in a book.
struct WaiverBook {
    let asker: PersonID
    let unanswered: Set<String>
    private(set) var signed: (by: PersonID, from: Int64, to: Int64)?
    private(set) var fallen: String?

    mutating func sign(_ who: PersonID, at now: Int64, lasting seconds: Int64) -> String {
        if signed != nil || fallen != nil { return "already-done" }
        if who == asker { return "same-person" }
        if !unanswered.isEmpty { return "missing-record" }
        if seconds < 1 || seconds > 3 * 24 * 60 * 60 { return "not-allowed" }
        signed = (who, now, now + seconds * 1_000)
        return "signed"
    }

    mutating func fall(_ why: String) { fallen = fallen ?? why }

    func holds(at moment: Int64) -> Bool {
        guard let signed, fallen == nil else { return false }
        return signed.from <= moment && moment < signed.to
    }

    func line(at moment: Int64) -> String {
        let state = fallen.map { "fallen \($0)" } ?? signed.map { "signed \($0.by) \($0.from) \($0.to)" } ?? "asked"
        return "\(state) holds \(holds(at: moment))"
    }
}

extension Waiver {
    func line(at moment: Int64) -> String {
        let text =
            switch state {
            case .asked: "asked"
            case .signed(let person, let from, let to): "signed \(person) \(from.milliseconds) \(to.milliseconds)"
            case .fallen(let reason): "fallen \(reason)"
            }
        return "\(text) holds \(holds(at: Walk.time(moment)))"
    }
}

@Suite struct WaiverTests {
    static let ways = ["sanitised", "anonymous", "third_party", "public"]

    static func alternatives(_ answered: Set<String>) -> WaiverAlternatives {
        func answer(_ way: String) -> String? { answered.contains(way) ? "it would show him" : nil }
        return WaiverAlternatives(
            sanitised: answer("sanitised"), anonymous: answer("anonymous"), thirdParty: answer("third_party"),
            public: answer("public") ?? "")
    }

    static func waiver(by person: PersonID, alternatives: WaiverAlternatives?) -> Waiver {
        let ask = AskWaiver(
            victim: VictimID(high: 1, low: 1), pack: "us-icd191-model", ground: "ICD-W-d", reasons: "the source",
            alternatives: alternatives)
        return Waiver(id: WaiverID(high: 2, low: 2), asked: ask, by: person, at: Walk.time(0))
    }

    @Test(arguments: Walk.seeds)
    func `ten thousand random steps agree with the book`(seed: UInt64) {
        var now: Int64 = 0
        var waiver = Self.waiver(by: Walk.person(0), alternatives: nil)
        var book = WaiverBook(asker: Walk.person(0), unanswered: Set(Self.ways))
        let seen = Walk.go(seed: seed) { random in
            now += Int64(random.next() % 3_600_000)
            if random.percent(10) {
                let answered: Set<String> =
                    random.percent(70) ? Set(Self.ways) : Set(Self.ways.filter { _ in random.percent(50) })
                let none = random.percent(10)
                waiver = Self.waiver(by: Walk.person(0), alternatives: none ? nil : Self.alternatives(answered))
                book = WaiverBook(
                    asker: Walk.person(0), unanswered: none ? Set(Self.ways) : Set(Self.ways).subtracting(answered))
                return WalkStep(act: "ask", machine: waiver.line(at: now), model: book.line(at: now))
            }
            let before = waiver
            var (act, machine, model) = ("look", "look", "look")
            switch random.next() % 8 {
            case 0...4:
                let person = Walk.person(random.next() % 3)
                let seconds = random.pick([-1, 0, 1, 60, 3_600, 259_199, 259_200, 259_201, 1_000_000] as [Int64])
                act = "\(person) signs for \(seconds)s"
                machine = Walk.word({ () throws(Refusal) in
                    try waiver.sign(by: person, at: Walk.time(now), lasting: .seconds(seconds))
                }) { "signed" }
                model = book.sign(person, at: now, lasting: seconds)
            case 5:
                act = "fall"
                waiver.fall(because: "facts at \(now)")
                book.fall("facts at \(now)")
            default: break
            }
            if case .fallen = before.state { #expect(waiver == before, "seed \(seed): a fallen waiver came back") }
            let moment = now + random.pick([-259_200_001, -1, 0, 1, 259_199_999, 259_200_000] as [Int64])
            return WalkStep(
                act: act, machine: "\(machine) | \(waiver.line(at: moment))",
                model: "\(model) | \(book.line(at: moment))")
        }
        let kinds: Set = ["signed", "same-person", "missing-record", "not-allowed", "already-done"]
        #expect(seen.isSuperset(of: kinds), "\(kinds.subtracting(seen))")
    }

    @Test func `law 3: a waiver holds from its signature until its expiry and at no other moment`() throws {
        var waiver = Self.waiver(by: Walk.person(1), alternatives: Self.alternatives(Set(Self.ways)))
        #expect(!waiver.holds(at: Walk.time(0)))
        try waiver.sign(by: Walk.person(2), at: Walk.time(10_000), lasting: .hours(1))
        let table: [(Int64, Bool)] = [
            (9_999, false), (10_000, true), (3_609_999, true), (3_610_000, false), (.max, false), (.min, false),
        ]
        for (moment, holds) in table { #expect(waiver.holds(at: Walk.time(moment)) == holds, "\(moment)") }
        waiver.fall(because: "the facts changed")
        for (moment, _) in table { #expect(!waiver.holds(at: Walk.time(moment)), "\(moment)") }
    }
}
