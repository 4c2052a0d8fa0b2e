// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

// Warning does not discharge protection (law 7): measures, suspects, triggers, reviews, and closing.
extension Case {
    mutating func consider(_ act: ConsiderMeasure, in context: Context) throws(Refusal) -> [Consequence] {
        guard victims[act.victim] != nil else { throw .nothing("victim in this case") }
        victims[act.victim]?.measures.append(Measure(considered: act, by: context.actor, at: context.now))
        return []
    }

    mutating func add(_ act: AddOffender, in context: Context) -> [Consequence] {
        let id = OffenderID(context.entry)
        offenders[id] = Offender(id: id, added: act)
        return []
    }

    mutating func consider(_ act: ConsiderOffender) throws(Refusal) -> [Consequence] {
        guard offenders[act.offender] != nil else { throw .nothing("suspect in this case") }
        offenders[act.offender]?.considered.append(act)
        return act.step == .release && act.taken ? reevaluation : []
    }

    mutating func set(_ act: SetTrigger, in context: Context) throws(Refusal) -> [Consequence] {
        guard victims[act.victim] != nil else { throw .nothing("victim in this case") }
        let id = TriggerID(context.entry)
        triggers[id] = Trigger(id: id, set: act)
        return []
    }

    mutating func fire(_ act: FireTrigger) throws(Refusal) -> [Consequence] {
        guard let trigger = triggers[act.trigger] else { throw .nothing("trigger in this case") }
        guard trigger.fired == nil else { throw Refusal(.alreadyDone, "This trigger has fired.") }
        triggers[act.trigger]?.fired = act
        for pack in opened.packs {
            let key = DutyKey(victim: trigger.set.victim, pack: pack)
            let end = end(of: key)
            duties[key]?.reopen(at: moment, within: end)
        }
        return [.evaluate(trigger.set.victim)]
    }

    mutating func review(_ act: MakeReview, in context: Context) throws(Refusal) -> [Consequence] {
        let key = DutyKey(victim: act.victim, pack: act.pack)
        guard duties[key] != nil else { throw .nothing("duty in this case") }
        duties[key]?.reviewedAt = context.now
        return []
    }

    /// - Throws: `missing-record` naming all that is still owed.
    mutating func close(_ act: CloseDuty) throws(Refusal) -> [Consequence] {
        let key = DutyKey(victim: act.victim, pack: act.pack)
        guard duties[key] != nil else { throw .nothing("duty in this case") }
        let owed = owed(key)
        // Where words were destroyed, what was owed can't be judged again; it was when they were there.
        guard owed.isEmpty || !gone.isEmpty else {
            throw Refusal(.missingRecord, "This duty can't close. Still owed: \(owed.joined(separator: "; ")).")
        }
        duties[key]?.closed = true
        return []
    }

    /// Two people sign for the case as its last change left it: whatever is done between them voids the first signature.
    mutating func close(in context: Context) throws(Refusal) -> [Consequence] {
        let unfinished = unfinished
        guard unfinished.isEmpty else {
            throw Refusal(.missingRecord, "This case can't close. \(unfinished.joined(separator: " "))")
        }
        switch try closing.sign(by: context.signer(), contents: Digest(lastChange.bytes + lastChange.bytes)) {
        case .askSecond(let first): return [.askSecond(otherThan: first)]
        case .pass: return []
        }
    }

    /// Notes what an act did to the case as it would be closed. A look, a clock, and the signature itself change nothing.
    mutating func note(_ kind: ActKind, _ entry: EntryID) {
        let unchanging: Set<ActKind> = [.readCase, .takeCase, .handOverCase, .expireClock, .closeCase]
        if !unchanging.contains(kind) { changed(by: entry) }
    }

    mutating func changed(by entry: EntryID) {
        lastChange = entry
        closing.void()
    }

    /// Everything that keeps the case from closing, a sentence each.
    var unfinished: [String] {
        let open = duties.filter { !$0.value.closed }.count
        let unended = warnings.values.filter { $0.isReleased && !($0.window?.isDecided ?? true) }.count
        var unfinished: [String] = []
        if open > 0 { unfinished.append("\(open) duties are open. Close each with 'duty.close' first.") }
        if unended > 0 { unfinished.append("\(unended) warnings have no end decision. Decide each with 'window.end'.") }
        if warnings.values.contains(where: { $0.gate.awaitsReview }) {
            unfinished.append("An emergency release is not reviewed yet.")
        }
        return unfinished
    }

    /// Two people and a ground; never while the case is open, in breach or on hold (law 15).
    mutating func erase(_ act: EraseSubject, in context: Context) throws(Refusal) -> [Consequence] {
        guard isClosed else { throw Refusal(.notYet, "Nobody can be erased while the case is open.") }
        guard hold == nil else { throw Refusal(.notAllowed, "A legal hold stands. Lift it first.") }
        guard breaches.isEmpty else {
            throw Refusal(.notAllowed, "This case has a breach; its records are kept.")
        }
        guard !act.ground.isEmpty else { throw Refusal(.malformed, "Erasing takes a 'ground'.") }
        guard isSubject(act.subject) else { throw .nothing("person or source in this case") }
        var gate = erasures[act.subject] ?? TwoPersonGate()
        let effect = try gate.sign(by: context.signer(), contents: Digest(act.subject.bytes + act.subject.bytes))
        erasures[act.subject] = gate
        switch effect {
        case .askSecond(let first): return [.askSecond(otherThan: first)]
        case .pass:
            erased.insert(act.subject)
            return [.erase(act.subject)]
        }
    }

    private func isSubject(_ subject: SubjectID) -> Bool {
        victims[VictimID(subject)] != nil || recipients[RecipientID(subject)] != nil
            || reports[ReportID(subject)] != nil || offenders[OffenderID(subject)] != nil || gone.contains(EntryID(subject))
    }
}
