// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// One regime's rules as data, modelled on an instrument or local to an organisation.
///
/// A pack reads facts of its own regime only, proposes an outcome for one victim at a time, and never waives. What an
/// evaluation says depends on the pack and the situation alone.
package struct PolicyPack: Hashable, Sendable {
    /// Such as `us-icd191-model`.
    package let id: String
    package let version: String
    package let title: String
    /// The instrument it is modelled on, with its date; says "local" for an organisation's own rules.
    package let modelledOn: String
    /// What loading the pack does not mean; shown wherever the pack's name is.
    package let disclaimer: String
    /// The first word of all its facts.
    package let regime: String
    /// Time taken off what is left before the event: to hand a warning over, and to act on it.
    package let delivery: Interval
    package let acting: Interval
    /// In the order in which the pack asks them.
    package let facts: [FactQuestion]
    package let clocks: [PackClock]
    /// The first is the one that is asked about from the start.
    package let duties: [PolicyDuty]
    package let rules: [PolicyRule]
    let links: RuleLinks

    init(
        id: String, version: String, title: String, modelledOn: String, disclaimer: String, regime: String,
        delivery: Interval, acting: Interval, facts: [FactQuestion], clocks: [PackClock], duties: [PolicyDuty],
        rules: [PolicyRule]
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.modelledOn = modelledOn
        self.disclaimer = disclaimer
        self.regime = regime
        self.delivery = delivery
        self.acting = acting
        self.facts = facts
        self.clocks = clocks
        self.duties = duties
        self.rules = rules
        links = RuleLinks(rules: rules, duties: duties)
    }

    /// The question behind a fact, in plain words.
    package func question(of fact: FactName) -> String? { facts.first { $0.fact == fact }?.question }

    /// Grounds on which a senior officer may waive, with what must be on record first.
    package var waiverGrounds: [PolicyRule] { rules.filter { $0.kind == .waiver } }

    /// How long the shortest clock of this name is, such as `waiver_expiry`; `nil` if the pack has none.
    package func length(ofClock name: String) -> Interval? { clocks.filter { $0.name == name }.map(\.length).min() }
}

/// A fact that a pack reads, and the question that settles it.
package struct FactQuestion: Hashable, Sendable {
    package let fact: FactName
    package let question: String
}

/// A clock that rules of the pack may start.
package struct PackClock: Hashable, Sendable {
    /// By which the pack's rules call it.
    package let id: String
    /// What it stands for; several clocks may stand for the same, and then the shortest counts.
    package let name: String
    package let length: Interval
    package let start: ClockDemand.Start
    package let verification: Verification
    package let text: String
}

/// One duty of a pack: owed when all its thresholds hold and nothing excludes it.
package struct PolicyDuty: Hashable, Sendable {
    package let id: String
    /// `WARN`, `PUBLIC-ALERT` or `REFER`.
    package let outcome: Outcome
    package let text: String
}
