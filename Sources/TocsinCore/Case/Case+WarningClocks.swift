// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    var warningClocks: [DutyClock] {
        warnings.values.flatMap { warning -> [DutyClock] in
            guard let released = warning.gate.releasedAt, let window = warning.window else { return [] }
            let review = emergencyReviewClocks(warning, released)
            guard !warning.gate.retraction.hasPassed else { return review }
            let end = window.isDecided ? [] : windowClocks(warning, window, released)
            return review + toldClocks(warning, released) + end
        }
    }

    private func emergencyReviewClocks(_ warning: Warning, _ released: Timestamp) -> [DutyClock] {
        guard warning.gate.awaitsReview else { return [] }
        let term = term("emergency_review", for: warning.drafted.victims, or: EmergencyRelease.reviewWithin)
        return [
            DutyClock(
                key: "emergency_review:\(warning.id)", kind: .emergencyReview, due: released + term.length,
                about: "Another person reviews the release that one person made alone. \(term.words)")
        ]
    }

    /// One clock for those whom a person must reach, another for those to whom it was written. To reach somebody takes
    /// an attempt first; what is written is attempted as soon as it is released.
    private func toldClocks(_ warning: Warning, _ released: Timestamp) -> [DutyClock] {
        let waiting = untold(warning)
        let byHand = waiting.filter { recipients[$0]?.added.routes.first?.channel ?? .byHand == .byHand }
        let victims = warning.drafted.victims
        let voice = term("told_voice", for: victims, or: ClockLength.toldByVoice)
        let attempt = term("warn", for: victims, or: ClockLength.warnAfterDetermination)
        let mail = term("told_mail", for: victims, or: ClockLength.told)
        let about = "Somebody named has it, by the evidence that was signed for."
        var clocks: [DutyClock] = []
        if !byHand.isEmpty {
            let whole = attempt + voice
            clocks.append(
                DutyClock(
                    key: "told:\(warning.id):voice", kind: .told, due: clockRule.due(whole.length, from: released),
                    about: "\(about) A first attempt, then the answer: \(whole.words)"))
        }
        if byHand.count < waiting.count {
            clocks.append(
                DutyClock(
                    key: "told:\(warning.id):mail", kind: .told, due: clockRule.due(mail.length, from: released),
                    about: "\(about) \(mail.words)"))
        }
        return clocks
    }

    /// Recipients who neither have it nor refused it. That somebody else has it tells nobody.
    func untold(_ warning: Warning) -> [RecipientID] {
        (warning.audience?.recipients ?? []).filter { id in
            guard let reach = warning.reach[id] else { return true }
            return !(reach.has(warning.evidence) || reach.refused)
        }
    }

    private func windowClocks(_ warning: Warning, _ window: EndDecision, _ released: Timestamp) -> [DutyClock] {
        let lead = lead("end_decision", for: warning.drafted.victims, or: ClockLength.endDecisionBeforeExpiry)
        let stamp = window.until.milliseconds
        return [
            DutyClock(
                key: "end_decision:\(warning.id):\(stamp)", kind: .endDecision,
                due: max(released, window.until - lead.length),
                about: "Decide how the window ends: extend, renew, withdraw or let lapse. \(lead.words)"),
            DutyClock(
                key: "window:\(warning.id):\(stamp)", kind: .window, due: window.until,
                about: "The window ends. If nobody decided, everyone who has it is told that time ran out."),
        ]
    }
}
