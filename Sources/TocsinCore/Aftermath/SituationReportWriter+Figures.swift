// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension SituationReportWriter {
    /// Each series: the figure that the rule shows, what stands beside it, what it was before.
    mutating func figureSentences() -> [SituationReport.Sentence] {
        figures.series.flatMap { series in
            [headline(series)] + series.beside.map { aside($0) } + series.past.map { former($0) }
        }
    }

    private mutating func headline(_ series: FigureSeries) -> SituationReport.Sentence {
        let subject = "\(series.measure.words) (\(series.scope)\(at(series.event)))"
        guard let reading = series.current else {
            let numbers = series.readings.map { source($0.statement) }
            return .init("\(subject): no official figure stands.", sources: numbers)
        }
        return .init(
            "\(subject): \(words(reading)), by the rule \u{201C}\(FigureView.rule.name)\u{201D}.",
            sources: [source(reading.statement)] + reading.figure.derivedFrom.map { source($0) })
    }

    private mutating func aside(_ reading: FigureReading) -> SituationReport.Sentence {
        .init("Not official, beside it: \(words(reading)).", sources: [source(reading.statement)])
    }

    private mutating func former(_ reading: FigureReading) -> SituationReport.Sentence {
        let (end, number) = ending(reading.place)
        return .init(
            "Before: \(words(reading))\(end).",
            sources: [source(reading.statement)] + [number].compactMap { $0 })
    }

    private mutating func ending(_ place: FigureReading.Place) -> (words: String, source: Int?) {
        switch place {
        case .superseded(let newer, let reason):
            (reason.map { "; replaced: \($0.withoutFullStop)" } ?? "; replaced, no reason given", source(newer))
        case .retracted(let by): ("; taken back", source(by))
        case .earlier: ("; a later one was said", nil)
        case .current, .beside: ("", nil)
        }
    }

    /// "551, worked out from other figures (Emergencies ministry, via TASS, 30 Mar 2024, 06:00 (UTC+03:00))".
    private func words(_ reading: FigureReading) -> String {
        let derived = reading.figure.isDerived ? ", worked out from other figures" : ""
        let note = reading.figure.scopeNote.map { ", \($0.withoutFullStop)" } ?? ""
        let vague = reading.figure.qualifier == .vague ? ledger.statement(reading.statement)?.act.content : nil
        let number = vague?.withoutFullStop ?? reading.figure.words
        return "\(number)\(derived)\(note) (\(ledger.statement(reading.statement).map { attribution($0.act) } ?? reading.source))"
    }

    /// Names the event where there is more than one.
    private func at(_ event: EventID) -> String {
        guard ledger.events.count > 1, let title = ledger.event(event)?.act.title else { return "" }
        return "; \(title.withoutFullStop)"
    }

    /// All readings of all series, for tables and programs.
    mutating func figureLines() -> [FigureLine] {
        figures.series.flatMap { series in series.readings.map { line($0, of: series) } }
    }

    private mutating func line(_ reading: FigureReading, of series: FigureSeries) -> FigureLine {
        var (place, newer, reason): (FigureLine.Place, StatementID?, String?)
        switch reading.place {
        case .current: (place, newer, reason) = (.current, nil, nil)
        case .earlier: (place, newer, reason) = (.earlier, nil, nil)
        case .beside: (place, newer, reason) = (.beside, nil, nil)
        case .superseded(let by, let why): (place, newer, reason) = (.superseded, by, why)
        case .retracted(let by): (place, newer, reason) = (.retracted, by, nil)
        }
        return FigureLine(
            event: ledger.event(series.event)?.act.title ?? "", figure: reading.figure, place: place,
            source: reading.source, sourceNumber: source(reading.statement), asOf: reading.asOf,
            rule: FigureView.rule.name, replacedBy: newer.map { source($0) }, reason: reason)
    }
}
