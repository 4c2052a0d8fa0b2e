// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension PolicyPack {
    /// Reads a pack: YAML in UTF-8, as the guide describes it.
    ///
    /// - Throws: ``PackError`` with the line, the rule and the mend, for the first thing that is wrong: in the form, or
    ///   in what rules say about facts, clocks and each other.
    package init(yaml bytes: [UInt8]) throws(PackError) {
        var reader = PackReader(file: try YAMLFile.read(bytes))
        self = try reader.read()
    }

    package init(yaml text: String) throws(PackError) {
        try self.init(yaml: Array(text.utf8))
    }
}

/// Reads the parts of a pack in the order in which the file has them.
struct PackReader {
    var file: YAMLMap

    mutating func read() throws(PackError) -> PolicyPack {
        let id = try file.require("pack", "Begin the file with 'pack: its-id'.").identifier()
        let regime = try file.require("regime", "Name the first word of its facts, such as 'regime: icd'.").text()
        let version = try file.require("version", "Give the pack a version, such as 'version: \"1\"'.").text()
        let title = try file.require("title", "Give the pack a title.").text()
        let modelled = try file.require("modelled_on", "Name the instrument and its date, or write 'local'.").text()
        let disclaimer = try file.require("disclaimer", "Say what loading this pack does not mean.").text()
        var allowances = try file.require("allowances", "Add 'allowances: {delivery: 30min, acting: 30min}'.").map()
        let delivery = try allowances.require("delivery", "Say how long handing over takes.").interval()
        let acting = try allowances.require("acting", "Say how long acting on it takes.").interval()
        try allowances.finish()
        let facts = try readFacts(regime: regime)
        let clocks = try readClocks()
        let duties = try readDuties()
        let rules = try readRules()
        try file.finish()
        let pack = PolicyPack(
            id: id, version: version, title: title, modelledOn: modelled, disclaimer: disclaimer, regime: regime,
            delivery: delivery, acting: acting, facts: facts, clocks: clocks, duties: duties, rules: rules.map(\.rule))
        try PackCheck(pack: pack, rules: rules).run()
        return pack
    }

    private mutating func readFacts(regime: String) throws(PackError) -> [FactQuestion] {
        let map = try file.require("facts", "List the facts, each with its question.").map()
        var facts: [FactQuestion] = []
        for (key, value) in map.entries {
            let fact = try key.fact()
            guard fact.regime == regime else {
                throw key.error(
                    "the fact '\(fact)' is not one of this regime",
                    "Facts of regimes are never shared. Begin its name with '\(regime).'.")
            }
            facts.append(FactQuestion(fact: fact, question: try value.text()))
        }
        guard facts.count <= 200 else { throw map.place.error("there are over 200 facts", "Split the pack.") }
        return facts
    }

    private mutating func readClocks() throws(PackError) -> [PackClock] {
        var clocks: [PackClock] = []
        for item in try file.list("clocks") {
            var map = try item.map()
            let id = try map.require("id", "Give the clock an id.").clockName()
            let clock = PackClock(
                id: id, name: try map.take("name")?.clockName() ?? id,
                length: try map.require("length", "Say how long it is, such as 'length: 2h'.").interval(),
                start: try map.require("from", "Say from when it counts.").word(ClockDemand.Start.self),
                verification: try map.require("verification", "Say how sure we are of it.").word(Verification.self),
                text: try map.require("text", "Say what must happen before it runs out.").text())
            try map.finish()
            guard !clocks.contains(where: { $0.id == id }) else {
                throw item.error("the clock '\(id)' stands twice", "Give one of them another id.")
            }
            clocks.append(clock)
        }
        return clocks
    }

    private mutating func readDuties() throws(PackError) -> [PolicyDuty] {
        let value = try file.require("duties", "List at least one duty.")
        var duties: [PolicyDuty] = []
        for item in try value.list() {
            var map = try item.map()
            let id = try map.require("id", "Give the duty an id.").identifier()
            let outcome = try map.require("outcome", "Say what is owed.")
            let owed = try outcome.word(Outcome.self)
            guard [.warn, .publicAlert, .refer].contains(owed) else {
                throw outcome.error("'\(owed.rawValue)' cannot be owed", "Write WARN, PUBLIC-ALERT or REFER.")
            }
            duties.append(PolicyDuty(id: id, outcome: owed, text: try map.require("text", "Say what it is.").text()))
            try map.finish()
        }
        guard !duties.isEmpty, Set(duties.map(\.id)).count == duties.count else {
            throw value.error("there is no duty, or two have the same id", "List each duty once.")
        }
        return duties
    }

    private mutating func readRules() throws(PackError) -> [PlacedRule] {
        let value = try file.require("rules", "List the rules.")
        var rules: [PlacedRule] = []
        for item in try value.list() {
            var reader = try RuleReader(item)
            rules.append(try reader.read())
        }
        guard rules.count <= 300 else { throw value.error("there are over 300 rules", "Split the pack.") }
        return rules
    }
}

/// A rule with its place in the file, for errors about what it says.
struct PlacedRule {
    let rule: PolicyRule
    let place: YAMLValue
}
