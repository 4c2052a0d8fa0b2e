// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    /// Every clock that runs, soonest first; those that ran out already are breaches and not listed again.
    package var clocks: [DutyClock] {
        standingClocks.filter { !expiredClocks.contains($0.key) }.sorted { ($0.due, $0.key) < ($1.due, $1.key) }
    }

    /// The same with those that ran out and whose work is still not done.
    var standingClocks: [DutyClock] {
        guard !isClosed else { return [] }
        return firstLookClocks + dutyClocks + questionClocks + waiverClocks + warningClocks + triggerClocks
    }

    private var firstLookClocks: [DutyClock] {
        let looked = victims.values.contains { !$0.facts.isEmpty } || reports.values.contains { $0.grade != .ungraded }
        guard !looked else { return [] }
        let term = term("first_look", for: [], or: ClockLength.firstLook)
        return [
            DutyClock(
                key: "first_look", kind: .firstLook, due: clockRule.due(term.length),
                about: "Somebody looks at what came in. \(term.words)")
        ]
    }

    private var dutyClocks: [DutyClock] {
        duties.flatMap { key, duty -> [DutyClock] in
            guard !duty.closed, let victim = victims[key.victim], duty.evaluation != nil else { return [] }
            return decisionClocks(key, duty, victim) + lookAgainClocks(key, duty) + reviewClocks(key, duty)
                + packClocks(key, duty, victim)
        }
    }

    /// First the decision; once that is made and somebody must be warned, the warning.
    private func decisionClocks(_ key: DutyKey, _ duty: Duty, _ victim: Victim) -> [DutyClock] {
        let name = "\(key.victim):\(key.pack)" + (duty.reopenedAt.map { ":\($0.milliseconds)" } ?? "")
        let (decision, whole) = decisionTerms(duty, victim)
        let outcome = outcome(key, at: moment)
        guard duty.decided != nil || outcome == .waived else {
            return [
                DutyClock(
                    key: "determination:\(name)", kind: .determination, due: due(decision, of: duty, victim),
                    about: "Decide what is owed under \(key.pack). \(decision.words)")
            ]
        }
        guard outcome?.isDuty ?? false, released(for: key.victim).isEmpty else { return [] }
        return [
            DutyClock(
                key: "warn:\(name)", kind: .warn, due: due(whole, of: duty, victim),
                about: "Release a warning that \(key.pack) demands. Decision and warning together: \(whole.words)")
        ]
    }

    /// By when a duty must be decided and somebody be warned. When it is opened again before then, that stays its end.
    func end(of key: DutyKey) -> Timestamp? {
        guard let duty = duties[key], let victim = victims[key.victim] else { return nil }
        return due(decisionTerms(duty, victim).whole, of: duty, victim)
    }

    private func decisionTerms(_ duty: Duty, _ victim: Victim) -> (decision: ClockTerm, whole: ClockTerm) {
        let near = expected.map { start(of: duty, victim).interval(to: $0.instant) <= .hours(24) } ?? false
        let own = near ? ClockLength.determinationWhenNear : ClockLength.determination
        let decision = term("determination", for: [victim.id], or: own)
        return (decision, decision + term("warn", for: [victim.id], or: ClockLength.warnAfterDetermination))
    }

    func start(of duty: Duty, _ victim: Victim) -> Timestamp {
        duty.reopenedAt ?? victim.added.awareness?.at.instant ?? clockRule.start
    }

    private func due(_ term: ClockTerm, of duty: Duty, _ victim: Victim) -> Timestamp {
        let due = clockRule.due(term.length, from: start(of: duty, victim))
        return duty.endsAt.map { min($0, due) } ?? due
    }

    private func lookAgainClocks(_ key: DutyKey, _ duty: Duty) -> [DutyClock] {
        guard let due = duty.looksAgainAt else { return [] }
        return [
            DutyClock(
                key: "look_again:\(key.victim):\(key.pack):\(due.milliseconds)", kind: .lookAgain, due: due,
                about: "The time left alone may change what is owed under \(key.pack); it is looked at again.")
        ]
    }

    /// Runs from the last review, or from the warning (E3); each review starts the next.
    private func reviewClocks(_ key: DutyKey, _ duty: Duty) -> [DutyClock] {
        guard let asked = asked("review", of: key, duty), let start = start(of: asked.demand, key, duty) else {
            return []
        }
        return [
            DutyClock(
                key: "review:\(key.victim):\(key.pack):\(start.milliseconds)", kind: .review,
                due: clockRule.due(asked.length, from: start),
                about: "Review what is known and what protects. \(asked.term.words)")
        ]
    }

    /// Clocks that only a pack knows, such as a notice to an authority: a record of the clock's name stops it.
    private func packClocks(_ key: DutyKey, _ duty: Duty, _ victim: Victim) -> [DutyClock] {
        let own: Set<String> = [
            "first_look", "determination", "enquiry", "warn", "told_voice", "told_mail", "end_decision",
            "emergency_review", "dispute", "waiver_review", "waiver_expiry", "review",
        ]
        return (duty.evaluation?.clocks ?? []).compactMap { demand in
            guard !own.contains(demand.name), !hasRecord(demand.name, for: key),
                let start = start(of: demand, key, duty)
            else { return nil }
            let asked = AskedClock(pack: key.pack, demand: demand)
            return DutyClock(
                key: "pack:\(key.victim):\(key.pack):\(demand.name):\(start.milliseconds)", kind: .pack,
                due: clockRule.due(demand.length, from: start),
                about: "\(demand.text) \(asked.term.words) Record '\(demand.name)' when it is done.")
        }
    }

    private func asked(_ name: String, of key: DutyKey, _ duty: Duty) -> AskedClock? {
        duty.evaluation?.clocks.first { $0.name == name }.map { AskedClock(pack: key.pack, demand: $0) }
    }

    /// `nil` while that from which the clock counts has not happened.
    private func start(of demand: ClockDemand, _ key: DutyKey, _ duty: Duty) -> Timestamp? {
        let sent = released(for: key.victim)
        switch demand.start {
        case .awareness: return victims[key.victim]?.added.awareness?.at.instant ?? clockRule.start
        case .outcome: return duty.foundAt
        case .release: return sent.compactMap(\.gate.releasedAt).min()
        case .attempt: return sent.compactMap { attempted[$0.id] }.max()
        case .review: return (sent.compactMap(\.gate.releasedAt) + [duty.reviewedAt].compactMap(\.self)).max()
        case .windowEnd:
            return sent.compactMap { $0.window?.isDecided ?? true ? nil : $0.window?.until }.min().map {
                $0 - demand.length
            }
        }
    }

    private var questionClocks: [DutyClock] {
        enquiries.values.filter { $0.state == .open }.map { enquiry in
            let victim = enquiry.opened.victim
            let words =
                enquiry.opened.due.map { "Whoever asked gave it \($0)." }
                ?? term("enquiry", for: [victim], or: Enquiry.lengthDefault).words
            return DutyClock(
                key: "enquiry:\(enquiry.id)", kind: .enquiry, due: enquiry.due,
                about: "Find out: \(enquiry.opened.question) \(words)")
        }
            + disputes.values.filter { $0.decided == nil }.map { dispute in
                let term = term("dispute", for: [dispute.key.victim], under: dispute.key.pack, or: Dispute.length)
                return DutyClock(
                    key: "dispute:\(dispute.id)", kind: .dispute, due: dispute.due,
                    about: "The arbiter decides; until then \(dispute.opened.interim.rawValue). \(term.words)")
            }
    }

    private var waiverClocks: [DutyClock] {
        waivers.values.compactMap { waiver in
            switch waiver.state {
            case .asked:
                let term = term(
                    "waiver_review", for: [waiver.asked.victim], under: waiver.asked.pack, or: ClockLength.waiverReview)
                return DutyClock(
                    key: "waiver_review:\(waiver.id)", kind: .waiverReview,
                    due: clockRule.due(term.length, from: waiver.askedAt),
                    about: "A senior officer signs or refuses. The duty stands. \(term.words)")
            case .signed(_, _, let expires):
                return DutyClock(
                    key: "waiver_expiry:\(waiver.id)", kind: .waiverExpiry, due: expires,
                    about: "The waiver ends; decide again.")
            case .fallen:
                return nil
            }
        }
    }

    private var triggerClocks: [DutyClock] {
        triggers.values.compactMap { trigger in
            guard trigger.fired == nil, let by = trigger.set.by else { return nil }
            return DutyClock(
                key: "trigger:\(trigger.id)", kind: .trigger, due: by.instant, about: "Look again: \(trigger.set.on).")
        }
    }
}
