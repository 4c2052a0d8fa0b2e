// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The signature block of `sign.mustache`, whatever is signed: what, for whom, since when, and the one button.
struct SignPage: Sendable {
    struct Pair: Sendable {
        let term: String
        let meaning: String
        var pairPath = ""
        var pairLink = ""
        var hasLink = false
    }

    let signPath: String
    let backPath: String
    let backWords: String
    /// "You sign as the second person."
    let signHeading: String
    /// "Release", "Take back".
    let signAct: String
    let hasClock: Bool
    let signClock: ClockFace?
    /// What somebody who sent it back or refused said, newest first.
    var sentBack: [String] = []
    /// What cannot be signed, and why; empty if it can.
    var blocks: [String] = []
    let isOpen: Bool
    /// "Since A. Meyer signed, …: nothing changed."
    var sinceWords = ""
    var hasSince = false
    var changes: [ContentsHistory.Change] = []
    /// What people will be told, in fixed words.
    var notices: [NoticeWords] = []
    /// One person does it: there is nothing to send back or refuse.
    var isAlone = false
    let pairs: [Pair]
    let notWarned: [WarningPage.Person]
    let isAnybodyNotWarned: Bool
    let code: String
    let seen: String
    let choice: FormField
    let reason: FormField
    var extra: [FormField] = []
    let tickTrouble: String
    let hasTickTrouble: Bool
    let isTicked: Bool
    let tickWords: String
    let signButton: String
    let isDanger: Bool

    init(
        _ warning: WarningReading, fill: FormFill, path: String, heading: String, act: String, pairs: [Pair],
        tick: String,
        button: String, verb: String, blocks: [String], needsReason: Bool = false, isDanger: Bool = false,
        clock: NextStep? = nil
    ) {
        signPath = path
        (backPath, backWords) = (warning.path, "Warning \(warning.number) of case \(warning.reading.code)")
        (signHeading, signAct) = (heading, act)
        signClock = clock.flatMap { ClockFace($0, at: warning.reading.now, zoneMinutes: warning.reading.zone) }
        hasClock = signClock != nil
        self.pairs = pairs
        self.blocks = blocks
        isOpen = blocks.isEmpty
        notWarned = warning.count.unreached.compactMap { warning.folded.recipients[$0] }.map { WarningPage.Person($0) }
        isAnybodyNotWarned = !notWarned.isEmpty
        code = WarningReading.code(warning.digest)
        seen = "\(warning.digest)"
        choice = fill.radios(
            "choice", "What do you do?",
            [
                FormChoice("sign", verb), FormChoice("back", "Send it back, because …"),
                FormChoice("refuse", "Refuse, because …"),
            ])
        reason = fill.area("reason", needsReason ? "Because" : "Because (to send back or refuse)")
        let trouble = fill.problems.first { $0.field == "tick" }?.sentence
        (tickTrouble, hasTickTrouble) = (trouble ?? "", trouble != nil)
        isTicked = fill.form?.isTicked("tick") ?? false
        (tickWords, signButton, self.isDanger) = (tick, button, isDanger)
    }
}

/// What somebody chose in a signature block.
enum SignChoice: String, Sendable {
    case sign, back, refuse

    /// - Throws: ``FormProblem`` for what is missing; a reason is, wherever one is needed.
    init(_ form: DeskForm, needsReason: Bool = false) throws {
        guard let choice = form["choice"].flatMap(SignChoice.init) else {
            throw FormProblem("choice", "Choose to sign, to send it back or to refuse.")
        }
        self = choice
        switch choice {
        case .sign:
            if needsReason { _ = try form.require("reason", or: "Say why.") }
            guard form.isTicked("tick") else {
                throw FormProblem("tick", "Tick the sentence: it says what your signature does.")
            }
        case .back, .refuse:
            _ = try form.require("reason", or: "Say why in “Because”, or choose to sign.")
        }
    }
}
