// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// Reads one rule of a pack.
struct RuleReader {
    private var map: YAMLMap
    private let place: YAMLValue

    /// Finds the rule's id first, so that every later error can name the rule.
    init(_ item: YAMLValue) throws(PackError) {
        var bare = try item.map()
        let id = try bare.require("id", "Give the rule an id, such as 'id: ICD-T1'.").identifier()
        place = item.within(id)
        map = try place.map()
    }

    mutating func read() throws(PackError) -> PlacedRule {
        let id = try map.require("id", "").identifier()
        let kind = try map.require("kind", "Say what part the rule plays.").word(PolicyRule.Kind.self)
        let verification = try map.require("verification", "Say how sure we are of it.").word(Verification.self)
        let rule = PolicyRule(
            id: id, kind: kind, text: try map.require("text", "Say the rule in your own words.").text(),
            source: try map.require("source", "Name where the rule was read, or say that it is yours.").text(),
            verification: verification, role: try map.take("role")?.text(), condition: try condition(),
            unknown: try unknown(kind), doubtVerification: try map.take("doubt")?.word(Verification.self),
            duty: try map.take("duty")?.identifier(), targets: try targets(kind), isExhaustive: try flag("exhaustive"),
            on: try outcomes(kind),
            effects: try effects())
        try map.finish()
        return PlacedRule(rule: rule, place: place)
    }

    private mutating func condition() throws(PackError) -> Condition {
        var condition = Condition()
        condition.all = try clauses("all")
        condition.any = try clauses("any")
        for kind in try map.list("kinds") { condition.kinds.insert(try kind.word(VictimKind.self)) }
        condition.eventWithin = try map.take("event_within")?.interval()
        condition.inDoubt = try flag("in_doubt")
        condition.outOfTime = try flag("out_of_time")
        return condition
    }

    private mutating func clauses(_ key: String) throws(PackError) -> [Condition.Clause] {
        guard let value = map.take(key) else { return [] }
        var clauses: [Condition.Clause] = []
        for (fact, wanted) in try value.map().entries {
            let named = YAMLValue(node: wanted.node, name: "value of a fact", rule: wanted.rule)
            clauses.append(Condition.Clause(fact: try fact.fact(), wanted: try named.word(Condition.Wanted.self)))
        }
        return clauses
    }

    private mutating func flag(_ key: String) throws(PackError) -> Bool {
        guard let value = map.take(key) else { return false }
        guard try value.text() == "yes" else { throw value.error("'\(key)' is not yes", "Write yes, or leave it out.") }
        return true
    }

    /// Rules that decide must say what they do in doubt; for the others it is to speak for warning.
    private mutating func unknown(_ kind: PolicyRule.Kind) throws(PackError) -> UnknownHandling {
        if let value = map.take("unknown") { return try value.word(UnknownHandling.self) }
        switch kind {
        case .threshold, .extension_, .exclusion, .waiver:
            throw place.error(
                "'unknown' is missing", "Say what happens in doubt: enquire-then-duty, resolve-to-duty or another.")
        case .emergency: return .resolveToNo
        case .defeat, .consequence, .irrelevant, .note: return .resolveToDuty
        }
    }

    private mutating func targets(_ kind: PolicyRule.Kind) throws(PackError) -> [String] {
        var targets: [String] = []
        switch kind {
        case .extension_:
            targets.append(try map.require("extends", "Name the threshold that it extends.").identifier())
        case .defeat:
            for target in try map.require("defeats", "List the rules that it defeats.").list() {
                targets.append(try target.identifier())
            }
        case .threshold, .exclusion, .waiver, .emergency, .consequence, .irrelevant, .note: break
        }
        return targets
    }

    /// Outcomes by name, and `duty` for all in which somebody must be warned.
    private mutating func outcomes(_ kind: PolicyRule.Kind) throws(PackError) -> Set<Outcome> {
        guard kind == .consequence else { return [] }
        var outcomes: Set<Outcome> = []
        for item in try map.list("on") {
            if try item.text() == "duty" {
                outcomes.formUnion(Outcome.allCases.filter(\.isDuty))
            } else {
                outcomes.insert(try item.word(Outcome.self))
            }
        }
        return outcomes
    }
}

extension RuleReader {
    private mutating func effects() throws(PackError) -> RuleEffects {
        var effects = RuleEffects()
        effects.addressees = try named("tell")
        effects.excluded = try named("never_tell")
        effects.coordination = try named("coordinate")
        effects.referrals = try named("refer")
        effects.tasks = try named("tasks")
        effects.breaches = try named("breaches")
        for item in try map.list("clocks") { effects.clocks.append(try item.clockName()) }
        for item in try map.list("offers") { effects.offers.append(try item.word(Outcome.self)) }
        for item in try map.list("records") { effects.records.append(try record(item)) }
        for item in try map.list("guards") { effects.guards.append(try guardOf(item)) }
        return effects
    }

    /// A map of short names to sentences.
    private mutating func named(_ key: String) throws(PackError) -> [RuleEffects.Named] {
        guard let value = map.take(key) else { return [] }
        var found: [RuleEffects.Named] = []
        for (name, text) in try value.map().entries {
            found.append(RuleEffects.Named(name: try name.identifier(), text: try text.text()))
        }
        return found
    }

    private func record(_ item: YAMLValue) throws(PackError) -> RuleEffects.Record {
        var map = try item.map()
        let record = RuleEffects.Record(
            name: try map.require("name", "Name the record, as nds.evaluation.").fact().text,
            text: try map.require("text", "Say what must stand in it.").text(),
            due: try map.require("due", "Say what cannot finish without it.").word(RecordDemand.Due.self))
        try map.finish()
        return record
    }

    private func guardOf(_ item: YAMLValue) throws(PackError) -> RuleEffects.Guard {
        var map = try item.map()
        let found = RuleEffects.Guard(
            fact: try map.require("fact", "Name the fact that must be on record.").fact(),
            text: try map.require("text", "Say what must be on record.").text())
        try map.finish()
        return found
    }
}
