// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension SituationReportWriter {
    /// What the desk knew, decided and warned, by its own log.
    mutating func caseSentences() -> [SituationReport.Sentence] {
        var sentences = [awarenessSentence()]
        for victim in summary.victims { sentences += victimSentences(victim) }
        for warning in summary.warnings { sentences += warningSentences(warning) }
        return sentences
    }

    private mutating func awarenessSentence() -> SituationReport.Sentence {
        let opened = "the case was opened \(ReadableTime.words(summary.opened))."
        let number = source(entry: summary.entry, at: summary.opened)
        guard let awareness = summary.awareness else { return .init(opened.capitalisedFirst, sources: [number]) }
        return .init("First known \(ReadableTime.words(awareness.at)) to \(awareness.by); \(opened)", sources: [number])
    }

    private mutating func victimSentences(_ victim: VictimLine) -> [SituationReport.Sentence] {
        guard !victim.determinations.isEmpty else {
            let number = source(entry: victim.entry, at: nil)
            return [.init("\(victim.name): nothing was determined yet.", sources: [number])]
        }
        return victim.determinations.map { line in
            let time = line.at.map { ", decided \(ReadableTime.words($0))" } ?? ""
            let number = source(entry: line.entry, at: line.at)
            return .init(
                "\(victim.name): \(line.outcome) by the pack \(line.pack)\(time): \(line.reason.withoutFullStop).",
                sources: [number])
        }
    }

    private mutating func warningSentences(_ warning: WarningLine) -> [SituationReport.Sentence] {
        let number = source(entry: warning.entry, at: warning.released)
        guard let released = warning.released else {
            return [.init("\(warning.title) (\(warning.audience)) was not released.", sources: [number])]
        }
        var sentences = [
            SituationReport.Sentence(
                "\(warning.title) (\(warning.audience)) was released \(ReadableTime.words(released))\(window(warning)).",
                sources: [number])
        ]
        if !warning.reach.isEmpty {
            let reach = warning.reach.map { "\($0.level.withSpaces): \($0.people) of \($0.of)" }
            sentences.append(
                .init("How far \(warning.title) got: \(reach.joined(separator: ", ")).", sources: [number]))
        }
        return sentences + [endSentence(warning)].compactMap { $0 }
    }

    private func window(_ warning: WarningLine) -> String {
        let from = warning.from.map { ", in force from \(ReadableTime.words($0))" } ?? ""
        return from + (warning.until.map { " until \(ReadableTime.words($0))" } ?? "")
    }

    private mutating func endSentence(_ warning: WarningLine) -> SituationReport.Sentence? {
        if let end = warning.end {
            return .init(
                "Its window was \(end.decision.withSpaces) by \(end.by), \(ReadableTime.words(end.at)): "
                    + "\(end.reason.withoutFullStop).",
                sources: [source(entry: end.entry, at: end.at)])
        }
        guard ranOut(warning) else { return nil }
        return .init(
            "Its window ran out and nobody decided how it ends; the danger was not declared over.",
            sources: [source(entry: warning.entry, at: warning.released)])
    }

    /// Released, past its end, and nobody decided.
    private func ranOut(_ warning: WarningLine) -> Bool {
        guard warning.released != nil, warning.end == nil, let until = warning.until else { return false }
        return until.instant < asOf
    }

    mutating func breachSentences() -> [SituationReport.Sentence] {
        let windows = summary.warnings.filter(ranOut).map { warning in
            SituationReport.Sentence(
                "\(warning.title): the window ended "
                    + "\(warning.until.map(ReadableTime.words) ?? "") without a decision.",
                sources: [source(entry: warning.entry, at: warning.released)])
        }
        return windows + summary.breaches.map { breach in
            .init(
                "\(breach.what.withoutFullStop), since \(ReadableTime.words(breach.since)).",
                sources: [source(entry: breach.entry, at: breach.since)])
        }
    }

    mutating func eventSentences() -> [SituationReport.Sentence] {
        ledger.events.map { event in
            let time = event.act.happened.map(ReadableTime.words) ?? "time not known"
            let parts = [event.act.place, time, event.act.timeNote?.withoutFullStop].compactMap { $0 }
            return .init(
                "\(event.act.title.withoutFullStop): \(event.act.stage.rawValue) (\(parts.joined(separator: ", "))).",
                sources: [source(entry: event.id.description, at: event.learned, document: event.act.document)])
        }
    }
}
