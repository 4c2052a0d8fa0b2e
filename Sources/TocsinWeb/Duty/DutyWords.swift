// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

/// What one pack says about one victim, in one sentence that stands where nothing is folded away.
struct DutyWords: Sendable {
    let reading: CaseReading
    let key: DutyKey

    private var duty: Duty? { reading.folded.duties[key] }

    var outcome: Outcome? { reading.folded.outcome(key, at: reading.now) }

    /// "Warn", or by whom it is waived.
    var outcomeWords: String {
        guard let outcome else { return "Not run yet" }
        guard outcome == .waived, let waiver = waiver, case .signed(let by, _, _) = waiver.state else {
            return outcome.words
        }
        return "Waived by \(reading.names.name(by))"
    }

    var tag: String { outcome?.tag ?? "none" }

    private var waiver: Waiver? {
        reading.folded.waivers.values.filter { $0.key == key }.max { $0.askedAt < $1.askedAt }
    }

    /// Why, with the rules that decide.
    var reason: String {
        guard let duty, let evaluation = duty.evaluation else { return "The rules have not run for this victim yet." }
        switch outcome ?? evaluation.outcome {
        case .dispute:
            let dispute = reading.folded.openDispute(key)
            return
                "Before \(dispute?.opened.arbiter ?? "the arbiter"). Until then: \(dispute?.opened.interim.words.lowercasedFirst ?? "the duty stands")."
        case .waived:
            guard let waiver, case .signed(_, _, let expires) = waiver.state else { return "" }
            return
                "Ground \(waiver.asked.ground). It expires \(reading.time(expires).words), and falls if the facts change."
        case .waiverReview:
            return "The duty stands and its clock runs until a senior officer signs. \(because(evaluation))"
        case .warn, .warnEmergency, .enquire, .noDuty, .discretionary, .disrupt, .refer, .publicAlert:
            return because(evaluation)
        }
    }

    private func because(_ evaluation: Evaluation) -> String {
        switch evaluation.outcome {
        case .enquire:
            let questions = evaluation.enquiries
            guard let first = questions.first else { return "A fact that decides is unknown." }
            let more = questions.count > 1 ? " and \(questions.count - 1) more" : ""
            return "Nobody has answered: \(first.question)\(more)"
        case .warn, .warnEmergency, .publicAlert, .refer, .waiverReview, .dispute:
            return holding(evaluation)
        case .noDuty, .waived, .discretionary, .disrupt:
            return failing(evaluation)
        }
    }

    private func holding(_ evaluation: Evaluation) -> String {
        let doubts = results(evaluation, [.doubtToDuty, .expiredToDuty, .expiredToSenior])
        let met = results(evaluation, [.met])
        var words = met.isEmpty ? "" : "Because \(names(met)) \(met.count == 1 ? "holds" : "hold")."
        if let doubt = doubts.first {
            words += " \(doubt.rule) is not known, and doubt is resolved to the duty: \(doubt.text)"
        }
        return words.trimmed
    }

    private func failing(_ evaluation: Evaluation) -> String {
        let excluded = evaluation.trace.filter { $0.result == .met && kind($0.rule) == .exclusion }
        if let rule = excluded.first { return "\(rule.rule) takes the duty away: \(rule.text)" }
        let failed = results(evaluation, [.notMet, .notApplicable, .unassessed, .doubtToNo])
        guard let rule = failed.first else { return "Below the threshold of this pack." }
        return "Below the threshold: \(rule.rule) \(rule.result.words). \(rule.text)"
    }

    private func results(_ evaluation: Evaluation, _ wanted: Set<RuleVerdict>) -> [RuleResult] {
        evaluation.trace.filter { wanted.contains($0.result) && kind($0.rule) == .threshold }
    }

    private func kind(_ rule: String) -> PolicyRule.Kind? {
        reading.packs[key.pack]?.rules.first { $0.id == rule }?.kind
    }

    private func names(_ rules: [RuleResult]) -> String {
        let ids = rules.map(\.rule)
        guard ids.count > 1, let last = ids.last else { return ids.first ?? "" }
        return "\(ids.dropLast().joined(separator: ", ")) and \(last)"
    }

    /// The clock that runs for it; `nil` if none does.
    var clock: ClockFace? {
        let folded = reading.folded
        let step = folded.steps(at: reading.now).first {
            $0.victim == key.victim && $0.pack == key.pack && $0.by != nil
        }
        if let step { return reading.clock(step) }
        let name = "\(key.victim):\(key.pack)"
        return folded.clocks.first { $0.key.contains(name) }.map {
            reading.clock($0, from: folded.clockRule.start)
        }
    }

    /// What is missing between this case and the pack as this desk has it now; empty if nothing.
    var difference: String {
        guard let pinned = reading.folded.opened.versions[key.pack] else { return "" }
        guard let pack = reading.packs[key.pack] else {
            return "This desk no longer has this pack; its last finding stands."
        }
        return pack.version == pinned
            ? "" : "The case is pinned to version \(pinned); this desk has \(pack.version). Its last finding stands."
    }
}

extension RuleVerdict {
    /// As the trace says it, after the rule's name.
    var words: String {
        switch self {
        case .met: "holds"
        case .notMet: "is not met"
        case .unassessed: "has not been assessed"
        case .notRaised: "was raised by nobody"
        case .notApplicable: "does not apply"
        case .doubtToDuty: "is not known: read in favour of warning"
        case .doubtToNo: "is not known: read as not met"
        case .enquire: "is not known: being asked"
        case .expiredToDuty: "was not found out in time: read in favour of warning"
        case .expiredToSenior: "was not found out in time: the senior officer decides"
        case .defeated: "holds, but another rule takes its effect away"
        case .irrelevant: "decides nothing, and is shown so that everybody sees it"
        case .stated: "is stated"
        }
    }
}

extension Verification {
    /// How sure we are of a rule, in words.
    var words: String {
        switch self {
        case .primaryChecked: "compared with the instrument"
        case .secondary: "read about in its source"
        case .recalled: "recalled, not compared"
        case .localDefault: "local, no instrument says so"
        }
    }
}

extension Truth {
    var words: String { rawValue.uppercasedFirst }
}
