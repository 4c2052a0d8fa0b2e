// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `warnings`, besides the case's head.
struct WarningList: Sendable {
    struct Line: Sendable {
        let linePath: String
        let lineTitle: String
        let lineLang: String
        let lineKind: String
        let lineState: String
        let lineCount: String
    }

    let lines: [Line]
    let isEmpty: Bool
    let newPath: String
    let mayBegin: Bool

    init(_ reading: CaseReading) {
        let begun = reading.entries.filter { $0.act?.kind == .draftWarning }.compactMap {
            reading.folded.warnings[WarningID($0.id)]
        }
        lines = begun.enumerated().reversed().map { index, warning in
            Line(
                linePath: "\(reading.path)/warnings/\(warning.id)",
                lineTitle: "Warning \(index + 1): \(warning.firstHeadline)",
                lineLang: warning.texts.inOrder.first?.language ?? "en",
                lineKind: "\(warning.drafted.kind.label), \(warning.drafted.audienceClass.label.lowercasedFirst)",
                lineState: reading.standing(of: warning),
                lineCount: AudienceCount(warning.audience, in: reading.folded).line)
        }
        isEmpty = lines.isEmpty
        newPath = "\(reading.path)/warnings/new"
        mayBegin = reading.may(.draftWarning) && !reading.folded.isClosed
    }
}

extension AudienceCount {
    var line: String {
        isNobody
            ? "Nobody chosen yet." : "\(whom.uppercasedFirst): \(waysInWords)." + (notWarned.map { " \($0)" } ?? "")
    }
}

extension CaseReading {
    /// How a warning stands, in a sentence.
    func standing(of warning: Warning) -> String {
        let gate = warning.gate
        if gate.retraction.hasPassed { return "Taken back by two people." }
        guard let released = gate.releasedAt else {
            switch gate.signatures.state {
            case .signed(let first, _): return "Signed first by \(names.name(first)). Waits for a second person."
            case .unsigned, .passed:
                return warning.texts.isEmpty ? "Begun, without a text." : "A draft. Nobody has signed it."
            }
        }
        let halted = gate.halted == nil ? "" : " Halted."
        let end =
            switch warning.window?.state {
            case .ended(let ended, _, at: let at): " \(ended.decision.participle) \(time(at).words)."
            case .ranOut(let at): " Time ran out \(time(at).words) and nobody decided."
            case .running, .awaitsSecond, nil: warning.window.map { " In force until \(time($0.until).words)." } ?? ""
            }
        return "Released \(time(released).words)." + halted + end
    }
}

extension EndDecision.Kind {
    var participle: String {
        switch self {
        case .extended: "Extended"
        case .renewed: "Renewed"
        case .withdrawn: "Withdrawn"
        case .lapsed: "Left to lapse"
        }
    }
}

/// The variables of `warning`: a draft on its way to release.
struct WarningPage: Sendable {
    struct Check: Sendable {
        let checkWords: String
        let isDone: Bool
    }

    /// What the message checks found in one text.
    struct Finding: Sendable {
        let findingText: String
        let findingLevel: String
        let isGrave: Bool
        let findingProblem: String
        let findingInstead: String
    }

    struct Person: Sendable {
        let personName: String
        let personWays: String
    }

    struct Decision: Sendable {
        let choice: FormField
        let reason: FormField
    }

    let warningPath: String
    let warningID: String
    let warningTitle: String
    let warningKind: String
    let others: String
    let hasOthers: Bool
    let signedFirst: String
    let hasSigned: Bool
    let texts: [MarkedText]
    let hasTexts: Bool
    let severalTexts: Bool
    let leaks: [LeakPair]
    let hasLeaks: Bool
    let leakWords: String
    let notChecked: [String]
    let findings: [Finding]
    let findingWords: String
    let unchecked: [String]
    let parity: [String]
    let hasParity: Bool
    let parityDecided: String
    let isParityDecided: Bool
    let parityField: FormField
    let audienceWords: String
    let hasAudience: Bool
    let notWarned: [Person]
    let isAnybodyNotWarned: Bool
    let recipients: [Person]
    let hasRecipients: Bool
    let window: String
    let area: String
    let hasArea: Bool
    let evidence: String
    let escalation: String
    let unclearedBecause: String
    let hasUncleared: Bool
    let notices: [NoticeWords]
    let blocks: [String]
    let isReady: Bool
    let signButton: String
    let mayDecide: Bool
    let mayWrite: Bool
    let isPast: Bool

    init(_ reading: WarningReading, leaks: [LeakPair], checks: [String: CheckReport], form: DeskForm?) {
        let (warning, folded) = (reading.warning, reading.folded)
        let hits = NumberedHit.all(of: warning)
        warningPath = reading.path
        warningID = "\(warning.id)"
        warningTitle = "Warning \(reading.number)"
        warningKind =
            "\(warning.drafted.kind.label). For: \(warning.drafted.audienceClass.label.lowercasedFirst). Begun by \(reading.reading.names.name(warning.draftedBy))."
        others = reading.others.joined(separator: ", ")
        hasOthers = !reading.others.isEmpty
        if case .signed(let first, _) = warning.gate.signatures.state {
            signedFirst = reading.reading.names.name(first)
            hasSigned = true
        } else {
            (signedFirst, hasSigned) = ("", false)
        }
        let asked = reading.reading.question["text"]
        let shown = asked.flatMap { warning.texts[$0]?.language } ?? warning.texts.keys.sorted().first
        texts = warning.texts.inOrder.map {
            MarkedText($0, hits: hits, isShown: $0.language == shown, path: reading.path)
        }
        (hasTexts, severalTexts) = (!texts.isEmpty, texts.count > 1)
        let fill = FormFill(form)
        self.leaks = leaks.map { pair in
            var pair = pair
            if pair.isOpen { pair.decide = [Decision(pair, fill)] }
            return pair
        }
        hasLeaks = !leaks.isEmpty
        let open = warning.openLeaks.count
        leakWords =
            leaks.isEmpty ? "No leak hits." : "\(open) of \(leaks.count) leak hits \(open == 1 ? "is" : "are") open."
        notChecked = warning.leaks?.notChecked ?? []
        findings = WarningPage.findings(checks)
        findingWords = WarningPage.words(checks)
        unchecked = checks.sorted { $0.key < $1.key }.flatMap { language, report in
            report.notChecked.map { "\(LanguageName(language).language), \($0.check.rawValue): \($0.reason)" }
        }
        parity = warning.leaks?.parity ?? []
        hasParity = !parity.isEmpty
        parityDecided = warning.parity?.reason ?? ""
        isParityDecided = warning.parity != nil
        parityField = fill.area("parity-reason", "Why the difference stands")
        let count = reading.count
        audienceWords = count.line
        hasAudience = warning.audience != nil
        let chosen = (warning.audience?.recipients ?? []).compactMap { folded.recipients[$0] }
        notWarned = chosen.filter { count.unreached.contains($0.id) }.map { Person($0) }
        isAnybodyNotWarned = !notWarned.isEmpty
        recipients = chosen.map { Person($0) }
        hasRecipients = !recipients.isEmpty
        window = reading.windowWords
        area =
            warning.audience?.area.map {
                [$0.description, $0.polygon, $0.circle].compactMap(\.self).joined(separator: " · ")
            } ?? ""
        hasArea = warning.audience?.area != nil
        evidence = warning.evidence.words
        escalation = reading.escalationWords
        unclearedBecause = warning.audience?.unclearedBecause ?? ""
        hasUncleared = warning.audience?.unclearedBecause != nil
        notices = NoticeWords.companions
        blocks = reading.blocks
        isReady = blocks.isEmpty
        signButton = hasSigned ? "Read and sign second" : "Read and sign first"
        mayDecide = reading.reading.may(.acceptLeak)
        mayWrite = reading.reading.may(.writeText)
        isPast = reading.reading.isPast
    }
}

extension WarningPage {
    fileprivate static func findings(_ checks: [String: CheckReport]) -> [Finding] {
        checks.sorted { $0.key < $1.key }.flatMap { language, report in
            report.findings.map { finding in
                Finding(
                    findingText: LanguageName(language).language, findingLevel: finding.level.words,
                    isGrave: finding.level >= .block,
                    findingProblem: finding.problem, findingInstead: finding.instead)
            }
        }
    }

    /// "2 must be mended or signed for, 5 advise. 12 checks could not judge."
    static func words(_ checks: [String: CheckReport]) -> String {
        let grave = checks.values.map(\.blocks.count).reduce(0, +)
        let all = checks.values.map(\.findings.count).reduce(0, +)
        let open = checks.values.map(\.counts.notChecked).reduce(0, +)
        guard !checks.isEmpty else { return "There is no text to read yet." }
        return "\(grave) to be mended or signed for, \(all - grave) advise. \(open) checks could not judge."
    }
}

extension MessageFinding.Level {
    var words: String {
        switch self {
        case .wish: "better with it"
        case .advice: "advice"
        case .block: "mend it or sign for it"
        case .absolute: "mend it"
        }
    }
}

extension WarningPage.Decision {
    init(_ pair: LeakPair, _ fill: FormFill) {
        choice = fill.radios(
            "decision-\(pair.hit)", "Hit \(pair.number): what about it?",
            [
                FormChoice("reword", "Reword it: change our text"), FormChoice("none", "It is not a leak, because …"),
                FormChoice("accept", "It is one and is accepted, because …"),
            ])
        reason = fill.line("reason-\(pair.hit)", "Because (hit \(pair.number))")
    }
}

extension WarningPage.Person {
    init(_ recipient: Recipient) {
        personName = recipient.added.name
        personWays =
            recipient.added.routes.isEmpty
            ? "no route"
            : recipient.added.routes.map { "\($0.channel.label.lowercasedFirst) (\($0.safeToContact.words))" }.joined(
                separator: ", ")
    }
}

/// A fixed notice as it will go out.
struct NoticeWords: Sendable {
    let noticeWhen: String
    let noticeHeadline: String
    let noticeText: String

    init(_ notice: Notice, when: String) {
        let words = notice.words(language: "en")
        (noticeWhen, noticeHeadline, noticeText) = (when, words.headline, words.text)
    }

    static let companions = [
        NoticeWords(.underReview, when: "If it is halted"),
        NoticeWords(.timeRanOut, when: "If nobody decides how it ends"),
        NoticeWords(.extended, when: "If it is extended"), NoticeWords(.withdrawn, when: "If it is withdrawn"),
        NoticeWords(.lapsed, when: "If it is left to lapse"), NoticeWords(.retracted, when: "If it is taken back"),
    ]
}

extension WarningReading {
    var windowWords: String {
        guard let audience = warning.audience else { return "not chosen yet" }
        let until = warning.window?.until ?? audience.until.instant
        return "From \(reading.time(audience.from.instant).words) until \(reading.time(until).words)"
    }

    var escalationWords: String {
        guard let after = warning.audience?.escalateAfter, !after.isEmpty else {
            return "Each next cleared way after the time that is usual for the one before it."
        }
        return
            "The next cleared way after \(after.map(\.description).joined(separator: ", then ")) without that evidence."
    }

    /// What stands between this draft and a signature, a sentence each.
    var blocks: [String] {
        var blocks: [String] = []
        if warning.texts.isEmpty { blocks.append("There is no text yet.") }
        if let audience = warning.audience {
            if audience.until.instant <= reading.now {
                blocks.append("The window is over already. Choose a later end.")
            }
        } else {
            blocks.append("Nobody is chosen yet.")
        }
        let open = warning.openLeaks.count
        if open > 0 { blocks.append(open == 1 ? "1 leak hit is open." : "\(open) leak hits are open.") }
        if let leaks = warning.leaks, !leaks.parity.isEmpty, warning.parity == nil {
            blocks.append("Staff and public are told different things, and nobody has decided that this stands.")
        }
        return blocks
    }
}
