// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `aftermath`: views over the ledger, each with the rule by which it was computed.
struct AftermathPage: Sendable {
    let events: [EventSection]
    let hasEvents: Bool
    /// Statements about no event in particular.
    let statements: [StatementLine]
    let hasStatements: Bool
    let outcomes: [OutcomeSection]
    let hasOutcomes: Bool
    let warnings: [WarningLink]
    let hasWarnings: Bool
    let responsibilityRule: String
    let verificationRule: String
    let figureRule: String
    let mayRecord: Bool
    let eventPath: String
    let statementPath: String
    let situationPath: String
    let filePath: String

    struct WarningLink: Sendable {
        let warningHeadline: String
        let warningWords: String
        let outcomePath: String
    }

    init(_ reading: CaseReading) {
        let ledger = reading.folded.ledger
        let asOf = reading.folded.isPractice || reading.isPast ? reading.folded.moment : reading.now
        events = ledger.events.reversed().enumerated().map { EventSection($1, place: $0 + 1, in: reading, asOf: asOf) }
        hasEvents = !events.isEmpty
        statements = ledger.statements.reversed().filter { $0.act.events.isEmpty }.map {
            StatementLine($0, in: reading)
        }
        hasStatements = !statements.isEmpty
        outcomes = ledger.outcomes.reversed().enumerated().map { OutcomeSection($1, place: $0 + 1, in: reading) }
        hasOutcomes = !outcomes.isEmpty
        let judged = Set(ledger.outcomes.map(\.act.warning))
        let mayRecord = reading.mayRecordAftermath
        warnings = reading.folded.warnings.values.filter { $0.isReleased && !judged.contains($0.id) }.sorted {
            $0.id < $1.id
        }
        .map {
            WarningLink(
                warningHeadline: $0.headline,
                warningWords: $0.gate.releasedAt.map { "Released \(reading.time($0).words)." } ?? "",
                outcomePath: "\(reading.aftermathPath)/outcome?warning=\($0.id)")
        }
        hasWarnings = !warnings.isEmpty
        responsibilityRule = ResponsibilityView.rule.words
        verificationRule = VerificationView.rule.words
        figureRule = FigureView.rule.words
        self.mayRecord = mayRecord
        eventPath = "\(reading.aftermathPath)/event"
        statementPath = "\(reading.aftermathPath)/statement"
        situationPath = reading.link("\(reading.path)/situation")
        filePath = reading.link("\(reading.path)/situation.md")
    }
}

/// One event with everything said about it.
struct EventSection: Sendable {
    struct Reason: Sendable {
        let reasonWords: String
        let reasonPath: String
    }

    struct ActorLine: Sendable {
        let actorWords: String
        let actorCode: String
        let reasons: [Reason]
    }

    struct ClaimLine: Sendable {
        let claimWords: String
        let claimPath: String
        let claimVerified: String
        let claimEvidence: String
        let assessors: [Reason]
        let hasAssessors: Bool
    }

    let anchor: String
    let eventTitle: String
    let eventStage: String
    let eventPlace: String
    let eventTime: String
    let eventNote: String
    let hasNote: Bool
    let source: SourceLine
    let hasSource: Bool
    let actors: [ActorLine]
    let hasActors: Bool
    let claims: [ClaimLine]
    let hasClaims: Bool
    let plots: [TollPlot]
    let hasPlots: Bool
    let told: [StatementLine]
    let hasTold: Bool
    let toldWords: String

    init(_ event: Recorded<RecordEvent>, place: Int, in reading: CaseReading, asOf: Timestamp) {
        let ledger = reading.folded.ledger
        let about = ledger.statements(about: event.id)
        anchor = "event-\(place)"
        eventTitle = event.act.title
        eventStage = event.act.stage.words
        eventPlace = event.act.place ?? "Not known"
        eventTime = event.act.happened.map { TollTime.words($0, zoneMinutes: reading.zone) } ?? "Not known"
        eventNote = event.act.timeNote ?? ""
        hasNote = event.act.timeNote != nil
        source = SourceLine(event.act.document)
        hasSource = event.act.document != nil
        actors = ResponsibilityView(of: event.id, in: ledger).rows.map { row in
            ActorLine(
                actorWords: row.actor.words, actorCode: row.code.words,
                reasons: row.reasons.map {
                    Reason(reasonWords: $0.words, reasonPath: reading.statementPath($0.statement))
                })
        }
        hasActors = !actors.isEmpty
        claims = about.filter { $0.act.claim != nil }.map { ClaimLine($0, in: reading) }
        hasClaims = !claims.isEmpty
        plots = FigureView(ledger).series.filter { $0.event == event.id }.enumerated().map { index, series in
            TollPlot(
                series, event: nil, ledger: ledger, asOf: asOf, zoneMinutes: reading.zone,
                id: "toll-\(place)-\(index + 1)")
        }
        hasPlots = !plots.isEmpty
        told = about.reversed().map { StatementLine($0, in: reading) }
        hasTold = !told.isEmpty
        toldWords = told.count == 1 ? "1 statement" : "\(told.count) statements, newest first"
    }
}

extension EventSection.ClaimLine {
    init(_ claim: Recorded<RecordStatement>, in reading: CaseReading) {
        let view = VerificationView(of: claim, in: reading.folded.ledger)
        claimWords = claim.act.claim?.actor.words ?? claim.act.speaker.name
        claimPath = reading.statementPath(claim.id)
        claimVerified = view.words.uppercasedFirst
        claimEvidence = "Offered as evidence: \(view.evidence.words)."
        assessors = view.assessors.map {
            EventSection.Reason(
                reasonWords: "\($0.name): \($0.verdict.words) (basis: \($0.basis.words))",
                reasonPath: reading.statementPath($0.statement))
        }
        hasAssessors = !assessors.isEmpty
    }
}

/// One statement in a list.
struct StatementLine: Sendable {
    let statementPath: String
    let statementKind: String
    let statementSpeaker: String
    let statementWords: String
    let statementSaid: String
    let standing: String
    let hasStanding: Bool

    init(_ statement: Recorded<RecordStatement>, in reading: CaseReading) {
        let ledger = reading.folded.ledger
        statementPath = reading.statementPath(statement.id)
        statementKind = statement.act.kind.words
        statementSpeaker = statement.act.speaker.name + (statement.act.relayedBy.map { ", by way of \($0)" } ?? "")
        statementWords = statement.act.content
        statementSaid =
            statement.act.said.map { "Said \(TollTime.words($0, zoneMinutes: reading.zone))" }
            ?? "When it was said is not known"
        if ledger.retracted[statement.id] != nil {
            standing = "Taken back"
        } else if ledger.superseding[statement.id] != nil {
            standing = "Replaced by a later one"
        } else {
            standing = ""
        }
        hasStanding = !standing.isEmpty
    }
}

/// What became of one warning.
struct OutcomeSection: Sendable {
    struct Dimension: Sendable {
        let dimensionName: String
        let dimensionMatch: String
        let dimensionWords: String
    }

    /// Counted from 1, since two warnings may have one headline.
    let place: String
    let outcomeWarning: String
    let outcomeResult: String
    let outcomePairs: [FactPair]
    let dimensions: [Dimension]

    init(_ outcome: Recorded<RecordOutcome>, place: Int, in reading: CaseReading) {
        let act = outcome.act
        self.place = "\(place)"
        outcomeWarning = reading.folded.warnings[act.warning]?.headline ?? "A warning that is no longer here"
        outcomeResult = act.result.words
        let event = act.event.flatMap { reading.folded.ledger.event($0)?.act.title }
        outcomePairs = [
            FactPair(
                "Event",
                event.map { "\($0): \(act.link.words.lowercasedFirst)" } ?? "None: \(act.link.words.lowercasedFirst)"),
            FactPair("While the warning stood", act.insideWindow.words),
            FactPair(
                "Time gained",
                (act.leadTime.map(ClockWords.length) ?? "No figure") + (act.leadTimeNote.map { ". \($0)" } ?? "")),
            act.counterfactual.map { FactPair("Might have gone otherwise", $0) },
            act.lesson.map { FactPair("Lesson", $0) },
        ].compactMap(\.self)
        dimensions = act.dimensions.map { name, match in
            Dimension(
                dimensionName: name.uppercasedFirst, dimensionMatch: match.match.words,
                dimensionWords: match.words ?? "")
        }
    }
}

/// Where words stand, as a link where there is one.
struct SourceLine: Sendable {
    let sourceWords: String
    let sourceURL: String
    let hasURL: Bool

    init(_ document: DocumentReference?) {
        let words = [document?.title, document?.publisher].compactMap(\.self).joined(separator: ", ")
        sourceURL = document?.url ?? ""
        hasURL = document?.url != nil
        sourceWords = words.isEmpty ? sourceURL : words
    }
}

extension CaseReading {
    func statementPath(_ id: StatementID) -> String { link("\(path)/statements/\(id)") }
}
