// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore

/// The gate of one warning once more, as a diary: who signed what, and what happened when.
struct ReleaseDiary {
    private(set) var forRelease = SignatureList()
    private(set) var against = SignatureList()
    private(set) var released: (what: Digest, by: [PersonID], at: Int64)?
    private(set) var haltedAt: Int64?
    private(set) var reviewer: PersonID?

    mutating func sign(_ who: PersonID, _ what: Digest, at now: Int64) -> String {
        if released != nil { return "already-done" }
        let answer = forRelease.sign(who, what)
        guard let done = forRelease.done else { return answer }
        released = (done.what, done.people, now)
        return "release \(what)"
    }

    mutating func alone(_ who: PersonID, _ what: Digest, at now: Int64) -> String {
        if released != nil { return "already-done" }
        released = (what, [who], now)
        return "release \(what)"
    }

    mutating func edit() -> String {
        if released != nil { return "already-done" }
        forRelease.void()
        return "edited"
    }

    mutating func halt(at now: Int64) -> String {
        if released == nil { return "not-yet" }
        if haltedAt != nil { return "already-done" }
        haltedAt = now
        return "halted"
    }

    mutating func takeBack(_ who: PersonID) -> String {
        guard let released else { return "not-yet" }
        let answer = against.sign(who, released.what)
        return answer.hasPrefix("pass") ? "retract" : answer
    }

    mutating func review(_ who: PersonID) -> String {
        guard let released, released.by.count == 1 else { return "not-yet" }
        if released.by == [who] { return "same-person" }
        reviewer = who
        return "reviewed"
    }

    var line: String {
        let left = released.map { "left \($0.what) \($0.by) \($0.at)" } ?? "here"
        let waits = released?.by.count == 1 && reviewer == nil
        return "\(left) | \(forRelease.line) | halted \(haltedAt ?? -1) | \(against.line) | review \(waits)"
    }
}

extension ReleaseGate {
    var line: String {
        let left =
            switch release {
            case nil: "here"
            case .byTwo(let contents, let first, let second, let time):
                "left \(contents) \([first, second]) \(time.milliseconds)"
            case .emergency(let contents, let person, let time, _): "left \(contents) \([person]) \(time.milliseconds)"
            }
        return "\(left) | \(signatures.line) | halted \(halted?.milliseconds ?? -1) | \(retraction.line) "
            + "| review \(awaitsReview)"
    }
}

@Suite struct ReleaseGateTests {
    struct Both {
        var gate = ReleaseGate()
        var diary = ReleaseDiary()
        var now: Int64 = 0

        mutating func step(_ random: inout SeededGenerator) -> WalkStep {
            now += Int64(random.next() % 60_000)
            let (person, contents) = (Walk.person(random.next() % 3), Walk.digest(UInt8(random.next() % 2)))
            let time = Walk.time(now)
            let (act, machine, model): (String, String, String)
            switch random.next() % 20 {
            case 0...7:
                act = "\(person) signs \(contents)"
                machine = word { gate throws(Refusal) in try gate.sign(by: person, contents: contents, at: time) }
                model = diary.sign(person, contents, at: now)
            case 8:
                act = "\(person) releases alone"
                machine = word { gate throws(Refusal) in
                    try gate.releaseAlone(by: person, contents: contents, reason: "minutes", at: time)
                }
                model = diary.alone(person, contents, at: now)
            case 9, 10:
                act = "edit"
                machine = word("edited") { gate throws(Refusal) in try gate.edit() }
                model = diary.edit()
            case 11, 12:
                act = "halt"
                machine = word("halted") { gate throws(Refusal) in try gate.halt(at: time) }
                model = diary.halt(at: now)
            case 13...16:
                act = "\(person) takes back"
                machine = word { gate throws(Refusal) in try gate.signRetraction(by: person) }
                model = diary.takeBack(person)
            default:
                act = "\(person) reviews"
                machine = word("reviewed") { gate throws(Refusal) in try gate.review(by: person) }
                model = diary.review(person)
            }
            return WalkStep(act: act, machine: "\(machine) | \(gate.line)", model: "\(model) | \(diary.line)")
        }

        private mutating func word(_ act: (inout ReleaseGate) throws(Refusal) -> ReleaseGate.Effect) -> String {
            do throws(Refusal) {
                switch try act(&gate) {
                case .askSecond(let first): return "ask \(first)"
                case .release(let contents): return "release \(contents)"
                case .retract: return "retract"
                }
            } catch {
                return error.code.rawValue
            }
        }

        private mutating func word(_ name: String, _ act: (inout ReleaseGate) throws(Refusal) -> Void) -> String {
            do throws(Refusal) {
                try act(&gate)
                return name
            } catch {
                return error.code.rawValue
            }
        }
    }

    @Test(arguments: Walk.seeds)
    func `ten thousand random acts agree with the diary`(seed: UInt64) {
        var both = Both()
        let seen = Walk.go(seed: seed) { random in
            if both.gate.release != nil, random.percent(5) { both = Both() }
            let before = both.gate
            let step = both.step(&random)
            expectLawful(from: before, to: both.gate, seed: seed)
            return step
        }
        let kinds: Set = [
            "ask", "release", "retract", "edited", "halted", "reviewed", "same-person", "already-done", "not-yet",
        ]
        #expect(seen.isSuperset(of: kinds), "\(kinds.subtracting(seen))")
    }

    private func expectLawful(from before: ReleaseGate, to after: ReleaseGate, seed: UInt64) {
        if before.release != nil {
            #expect(after.release == before.release, "seed \(seed): what was released changed")
            #expect(after.signatures == before.signatures, "seed \(seed): a signature after release")
        }
        if let halted = before.halted { #expect(after.halted == halted, "seed \(seed): a halt was undone") }
        if before.retraction.hasPassed { #expect(after.retraction == before.retraction) }
        if case .byTwo(_, let first, let second, _) = after.release {
            #expect(first != second, "seed \(seed): one person released")
        }
        if case .passed(_, let first, let second) = after.retraction.state { #expect(first != second) }
    }

    @Test func `law 11: an edit between two signatures makes the first one void`() throws {
        var gate = ReleaseGate()
        _ = try gate.sign(by: Walk.person(1), contents: Walk.digest(1), at: Walk.time(0))
        try gate.edit()
        let effect = try gate.sign(by: Walk.person(2), contents: Walk.digest(1), at: Walk.time(1))
        #expect(effect == .askSecond(otherThan: Walk.person(2)))
        #expect(gate.release == nil)
    }

    @Test func `law 6: nothing but an earlier release stops an emergency release`() throws {
        var signed = ReleaseGate()
        _ = try signed.sign(by: Walk.person(1), contents: Walk.digest(1), at: Walk.time(0))
        for gate in [ReleaseGate(), signed] {
            var gate = gate
            let effect = try gate.releaseAlone(
                by: Walk.person(1), contents: Walk.digest(2), reason: "minutes", at: Walk.time(1))
            #expect(effect == .release(Walk.digest(2)))
            #expect(gate.awaitsReview)
        }
    }
}
