// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats
import TocsinPolicy

/// One scenario being played: each of its acts becomes a real act of a person, in order.
struct ScenarioRun {
    let scenario: PolicyScenario
    let desk: ScenarioDesk
    private(set) var names: [String: String] = [:]
    private(set) var made: [EntryID] = []
    /// The window that a warning written in short is to have.
    var windows: [WarningID: String] = [:]

    init(_ scenario: PolicyScenario, on desk: ScenarioDesk) {
        self.scenario = scenario
        self.desk = desk
    }

    /// Adds the victims and sets every fact, then plays the acts.
    ///
    /// - Throws: ``ScenarioFault`` at the first thing that goes otherwise than the scenario says.
    mutating func play() async throws {
        for victim in scenario.victims {
            try await act(.addVictim, ["name": .text(victim.name), "kind": .text(victim.kind.rawValue)], by: nil)
            for (fact, value) in victim.facts.sorted(by: { $0.key < $1.key }) {
                let fields: [String: ScenarioField] = [
                    "victim": .text(victim.name), "fact": .text(fact.text), "value": .text(value.rawValue),
                    "basis": .text("the scenario says so"),
                ]
                try await act(.setFact, fields, by: nil)
            }
        }
        for (index, act) in scenario.acts.enumerated() {
            switch act {
            case .after(let time): try await desk.pass(time)
            case .act(let name, let fields, let refused):
                do {
                    try await play(name, fields, refused: refused)
                } catch {
                    let line = index < scenario.lines.count ? ", line \(scenario.lines[index])" : ""
                    throw ScenarioFault("act \(index + 1)\(line), \(name): \(error)")
                }
            }
        }
    }

    private mutating func play(_ name: String, _ fields: [String: ScenarioField], refused: Bool) async throws {
        let kind = ActKind(rawValue: name)
        guard kind != nil || ScenarioShort.names.contains(name) else { throw ScenarioRun.unknown(name) }
        do {
            if let kind, !ScenarioShort.isShort(kind, fields) {
                try await act(kind, fields, by: fields["by"]?.text)
            } else {
                try await playShort(name, fields)
            }
        } catch let refusal as Refusal {
            guard refused else { throw ScenarioFault("it was refused: \(refusal.sentence)") }
            return
        }
        guard !refused else { throw ScenarioFault("it had to be refused and was taken") }
    }

    /// One act of the desk, by whoever the scenario names or, if it names nobody, the first whose role allows it.
    @discardableResult
    mutating func act(_ kind: ActKind, _ given: [String: ScenarioField], by name: String?) async throws -> EntryID {
        var fields = given
        let alias = fields.removeValue(forKey: "as")?.text
        fields["by"] = nil
        let person = try person(name, for: kind)
        let request = try TreeDecoder.decode(
            ActRequest.self, from: ScenarioField.map(try await filled(kind, fields)).tree)
        let answer = try await desk.desk.perform(
            ActRequest(act: request.act, caseID: request.caseID ?? desk.caseID, at: request.at), by: person)
        made.append(answer.id)
        for word in [kind.makes, kind == .addVictim ? given["name"]?.text : nil, alias].compactMap(\.self) {
            names[word] = "\(answer.id)"
        }
        return answer.id
    }

    private func filled(_ kind: ActKind, _ fields: [String: ScenarioField]) async throws -> [String: ScenarioField] {
        guard kind != .openCase else { throw ScenarioFault("a scenario's case is open from the start; leave this out") }
        return try await script.filled(kind, fields)
    }

    var script: ScenarioScript {
        get async throws {
            ScenarioScript(
                scenario: scenario, folded: try await desk.folded, names: names, made: made, now: desk.clock.now)
        }
    }

    private func person(_ name: String?, for kind: ActKind) throws(ScenarioFault) -> Person {
        let order = ["assessor", "releaser", "senior", "intake"]
        let fitting = order.compactMap { desk.people[$0] }.first { !$0.roles.isDisjoint(with: kind.roles) }
        guard let key = name?.map({ $0 == " " || $0 == "_" ? "-" : $0 }) else {
            guard let fitting else { throw ScenarioFault("nobody may do this; say in 'by' who tries") }
            return fitting
        }
        guard let person = desk.people[String(key)] else {
            throw ScenarioFault(
                "'\(String(key))' works nowhere here; write one of: \(desk.people.keys.sorted().joined(separator: ", "))"
            )
        }
        return person
    }

    private static func unknown(_ name: String) -> ScenarioFault {
        let known = ActKind.allCases.filter { !$0.roles.isEmpty }.map(\.rawValue) + ScenarioShort.names
        let near = NearestWord.of(name, among: known).map { " Did you mean '\($0)'?" } ?? ""
        return ScenarioFault("'\(name)' is no act.\(near) Acts are: \(known.sorted().joined(separator: ", ")).")
    }
}

extension ActKind {
    /// The word for what the act makes, by which later acts may name it.
    fileprivate var makes: String? {
        let words: [ActKind: String] = [
            .receiveReport: "report", .openEnquiry: "enquiry", .askWaiver: "waiver", .openDispute: "dispute",
            .addOffender: "offender", .setTrigger: "trigger", .addRecipient: "recipient", .draftWarning: "warning",
            .recordEvent: "event", .recordStatement: "statement",
        ]
        return words[self]
    }
}
