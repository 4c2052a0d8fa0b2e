// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension SituationReportWriter {
    /// What became of each warning by dimension; the last outcome recorded for it.
    mutating func outcomeSentences() -> [SituationReport.Sentence] {
        let latest = latestOutcomes()
        let listed = summary.warnings.flatMap { warning in
            latest[warning.id].map { sentences($0, of: warning.title) } ?? missing(warning)
        }
        let unlisted = ledger.outcomes.filter { outcome in
            latest[outcome.act.warning] == outcome && !summary.warnings.contains { $0.id == outcome.act.warning }
        }
        return listed + unlisted.flatMap { sentences($0, of: "A warning of this case") }
    }

    private func latestOutcomes() -> [WarningID: Recorded<RecordOutcome>] {
        ledger.outcomes.reduce(into: [:]) { $0[$1.act.warning] = $1 }
    }

    private mutating func missing(_ warning: WarningLine) -> [SituationReport.Sentence] {
        guard warning.released != nil else { return [] }
        let number = source(entry: warning.entry, at: warning.released)
        return [.init("\(warning.title): no outcome was recorded.", sources: [number])]
    }

    private mutating func sentences(_ outcome: Recorded<RecordOutcome>, of title: String) -> [SituationReport.Sentence] {
        let act = outcome.act
        let sources = numbers(of: outcome)
        var sentences = [
            SituationReport.Sentence(
                "\(title): \(act.result.rawValue.withSpaces); inside its window: \(act.insideWindow.rawValue); "
                    + "\(linkWords(act.link)).",
                sources: sources)
        ]
        sentences += act.dimensions.map { dimension in
            let words = dimension.match.words.map { ": \($0.withoutFullStop)" } ?? ""
            let match = dimension.match.match.rawValue.withSpaces
            return .init("\(title), \(dimension.name): \(match)\(words).", sources: sources)
        }
        let rest = [leadTime(act), act.counterfactual.map { "What might have gone otherwise: \($0)" },
            act.lesson.map { "What to learn: \($0)" }]
        return sentences + rest.compactMap { $0 }.map { .init("\($0.withoutFullStop).", sources: sources) }
    }

    private mutating func numbers(of outcome: Recorded<RecordOutcome>) -> [Int] {
        [source(entry: outcome.id.description, at: outcome.learned)] + outcome.act.basis.map { source($0) }
    }

    private func linkWords(_ link: RecordOutcome.Link) -> String {
        switch link {
        case .same: "the event is the one that was warned of"
        case .different: "the event is another than the one warned of"
        case .unknown: "whether the event is the one warned of is not known"
        }
    }

    private func leadTime(_ outcome: RecordOutcome) -> String? {
        let note = outcome.leadTimeNote.map { " (\($0.withoutFullStop))" } ?? ""
        guard let time = outcome.leadTime else { return outcome.leadTimeNote.map { "No lead time: \($0)" } }
        return "Lead time: \(time)\(note)"
    }

    /// Questions that the record itself leaves open.
    mutating func openQuestionSentences() -> [SituationReport.Sentence] {
        let links = latestOutcomes().values.filter { $0.act.link == .unknown }.sorted { $0.id < $1.id }
        let questions: [SituationReport.Sentence] = links.map { outcome in
            let title = summary.warnings.first { $0.id == outcome.act.warning }?.title ?? "A warning of this case"
            return .init(
                "\(title): whether it was about what happened is not known.",
                sources: [source(entry: outcome.id.description, at: outcome.learned)])
        }
        let toFindOut = summary.victims.flatMap { victim in
            victim.determinations.filter { $0.outcome == "ENQUIRE" }.map { (victim, $0) }
        }
        return questions + toFindOut.map { victim, line in
            .init(
                "\(victim.name), by the pack \(line.pack): \(line.reason.withoutFullStop).",
                sources: [source(entry: line.entry, at: line.at)])
        }
    }
}
