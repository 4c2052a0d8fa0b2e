// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `statement`: one statement with all that is known of it.
struct StatementPage: Sendable {
    let caseCode: String
    let backPath: String
    let statementKind: String
    let statementWords: String
    let pairs: [FactPair]
    let source: SourceLine
    let hasSource: Bool
    let links: [StatementLine]
    let hasLinks: Bool
    let hasDone: Bool
    let nextPath: String
    let mayRecord: Bool
    let entry: String

    init(_ statement: Recorded<RecordStatement>, in reading: CaseReading) {
        let (act, ledger) = (statement.act, reading.folded.ledger)
        caseCode = reading.code
        backPath = reading.link(reading.aftermathPath)
        statementKind = act.kind.words
        statementWords = act.content
        pairs =
            StatementPage.who(act) + StatementPage.how(act) + StatementPage.when(statement, reading)
            + StatementPage.own(act) + StatementPage.standing(statement, reading)
        source = SourceLine(act.document)
        hasSource = act.document != nil
        let around =
            act.about + act.supersedes + (act.assessment.map { [$0.of] } ?? []) + (act.figure?.derivedFrom ?? [])
            + (act.figure?.subsetOf.map { [$0] } ?? [])
        let pointing = ledger.statements.filter {
            $0.act.about.contains(statement.id) || $0.act.supersedes.contains(statement.id)
                || $0.act.assessment?.of == statement.id
        }
        links = (around.compactMap(ledger.statement) + pointing).map { StatementLine($0, in: reading) }
        hasLinks = !links.isEmpty
        hasDone = reading.question["done"] == "\(statement.id)"
        nextPath = "\(reading.aftermathPath)/statement"
        mayRecord = reading.mayRecordAftermath
        entry = "\(statement.id)"
    }

    private static func who(_ act: RecordStatement) -> [FactPair] {
        [
            FactPair("Speaker", act.speaker.name),
            FactPair(
                "Who that is",
                act.speaker.identification.words
                    + (act.speaker.authority ? "; speaks for a state or a public authority" : "")),
            act.relayedBy.map { FactPair("Passed on by", $0) },
        ].compactMap(\.self)
    }

    private static func how(_ act: RecordStatement) -> [FactPair] {
        [
            FactPair("How the words reach us", act.voice.words),
            FactPair("What the speaker says of it", act.polarity.words),
            FactPair("How firmly", act.modality.words),
            act.span.map { FactPair("Passage", "characters \($0.start) to \($0.end)") },
        ].compactMap(\.self)
    }

    private static func when(_ statement: Recorded<RecordStatement>, _ reading: CaseReading) -> [FactPair] {
        let words = { (time: AssertedTime?) in time.map { TollTime.words($0, zoneMinutes: reading.zone) } ?? "Not known"
        }
        let act = statement.act
        return [
            FactPair("It was said", words(act.said)), FactPair("What it speaks of happened", words(act.happened)),
            FactPair("We learned it", words(statement.learned)), act.timeNote.map { FactPair("About the times", $0) },
        ].compactMap(\.self)
    }

    private static func own(_ act: RecordStatement) -> [FactPair] {
        var pairs: [FactPair] = []
        if let claim = act.claim {
            pairs += [
                FactPair("Claimed by", claim.actor.words), FactPair("By what means", claim.means.words),
                FactPair("Whose channel", claim.authenticity.words),
            ]
            pairs += [
                ("Where", claim.platform), ("Outlet", claim.outlet), ("What ties it to the claimant", claim.outletTie),
            ]
            .compactMap { name, value in value.map { FactPair(name, $0) } }
        }
        if let actor = act.actor { pairs.append(FactPair("Whom it means", actor.words)) }
        if let offered = act.evidenceOffered { pairs.append(FactPair("Offered as evidence", offered.words)) }
        if let assessment = act.assessment {
            pairs.append(FactPair("The speaker", "\(assessment.verdict.words); basis: \(assessment.basis.words)"))
        }
        if let figure = act.figure {
            pairs += [
                FactPair("Number", "\(figure.words) \(figure.measure.words.lowercasedFirst), \(figure.scope)"),
                FactPair("Who keeps the count", figure.standing.words),
            ]
            if let note = figure.scopeNote { pairs.append(FactPair("Includes or leaves out", note)) }
        }
        if let capability = act.capability {
            pairs.append(FactPair("Judged", capability.actor.words))
            if let confidence = capability.confidence { pairs.append(FactPair("How sure the author is", confidence)) }
            if let trigger = capability.triggeredBy { pairs.append(FactPair("What made the author say it", trigger)) }
        }
        return pairs
    }

    private static func standing(_ statement: Recorded<RecordStatement>, _ reading: CaseReading) -> [FactPair] {
        let (act, ledger) = (statement.act, reading.folded.ledger)
        var pairs = act.events.compactMap { ledger.event($0).map { FactPair("Event", $0.act.title) } }
        pairs += act.warnings.compactMap { reading.folded.warnings[$0].map { FactPair("Warning", $0.headline) } }
        if let response = act.response { pairs.append(FactPair("Those who were warned", response.words)) }
        if let reason = act.revisionReason { pairs.append(FactPair("Why it was changed", reason)) }
        if let newer = ledger.superseding[statement.id]?.last {
            pairs.append(FactPair("Stands no more", "Replaced by what \(newer.act.speaker.name) said later"))
        }
        if let back = ledger.retracted[statement.id] {
            pairs.append(FactPair("Stands no more", "Taken back by \(back.act.speaker.name)"))
        }
        return pairs
    }
}

/// The variables of `statementKinds`: what somebody may have said.
struct StatementKindsPage: Sendable {
    struct Kind: Sendable {
        let kindWords: String
        let kindPath: String
    }

    struct Group: Sendable {
        let groupTitle: String
        let kinds: [Kind]
    }

    let caseCode: String
    let backPath: String
    let groups: [Group]

    init(_ reading: CaseReading) {
        caseCode = reading.code
        backPath = reading.aftermathPath
        groups = StatementKind.Group.allCases.map { group in
            Group(
                groupTitle: group.rawValue,
                kinds: StatementKind.allCases.filter { $0.group == group }.map {
                    Kind(kindWords: $0.words, kindPath: "\(reading.aftermathPath)/statement?kind=\($0.rawValue)")
                })
        }
    }
}
