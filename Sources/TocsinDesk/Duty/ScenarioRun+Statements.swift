// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinPolicy

// Statements in short: `{act: statement.record, kind: figure, measure, value, source, series}` and its like.
extension ScenarioRun {
    mutating func state(_ given: [String: ScenarioField]) async throws {
        var fields = given
        let event = try await theEvent()
        let source = fields.removeValue(forKey: "source")?.text ?? "somebody"
        let word = fields.removeValue(forKey: "kind")?.text ?? "figure"
        let series = fields.removeValue(forKey: "series")?.text ?? "official"
        let kind = ScenarioStatement.kinds[word] ?? word.underscored
        var statement: [String: ScenarioField] = [
            "events": .list([.text(event)]), "kind": .text(kind), "voice": .text("indirect_speech"),
            "polarity": .text("asserts"), "modality": .text("asserted"),
            "content": fields.removeValue(forKey: "content") ?? .text("\(source), as \(word)"),
        ]
        let authority = fields.removeValue(forKey: "authority")?.text
        let isAuthority = authority.map { ["yes", "true"].contains($0) } ?? ScenarioStatement.isAuthority(kind, series)
        statement["speaker"] = .map([
            "name": .text(source), "identification": .text("named_group"), "authority": .text("\(isAuthority)"),
        ])
        let reason = fields.removeValue(forKey: "reason")
        statement["revision_reason"] = reason
        switch kind {
        case "figure_report":
            let figure = try await figure(&fields, series: series)
            statement["figure"] = .map(figure)
            if reason != nil { statement["supersedes"] = try await earlier(figure, by: source).map { .list([$0]) } }
        case "responsibility_claim": statement["claim"] = .map(ScenarioStatement.claim(&fields))
        case _: statement["actor"] = ScenarioStatement.actor(&fields)
        }
        try await act(.recordStatement, statement.merging(fields) { own, _ in own }, by: given["by"]?.text)
    }

    /// The event of the scenario, which the first statement makes.
    private mutating func theEvent() async throws -> String {
        if let event = names["event"] { return event }
        let fields: [String: ScenarioField] = ["title": .text(scenario.title), "stage": .text("accomplished")]
        return "\(try await act(.recordEvent, fields, by: nil))"
    }

    private func figure(
        _ fields: inout [String: ScenarioField], series: String
    ) async throws -> [String: ScenarioField] {
        let measure = fields.removeValue(forKey: "measure")?.text?.underscored ?? "killed"
        let qualifier = fields.removeValue(forKey: "qualifier")?.text?.underscored ?? "exact"
        let value = fields.removeValue(forKey: "value")
        var figure: [String: ScenarioField] = [
            "measure": .text(measure), "qualifier": .text(qualifier), "standing": .text(series),
            "scope": fields.removeValue(forKey: "scope") ?? .text("all"),
        ]
        figure["low"] = fields.removeValue(forKey: "low") ?? (qualifier == "at_most" ? nil : value)
        let isOpenAbove = qualifier == "at_least" || qualifier == "more_than"
        figure["high"] = fields.removeValue(forKey: "high") ?? (isOpenAbove ? nil : value)
        if let whole = fields.removeValue(forKey: "subset_of")?.text { figure["subset_of"] = try await last(of: whole) }
        if case .list(let sources) = fields.removeValue(forKey: "derived_from") {
            var named: [ScenarioField] = []
            for source in sources { named.append(try await last(of: source.text ?? "")) }
            figure["derived_from"] = .list(named)
        }
        return figure
    }

    /// The statement that last gave this measure; a name of a statement stands for itself.
    private func last(of measure: String) async throws -> ScenarioField {
        let folded = try await desk.folded
        let wanted = measure.underscored
        let found = folded.ledger.statements.last { $0.act.figure?.measure.rawValue == wanted }
        if let found { return .text("\(found.id)") }
        return .text(try await script.identifier(measure))
    }

    /// What the same source said before of the same measure, in the same series.
    private func earlier(_ figure: [String: ScenarioField], by source: String) async throws -> ScenarioField? {
        let folded = try await desk.folded
        let found = folded.ledger.statements.last { statement in
            statement.act.speaker.name == source && statement.act.figure?.measure.rawValue == figure["measure"]?.text
                && statement.act.figure?.standing.rawValue == figure["standing"]?.text
        }
        return found.map { .text("\($0.id)") }
    }
}

/// Words of statements in short.
private enum ScenarioStatement {
    static let kinds = [
        "figure": "figure_report", "claim": "responsibility_claim", "denial": "denial_of_responsibility",
    ]

    static func isAuthority(_ kind: String, _ series: String) -> Bool {
        kind == "figure_report" ? series == "official" : kind == "attribution" || kind == "counter_attribution"
    }

    static func claim(_ fields: inout [String: ScenarioField]) -> [String: ScenarioField] {
        var claim: [String: ScenarioField] = [
            "claimant": fields.removeValue(forKey: "claimant") ?? .text(""),
            "means": fields.removeValue(forKey: "means") ?? .text("unknown"),
            "authenticity": fields.removeValue(forKey: "authenticity") ?? .text("unknown"),
        ]
        claim["branch"] = fields.removeValue(forKey: "branch")
        return claim
    }

    static func actor(_ fields: inout [String: ScenarioField]) -> ScenarioField? {
        guard let actor = fields.removeValue(forKey: "actor") else { return nil }
        guard let name = actor.text else { return actor }
        var named: [String: ScenarioField] = ["name": .text(name)]
        named["branch"] = fields.removeValue(forKey: "branch")
        return .map(named)
    }
}

extension String {
    /// `missing-reports` as our documents write it.
    fileprivate var underscored: String { String(map { $0 == "-" ? "_" : $0 }) }
}
