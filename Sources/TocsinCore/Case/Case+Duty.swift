// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    mutating func expect(_ act: ExpectEvent) -> [Consequence] {
        guard act.at != expected else { return [] }
        expected = act.at
        fallWaivers { _ in true }
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
        guard act.reports.allSatisfy({ reports[$0] != nil }) else { throw .nothing("report in this case") }
        let changed = victim.facts[act.fact]?.value != act.value
        victims[act.victim]?.facts[act.fact] = Fact(
            value: act.value, basis: act.basis, reports: act.reports, by: context.actor, at: context.now)
        if changed { fallWaivers { $0.asked.victim == act.victim } }
        return changed ? [.evaluate(act.victim)] : []
    }

    /// Waivers rest on facts; when these change, they fall (law 3).
    private mutating func fallWaivers(where applies: (Waiver) -> Bool) {
        for (id, waiver) in waivers where applies(waiver) { waivers[id]?.fall(because: "the facts changed") }
    }

    mutating func propose(_ act: ProposeDetermination) throws(Refusal) -> [Consequence] {
        let key = DutyKey(victim: act.victim, pack: act.evaluation.pack)
        guard let duty = duties[key] else { throw .nothing("duty in this case") }
        if duty.evaluation?.outcome != act.evaluation.outcome {
            duties[key]?.reading.reopen()
            duties[key]?.closed = false
        }
        duties[key]?.evaluation = act.evaluation
        return []
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
        duties[key] = duty
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
        let due = clockRule.due(act.due ?? Enquiry.lengthDefault, from: context.now)
        enquiries[id] = Enquiry(id: id, opened: act, due: due)
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

    mutating func sign(_ act: SignWaiver, in context: Context) throws(Refusal) -> [Consequence] {
        guard let waiver = waivers[act.waiver] else { throw .nothing("waiver in this case") }
        let blocked = waiverBlocks(waiver)
        guard blocked.isEmpty else {
            throw Refusal(
                .missingRecord, "This ground needs first: \(blocked.joined(separator: "; ")). The clock runs on.")
        }
        try waivers[act.waiver]?.sign(by: context.signer(), at: context.now, lasting: act.expiresIn)
        return [.settled(waiver.asked.victim, pack: waiver.asked.pack, .waived)]
    }

    mutating func end(_ act: EndWaiver, as word: String) throws(Refusal) -> [Consequence] {
        guard waivers[act.waiver] != nil else { throw .nothing("waiver in this case") }
        waivers[act.waiver]?.fall(because: "\(word): \(act.reasons)")
        return []
    }

    mutating func open(_ act: OpenDispute, in context: Context) throws(Refusal) -> [Consequence] {
        guard duties[DutyKey(victim: act.victim, pack: act.pack)] != nil else { throw .nothing("duty in this case") }
        return open(act, parties: [try context.signer()], in: context)
    }

    private mutating func open(_ act: OpenDispute, parties: Set<PersonID>, in context: Context) -> [Consequence] {
        let id = DisputeID(context.entry)
        disputes[id] = Dispute(
            id: id, opened: act, parties: parties, due: clockRule.due(Dispute.length, from: context.now))
        return []
    }

    mutating func decide(_ act: DecideDispute, in context: Context) throws(Refusal) -> [Consequence] {
        guard let dispute = disputes[act.dispute] else { throw .nothing("dispute in this case") }
        try disputes[act.dispute]?.decide(act, by: context.signer())
        return [.settled(dispute.opened.victim, pack: dispute.opened.pack, act.outcome)]
    }
}
