// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
@testable import TocsinCore

/// The end of a window once more, as what lies on the table and what is in the book.
struct WindowBook {
    var until: Int64
    private(set) var proposal: (words: String, by: PersonID)?
    private(set) var end: (words: String, by: [PersonID], at: Int64)?
    private(set) var ranOutAt: Int64?

    mutating func decide(_ wanted: EndWindow, _ who: PersonID, at now: Int64) -> String {
        if end != nil { return "already-done" }
        if wanted.reason.isEmpty { return "malformed" }
        let later = wanted.until?.instant.milliseconds
        if wanted.decision == .extended, (later ?? .min) <= until { return "malformed" }
        if wanted.decision == .renewed, wanted.renewedBy == nil { return "malformed" }
        let words = Self.words(wanted)
        var people = [who]
        if wanted.decision == .extended || wanted.decision == .withdrawn {
            guard let proposal, proposal.words == words else {
                proposal = (words, who)
                ranOutAt = nil
                return "ask \(who)"
            }
            if proposal.by == who { return "same-person" }
            people = [proposal.by, who]
        }
        (proposal, ranOutAt) = (nil, nil)
        if wanted.decision == .extended, let later {
            until = later
            return "extend \(later)"
        }
        end = (words, people, now)
        return "end \(words)"
    }

    mutating func runOut(at now: Int64) {
        guard end == nil, ranOutAt == nil else { return }
        (proposal, ranOutAt) = (nil, now)
    }

    /// What two people must agree on; each may have reasons of their own.
    static func words(_ wanted: EndWindow) -> String {
        "\(wanted.decision.rawValue) \(wanted.until?.instant.milliseconds ?? -1) "
            + "\(wanted.renewedBy.map { "\($0)" } ?? "-")"
    }

    var line: String {
        if let end { return "ended \(end.words) \(end.by) \(end.at) until \(until)" }
        if let ranOutAt { return "ran out \(ranOutAt) until \(until)" }
        return proposal.map { "proposed \($0.words) \($0.by) until \(until)" } ?? "running until \(until)"
    }
}

extension EndDecision {
    var line: String {
        let text =
            switch state {
            case .running: "running"
            case .awaitsSecond(let wanted, let person): "proposed \(WindowBook.words(wanted)) \(person)"
            case .ended(let wanted, let people, let time):
                "ended \(WindowBook.words(wanted)) \(people) \(time.milliseconds)"
            case .ranOut(let time): "ran out \(time.milliseconds)"
            }
        return "\(text) until \(until.milliseconds)"
    }
}

@Suite struct EndDecisionTests {
    static let warning = WarningID(high: 5, low: 5)

    static func random(_ random: inout SeededGenerator, now: Int64, until: Int64) -> EndWindow {
        let kind = random.pick(random.percent(70) ? [.extended, .withdrawn] : EndDecision.Kind.allCases)
        let moment = random.pick([until, until - 1, until + 3_600_000, until + 7_200_000, now])
        let later = random.percent(kind == .extended ? 90 : 10) ? AssertedTime(instant: Walk.time(moment)) : nil
        let renewal = random.percent(kind == .renewed ? 80 : 5) ? WarningID(high: 6, low: random.next() % 2) : nil
        return EndWindow(
            warning: warning, decision: kind, until: later, renewedBy: renewal,
            reason: random.percent(5) ? "" : "reason \(random.next() % 9)")
    }

    @Test(arguments: Walk.seeds)
    func `ten thousand random decisions agree with the book`(seed: UInt64) {
        var now: Int64 = 0
        var window = EndDecision(until: Walk.time(86_400_000))
        var book = WindowBook(until: 86_400_000)
        let seen = Walk.go(seed: seed) { random in
            now += Int64(random.next() % 600_000)
            if window.isDecided, random.percent(20) {
                window = EndDecision(until: Walk.time(now + 86_400_000))
                book = WindowBook(until: now + 86_400_000)
            }
            let before = window
            if random.percent(8) {
                window.runOut(at: Walk.time(now))
                book.runOut(at: now)
                if before.isDecided { #expect(window == before, "seed \(seed): a decision ran out") }
                return WalkStep(act: "run out", machine: window.line, model: book.line)
            }
            let wanted = Self.random(&random, now: now, until: window.until.milliseconds)
            let person = Walk.person(random.next() % 3)
            let machine = Walk.word({ () throws(Refusal) in
                try window.decide(wanted, by: person, at: Walk.time(now))
            }) { effect in
                switch effect {
                case .askSecond(let first): "ask \(first)"
                case .end(let ended): "end \(WindowBook.words(ended))"
                case .extend(let later): "extend \(later.instant.milliseconds)"
                }
            }
            let model = book.decide(wanted, person, at: now)
            expectLawful(from: before, to: window, seed: seed)
            return WalkStep(
                act: "\(person) \(WindowBook.words(wanted))", machine: "\(machine) | \(window.line)",
                model: "\(model) | \(book.line)")
        }
        let kinds: Set = ["ask", "end", "extend", "ran", "same-person", "already-done", "malformed"]
        #expect(seen.isSuperset(of: kinds), "\(kinds.subtracting(seen))")
    }

    private func expectLawful(from before: EndDecision, to after: EndDecision, seed: UInt64) {
        #expect(after.until >= before.until, "seed \(seed): a window was cut short without a word")
        if before.isDecided { #expect(after == before, "seed \(seed): a decision changed") }
        guard case .ended(let ended, let people, _) = after.state else { return }
        #expect(Set(people).count == (ended.decision.needsTwo ? 2 : 1), "seed \(seed)")
        #expect(!ended.reason.isEmpty)
    }

    @Test func `law 10: a decision that comes after time ran out is still taken`() throws {
        var window = EndDecision(until: Walk.time(1_000))
        window.runOut(at: Walk.time(1_000))
        #expect(!window.isDecided)
        let lapse = EndWindow(warning: Self.warning, decision: .lapsed, until: nil, renewedBy: nil, reason: "over")
        #expect(try window.decide(lapse, by: Walk.person(1), at: Walk.time(2_000)) == .end(lapse))
        #expect(window.isDecided)
    }
}
