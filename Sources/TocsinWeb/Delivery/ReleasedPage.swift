// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `released`: how far a warning has got, who needs help, who comes next.
struct ReleasedPage: Sendable {
    /// One step of the ladder of evidence.
    struct Rung: Sendable {
        let rungID: String
        let rungWords: String
        let rungCount: String
        let rungMax: String
    }

    struct Call: Sendable {
        let callPath: String
        let callName: String
        let callAt: PageTime
        let callTaken: String
        let isTaken: Bool
    }

    struct Line: Sendable {
        let lineName: String
        let lineState: String
        let lineTrouble: String
        let hasTrouble: Bool
        let lineNext: String
        let hasNextWay: Bool
        let linePath: String
        let mayRecord: Bool
    }

    struct Task: Sendable {
        let taskPath: String
        let taskName: String
    }

    let warningPath: String
    let warningTitle: String
    let standing: String
    let signers: String
    let countLine: String
    let notWarned: [WarningPage.Person]
    let isAnybodyNotWarned: Bool
    let calls: [Call]
    let isCall: Bool
    let livePath: String
    let rungs: [Rung]
    let whole: String
    let waitingLine: String
    let helpLine: String
    let lines: [Line]
    let hasLines: Bool
    let tasks: [Task]
    let isTask: Bool
    let told: [NoticeWords]
    let isTold: Bool
    let mayHalt: Bool
    let mayRetract: Bool
    let retractWords: String
    let mayEnd: Bool
    let endWords: String
    let mayReview: Bool
    let reviewWords: String
    let publicPath: String
    let isPublic: Bool

    init(_ reading: WarningReading, _ totals: DeliveryTotals, _ handTasks: [HandTask]) {
        let (warning, folded, page) = (reading.warning, reading.folded, reading.reading)
        (warningPath, warningTitle) = (reading.path, "Warning \(reading.number)")
        standing = page.standing(of: warning)
        signers = ReleasedPage.signers(warning, page)
        countLine = reading.count.line
        notWarned = reading.count.unreached.filter { !(warning.reach[$0]?.has(.acknowledged) ?? false) }
            .compactMap { folded.recipients[$0] }.map { WarningPage.Person($0) }
        isAnybodyNotWarned = !notWarned.isEmpty
        let chosen = (warning.audience?.recipients ?? []).compactMap { folded.recipients[$0] }
        calls = chosen.compactMap { Call($0, reading) }.sorted { !$0.isTaken && $1.isTaken }
        isCall = !calls.isEmpty
        livePath = "\(reading.path)/live"
        let values = LiveCounts.values(reading, totals)
        rungs = EvidenceLevel.allCases.map { level in
            Rung(
                rungID: level.rawValue, rungWords: level.words.uppercasedFirst,
                rungCount: values["count-\(level.rawValue)"] ?? "0",
                rungMax: "\(max(1, chosen.count))")
        }
        whole = AudienceCount.people(chosen.count)
        waitingLine = values["live-waiting"] ?? ""
        helpLine = values["live-help"] ?? ""
        lines = chosen.map { Line($0, reading) }.sorted {
            ($0.hasTrouble ? 0 : 1, $0.lineName) < ($1.hasTrouble ? 0 : 1, $1.lineName)
        }
        hasLines = !lines.isEmpty
        tasks = handTasks.map { task in
            Task(
                taskPath: "/desk/tasks/\(task.delivery)",
                taskName:
                    "Task \(LinkTokens.reference(of: task.delivery)), \(folded.recipients[task.recipient]?.added.name ?? "somebody")"
            )
        }
        isTask = !tasks.isEmpty
        told = warning.notices.map { NoticeWords($0.notice, when: page.time($0.at).words) }
        isTold = !told.isEmpty
        let isOver = warning.gate.retraction.hasPassed
        mayHalt = page.may(.haltRelease) && warning.gate.halted == nil && !isOver
        mayRetract = page.may(.signRetraction) && !isOver
        if case .signed(let first, _) = warning.gate.retraction.state {
            retractWords = "Take it back: \(page.names.name(first)) signed first"
        } else {
            retractWords = "Take it back (two people)"
        }
        mayEnd = page.may(.endWindow) && !(warning.window?.isDecided ?? true) && !isOver
        if case .awaitsSecond(let wanted, let first) = warning.window?.state {
            endWords =
                "How the window ends: \(page.names.name(first)) decided first (\(wanted.decision.participle.lowercasedFirst))"
        } else {
            endWords = "Decide how the window ends"
        }
        mayReview = warning.gate.awaitsReview
        let due = warning.gate.releasedAt.map { page.time($0 + EmergencyRelease.reviewWithin).words } ?? ""
        reviewWords = "Released alone. Another person reviews it by \(due)."
        publicPath = "\(folded.isPractice ? "/practice" : "")/alerts/\(warning.id)"
        isPublic = warning.audience?.feed ?? false
    }

    private static func signers(_ warning: Warning, _ page: CaseReading) -> String {
        switch warning.gate.release {
        case .byTwo(_, let first, let second, _): "Signed by \(page.names.name(first)) and \(page.names.name(second))."
        case .emergency(_, let person, _, let reason):
            "Released alone by \(page.names.name(person)), because: \(reason)"
                + (warning.gate.reviewedBy.map { " Reviewed by \(page.names.name($0))." } ?? "")
        case nil: ""
        }
    }
}

extension ReleasedPage.Call {
    /// `nil` for whoever has not asked for help.
    init?(_ recipient: Recipient, _ reading: WarningReading) {
        guard let reach = reading.warning.reach[recipient.id], let asked = reach.helpAsked else { return nil }
        callPath = "\(reading.path)/help/\(recipient.id)"
        callName = recipient.added.name
        callAt = reading.reading.time(asked)
        callTaken = reach.helpTakenBy.map { "Taken by \(reading.reading.names.name($0))." } ?? "Nobody has taken it."
        isTaken = reach.helpTakenBy != nil
    }
}

extension ReleasedPage.Line {
    init(_ recipient: Recipient, _ reading: WarningReading) {
        let reach = reading.warning.reach[recipient.id] ?? Reach()
        let page = reading.reading
        lineName = recipient.added.name
        let at = reach.levelAt.map { ", \(page.time($0).words)" } ?? ""
        lineState =
            reach.refused
            ? "Refused to hear it" : reach.level.map { $0.words.uppercasedFirst + at } ?? "Nothing known yet"
        var troubles = reach.failures.map { $0.uppercasedFirst }
        if reach.notMe { troubles.append("Somebody said that it is not for them") }
        lineTrouble = troubles.joined(separator: ". ")
        hasTrouble = !troubles.isEmpty
        let isDone = reach.has(reading.warning.evidence) || reach.refused
        let next = isDone ? nil : ReleasedPage.Line.nextWay(recipient, reading)
        lineNext = next ?? ""
        hasNextWay = next != nil
        linePath = "\(reading.path)/call/\(recipient.id)"
        mayRecord = page.may(.deliverByHand) && !isDone
    }

    /// The next cleared way, and when it is tried without an answer.
    private static func nextWay(_ recipient: Recipient, _ reading: WarningReading) -> String? {
        guard let audience = reading.warning.audience, let released = reading.warning.gate.releasedAt,
            reading.warning.gate.halted == nil
        else { return nil }
        let plan = RoutePlan(recipient.added, audience: audience)
        let next = plan.steps.first { released + $0.after > reading.reading.now }
        return next.map {
            "Next: \($0.way.channel.manner), \(reading.reading.time(released + $0.after).words), unless they answer before."
        }
    }
}
