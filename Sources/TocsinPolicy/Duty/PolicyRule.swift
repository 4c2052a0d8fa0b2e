// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// One rule of a pack: a condition over facts, and what follows if it holds.
package struct PolicyRule: Hashable, Sendable {
    /// What part a rule plays in the evaluation.
    package enum Kind: String, CaseIterable, Sendable {
        /// One of the conditions that make a duty; all must hold.
        case threshold
        /// Another way in which a threshold is met.
        case extension_ = "extension"
        /// Takes a duty away while it holds.
        case exclusion
        /// A ground that a senior officer may consider; never waives by itself.
        case waiver
        /// Leaves no time to coordinate.
        case emergency
        /// Takes another rule's effect away.
        case defeat
        /// Has effects only: records, clocks, tasks, addressees, companion outcomes.
        case consequence
        /// Shown so that everybody sees that its facts decide nothing.
        case irrelevant
        /// A sentence of the regime.
        case note
    }

    package let id: String
    package let kind: Kind
    /// In our words.
    package let text: String
    package let source: String
    package let verification: Verification
    /// Who decides, in the instrument's words.
    package let role: String?
    package let condition: Condition
    /// What happens while a fact it reads is unknown.
    package var unknown: UnknownHandling
    /// How sure we are of that handling, if not as sure as of the rule.
    package let doubtVerification: Verification?
    /// The duty that a threshold or exclusion belongs to, or on which a consequence depends; `nil` for any.
    package let duty: String?
    /// The rules that an extension extends or a defeat defeats.
    package let targets: [String]
    /// The rules that extend this threshold are all the ways to meet it: if none does, it is not met.
    package let isExhaustive: Bool
    /// Outcomes with which a consequence follows; empty for all.
    package let on: Set<Outcome>
    package let effects: RuleEffects
}

/// What a rule asks for when it holds.
package struct RuleEffects: Hashable, Sendable {
    package struct Named: Hashable, Sendable {
        package let name: String
        package let text: String
    }

    package struct Record: Hashable, Sendable {
        package let name: String
        package let text: String
        package let due: RecordDemand.Due
    }

    package struct Guard: Hashable, Sendable {
        package let fact: FactName
        package let text: String
    }

    package var records: [Record] = []
    /// Ids of the pack's clocks.
    package var clocks: [String] = []
    package var guards: [Guard] = []
    package var addressees: [Named] = []
    package var excluded: [Named] = []
    package var coordination: [Named] = []
    package var referrals: [Named] = []
    package var tasks: [Named] = []
    package var breaches: [Named] = []
    package var offers: [Outcome] = []
}
