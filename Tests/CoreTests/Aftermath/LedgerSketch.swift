// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// A ledger written line by line, one hour after the other, with identifiers 1, 2, 3 …
struct LedgerSketch {
    var ledger = Ledger()
    private var count: UInt64 = 0

    /// Hour `hour` of the sketch's day.
    static func hour(_ hour: Int64) -> AssertedTime {
        AssertedTime(instant: Timestamp(milliseconds: 1_704_240_000_000) + .hours(hour))
    }

    mutating func event(_ title: String = "Bombing at a memorial", at hour: Int64 = 0) throws -> EventID {
        let id = EventID(high: 0, low: next())
        try ledger.record(
            RecordEvent(title: title, stage: .accomplished, happened: LedgerSketch.hour(hour)), id: id,
            learned: LedgerSketch.hour(hour))
        return id
    }

    /// Records a statement, learned an hour after it was said.
    mutating func say(_ statement: RecordStatement, learned: AssertedTime? = nil) throws -> StatementID {
        let id = StatementID(high: 0, low: next())
        let later = statement.said.map { AssertedTime(instant: $0.instant + .hours(1)) }
        try ledger.record(statement, id: id, learned: learned ?? later ?? LedgerSketch.hour(100))
        return id
    }

    mutating func figure(
        _ number: Int, _ measure: Figure.Measure = .killed, at event: EventID, hour: Int64,
        standing: Figure.Standing = .official, qualifier: Figure.Qualifier = .exact, scope: String = "all dead",
        derivedFrom: [StatementID] = [], subsetOf: StatementID? = nil, supersedes: [StatementID] = [],
        reason: String? = nil
    ) throws -> StatementID {
        let isLower = qualifier == .atLeast || qualifier == .moreThan
        return try say(
            RecordStatement(
                events: [event], kind: .figureReport, voice: .indirectSpeech, speaker: ministry,
                said: LedgerSketch.hour(hour), content: "\(number) \(measure.rawValue)",
                figure: Figure(
                    measure: measure, low: number, high: isLower ? nil : number, qualifier: qualifier, scope: scope,
                    standing: standing, derivedFrom: derivedFrom, subsetOf: subsetOf),
                supersedes: supersedes, revisionReason: reason))
    }

    mutating func claim(_ claimant: String, branch: String? = nil, at event: EventID, hour: Int64) throws -> StatementID {
        try say(
            RecordStatement(
                events: [event], kind: .responsibilityClaim, voice: .reportedAct,
                speaker: Speaker(name: claimant, identification: .namedGroup), said: LedgerSketch.hour(hour),
                content: "\(claimant) says it was them",
                claim: ClaimDetails(
                    claimant: claimant, branch: branch, means: .postedOnline, authenticity: .knownChannel),
                evidenceOffered: EvidenceOffered.none))
    }

    mutating func assess(
        _ claim: StatementID, _ verdict: StatementAssessment.Verdict, by speaker: Speaker, at event: EventID,
        hour: Int64, basis: StatementAssessment.Basis = .ownIntelligence
    ) throws -> StatementID {
        try say(
            RecordStatement(
                events: [event], kind: .verification, voice: .indirectSpeech, speaker: speaker,
                said: LedgerSketch.hour(hour), content: "\(speaker.name) on the claim",
                assessment: StatementAssessment(of: claim, verdict: verdict, basis: basis)))
    }

    mutating func hold(
        _ actor: ResponsibleActor, by speaker: Speaker, kind: StatementKind = .attribution, at event: EventID, hour: Int64
    ) throws -> StatementID {
        try say(
            RecordStatement(
                events: [event], kind: kind, voice: .indirectSpeech, speaker: speaker, said: LedgerSketch.hour(hour),
                content: "\(speaker.name) on \(actor.words)", actor: actor))
    }

    private mutating func next() -> UInt64 {
        count += 1
        return count
    }
}

let ministry = Speaker(name: "Interior ministry", identification: .namedGroup, authority: true)
let officials = Speaker(name: "Norland officials", identification: .unnamedOfficials, authority: true)
let analyst = Speaker(name: "An analyst", identification: .namedPerson)
