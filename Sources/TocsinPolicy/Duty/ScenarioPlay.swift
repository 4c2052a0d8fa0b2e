// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// Plays a scenario's acts on facts, times and questions alone.
struct ScenarioPlay {
    private struct Question {
        let victim: String
        let fact: FactName
        var left: Interval
    }

    /// Each victim's situation when all acts are done.
    private(set) var situations: [String: Situation]
    private var questions: [Question] = []
    private let first: String

    init(_ scenario: PolicyScenario) {
        situations = scenario.victims.reduce(into: [:]) { situations, victim in
            situations[victim.name] = Situation(
                facts: victim.facts, victimKind: victim.kind, timeLeft: scenario.eventIn)
        }
        first = scenario.victims.first?.name ?? ""
        for act in scenario.acts {
            switch act {
            case .after(let time): pass(time)
            case .act(_, _, refused: true): break
            case .act(let name, let fields, refused: false): take(name, fields)
            }
        }
    }

    private mutating func pass(_ time: Interval) {
        situations = situations.mapValues { situation in
            var later = situation
            let left = situation.timeLeft.map { $0 - time }
            later.timeLeft = left.flatMap { $0 < .zero ? nil : $0 }
            return later
        }
        for index in questions.indices { questions[index].left = questions[index].left - time }
        for question in questions where question.left <= .zero {
            situations[question.victim]?.expiredEnquiries.insert(question.fact)
        }
    }

    private mutating func take(_ name: String, _ fields: [String: ScenarioField]) {
        let victim = fields["victim"]?.text ?? first
        let fact = fields["fact"]?.text.flatMap { FactName($0) }
        switch (name, fact) {
        case ("fact.set", let fact?):
            situations[victim]?.facts[fact] = fields["value"]?.text.flatMap { Truth(rawValue: $0) }
        case ("enquiry.open", let fact?):
            let due = fields["due"]?.text.flatMap { Interval($0) } ?? .hours(2)
            questions.append(Question(victim: victim, fact: fact, left: due))
        case ("enquiry.answer", let fact?):
            questions.removeAll { $0.victim == victim && $0.fact == fact }
        case ("event.expect", _):
            expect(fields["in"]?.text.flatMap { Interval($0) })
        default: break
        }
    }

    private mutating func expect(_ timeLeft: Interval?) {
        for victim in situations.keys.sorted() {
            situations[victim]?.timeLeft = timeLeft
        }
    }
}
