// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What a rule looks at: facts of one victim, its kind, the time left, whether the duty rests on a doubt.
package struct Condition: Hashable, Sendable {
    /// The value of a fact that meets a clause.
    package enum Wanted: String, CaseIterable, Sendable {
        case yes, no
        /// Asked after and not known; a fact that nobody has assessed is not meant.
        case unknown
        /// No, unknown or never assessed.
        case notYes = "not-yes"
        /// Yes, unknown or never assessed.
        case notNo = "not-no"
    }

    package struct Clause: Hashable, Sendable {
        package let fact: FactName
        package let wanted: Wanted
    }

    package var all: [Clause] = []
    package var any: [Clause] = []
    /// The kinds of victim that the rule speaks of; empty for every kind.
    package var kinds: Set<VictimKind> = []
    /// Holds only if the event is expected within this time.
    package var eventWithin: Interval?
    /// Holds only if a threshold of the duty was met by resolving a doubt.
    package var inDoubt = false
    /// Holds also when less time is left than delivery and acting take.
    package var outOfTime = false
    /// For mutations: holds when it would not.
    package var isInverted = false

    package var clauses: [Clause] { all + any }

    /// A sentence without a condition always holds.
    package var isEmpty: Bool { clauses.isEmpty && eventWithin == nil && !inDoubt && !outOfTime }
}

extension Condition {
    /// What is known beyond the facts when a condition is read.
    struct Moment {
        let situation: Situation
        let isOutOfTime: Bool
        var isInDoubt = false
    }

    /// Three-valued: unknown if a fact that decides is unknown.
    func truth(at moment: Moment) -> Truth {
        let facts = moment.situation.facts
        var truth = Truth.all(all.lazy.map { $0.truth(in: facts) })
        if !any.isEmpty {
            let either = Truth.any(any.map { $0.truth(in: facts) } + (outOfTime ? [Truth(moment.isOutOfTime)] : []))
            truth = Truth.all([truth, either])
        } else if outOfTime {
            truth = Truth.all([truth, Truth(moment.isOutOfTime)])
        }
        if let eventWithin {
            truth = Truth.all([truth, Truth(moment.situation.timeLeft.map { $0 <= eventWithin } ?? false)])
        }
        if inDoubt { truth = Truth.all([truth, Truth(moment.isInDoubt)]) }
        return isInverted ? !truth : truth
    }

    /// Whether somebody has assessed a fact in a way that could meet the condition.
    func isRaised(in facts: [FactName: Truth]) -> Bool {
        clauses.contains { facts[$0.fact] != nil && $0.truth(in: facts) != .no }
    }

    /// Facts whose being unknown keeps the condition from being settled.
    func open(in facts: [FactName: Truth]) -> [FactName] {
        clauses.filter { $0.truth(in: facts) == .unknown }.map(\.fact)
    }
}

extension Condition.Clause {
    func truth(in facts: [FactName: Truth]) -> Truth {
        let value = facts[fact] ?? .unknown
        switch wanted {
        case .yes: return value
        case .no: return !value
        case .unknown: return Truth(facts[fact] == .unknown)
        case .notYes: return Truth(value != .yes)
        case .notNo: return Truth(value != .no)
        }
    }
}
