// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    mutating func expect(_ act: ExpectEvent, in context: Context) -> [Consequence] {
        guard act.at != expected else { return [] }
        expected = act.at
        fallWaivers { _ in true }
        let (rule, now) = (clockRule, context.now)
        for (id, enquiry) in enquiries { enquiries[id]?.hasten(to: rule.due(now.interval(to: enquiry.due), from: now)) }
        for (id, dispute) in disputes { disputes[id]?.hasten(to: rule.due(now.interval(to: dispute.due), from: now)) }
        return reevaluation
    }

    mutating func add(_ act: AddVictim, in context: Context) -> [Consequence] {
        let id = VictimID(context.entry)
        victims[id] = Victim(id: id, added: act)
        for pack in opened.packs { duties[DutyKey(victim: id, pack: pack)] = Duty() }
        return [.evaluate(id)]
    }

    mutating func set(_ act: SetFact, in context: Context) throws(Refusal) -> [Consequence] {
        guard let victim = victims[act.victim] else { throw .nothing("victim in this case") }
        guard act.reports.allSatisfy({ reports[$0] != nil || gone.contains(EntryID($0)) }) else { throw .nothing("report in this case") }
        let changed = victim.facts[act.fact]?.value != act.value
        victims[act.victim]?.facts[act.fact] = Fact(
            value: act.value, basis: act.basis, reports: act.reports, by: context.actor, at: context.now)
        if changed { fallWaivers { $0.asked.victim == act.victim } }
        return changed ? [.evaluate(act.victim)] : []
    }

    /// Waivers rest on facts; when these change, they fall (law 3).
    private mutating func fallWaivers(where applies: (Waiver) -> Bool) {
        for (id, waiver) in waivers where applies(waiver) { fall(id, because: "the facts changed") }
    }

    /// A waiver is over. If it was signed, the duty that it excused stands again, with a clock from now.
    mutating func fall(_ id: WaiverID, because reason: String) {
        guard let waiver = waivers[id] else { return }
        let end = end(of: waiver.key)
        if case .signed = waiver.state { duties[waiver.key]?.stand(at: moment, within: end) }
        waivers[id]?.fall(because: reason)
    }

    mutating func propose(_ act: ProposeDetermination, in context: Context) throws(Refusal) -> [Consequence] {
        let key = DutyKey(victim: act.victim, pack: act.evaluation.pack)
        guard duties[key] != nil else { throw .nothing("duty in this case") }
        let end = end(of: key)
        duties[key]?.take(act.evaluation, at: context.now, within: end)
        return []
    }

    /// What rules find to have gone wrong already is a breach like a clock that ran out, once somebody decides on the
    /// facts as they stand: while they come in one by one, much seems wrong that is not.
    private mutating func keepBreaches(of key: DutyKey, at time: Timestamp) {
        for found in duties[key]?.evaluation?.breaches ?? [] {
            let name = "pack:\(key.victim):\(key.pack):\(found.name)"
            guard !breaches.contains(where: { $0.key == name }) else { continue }
            breaches.append(
                Breach(key: name, kind: .pack, due: time, about: "\(found.text) (\(found.rule) of \(key.pack))"))
        }
    }

    mutating func decide(_ act: DecideDetermination, in context: Context) throws(Refusal) -> [Consequence] {
        let key = DutyKey(victim: act.victim, pack: act.pack)
        guard var duty = duties[key] else { throw .nothing("duty in this case") }
        guard let proposed = duty.evaluation?.outcome else {
            throw Refusal(.notYet, "The engine has not looked at this victim yet.")
        }
        let verdict = SecondReading.Verdict(
            by: try context.signer(), outcome: act.outcome, reasons: act.reasons, at: context.now)
        let effect = try duty.reading.give(verdict, proposed: proposed)
        if act.senior { duty.seniorReaders.insert(verdict.by) }
        duties[key] = duty
        keepBreaches(of: key, at: context.now)
        switch effect {
        case .askSecondReader(let first):
            return [.askSecond(otherThan: first)]
        case .settled(let outcome):
            return [.settled(act.victim, pack: act.pack, outcome)]
        case .askSenior(let interim):
            let opened = OpenDispute(
                victim: act.victim, pack: act.pack,
                positions: duty.reading.verdicts.map { "\($0.outcome.rawValue): \($0.reasons)" },
                interim: interim, arbiter: "senior officer")
            return open(opened, parties: Set(duty.reading.verdicts.map(\.by)), in: context)
        }
    }

    mutating func make(_ act: MakeRecord) throws(Refusal) -> [Consequence] {
        if let victim = act.victim, victims[victim] == nil { throw .nothing("victim in this case") }
        guard !act.text.isEmpty else { throw Refusal(.malformed, "A record needs its 'text'.") }
        records[RecordKey(record: act.record, victim: act.victim)] = act
        return []
    }

    mutating func open(_ act: OpenEnquiry, in context: Context) throws(Refusal) -> [Consequence] {
        guard victims[act.victim] != nil else { throw .nothing("victim in this case") }
        let id = EnquiryID(context.entry)
        let length = act.due ?? term("enquiry", for: [act.victim], or: Enquiry.lengthDefault).length
        let due = clockRule.due(length, from: context.now)
        enquiries[id] = Enquiry(id: id, opened: act, due: due)
        enquiries[id]?.openedAt = context.now
        return []
    }

    mutating func answer(_ act: AnswerEnquiry, in context: Context) throws(Refusal) -> [Consequence] {
        guard enquiries[act.enquiry] != nil else { throw .nothing("enquiry in this case") }
        try enquiries[act.enquiry]?.answer(act.answer, at: context.now)
        return []
    }

    mutating func ask(_ act: AskWaiver, in context: Context) throws(Refusal) -> [Consequence] {
        guard let evaluation = duties[DutyKey(victim: act.victim, pack: act.pack)]?.evaluation else {
            throw .nothing("duty in this case")
        }
        try isAuthorised(act.ground, in: evaluation, for: DutyKey(victim: act.victim, pack: act.pack))
        guard evaluation.waiverGrounds.contains(act.ground) else {
            let offered = evaluation.waiverGrounds.joined(separator: ", ")
            throw Refusal(
                .notAllowed,
                offered.isEmpty
                    ? "No waiver ground of \(act.pack) fits the facts as they stand."
                    : "'\(act.ground)' is no ground here. The facts admit: \(offered).")
        }
        let id = WaiverID(context.entry)
        waivers[id] = Waiver(id: id, asked: act, by: try context.signer(), at: context.now)
        return []
    }

    /// A ground that its pack marks by demanding the record of a legal authority is off until that record is made.
    private func isAuthorised(_ ground: String, in evaluation: Evaluation, for key: DutyKey) throws(Refusal) {
        let isStatutory = evaluation.records.contains { $0.rule == ground && $0.name == Case.legalAuthority }
        guard isStatutory, !hasRecord(Case.legalAuthority, for: key) else { return }
        throw Refusal(
            .missingRecord,
            "'\(ground)' is a statutory ground and switched off. Record first on what authority this organisation may use it: 'record.make' of '\(Case.legalAuthority)'."
        )
    }

    mutating func sign(_ act: SignWaiver, in context: Context) throws(Refusal) -> [Consequence] {
        guard let waiver = waivers[act.waiver] else { throw .nothing("waiver in this case") }
        let blocked = waiverBlocks(waiver)
        guard blocked.isEmpty else {
            throw Refusal(
                .missingRecord, "This ground needs first: \(blocked.joined(separator: "; ")). The clock runs on.")
        }
        let longest = term(
            "waiver_expiry", for: [waiver.asked.victim], under: waiver.asked.pack, or: Waiver.lifetimeMax)
        guard act.expiresIn <= longest.length else {
            throw Refusal(.notAllowed, "A waiver lasts at most \(longest.length). \(longest.words)")
        }
        try waivers[act.waiver]?.sign(by: context.signer(), at: context.now, lasting: act.expiresIn)
        return [.settled(waiver.asked.victim, pack: waiver.asked.pack, .waived)]
    }

    mutating func end(_ act: EndWaiver, as word: String) throws(Refusal) -> [Consequence] {
        guard waivers[act.waiver] != nil else { throw .nothing("waiver in this case") }
        fall(act.waiver, because: "\(word): \(act.reasons)")
        return []
    }

    mutating func open(_ act: OpenDispute, in context: Context) throws(Refusal) -> [Consequence] {
        guard duties[DutyKey(victim: act.victim, pack: act.pack)] != nil else { throw .nothing("duty in this case") }
        return open(act, parties: [try context.signer()], in: context)
    }

    private mutating func open(_ act: OpenDispute, parties: Set<PersonID>, in context: Context) -> [Consequence] {
        let id = DisputeID(context.entry)
        let length = term("dispute", for: [act.victim], under: act.pack, or: Dispute.length).length
        disputes[id] = Dispute(id: id, opened: act, parties: parties, due: clockRule.due(length, from: context.now))
        disputes[id]?.openedAt = context.now
        return []
    }

    mutating func decide(_ act: DecideDispute, in context: Context) throws(Refusal) -> [Consequence] {
        guard let dispute = disputes[act.dispute] else { throw .nothing("dispute in this case") }
        try mayDecide(act.outcome, of: dispute, by: context.signer())
        try disputes[act.dispute]?.decide(act, by: context.signer())
        duties[dispute.key]?.arbitrated = act.outcome
        keepBreaches(of: dispute.key, at: context.now)
        return [.settled(dispute.opened.victim, pack: dispute.opened.pack, act.outcome)]
    }

    /// An arbiter neither waives nor talks away a duty that the facts establish (laws 3 and 4).
    private func mayDecide(_ outcome: Outcome, of dispute: Dispute, by arbiter: PersonID) throws(Refusal) {
        switch outcome {
        case .waived, .waiverReview, .dispute:
            throw Refusal(.notAllowed, "A dispute can't end in \(outcome.rawValue); a waiver is asked for and signed.")
        case .warn, .warnEmergency, .publicAlert, .enquire, .noDuty, .discretionary, .disrupt, .refer:
            guard !(duties[dispute.key]?.evaluation?.outcome.isDuty ?? false) || outcome.isDuty else {
                throw Refusal(
                    .notAllowed, "The facts establish a duty. Change a fact with its basis, or ask for a waiver.")
            }
            guard duties[dispute.key]?.mayArbitrate(outcome, by: arbiter) ?? false else {
                throw Refusal(
                    .notAllowed, "No reader has found \(outcome.rawValue), and it takes two people; let one read first.")
            }
        }
    }
}
