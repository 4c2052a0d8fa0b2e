// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore

/// The two-person rule once more, as a list of signatures that still count.
struct SignatureList {
    private(set) var counting: [(who: PersonID, what: Digest)] = []
    private(set) var done: (what: Digest, people: [PersonID])?

    mutating func sign(_ who: PersonID, _ what: Digest) -> String {
        if done != nil { return "already-done" }
        counting.removeAll { $0.what != what }
        if counting.contains(where: { $0.who == who }) { return "same-person" }
        counting.append((who, what))
        guard Set(counting.map(\.who)).count == 2 else { return "ask \(who)" }
        done = (what, counting.map(\.who))
        return "pass \(what)"
    }

    mutating func void() { counting = [] }

    var line: String {
        if let done { return "passed \(done.what) \(done.people)" }
        return counting.first.map { "signed \($0.what) \($0.who)" } ?? "unsigned"
    }
}

extension TwoPersonGate {
    var line: String {
        switch state {
        case .unsigned: "unsigned"
        case .signed(let person, let contents): "signed \(contents) \(person)"
        case .passed(let contents, let first, let second): "passed \(contents) \([first, second])"
        }
    }
}

extension TwoPersonGate.Effect {
    var word: String {
        switch self {
        case .askSecond(let first): "ask \(first)"
        case .pass(let contents): "pass \(contents)"
        }
    }
}

@Suite struct TwoPersonGateTests {
    static let ada = Walk.person(1)
    static let ben = Walk.person(2)

    @Test(arguments: Walk.seeds)
    func `ten thousand random signatures agree with the list`(seed: UInt64) {
        var gate = TwoPersonGate()
        var list = SignatureList()
        let seen = Walk.go(seed: seed) { random in
            if gate.hasPassed, random.percent(20) { (gate, list) = (TwoPersonGate(), SignatureList()) }
            let before = gate
            if random.percent(15) {
                gate.void()
                list.void()
                if before.hasPassed { #expect(gate == before, "seed \(seed): a passed gate was voided") }
                return WalkStep(act: "void", machine: gate.line, model: list.line)
            }
            let (person, contents) = (Walk.person(random.next() % 3), Walk.digest(UInt8(random.next() % 3)))
            let machine = Walk.word({ () throws(Refusal) in try gate.sign(by: person, contents: contents) }) { $0.word }
            let model = list.sign(person, contents)
            if before.hasPassed { #expect(gate == before, "seed \(seed): a passed gate changed") }
            return WalkStep(
                act: "\(person) signs \(contents)", machine: "\(machine) | \(gate.line)",
                model: "\(model) | \(list.line)")
        }
        #expect(seen.isSuperset(of: ["ask", "pass", "same-person", "already-done", "unsigned"]), "\(seen)")
    }

    @Test func `one person is never both`() throws {
        var gate = TwoPersonGate()
        _ = try gate.sign(by: Self.ada, contents: Walk.digest(1))
        for _ in 0..<3 {
            #expect(
                refusal { () throws(Refusal) in try gate.sign(by: Self.ada, contents: Walk.digest(1)) } == .samePerson)
        }
        #expect(!gate.hasPassed)
    }

    @Test func `two people who signed different contents pass nothing`() throws {
        var gate = TwoPersonGate()
        _ = try gate.sign(by: Self.ada, contents: Walk.digest(1))
        let effect = try gate.sign(by: Self.ben, contents: Walk.digest(2))
        #expect(effect == .askSecond(otherThan: Self.ben))
        #expect(!gate.hasPassed)
        // Ada's signature over the first contents counts for nothing any more.
        _ = try gate.sign(by: Self.ben, contents: Walk.digest(1))
        #expect(!gate.hasPassed)
    }
}

/// The code of the refusal, or nothing if the act was taken.
func refusal<Effect>(_ act: () throws(Refusal) -> Effect) -> Refusal.Code? {
    do throws(Refusal) {
        _ = try act()
        return nil
    } catch {
        return error.code
    }
}
