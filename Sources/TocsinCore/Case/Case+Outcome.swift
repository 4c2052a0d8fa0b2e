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
        let mine = waivers.values.filter { $0.asked.victim == key.victim && $0.asked.pack == key.pack }
        if mine.contains(where: { $0.holds(at: now) }) { return .waived }
        if proposed == .warnEmergency || (proposed == .warn && clockRule.isOutOfTime(at: now)) { return .warnEmergency }
        if mine.contains(where: \.isAsked) { return .waiverReview }
        if let decided = lastDecidedDispute(key) { return decided }
        return duty.reading.settled ?? proposed
    }

    /// What is done meanwhile under an open dispute.
    package func openDispute(_ key: DutyKey) -> Dispute? {
        disputes.values.first { $0.decided == nil && $0.opened.victim == key.victim && $0.opened.pack == key.pack }
    }

    private func lastDecidedDispute(_ key: DutyKey) -> Outcome? {
        disputes.values
            .filter { $0.opened.victim == key.victim && $0.opened.pack == key.pack }
            .max { $0.due < $1.due }?.decided?.outcome
    }

    /// Guards of a waiver ground that are not met: facts not established, records not made.
    func waiverBlocks(_ waiver: Waiver) -> [String] {
        guard let evaluation = duties[DutyKey(victim: waiver.asked.victim, pack: waiver.asked.pack)]?.evaluation else {
            return ["an evaluation"]
        }
        guard let guards = evaluation.missingGuards(for: waiver.asked.ground) else {
            return ["facts that admit this ground"]
        }
        let records = evaluation.records
            .filter { $0.rule == waiver.asked.ground && !hasRecord($0.name, for: waiver.asked.victim) }
        return guards.map { "\($0.fact) = yes (\($0.text))" } + records.map { "record \($0.name)" }
    }

    /// Whether a record is on file for the victim, or for the whole case.
    package func hasRecord(_ record: String, for victim: VictimID) -> Bool {
        if records[RecordKey(record: record, victim: victim)] != nil { return true }
        if records[RecordKey(record: record, victim: nil)] != nil { return true }
        return followsFromActs(record, for: victim)
    }

    /// Records that the acts themselves already are; nobody types them twice.
    private func followsFromActs(_ record: String, for victim: VictimID) -> Bool {
        switch record {
        case "assessment.basis", "assessment.assessor", "assessment.at":
            !(victims[victim]?.facts.isEmpty ?? true)
        case "case.awareness": true
        case "measures.considered": !(victims[victim]?.measures.isEmpty ?? true)
        case "warning.text": released(for: victim).contains { !$0.texts.isEmpty }
        case "delivery.receipt": released(for: victim).contains { isTold($0, victim: victim) }
        default: false
        }
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
        var owed: [String] = []
        let outcome = outcome(key, at: moment) ?? evaluation.outcome
        if openDispute(key) != nil { owed.append("the arbiter's decision") }
        if waivers.values.contains(where: { $0.isAsked && $0.asked.victim == key.victim && $0.asked.pack == key.pack }) {
            owed.append("an answer to the waiver that is asked for")
        }
        if enquiries.values.contains(where: { $0.opened.victim == key.victim && $0.state == .open }) {
            owed.append("an answer to each open enquiry")
        }
        if duty.reading.settled == nil, outcome != .waived, lastDecidedDispute(key) == nil {
            owed.append(outcome.isNegative ? "a verdict by two readers" : "a verdict")
        }
        if outcome.isDuty {
            let sent = released(for: key.victim)
            if sent.isEmpty { owed.append("a warning, released") }
            if !sent.isEmpty, !sent.contains(where: { isTold($0, victim: key.victim) }) {
                owed.append("evidence that somebody named has it")
            }
            if victims[key.victim]?.measures.isEmpty ?? true { owed.append("protective measures considered") }
        }
        for demand in evaluation.records where !hasRecord(demand.name, for: key.victim) {
            guard !demand.rule.isWaiverGround(in: evaluation) else { continue }
            owed.append("record \(demand.name)")
        }
        return owed
    }
}

extension String {
    /// A ground's own records are owed only by the one who invokes it.
    fileprivate func isWaiverGround(in evaluation: Evaluation) -> Bool { evaluation.waiverGrounds.contains(self) }
}
