// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Writes sentences and keeps the list of sources that they point to.
struct SituationReportWriter {
    let summary: CaseSummary
    let ledger: Ledger
    let asOf: Timestamp
    let figures: FigureView
    let superseding: [StatementID: [Recorded<RecordStatement>]]
    let retracted: [StatementID: Recorded<RecordStatement>]
    private(set) var sources: [SourceLine] = []
    private var numbers: [String: Int] = [:]

    init(summary: CaseSummary, ledger: Ledger, asOf: Timestamp) {
        self.summary = summary
        self.ledger = ledger
        self.asOf = asOf
        figures = FigureView(ledger)
        superseding = ledger.superseding
        retracted = ledger.retracted
    }

    mutating func sentences(under heading: SituationReport.Heading) -> [SituationReport.Sentence] {
        switch heading {
        case .knownAndWarned: caseSentences() + statementSentences(under: heading)
        case .whatHappened: eventSentences() + statementSentences(under: heading)
        case .figures: figureSentences()
        case .claims: responsibilitySentences() + statementSentences(under: heading)
        case .capability: statementSentences(under: heading)
        case .outcomes: outcomeSentences()
        case .breaches: breachSentences()
        case .notKnown: statementSentences(under: heading) + openQuestionSentences()
        }
    }

    // MARK: sources

    mutating func source(_ statement: StatementID) -> Int {
        guard let recorded = ledger.statement(statement) else { return source(entry: statement.description, at: nil) }
        let act = recorded.act
        return source(
            entry: recorded.id.description,
            SourceLine(
                number: sources.count + 1, who: act.speaker.name, relayedBy: act.relayedBy, document: act.document,
                span: act.span, said: act.said, learned: recorded.learned, entry: recorded.id.description))
    }

    /// An entry of this desk's own log.
    mutating func source(entry: String, at time: AssertedTime?, document: DocumentReference? = nil) -> Int {
        source(
            entry: entry,
            SourceLine(
                number: sources.count + 1, who: "this desk", relayedBy: nil, document: document, span: nil, said: nil,
                learned: time, entry: entry))
    }

    private mutating func source(entry: String, _ line: SourceLine) -> Int {
        if let number = numbers[entry] { return number }
        numbers[entry] = line.number
        sources.append(line)
        return line.number
    }

    // MARK: statements

    mutating func statementSentences(under heading: SituationReport.Heading) -> [SituationReport.Sentence] {
        ledger.statements.filter { SituationReportWriter.heading(of: $0.act) == heading }.map { sentence($0) }
    }

    /// One statement as a sentence: what, who, when, and whether it still stands.
    private mutating func sentence(_ statement: Recorded<RecordStatement>) -> SituationReport.Sentence {
        var text = "\(statement.act.content.withoutFullStop) (\(attribution(statement.act)))."
        var numbers = [source(statement.id)]
        if let response = statement.act.response { text += " As an answer to the warning: \(response.rawValue)." }
        if let retraction = retracted[statement.id] {
            text += " Taken back later."
            numbers.append(source(retraction.id))
        } else if let newer = superseding[statement.id]?.last {
            text += " Replaced later\(newer.act.revisionReason.map { ": \($0.withoutFullStop)" } ?? "")."
            numbers.append(source(newer.id))
        }
        return SituationReport.Sentence(text, sources: numbers)
    }

    /// "FSB, via RIA Novosti, 22 Mar 2024".
    func attribution(_ statement: RecordStatement) -> String {
        let time = statement.said.map(ReadableTime.words) ?? "day not known"
        let parts = [
            statement.speaker.name, statement.relayedBy.map { "via \($0)" }, time, statement.timeNote?.withoutFullStop,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    /// Under which heading a statement is told; `nil` for figures, which the figure view tells.
    static func heading(of statement: RecordStatement) -> SituationReport.Heading? {
        if statement.capability != nil { return .capability }
        switch statement.kind {
        case .figureReport:
            return nil
        case .declaredUnknown:
            return .notKnown
        case .responsibilityClaim, .denialOfResponsibility, .attribution, .counterAttribution, .accusation,
            .verification, .refutation, .evidenceOffered, .evidenceAbsence, .justification:
            return .claims
        case .threatReport, .warning, .intelligenceHeld, .policy, .threatOrIntent, .background:
            return .knownAndWarned
        case .assessment:
            return statement.assessment == nil ? .knownAndWarned : .claims
        case .eventReport, .officialStatement, .explanation, .characterisation, .outcome:
            return statement.warnings.isEmpty ? .whatHappened : .knownAndWarned
        }
    }
}

extension String {
    /// For joining: our sentences are stored with or without their full stop.
    var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }

    /// First letter in upper case.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
