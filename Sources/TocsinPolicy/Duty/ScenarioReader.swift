// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import Yams

extension PolicyScenario {
    /// Reads a file of scenarios.
    ///
    /// - Throws: ``PackError`` with the line, the scenario and the mend.
    package static func read(yaml bytes: [UInt8]) throws(PackError) -> [PolicyScenario] {
        var file = try YAMLFile.read(bytes)
        let list = try file.require("scenarios", "Begin the file with 'scenarios:'.").list()
        try file.finish()
        var scenarios: [PolicyScenario] = []
        for item in list {
            var reader = try ScenarioReader(item)
            let scenario = try reader.read()
            guard !scenarios.contains(where: { $0.id == scenario.id }) else {
                throw item.error("the scenario '\(scenario.id)' stands twice", "Give one of them another id.")
            }
            scenarios.append(scenario)
        }
        return scenarios
    }

    /// The scenarios that come with the program.
    package static func builtIn() throws(PackError) -> [PolicyScenario] {
        var all: [PolicyScenario] = []
        for file in EmbeddedFile.scenarios { all += try read(yaml: file.bytes) }
        return all
    }
}

/// Reads one scenario.
struct ScenarioReader {
    private var map: YAMLMap
    private let place: YAMLValue

    init(_ item: YAMLValue) throws(PackError) {
        var bare = try item.map()
        let id = try bare.require("id", "Give the scenario an id, such as 'id: I-05'.").identifier()
        place = item.within(id)
        map = try place.map()
    }

    mutating func read() throws(PackError) -> PolicyScenario {
        let id = try map.require("id", "").identifier()
        let title = try map.require("title", "Give the scenario a title.").text()
        var packs: [String] = []
        for item in try map.list("packs") { packs.append(try item.identifier()) }
        let event = try map.take("event_in")?.interval()
        let facts = try readFacts()
        let victims = try readVictims(facts)
        var acts: [ScenarioAct] = []
        var lines: [Int] = []
        for item in try map.list("acts") {
            acts.append(try act(item))
            lines.append(item.node.mark?.line ?? 0)
        }
        var expect: [ScenarioExpectation] = []
        for item in try map.list("expect") {
            var reader = ExpectationReader(map: try item.map())
            expect.append(try reader.read(victims: victims.map(\.name), packs: packs))
        }
        try map.finish()
        return PolicyScenario(
            id: id, title: title, packs: packs, eventIn: event, victims: victims, acts: acts, lines: lines,
            expect: expect)
    }

    private mutating func readFacts() throws(PackError) -> [String: [FactName: Truth]] {
        var facts: [String: [FactName: Truth]] = [:]
        for (victim, values) in try map.take("facts")?.map().entries ?? [] {
            var known: [FactName: Truth] = [:]
            for (fact, value) in try values.map().entries { known[try fact.fact()] = try value.word(Truth.self) }
            facts[try victim.text()] = known
        }
        return facts
    }

    private mutating func readVictims(
        _ facts: [String: [FactName: Truth]]
    ) throws(PackError) -> [PolicyScenario.Victim] {
        var victims: [PolicyScenario.Victim] = []
        for (name, kind) in try map.take("victims")?.map().entries ?? [] {
            let text = try name.text()
            victims.append(
                PolicyScenario.Victim(name: text, kind: try kind.word(VictimKind.self), facts: facts[text] ?? [:]))
        }
        if let stranger = facts.keys.sorted().first(where: { name in !victims.contains { $0.name == name } }) {
            throw place.error("facts are given for '\(stranger)', who is no victim", "Add it under 'victims'.")
        }
        return victims
    }

    private func act(_ item: YAMLValue) throws(PackError) -> ScenarioAct {
        var map = try item.map()
        if let after = map.take("after") {
            try map.finish()
            return .after(try after.interval())
        }
        let name = try map.require("act", "Name the act, or write 'after: 2h'.").text()
        let refused = try map.take("refused")?.word(ScenarioTruth.self).holds ?? false
        var fields: [String: ScenarioField] = [:]
        for (key, value) in map.entries where key.name != "act" && key.name != "refused" {
            fields[key.name] = try value.field()
        }
        return .act(name: name, fields: fields, refused: refused)
    }
}

/// How a truth value may be written.
private enum ScenarioTruth: String, CaseIterable {
    case yes, no, `true`, `false`

    var holds: Bool { self == .yes || self == .true }
}

/// Reads one expectation; a scenario with one victim or one pack need not repeat it.
struct ExpectationReader {
    var map: YAMLMap

    mutating func read(victims: [String], packs: [String]) throws(PackError) -> ScenarioExpectation {
        let victim = try map.take("victim")?.text() ?? victims.first ?? ""
        let pack = try map.take("pack")?.text() ?? packs.first ?? ""
        let names = [
            "records", "records_later", "clocks", "tasks", "addressees", "excluded", "coordination",
            "referrals", "breaches",
        ]
        let expectation = ScenarioExpectation(
            victim: victim, pack: pack, outcome: try map.take("outcome")?.word(Outcome.self),
            also: try outcomes("also"), without: try outcomes("without"),
            grounds: try texts("grounds"), blocked: try texts("blocked"), rules: try texts("rules") ?? [],
            results: try verdicts(), enquiries: try texts("enquiries"),
            emergencyOffered: try offered(),
            names: try lists(names, in: &map), absent: try absent(names), turns: try turns(), desk: try desk())
        try map.finish()
        return expectation
    }

    private mutating func offered() throws(PackError) -> Bool? {
        switch try map.take("emergency_offered")?.word(Truth.self) {
        case .yes: true
        case .no: false
        case .unknown, nil: nil
        }
    }

    private mutating func outcomes(_ key: String) throws(PackError) -> [Outcome] {
        var found: [Outcome] = []
        for item in try map.list(key) { found.append(try item.word(Outcome.self)) }
        return found
    }

    private mutating func texts(_ key: String) throws(PackError) -> [String]? {
        guard let value = map.take(key) else { return nil }
        var found: [String] = []
        for item in try value.list() { found.append(try item.text()) }
        return found
    }

    private mutating func verdicts() throws(PackError) -> [String: RuleVerdict] {
        var found: [String: RuleVerdict] = [:]
        for (rule, verdict) in try map.take("results")?.map().entries ?? [] {
            found[try rule.identifier()] = try verdict.word(RuleVerdict.self)
        }
        return found
    }

    private func lists(_ keys: [String], in map: inout YAMLMap) throws(PackError) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for key in keys {
            for item in try map.list(key) { found[key, default: []].append(try item.text()) }
        }
        return found
    }

    private mutating func absent(_ names: [String]) throws(PackError) -> [String: [String]] {
        guard let value = map.take("absent") else { return [:] }
        var inner = try value.map()
        let found = try lists(names, in: &inner)
        try inner.finish()
        return found
    }

    private mutating func turns() throws(PackError) -> [String: Outcome] {
        var found: [String: Outcome] = [:]
        for (change, outcome) in try map.take("turns")?.map().entries ?? [] {
            found[try change.text()] = try outcome.word(Outcome.self)
        }
        return found
    }

    private mutating func desk() throws(PackError) -> [String: ScenarioField] {
        var found: [String: ScenarioField] = [:]
        for (key, value) in try map.take("desk")?.map().entries ?? [] { found[key.name] = try value.field() }
        return found
    }
}
