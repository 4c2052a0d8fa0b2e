// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinPolicy

/// What the views of the ledger show, for the questions that a scenario asks of them.
struct ScenarioLedger {
    private let ledger: Ledger
    private let measure: Figure.Measure
    private let series: Figure.Standing

    init(_ ledger: Ledger, _ asked: [String: ScenarioField]) {
        self.ledger = ledger
        let word = asked[ScenarioQuestion.measure.rawValue]?.text.map { String($0.map { $0 == "-" ? "_" : $0 }) }
        measure = word.flatMap { Figure.Measure(rawValue: $0) } ?? .killed
        series = asked[ScenarioQuestion.series.rawValue]?.text.flatMap { Figure.Standing(rawValue: $0) } ?? .official
    }

    func answer(_ question: ScenarioQuestion) -> [String]? {
        switch question {
        case .current: shown.map { ["\($0)"] } ?? []
        case .kept: ["\(readings.count)"]
        case .reasons: ["\(readings.filter(\.isReplacedWithReason).count)"]
        case .derived: [isDerived ? "yes" : "no"]
        case .claimant: claimants
        case .attributed: attributions.map(\.actor)
        case .attributedBy: attributions.map(\.speaker)
        case .measure, .series, .closing, .secondReader, .told, .escalated, .endDecision, .ranOutNotice, .waiver,
            .interim,
            .breaches, .clocks, .released:
            nil
        }
    }

    private var readings: [FigureReading] {
        FigureView(ledger).series.filter { $0.measure == measure }.flatMap(\.readings)
    }

    private var current: FigureReading? {
        readings.last { series == .official ? $0.place == .current : $0.place == .beside }
    }

    /// The figure shown, or what is left of a whole when its parts are taken off.
    private var shown: Int? { current?.figure.low ?? remainder }

    private var isDerived: Bool { current?.figure.isDerived ?? (remainder != nil) }

    private var remainder: Int? {
        let figures = ledger.statements.compactMap { statement in statement.act.figure.map { (statement.id, $0) } }
        for (id, whole) in figures {
            let parts = figures.map(\.1).filter { $0.subsetOf == id && $0.measure != measure }
            if !parts.isEmpty, let rest = whole.remainder(without: parts) { return rest }
        }
        return nil
    }

    private var rows: [ResponsibilityView.Row] {
        ledger.events.flatMap { ResponsibilityView(of: $0.id, in: ledger).rows }
    }

    /// Whoever claims it, in the claim's own words: no branch that others name.
    private var claimants: [String] {
        rows.filter { row in
            ledger.statements.contains { $0.act.claim?.actor == row.actor }
        }.map(\.actor.words)
    }

    private var attributions: [(actor: String, speaker: String)] {
        rows.filter { $0.code == .attributedByAuthority || $0.code == .attributedByOther }.flatMap { row in
            ledger.statements.filter { $0.act.actor == row.actor }.map { (row.actor.words, $0.act.speaker.name) }
        }
    }
}

extension FigureReading {
    fileprivate var isReplacedWithReason: Bool {
        guard case .superseded(_, let reason?) = place else { return false }
        return !reason.isEmpty
    }
}
