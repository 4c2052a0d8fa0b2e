// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

// What is to be done about what is owed: facts, verdicts, waivers, disputes, and the protection that goes on.
extension Case {
    func dutySteps(_ deadlines: Deadlines, at now: Timestamp) -> [NextStep] {
        openDuties.flatMap { key, duty -> [NextStep] in
            emergencySteps(key, duty, deadlines, at: now) + verdictSteps(key, duty, deadlines)
        } + victims.values.sorted { $0.id < $1.id }.flatMap { factSteps($0, deadlines) }
    }

    /// Duties that are not closed, in order.
    private var openDuties: [(key: DutyKey, duty: Duty)] {
        duties.filter { !$0.value.closed && $0.value.evaluation != nil }.sorted { $0.key < $1.key }
            .map { (key: $0.key, duty: $0.value) }
    }

    /// Those of one victim: looked up, since there may be thousands of others.
    private func openDuties(of victim: VictimID) -> [(key: DutyKey, duty: Duty)] {
        opened.packs.compactMap { pack in
            let key = DutyKey(victim: victim, pack: pack)
            return duties[key].flatMap { $0.closed || $0.evaluation == nil ? nil : (key, $0) }
        }
    }

    /// By when a duty must be decided, or the warning have left.
    func due(of key: DutyKey, _ deadlines: Deadlines) -> Timestamp? {
        let name = "\(key.victim):\(key.pack)"
        return deadlines.due(.determination, "determination:\(name)") ?? deadlines.due(.warn, "warn:\(name)")
    }

    func start(of key: DutyKey) -> Timestamp? {
        guard let duty = duties[key], let victim = victims[key.victim] else { return nil }
        return start(of: duty, victim)
    }

    func name(of victim: VictimID) -> String { victims[victim]?.added.name ?? "somebody erased" }

    /// Law 5: when no time is left for two signatures, one person may warn at once.
    private func emergencySteps(
        _ key: DutyKey, _ duty: Duty, _ deadlines: Deadlines, at now: Timestamp
    ) -> [NextStep] {
        guard mayNeedEmergency(key, duty),
            duty.evaluation?.emergencyOffered ?? false || clockRule.isOutOfTime(at: now)
        else { return [] }
        let draft = drafts(for: key.victim).first
        return [
            NextStep(
                .releaseAlone, by: .releaseEmergency, due: due(of: key, deadlines) ?? now, from: start(of: key),
                victim: key.victim, pack: key.pack, warning: draft?.id, about: name(of: key.victim))
        ]
    }

    private func verdictSteps(_ key: DutyKey, _ duty: Duty, _ deadlines: Deadlines) -> [NextStep] {
        let (due, from) = (due(of: key, deadlines), start(of: key))
        let asked = waivers.values.filter { $0.isAsked && $0.key == key }.sorted { $0.id < $1.id }
        return asked.map { waiverStep($0, deadlines) } + decisionSteps(key, duty, due, from)
    }

    private func decisionSteps(_ key: DutyKey, _ duty: Duty, _ due: Timestamp?, _ from: Timestamp?) -> [NextStep] {
        if openDispute(key) != nil { return warningSteps(key, due, from) }
        switch duty.reading.state {
        case .awaitsSecond(let first):
            return [step(.readSecond, by: .decideDetermination, key, due, from, barred: [first.by])]
        case .open, .settled, .differs:
            break
        }
        let outcome = outcome(key, at: moment)
        if duty.decided == nil, outcome != .waived {
            let isSettledByFacts = outcome?.isDuty ?? false || demandedFacts(of: key.victim).isEmpty
            return isSettledByFacts ? [step(.determine, by: .decideDetermination, key, due, from)] : []
        }
        return outcome?.isDuty ?? false ? warningSteps(key, due, from) : []
    }

    private func warningSteps(_ key: DutyKey, _ due: Timestamp?, _ from: Timestamp?) -> [NextStep] {
        guard outcome(key, at: moment)?.isDuty ?? false, released(for: key.victim).isEmpty,
            drafts(for: key.victim).isEmpty
        else { return [] }
        return [step(.draftWarning, by: .draftWarning, key, due, from)]
    }

    private func step(
        _ kind: NextStep.Kind, by act: ActKind, _ key: DutyKey, _ due: Timestamp?, _ from: Timestamp?,
        barred: Set<PersonID> = []
    ) -> NextStep {
        NextStep(
            kind, by: act, due: due, from: from, barred: barred, victim: key.victim, pack: key.pack,
            about: name(of: key.victim))
    }

    private func waiverStep(_ waiver: Waiver, _ deadlines: Deadlines) -> NextStep {
        NextStep(
            .signWaiver, by: .signWaiver, due: deadlines.due(.waiverReview, "waiver_review:\(waiver.id)"),
            from: waiver.askedAt, barred: [waiver.askedBy], victim: waiver.asked.victim, pack: waiver.asked.pack,
            thing: EntryID(waiver.id), about: name(of: waiver.asked.victim))
    }

    /// Facts that decide and that nobody has answered; those answered with "unknown" that nobody was asked about.
    private func factSteps(_ victim: Victim, _ deadlines: Deadlines) -> [NextStep] {
        let keys = openDuties(of: victim.id).map(\.key)
        let due = keys.compactMap { self.due(of: $0, deadlines) }.min()
        let from = keys.compactMap(start(of:)).min()
        let demanded = demandedFacts(of: victim.id)
        let unanswered = demanded.filter { victim.facts[$0] == nil }
        let asked = Set(enquiries.values.filter { $0.opened.victim == victim.id }.map(\.opened.fact))
        let unknown = demanded.filter { victim.facts[$0] != nil && !asked.contains($0) }
        return [
            (unanswered, NextStep.Kind.answerFacts, ActKind.setFact), (unknown, .openEnquiries, .openEnquiry),
        ].filter { !$0.0.isEmpty }.map { facts, kind, act in
            NextStep(
                kind, by: act, due: due, from: from, victim: victim.id, count: facts.count, about: victim.added.name)
        }
    }

    /// What packs ask because it decides, while the question is open; where nobody has answered anything yet, all that
    /// their rules read.
    private func demandedFacts(of victim: VictimID) -> Set<FactName> {
        let open = openDuties(of: victim).filter { $0.duty.decided == nil }
        let expired = Set(
            enquiries.values.filter { $0.opened.victim == victim && $0.state != .open }.map(\.opened.fact))
        if victims[victim]?.facts.isEmpty ?? true {
            return Set(open.flatMap { $0.duty.evaluation?.trace.flatMap(\.inputs.keys) ?? [] })
        }
        return Set(open.flatMap { $0.duty.evaluation?.enquiries.map(\.fact) ?? [] }).subtracting(expired)
    }

    func questionSteps(_ deadlines: Deadlines) -> [NextStep] {
        enquiries.values.filter { $0.state == .open }.sorted { $0.id < $1.id }.map { enquiry in
            NextStep(
                .answerEnquiry, by: .answerEnquiry, due: enquiry.due, from: enquiry.openedAt,
                victim: enquiry.opened.victim, thing: EntryID(enquiry.id), about: enquiry.opened.question)
        }
            + disputes.values.filter { $0.decided == nil }.sorted { $0.id < $1.id }.map { dispute in
                NextStep(
                    .decideDispute, by: .decideDispute, due: dispute.due, from: dispute.openedAt,
                    barred: dispute.parties, victim: dispute.key.victim, pack: dispute.key.pack,
                    thing: EntryID(dispute.id), about: name(of: dispute.key.victim))
            }
    }

    /// Warning does not discharge protection (law 7): reviews, triggers, measures, records, and closing.
    func protectionSteps(_ deadlines: Deadlines) -> [NextStep] {
        openDuties.flatMap { reviewSteps($0.key, $0.duty, deadlines) + owedSteps($0.key, $0.duty) }
            + triggers.values.filter { $0.fired == nil && $0.set.by != nil }.sorted { $0.id < $1.id }.map { trigger in
                NextStep(
                    .lookAgain, by: .fireTrigger, due: trigger.set.by?.instant, victim: trigger.set.victim,
                    thing: EntryID(trigger.id),
                    about: "look again at \(name(of: trigger.set.victim)): \(trigger.set.on)")
            }
    }

    private func reviewSteps(_ key: DutyKey, _ duty: Duty, _ deadlines: Deadlines) -> [NextStep] {
        let reviews = deadlines.all(.review, "review:\(key.victim):\(key.pack)").map(\.due).min()
        let packs = (duty.evaluation?.clocks ?? []).compactMap { demand -> NextStep? in
            let due = deadlines.due(.pack, "pack:\(key.victim):\(key.pack):\(demand.name)")
            guard let due else { return nil }
            return NextStep(
                .doForPack, by: .makeRecord, due: due, from: due - demand.length, victim: key.victim, pack: key.pack,
                about: "record '\(demand.name)' for \(name(of: key.victim)) (\(key.pack))")
        }
        return packs + (reviews.map { [step(.review, by: .makeReview, key, $0, duty.reviewedAt)] } ?? [])
    }

    /// What keeps a decided duty from closing and has no clock of its own.
    private func owedSteps(_ key: DutyKey, _ duty: Duty) -> [NextStep] {
        let outcome = outcome(key, at: moment)
        guard duty.decided != nil || outcome == .waived, let evaluation = duty.evaluation, let outcome else {
            return []
        }
        if owed(key).isEmpty { return [step(.closeDuty, by: .closeDuty, key, nil, nil)] }
        let sent = released(for: key.victim)
        let missing = missingRecords(key, of: evaluation, warns: outcome.isDuty || !sent.isEmpty).count
        var steps: [NextStep] = []
        if outcome.isDuty, victims[key.victim]?.measures.isEmpty ?? true {
            steps.append(step(.considerMeasures, by: .considerMeasure, key, nil, nil))
        }
        if !owedReferral(outcome, evaluation).isEmpty {
            steps.append(step(.recordAnswer, by: .recordCoordination, key, nil, nil))
        }
        if missing > 0, !outcome.isDuty || !sent.isEmpty {
            steps.append(
                NextStep(
                    .makeRecords, by: .makeRecord, victim: key.victim, pack: key.pack, count: missing,
                    about: name(of: key.victim)))
        }
        return steps
    }
}
