// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `done`: what an act did, on a page that can be kept.
struct DonePage: Sendable {
    let heading: String
    let caseCode: String
    let warningPath: String
    let warningTitle: String
    let sentence: String
    let by: String
    let at: PageTime
    let hasCounts: Bool
    let leftWords: String
    let notLeftWords: String
    let notWarned: [WarningPage.Person]
    let isAnybodyNotWarned: Bool
    /// Whom somebody must ring or go to now.
    let byHand: [VoiceLine]
    let isByHand: Bool
    let next: String
    let hasNext: Bool
    let nextTakers: String
    let receipt: String
    let receiptPath: String
    let code: String

    init(_ entry: Entry, _ warning: WarningReading, _ totals: DeliveryTotals) {
        let (reading, folded) = (warning.reading, warning.folded)
        let kind = entry.act?.kind
        let isOut = warning.warning.isReleased
        (caseCode, warningPath, warningTitle) = (reading.code, warning.path, "Warning \(warning.number)")
        let isRelease = warning.warning.gate.releasedAt != nil && (kind == .signRelease || kind == .releaseEmergency)
        let isFirst = kind == .signRelease && !isRelease || kind == .signRelease && DonePage.isFirst(entry, warning)
        (heading, sentence) = DonePage.words(kind, isFirst: isFirst, warning, totals)
        by = reading.names.name(entry.actor)
        at = reading.time(entry.recorded)
        hasCounts = isOut && !isFirst
        leftWords = "\(totals.left) of \(totals.all) handed over"
        notLeftWords =
            "\(totals.waiting) wait"
            + (totals.byHand > 0 ? ", \(totals.byHand) of them for a person who goes or rings" : "")
            + (totals.failed > 0 ? "; \(totals.failed) failed" : "")
            + (totals.stopped > 0 ? "; \(totals.stopped) stopped" : "")
        notWarned =
            isOut ? warning.count.unreached.compactMap { folded.recipients[$0] }.map { WarningPage.Person($0) } : []
        isAnybodyNotWarned = !notWarned.isEmpty
        byHand = isOut && !isFirst ? VoiceLine.lines(of: warning) : []
        isByHand = !byHand.isEmpty
        let step = folded.steps(at: reading.now).first { $0.warning == warning.warning.id }
        next = step?.sentence ?? ""
        hasNext = step != nil
        nextTakers =
            step.map { reading.names.takers(of: $0, practice: folded.isPractice, besides: reading.person.id) } ?? ""
        receipt = "\(entry.id)"
        receiptPath = "/desk/receipts/\(entry.id)"
        code = WarningReading.code(warning.digest)
    }

    private static func isFirst(_ entry: Entry, _ warning: WarningReading) -> Bool {
        guard case .byTwo(_, _, let second, _) = warning.warning.gate.release else { return true }
        return entry.actor.person != second
    }

    private static func words(
        _ kind: ActKind?, isFirst: Bool, _ warning: WarningReading, _ totals: DeliveryTotals
    ) -> (String, String) {
        let (reading, count) = (warning.reading, warning.count)
        let second = reading.names.takersOfSecond(practice: warning.folded.isPractice, besides: reading.person.id)
        switch kind {
        case .signRelease where isFirst:
            return (
                "Signed first",
                "Nothing has left. \(second) may sign second; with that it goes to \(count.whom): \(count.waysInWords). Read them the check code."
            )
        case .signRelease:
            return (
                "Released to \(count.whom)",
                "\(count.waysInWords.uppercasedFirst).\(count.notWarned.map { " \($0)" } ?? "") This page fills itself when you load it again."
            )
        case .releaseEmergency:
            let due =
                warning.warning.gate.releasedAt.map { reading.time($0 + EmergencyRelease.reviewWithin).words } ?? ""
            return (
                "Warned \(count.whom), alone",
                "\(count.waysInWords.uppercasedFirst).\(count.notWarned.map { " \($0)" } ?? "") Review is due by \(due). \(second) may review it."
            )
        case .haltRelease:
            return (
                "Halted",
                "\(totals.stopped + totals.waiting) will not leave. Those who have it are told “under review, keep your precautions”."
            )
        case .signRetraction:
            return warning.warning.gate.retraction.hasPassed
                ? ("Taken back", "Everybody who was sent it is told that it is taken back and should not be relied on.")
                : ("Signed first, to take it back", "Nothing has been said yet. \(second) may sign second.")
        case .endWindow:
            return ("The end of the window", reading.standing(of: warning.warning) + waiting(warning))
        case .reviewEmergency: return ("Reviewed", "The emergency release has been reviewed by another person.")
        case .recordDissent:
            return (
                "Sent back",
                "What you said stands on the record, and on this page for whoever signs next. Nothing has left."
            )
        case .deliverByHand: return ("Recorded", "What came of the call or visit is on the record.")
        case .takeHelp: return ("You have the call for help", "Ring them now. Nobody else is paged for it.")
        case _: return ("Recorded", "It is on the record.")
        }
    }

    private static func waiting(_ warning: WarningReading) -> String {
        guard case .awaitsSecond(let wanted, _) = warning.warning.window?.state else { return "" }
        return " “\(wanted.decision.participle)” waits for a second person."
    }
}

/// Somebody to warn by voice, with the number.
struct VoiceLine: Sendable {
    let voiceName: String
    let voiceAddress: String
    let voicePath: String

    /// Whoever can be told by hand and has not said yet that they have it.
    static func lines(of warning: WarningReading) -> [VoiceLine] {
        (warning.warning.audience?.recipients ?? []).compactMap { id -> VoiceLine? in
            guard let recipient = warning.folded.recipients[id] else { return nil }
            if let reach = warning.warning.reach[id], reach.has(.acknowledged) || reach.refused { return nil }
            let route = recipient.added.routes.first { $0.channel == .byHand && $0.safeToContact != .no }
            guard route != nil || warning.count.unreached.contains(id) else { return nil }
            return VoiceLine(
                voiceName: recipient.added.name, voiceAddress: route?.address ?? "no route is known: find one",
                voicePath: "\(warning.path)/call/\(id)")
        }
    }
}
