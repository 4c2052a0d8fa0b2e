// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `windowEnd`: the four ways in which a window can end, each with what people will be told.
struct EndPage: Sendable {
    struct Way: Sendable {
        let wayValue: String
        let wayID: String
        let wayLabel: String
        let wayTold: String
        let isChosen: Bool
    }

    let endPath: String
    let backPath: String
    let backWords: String
    let windowNow: String
    let standing: String
    let awaits: String
    let isAwaiting: Bool
    let ways: [Way]
    let wayTrouble: String
    let hasWayTrouble: Bool
    let until: FormField
    let renewedBy: FormField
    let mayRenew: Bool
    let reason: FormField
    let tickWords: String
    let tickTrouble: String
    let hasTickTrouble: Bool
    let isTicked: Bool
    let blocks: [String]
    let isOpen: Bool
    let endButton: String
    let seen: String

    init(_ warning: WarningReading, _ fill: FormFill) {
        let (reading, window) = (warning.reading, warning.warning.window)
        let whom = warning.count.whom
        endPath = "\(warning.path)/end"
        (backPath, backWords) = (warning.path, "Warning \(warning.number)")
        windowNow = warning.windowWords
        standing = reading.standing(of: warning.warning)
        var blocks: [String] = []
        if !reading.may(.endWindow) { blocks.append("A releaser or a senior officer decides how a window ends.") }
        if window?.isDecided ?? false { blocks.append("The end of this window is decided.") }
        var wanted: EndWindow?
        if case .awaitsSecond(let asked, let person) = window?.state {
            wanted = asked
            let until = asked.until.map { " until \(reading.time($0.instant).words)" } ?? ""
            awaits =
                "\(reading.names.name(person)) decided first: \(asked.decision.participle.lowercasedFirst)\(until), because \(asked.reason) Another person must choose the same; another choice starts anew."
            if person == reading.person.id {
                let names = reading.names.takersOfSecond(practice: warning.folded.isPractice, besides: person)
                blocks.append("You decided this first. \(names) may agree.")
            }
        } else {
            awaits = ""
        }
        isAwaiting = wanted != nil
        let chosen = fill.form?["decision"] ?? wanted?.decision.rawValue ?? reading.question["decision"]
        ways = EndDecision.Kind.allCases.enumerated().map { index, kind in
            Way(
                wayValue: kind.rawValue, wayID: index == 0 ? "decision" : "decision-\(index)", wayLabel: kind.label,
                wayTold: kind.told(whom), isChosen: chosen == kind.rawValue)
        }
        let trouble = fill.problems.first { $0.field == "decision" }?.sentence
        (wayTrouble, hasWayTrouble) = (trouble ?? "", trouble != nil)
        until = fill.time("until", "If extended: the new end", value: wanted?.until, zone: reading.zoneText)
        let others = reading.folded.warnings.inOrder.filter { $0.isReleased && $0.id != warning.warning.id }
        renewedBy = fill.pick(
            "renewed_by", "If renewed: which released warning takes its place",
            [FormChoice("", "Choose")] + others.map { FormChoice("\($0.id)", $0.firstHeadline) })
        mayRenew = !others.isEmpty
        reason = fill.area("reason", "Because")
        let tick = fill.problems.first { $0.field == "tick" }?.sentence
        (tickTrouble, hasTickTrouble) = (tick ?? "", tick != nil)
        isTicked = fill.form?.isTicked("tick") ?? false
        tickWords =
            "I understand that \(whom) \(warning.count.reached == 1 ? "is" : "are") told what stands beside my choice, and nothing else."
        self.blocks = blocks
        isOpen = blocks.isEmpty
        seen = "\(warning.digest)"
        endButton = "Decide the end for \(whom)"
    }
}

extension EndDecision.Kind {
    var label: String {
        switch self {
        case .extended: "Extend it (two people)"
        case .renewed: "Renew it by another warning"
        case .withdrawn: "Withdraw it (two people)"
        case .lapsed: "Let it lapse"
        }
    }

    /// What recipients will be told.
    func told(_ whom: String) -> String {
        switch self {
        case .extended: "\(whom.uppercasedFirst): “\(Notice.extended.words(language: "en").text)”"
        case .renewed: "Nothing beside the warning that takes its place."
        case .withdrawn: "\(whom.uppercasedFirst): “\(Notice.withdrawn.words(language: "en").text)”"
        case .lapsed: "\(whom.uppercasedFirst): “\(Notice.lapsed.words(language: "en").text)”"
        }
    }
}
