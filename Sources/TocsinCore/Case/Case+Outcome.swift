// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    /// Clocks run from first awareness, at most half of the time left (law 5).
    package var clockRule: ClockRule {
        ClockRule(start: opened.awareness.at.instant, expected: expected?.instant)
    }

    /// What a policy is asked about one victim.
    package func situation(of victim: Victim, at now: Timestamp) -> Situation {
        let left = expected.map { now.interval(to: $0.instant) }
        let expired = enquiries.values.filter {
            if case .expired = $0.state { return $0.opened.victim == victim.id }
            return false
        }
        return Situation(
            facts: victim.truths, victimKind: victim.added.kind,
            timeLeft: left.flatMap { $0 < .zero ? nil : $0 }, expiredEnquiries: Set(expired.map(\.opened.fact)))
    }

    /// What stands for one victim under one pack now: the engine's proposal, overlaid by what people signed.
    ///
    /// A dispute shows above all; a signed waiver above a verdict; while a waiver is only asked for, the duty stands.
    /// - Returns: `nil` if the pack does not apply to the case or was not run yet.
    package func outcome(_ key: DutyKey, at now: Timestamp) -> Outcome? {
        guard let duty = duties[key], let proposed = duty.evaluation?.outcome else { return nil }
        if openDispute(key) != nil { return .dispute }
        let mine = waivers.values.filter { $0.key == key }
        if mine.contains(where: { $0.holds(at: now) }) { return .waived }
        if proposed == .warnEmergency { return .warnEmergency }
        if mine.contains(where: \.isAsked) { return .waiverReview }
        return duty.decided ?? proposed
    }

    /// The same case with the turns of each evaluation filled in.
    package func explained(_ turns: (Victim, String) -> [Turn]) -> Case {
        var explained = self
        for key in duties.keys {
            guard let victim = victims[key.victim] else { continue }
            explained.duties[key]?.evaluation?.wouldChange = turns(victim, key.pack)
        }
        return explained
    }

    /// What is done meanwhile under an open dispute.
    package func openDispute(_ key: DutyKey) -> Dispute? {
        disputes.values.first { $0.decided == nil && $0.key == key }
    }

    /// Guards of a waiver ground that are not met: facts not established, records not made.
    func waiverBlocks(_ waiver: Waiver) -> [String] {
        guard let evaluation = duties[waiver.key]?.evaluation else {
            return ["an evaluation"]
        }
        guard let guards = evaluation.missingGuards(for: waiver.asked.ground) else {
            return ["facts that admit this ground"]
        }
        let records = evaluation.records
            .filter { $0.rule == waiver.asked.ground && !hasRecord($0.name, for: waiver.key) }
        return guards.map { "\($0.fact) = yes (\($0.text))" } + records.map { "record \($0.name)" }
    }

    /// Warnings that left and that were meant for this victim.
    package func released(for victim: VictimID) -> [Warning] {
        warnings.values.filter { $0.isReleased && !$0.gate.retraction.hasPassed && $0.drafted.victims.contains(victim) }
    }

    /// Whether those named for the victim have it, by the evidence that the approvers demanded; a public alert is told
    /// when it stands on the feed (law 9).
    package func isTold(_ warning: Warning, victim: VictimID) -> Bool {
        guard let audience = warning.audience else { return false }
        let named = audience.recipients.filter { id in
            guard let recipient = recipients[id] else { return false }
            return recipient.added.victim == nil || recipient.added.victim == victim
        }
        if named.isEmpty { return audience.feed }
        return named.contains { warning.reach[$0]?.has(warning.evidence) ?? false }
    }

    /// Everything that keeps one duty from closing, as words for a person (E5).
    package func owed(_ key: DutyKey) -> [String] {
        guard let duty = duties[key], let evaluation = duty.evaluation else { return ["an evaluation"] }
        let outcome = outcome(key, at: moment) ?? evaluation.outcome
        let sent = released(for: key.victim)
        let missing = missingRecords(key, of: evaluation, warns: outcome.isDuty || !sent.isEmpty)
        return owedAnswers(key, duty, outcome) + (outcome.isDuty ? owedToVictim(key.victim, sent) : [])
            + owedReferral(outcome, evaluation) + missing.map { "record \($0.name) (\($0.text))" }
    }

    private func owedAnswers(_ key: DutyKey, _ duty: Duty, _ outcome: Outcome) -> [String] {
        var owed: [String] = []
        if openDispute(key) != nil { owed.append("the arbiter's decision") }
        if waivers.values.contains(where: { $0.isAsked && $0.key == key }) {
            owed.append("an answer to the waiver that is asked for")
        }
        if enquiries.values.contains(where: { $0.opened.victim == key.victim && $0.state == .open }) {
            owed.append("an answer to each open enquiry")
        }
        if duty.decided == nil, outcome != .waived {
            owed.append(outcome.isNegative ? "a verdict by two readers" : "a verdict")
        }
        return owed
    }

    /// A warning that reached somebody, and protection beside it (laws 7 and 9).
    private func owedToVictim(_ victim: VictimID, _ sent: [Warning]) -> [String] {
        var owed: [String] = []
        if sent.isEmpty { owed.append("a warning, released") }
        if !sent.isEmpty, !sent.contains(where: { isTold($0, victim: victim) }) {
            owed.append("evidence that somebody named has it")
        }
        if victims[victim]?.measures.isEmpty ?? true { owed.append("protective measures considered") }
        return owed
    }

    /// What was referred to another body is not finished until that body answers.
    func owedReferral(_ outcome: Outcome, _ evaluation: Evaluation) -> [String] {
        let bodies = evaluation.referrals.map(\.name).filter { $0 != "senior-officer" }
        guard outcome == .refer, !bodies.isEmpty, !coordinations.contains(where: { $0.answer != nil }) else {
            return []
        }
        return ["an answer by whoever it was referred to: \(bodies.joined(separator: ", "))"]
    }
}
