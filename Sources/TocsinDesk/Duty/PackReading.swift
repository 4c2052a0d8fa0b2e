// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
internal import TocsinPolicy

/// A policy pack as people read it: rule by rule, with what each looks at, what follows, and how sure we are of it.
package struct PackReading: Sendable {
    package struct Question: Sendable {
        package let fact: FactName
        package let question: String
    }

    package struct Clock: Sendable {
        package let name: String
        package let text: String
        package let length: Interval
        package let start: ClockDemand.Start
        package let verification: Verification
    }

    package struct Duty: Sendable {
        package let id: String
        package let outcome: Outcome
        package let text: String
    }

    package struct Rule: Sendable {
        package let id: String
        /// `threshold`, `extension`, `exclusion`, …
        package let kind: String
        package let text: String
        package let source: String
        package let verification: Verification
        /// Who decides, in the instrument's words.
        package let role: String?
        package let unknown: UnknownHandling
        /// How sure we are of how doubt is handled, if not as sure as of the rule.
        package let doubt: Verification?
        /// What must hold, a clause each: all of the first, one of the second.
        package let all: [String]
        package let any: [String]
        /// Limits that are no facts: kinds of victim, time left.
        package let limits: [String]
        package let facts: [FactName]
        package let duty: String?
        package let targets: [String]
        /// What follows: "Record nds.evaluation: …".
        package let follows: [String]
    }

    package let id: String
    package let version: String
    package let title: String
    package let modelledOn: String
    package let disclaimer: String
    package let delivery: Interval
    package let acting: Interval
    package let questions: [Question]
    package let clocks: [Clock]
    package let duties: [Duty]
    package let rules: [Rule]
}

extension Desk {
    /// A pack of this desk; `nil` if it has none of that name.
    package func reading(ofPack id: String) -> PackReading? { packs[id].map(PackReading.init) }

    /// What a pack would say, by the evaluation that cases go through; nothing is kept.
    package func tryOut(_ situation: Situation, under id: String) -> Evaluation? { packs[id]?.evaluate(situation) }
}

extension PackReading {
    fileprivate init(_ pack: PolicyPack) {
        self.init(
            id: pack.id, version: pack.version, title: pack.title, modelledOn: pack.modelledOn,
            disclaimer: pack.disclaimer, delivery: pack.delivery, acting: pack.acting,
            questions: pack.facts.map { Question(fact: $0.fact, question: $0.question) },
            clocks: pack.clocks.map {
                Clock(name: $0.name, text: $0.text, length: $0.length, start: $0.start, verification: $0.verification)
            },
            duties: pack.duties.map { Duty(id: $0.id, outcome: $0.outcome, text: $0.text) },
            rules: pack.rules.map(Rule.init))
    }
}

extension PackReading.Rule {
    fileprivate init(_ rule: PolicyRule) {
        let condition = rule.condition
        self.init(
            id: rule.id, kind: rule.kind.rawValue, text: rule.text, source: rule.source,
            verification: rule.verification,
            role: rule.role, unknown: rule.unknown, doubt: rule.doubtVerification, all: condition.all.map(\.words),
            any: condition.any.map(\.words), limits: condition.limits + rule.limits,
            facts: condition.clauses.map(\.fact) + rule.effects.guards.map(\.fact), duty: rule.duty,
            targets: rule.targets, follows: rule.effects.words)
    }
}

extension PolicyRule {
    fileprivate var limits: [String] {
        on.isEmpty ? [] : ["only with \(on.sorted().map(\.rawValue).joined(separator: ", "))"]
    }
}

extension Condition {
    fileprivate var limits: [String] {
        var limits: [String] = []
        if !kinds.isEmpty { limits.append("only for a \(kinds.map(\.rawValue).sorted().joined(separator: " or a "))") }
        if let eventWithin { limits.append("only if the event is expected within \(eventWithin)") }
        if inDoubt { limits.append("only if the duty rests on a doubt") }
        if outOfTime { limits.append("also when less time is left than handing over and acting take") }
        return limits
    }
}

extension Condition.Clause {
    fileprivate var words: String {
        switch wanted {
        case .yes: "\(fact) is yes"
        case .no: "\(fact) is no"
        case .unknown: "\(fact) was asked after and is unknown"
        case .notYes: "\(fact) is not yes"
        case .notNo: "\(fact) is not no"
        }
    }
}

extension RuleEffects {
    fileprivate var words: [String] {
        records.map { "Record \($0.name) before \($0.due.words): \($0.text)" }
            + clocks.map { "Clock \($0) starts" }
            + guards.map { "Must be on record: \($0.fact) is yes (\($0.text))" }
            + addressees.map { "Tell: \($0.text)" } + excluded.map { "Do not use: \($0.text)" }
            + coordination.map { "Coordinate: \($0.text)" } + referrals.map { "Refer: \($0.text)" }
            + tasks.map { "Task: \($0.text)" } + breaches.map { "Is a breach: \($0.text)" }
            + offers.map { "Offers \($0.rawValue)" }
    }
}

extension RecordDemand.Due {
    fileprivate var words: String {
        switch self {
        case .determination: "the decision closes"
        case .delivery: "anything is delivered"
        case .closing: "the case closes"
        }
    }
}
