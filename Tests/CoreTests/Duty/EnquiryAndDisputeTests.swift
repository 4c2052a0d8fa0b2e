// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
@testable import TocsinCore

/// Enquiries and disputes by name, as two dictionaries and a set.
struct QuestionBook {
    private(set) var open: Set<UInt64> = []
    private(set) var answers: [UInt64: String] = [:]
    private(set) var late: Set<UInt64> = []
    private(set) var parties: [UInt64: Set<PersonID>] = [:]
    private(set) var decided: [UInt64: String] = [:]

    mutating func ask(_ name: UInt64) {
        open.insert(name)
        (answers[name], parties[name], decided[name]) = (nil, nil, nil)
        late.remove(name)
    }

    mutating func answer(_ name: UInt64, _ text: String) -> String {
        guard answers[name] == nil else { return "already-done" }
        open.remove(name)
        answers[name] = text
        return "answered"
    }

    mutating func runOut(_ name: UInt64) {
        guard open.remove(name) != nil else { return }
        late.insert(name)
    }

    mutating func dispute(_ name: UInt64, _ people: Set<PersonID>) { (parties[name], decided[name]) = (people, nil) }

    mutating func decide(_ name: UInt64, _ who: PersonID, _ word: String) -> String {
        if decided[name] != nil { return "already-done" }
        if parties[name]?.contains(who) ?? false { return "same-person" }
        decided[name] = word
        return "decided"
    }

    func line(_ name: UInt64) -> String {
        let state = answers[name].map { "answered \($0)" } ?? (late.contains(name) ? "expired" : "open")
        return "\(state), \(decided[name] ?? "undecided")"
    }
}

@Suite struct EnquiryAndDisputeTests {
    static let victim = VictimID(high: 1, low: 1)

    static func enquiry(_ name: UInt64) throws -> Enquiry {
        let fact = try #require(FactName("icd.credible"))
        let opened = OpenEnquiry(victim: victim, fact: fact, question: "Is it so?", to: "partner", due: nil)
        return Enquiry(id: EnquiryID(high: 0, low: name), opened: opened, due: Walk.time(7_200_000))
    }

    static func dispute(_ name: UInt64, _ people: Set<PersonID>) -> Dispute {
        let opened = OpenDispute(
            victim: victim, pack: "us-icd191-model", positions: ["a", "b"], interim: .warn, arbiter: "senior officer")
        return Dispute(id: DisputeID(high: 0, low: name), opened: opened, parties: people, due: Walk.time(3_600_000))
    }

    static func line(_ enquiry: Enquiry, _ dispute: Dispute) -> String {
        let state =
            switch enquiry.state {
            case .open: "open"
            case .answered(let text, _): "answered \(text)"
            case .expired: "expired"
            }
        return "\(state), \(dispute.decided?.outcome.rawValue ?? "undecided")"
    }

    @Test(arguments: Walk.seeds)
    func `ten thousand random questions agree with the book`(seed: UInt64) throws {
        var enquiries = [try Self.enquiry(0), try Self.enquiry(1), try Self.enquiry(2)]
        var disputes = (0..<3).map { Self.dispute($0, []) }
        var book = QuestionBook()
        for name in 0..<3 as Range<UInt64> { book.ask(name) }
        let seen = try Walk.go(seed: seed) { random in
            let name = random.next() % 3
            let place = Int(name)
            let (person, before) = (Walk.person(random.next() % 4), (enquiries[place], disputes[place]))
            var (machine, model) = ("done", "done")
            switch random.next() % 10 {
            case 0:
                enquiries[place] = try Self.enquiry(name)
                let people = Set([Walk.person(random.next() % 4), Walk.person(random.next() % 4)])
                disputes[place] = Self.dispute(name, people)
                book.ask(name)
                book.dispute(name, people)
            case 1, 2:
                enquiries[place].expire(at: Walk.time(1))
                book.runOut(name)
                if case .answered = before.0.state { #expect(enquiries[place] == before.0) }
            case 3...5:
                let text = "answer \(random.next() % 100)"
                machine = Walk.word({ () throws(Refusal) in
                    try enquiries[place].answer(text, at: Walk.time(2))
                }) { "answered" }
                model = book.answer(name, text)
            default:
                let outcome = random.pick(Outcome.allCases)
                let decision = DecideDispute(dispute: disputes[place].id, outcome: outcome, reasons: "heard both")
                machine = Walk.word({ () throws(Refusal) in try disputes[place].decide(decision, by: person) }) {
                    "decided"
                }
                model = book.decide(name, person, outcome.rawValue)
                if before.1.decided != nil { #expect(disputes[place] == before.1, "seed \(seed): decided twice") }
            }
            return WalkStep(
                act: "\(name) by \(person)", machine: "\(machine) | \(Self.line(enquiries[place], disputes[place]))",
                model: "\(model) | \(book.line(name))")
        }
        let kinds: Set = ["done", "answered", "decided", "same-person", "already-done"]
        #expect(seen.isSuperset(of: kinds), "\(kinds.subtracting(seen))")
    }
}
