// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// What a pack's rules say about facts, clocks and each other must fit together.
struct PackCheck {
    let pack: PolicyPack
    let rules: [PlacedRule]

    func run() throws(PackError) {
        var seen: Set<String> = []
        for placed in rules {
            guard seen.insert(placed.rule.id).inserted else {
                throw placed.place.error("the rule '\(placed.rule.id)' stands twice", "Give one of them another id.")
            }
            try checkNames(placed)
            try checkDoubt(placed)
            try checkPart(placed)
        }
        try checkDuties()
        try checkFacts()
    }

    private func checkNames(_ placed: PlacedRule) throws(PackError) {
        let rule = placed.rule
        let declared = Set(pack.facts.map(\.fact))
        let read = rule.condition.clauses.map(\.fact) + rule.effects.guards.map(\.fact)
        if let fact = read.first(where: { !declared.contains($0) }) {
            throw placed.place.error("it reads '\(fact)', which the pack does not declare", "Add it under 'facts'.")
        }
        if let clock = rule.effects.clocks.first(where: { id in !pack.clocks.contains { $0.id == id } }) {
            throw placed.place.error("it starts '\(clock)', which is no clock here", "Add it under 'clocks'.")
        }
        if let duty = rule.duty, !pack.duties.contains(where: { $0.id == duty }) {
            throw placed.place.error("'\(duty)' is no duty here", "Name one of those under 'duties'.")
        }
    }

    /// A rule that takes a duty away may never do so because something is not known.
    private func checkDoubt(_ placed: PlacedRule) throws(PackError) {
        let takesAway = placed.rule.kind == .exclusion || placed.rule.kind == .waiver
        guard !(takesAway && placed.rule.unknown == .resolveToNo) else {
            throw placed.place.error(
                "in doubt it would take the duty away", "Write resolve-to-duty, or let it enquire.")
        }
        let wanted = placed.rule.condition.clauses.map(\.wanted)
        guard !(takesAway && placed.rule.kind == .exclusion && wanted.contains(where: isNegativeGuess)) else {
            throw placed.place.error(
                "it would take the duty away because nobody has looked", "Ask for yes or no, not for not-yes or not-no."
            )
        }
        if placed.rule.kind == .emergency, [.enquireThenDuty, .enquireThenSenior].contains(placed.rule.unknown) {
            throw placed.place.error("there is no time to enquire in an emergency", "Leave 'unknown' out.")
        }
    }

    private func isNegativeGuess(_ wanted: Condition.Wanted) -> Bool {
        switch wanted {
        case .yes, .no: false
        case .unknown, .notYes, .notNo: true
        }
    }

    private func checkPart(_ placed: PlacedRule) throws(PackError) {
        let rule = placed.rule
        switch rule.kind {
        case .threshold, .exclusion:
            guard rule.duty != nil else { throw placed.place.error("'duty' is missing", "Name the duty it decides.") }
            guard !rule.condition.clauses.isEmpty else { throw missingCondition(placed) }
        case .extension_, .defeat:
            guard !rule.condition.clauses.isEmpty else { throw missingCondition(placed) }
            for target in rule.targets { try checkTarget(target, of: placed) }
        case .waiver, .irrelevant:
            guard !rule.condition.clauses.isEmpty else { throw missingCondition(placed) }
        case .emergency:
            guard !rule.condition.isEmpty else { throw missingCondition(placed) }
        case .consequence:
            guard rule.effects != RuleEffects() else {
                throw placed.place.error("nothing follows from it", "Give it an effect, or make it a note.")
            }
        case .note:
            guard rule.condition.isEmpty, rule.effects == RuleEffects() else {
                throw placed.place.error("a note has neither condition nor effect", "Make it a consequence.")
            }
        }
    }

    private func missingCondition(_ placed: PlacedRule) -> PackError {
        placed.place.error("it has no condition", "Add 'all:' or 'any:' with facts and their values.")
    }

    private func checkTarget(_ target: String, of placed: PlacedRule) throws(PackError) {
        let kind = rules.first { $0.rule.id == target }?.rule.kind
        switch (placed.rule.kind, kind) {
        case (.extension_, .threshold), (.defeat, .exclusion), (.defeat, .waiver), (.defeat, .consequence),
            (.defeat, .extension_):
            break
        case (_, nil):
            throw placed.place.error("'\(target)' is no rule here", "Name a rule of this pack.")
        case (_, .some(let kind)):
            throw placed.place.error(
                "'\(target)' is a \(kind.rawValue)",
                placed.rule.kind == .defeat
                    ? "Only exclusions, grounds, consequences and extensions can be defeated."
                    : "Only a threshold can be extended.")
        }
    }

    private func checkDuties() throws(PackError) {
        for duty in pack.duties where !pack.rules.contains(where: { $0.kind == .threshold && $0.duty == duty.id }) {
            throw PackError(
                line: 0, column: 0, rule: nil, problem: "the duty '\(duty.id)' has no threshold",
                mend: "Add a rule of kind threshold with 'duty: \(duty.id)'.")
        }
    }

    private func checkFacts() throws(PackError) {
        let read = Set(pack.rules.flatMap { $0.condition.clauses.map(\.fact) + $0.effects.guards.map(\.fact) })
        if let unread = pack.facts.first(where: { !read.contains($0.fact) }) {
            throw PackError(
                line: 0, column: 0, rule: nil, problem: "no rule reads the fact '\(unread.fact)'",
                mend: "Take it out, or write the rule.")
        }
    }
}
