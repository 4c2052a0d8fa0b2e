// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

extension ScenarioExpectation {
    /// What in an evaluation is not as expected, one sentence each.
    ///
    /// - Parameters:
    ///   - standing: The outcome that stands, where people have signed or decided something over the evaluation's own.
    ///   - breaches: Breaches on record beside those that the evaluation finds.
    package func failures(
        of evaluation: Evaluation, standing: Outcome? = nil, breaches: [String] = []
    ) -> [String] {
        outcomes(evaluation, standing ?? evaluation.outcome) + grounds(evaluation) + rules(evaluation)
            + names(evaluation, breaches) + turns(evaluation)
    }

    private func outcomes(_ evaluation: Evaluation, _ standing: Outcome) -> [String] {
        var failures: [String] = []
        if let outcome, outcome != standing {
            failures.append("expected \(outcome.rawValue), found \(standing.rawValue)")
        }
        for missing in also where !evaluation.also.contains(missing) {
            failures.append("\(missing.rawValue) is not offered beside it")
        }
        for present in without where evaluation.also.contains(present) || standing == present {
            failures.append("\(present.rawValue) is offered and must not be")
        }
        if let emergencyOffered, emergencyOffered != evaluation.emergencyOffered {
            failures.append("emergency release is \(evaluation.emergencyOffered ? "" : "not ")offered")
        }
        return failures
    }

    private func grounds(_ evaluation: Evaluation) -> [String] {
        var failures: [String] = []
        if let grounds, grounds != evaluation.waiverGrounds {
            failures.append("expected the grounds \(grounds), found \(evaluation.waiverGrounds)")
        }
        let open = evaluation.guards.filter { $0.truth != .yes }.map(\.fact.text)
        if let blocked, blocked != open { failures.append("expected the guards \(blocked) to block, found \(open)") }
        let asked = evaluation.enquiries.map(\.fact.text)
        if let enquiries, enquiries != asked { failures.append("expected to ask \(enquiries), found \(asked)") }
        return failures
    }

    private func rules(_ evaluation: Evaluation) -> [String] {
        let verdicts = Dictionary(
            evaluation.trace.map { ($0.rule, $0.result) }, uniquingKeysWith: { first, _ in first })
        let silent = rules.filter { verdicts[$0].map { !$0.speaks } ?? true }
            .map { "\($0) does not hold: \(verdicts[$0]?.rawValue ?? "not in the trace")" }
        let others = results.sorted { $0.key < $1.key }.filter { verdicts[$0.key] != $0.value }
            .map { "\($0.key): expected \($0.value.rawValue), found \(verdicts[$0.key]?.rawValue ?? "no such rule")" }
        return silent + others
    }

    private func names(_ evaluation: Evaluation, _ breaches: [String]) -> [String] {
        let found = evaluation.namesByPart.merging(["breaches": breaches]) { $0 + $1 }
        let missing = names.sorted { $0.key < $1.key }.flatMap { part, names in
            names.filter { !(found[part] ?? []).contains($0) }.map { "\(part): '\($0)' is missing" }
        }
        let present = absent.sorted { $0.key < $1.key }.flatMap { part, names in
            names.filter { (found[part] ?? []).contains($0) }.map { "\(part): '\($0)' is there and must not be" }
        }
        return missing + present
    }

    /// Each written `icd.credible no`.
    private func turns(_ evaluation: Evaluation) -> [String] {
        turns.sorted { $0.key < $1.key }.filter { change, outcome in
            !evaluation.wouldChange.contains { "\($0.fact) \($0.value.rawValue)" == change && $0.outcome == outcome }
        }.map { "'\($0.key)' would not turn it to \($0.value.rawValue)" }
    }
}

extension Evaluation {
    /// The names of what is asked for, by the words that expectations use. A clock is written `warn 30min`.
    package var namesByPart: [String: [String]] {
        [
            "records": recordsBeforeDetermination.map(\.name),
            "records_later": records.filter { $0.due != .determination }.map(\.name),
            "clocks": clocks.map { "\($0.name) \($0.length)" },
            "tasks": tasks.map(\.name),
            "addressees": addressees.map(\.name),
            "excluded": excluded.map(\.name),
            "coordination": coordination.map(\.name),
            "referrals": referrals.map(\.name),
            "breaches": breaches.map(\.name),
        ]
    }
}

extension RuleVerdict {
    /// The rule holds, or is shown for what it is.
    fileprivate var speaks: Bool {
        switch self {
        case .met, .doubtToDuty, .expiredToDuty, .expiredToSenior, .irrelevant, .stated: true
        case .notMet, .unassessed, .notRaised, .notApplicable, .doubtToNo, .enquire, .defeated: false
        }
    }
}
