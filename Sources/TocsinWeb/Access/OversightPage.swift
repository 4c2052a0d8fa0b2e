// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `oversight`.
struct OversightPage: Sendable {
    struct Assessor: Sendable {
        let assessorName: String
        let assessorPath: String
        let negativeWords: String
        let isEmpty: Bool

        init(assessorName: String, assessorPath: String, negativeCount: Int, waitingCount: Int) {
            self.assessorName = assessorName
            self.assessorPath = assessorPath
            negativeWords = [
                negativeCount == 0 ? nil : "\(negativeCount) to read again",
                waitingCount == 0 ? nil : "\(waitingCount) before a second reader",
            ].compactMap(\.self).joined(separator: ", ")
            isEmpty = negativeCount == 0 && waitingCount == 0
        }
    }

    struct Line: Sendable {
        let caseCode: String
        let casePath: String
        let lineWords: String
        let lineTime: PageTime
        let order: Timestamp
        let isOpen: Bool
        let hasClock: Bool
        let lineClock: ClockFace?
        let doPath: String
        /// An auditor sees what stands here, and does not open the case itself.
        let mayOpen: Bool
    }

    let isPractice: Bool
    let isReal: Bool
    let casesWords: String
    let assessors: [Assessor]
    let hasAssessors: Bool
    let breaches: [Line]
    let hasBreaches: Bool
    let emergencies: [Line]
    let hasEmergencies: Bool
    let dissents: [Line]
    let hasDissents: Bool

    init(
        _ readings: [CaseReading], names: PeopleNames, assessors: [Assessor], practice: Bool
    ) {
        isPractice = practice
        isReal = !practice
        let kind = practice ? "practice" : "real"
        casesWords = readings.count == 1 ? "1 \(kind) case" : "\(readings.count) \(kind) cases"
        self.assessors = assessors
        hasAssessors = !assessors.isEmpty
        breaches = readings.flatMap(\.breachLines).newestFirst
        hasBreaches = !breaches.isEmpty
        emergencies = readings.flatMap { $0.emergencyLines(names) }.newestFirst
        hasEmergencies = !emergencies.isEmpty
        dissents = readings.flatMap { $0.dissentLines(names) }.newestFirst
        hasDissents = !dissents.isEmpty
    }
}

extension [OversightPage.Line] {
    fileprivate var newestFirst: [OversightPage.Line] { sorted { ($1.order, $1.caseCode) < ($0.order, $0.caseCode) } }
}

extension CaseReading {
    fileprivate var breachLines: [OversightPage.Line] {
        folded.breaches.map { line($0.about, at: $0.due, path: path) }
    }

    fileprivate func dissentLines(_ names: PeopleNames) -> [OversightPage.Line] {
        loaded.entries.compactMap { entry in
            guard case .recordDissent(let dissent) = entry.act else { return nil }
            return line(
                "\(names.nameAndRoles(entry.actor)): \(dissent.text)", at: entry.moment(practice: folded.isPractice),
                path: CasePart.timeline.path(in: id))
        }
    }

    fileprivate func emergencyLines(_ names: PeopleNames) -> [OversightPage.Line] {
        folded.warnings.values.compactMap { warning in
            guard case .emergency(_, let person, let time, let reason) = warning.gate.release else { return nil }
            let clock = folded.clocks.first { $0.key == "emergency_review:\(warning.id)" }
            let reviewed = warning.gate.reviewedBy.map { "Reviewed by \(names.name($0))." } ?? "Not reviewed yet."
            return line(
                "\(names.name(person)) released alone: \(reason). \(reviewed)", at: time,
                path: "\(CasePart.warnings.path(in: id))/\(warning.id)", isOpen: warning.gate.awaitsReview,
                clock: clock.map { ClockFace($0, from: time, at: now, zoneMinutes: zone) })
        }
    }

    fileprivate var mayOpen: Bool { person.mayRead || folded.isPractice }

    private func line(
        _ words: String, at moment: Timestamp, path: String, isOpen: Bool = false, clock: ClockFace? = nil
    ) -> OversightPage.Line {
        OversightPage.Line(
            caseCode: code, casePath: self.path, lineWords: words, lineTime: time(moment), order: moment,
            isOpen: isOpen,
            hasClock: clock != nil, lineClock: clock, doPath: path, mayOpen: mayOpen)
    }
}

/// The variables of `decisions`.
struct DecisionsPage: Sendable {
    struct Line: Sendable {
        let mayOpen: Bool
        let caseCode: String
        let casePath: String
        let victimName: String
        let packTitle: String
        let isWithheld: Bool
        let isShown: Bool
        let decidedWords: String
        let decidedLook: String
        let reasons: String
        let lineTime: PageTime
        let entry: String
        let order: Timestamp
    }

    let personName: String
    let lines: [Line]
    let hasLines: Bool
    let othersWords: String

    init(_ name: String, _ decisions: [Decision], names: PeopleNames, others: Int) {
        personName = name
        lines = decisions.map(Line.init).sorted { ($1.order, $1.entry) < ($0.order, $0.entry) }
        hasLines = !lines.isEmpty
        othersWords = others == 1 ? "1 other decision" : "\(others) other decisions"
    }
}

extension DecisionsPage.Line {
    init(_ decision: Decision) {
        let (reading, row) = (decision.reading, decision.row)
        mayOpen = reading.mayOpen
        caseCode = reading.code
        casePath = reading.path
        victimName = reading.name(of: row.victim)
        packTitle = reading.packTitle(row.pack)
        isWithheld = decision.awaitsSecond
        isShown = !decision.awaitsSecond
        decidedWords = decision.awaitsSecond ? "" : row.outcome.words
        decidedLook = decision.awaitsSecond ? "" : row.outcome.tag
        reasons = decision.reasons ?? "The reasons stand in the timeline: the facts have changed since."
        lineTime = reading.time(row.at)
        entry = "\(row.entry)"
        order = row.at
    }
}
