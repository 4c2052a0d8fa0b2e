// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    /// Takes an act that may be done, room by room. Each room's verbs are in the file of its name.
    ///
    /// - Throws: ``Refusal`` from the machine that the act belongs to; the case is then unchanged in all that counts.
    mutating func apply(_ act: Act, in context: Context) throws(Refusal) -> [Consequence] {
        moment = max(moment, context.now)
        switch act {
        case .receiveReport(let act): return receive(act, in: context)
        case .gradeReport(let act): return try grade(act)
        case .assignReport(let act): return assign(act)
        case .openCase, .foundDesk, .roster: throw Refusal(.notAllowed, "This is not done inside a case.")
        case .expectEvent(let act): return expect(act, in: context)
        case .addVictim(let act): return add(act, in: context)
        case .setFact(let act): return try set(act, in: context)
        case .proposeDetermination(let act): return try propose(act, in: context)
        case .decideDetermination(let act): return try decide(act, in: context)
        case .makeRecord(let act): return try make(act)
        case .openEnquiry(let act): return try open(act, in: context)
        case .answerEnquiry(let act): return try answer(act, in: context)
        case .askWaiver(let act): return try ask(act, in: context)
        case .signWaiver(let act): return try sign(act, in: context)
        case .refuseWaiver(let act): return try end(act, as: "refused")
        case .revokeWaiver(let act): return try end(act, as: "revoked")
        case .openDispute(let act): return try open(act, in: context)
        case .decideDispute(let act): return try decide(act, in: context)
        case .considerMeasure(let act): return try consider(act, in: context)
        case .addOffender(let act): return add(act, in: context)
        case .considerOffender(let act): return try consider(act)
        case .setTrigger(let act): return try set(act, in: context)
        case .fireTrigger(let act): return try fire(act)
        case .makeReview(let act): return try review(act, in: context)
        case .recordCoordination(let act): coordinations.append(act)
        case .recordDissent(let act): dissents.append(act)
        case .closeDuty(let act): return try close(act)
        case .closeCase: return try close(in: context)
        case .expireClock(let act): return expire(act, in: context)
        case .addRecipient(let act): return try add(act, in: context)
        case .draftWarning(let act): return try draft(act, in: context)
        case .writeText(let act): return try write(act)
        case .chooseAudience(let act): return try choose(act, in: context)
        case .reportLeaks(let act): warnings[act.warning]?.leaks = act
        case .acceptLeak(let act): return try accept(act)
        case .decideParity(let act): return try decide(act)
        case .signRelease(let act): return try sign(act, in: context)
        case .releaseEmergency(let act): return try release(act, in: context)
        case .reviewEmergency(let act): return try review(act, in: context)
        case .haltRelease(let act): return try halt(act, in: context)
        case .signRetraction(let act): return try retract(act, in: context)
        case .endWindow(let act): return try end(act, in: context)
        case .deliverByHand(let act): return try deliver(act, in: context)
        case .showEvidence(let act): return try show(act, in: context)
        case .acknowledge(let act): return try acknowledge(act, in: context)
        case .notMe(let act): return try deny(act)
        case .needHelp(let act): return try callForHelp(act, in: context)
        case .takeHelp(let act): return try takeHelp(act, in: context)

        case .readCase: break
        case .takeCase(let act): return try take(act, in: context)
        case .handOverCase(let act): return try handOver(act, in: context)
        case .restrictCase(let act): return try restrict(act, in: context)
        case .admitPerson(let act): try access.admit(act)
        case .excludePerson(let act): return try exclude(act)
        case .setHold(let act): hold = act
        case .liftHold: hold = nil
        case .eraseSubject(let act): return try erase(act, in: context)

        case .recordEvent(let act): try ledger.record(act, id: .init(context.entry), learned: context.learned)
        case .recordStatement(let act): try ledger.record(act, id: .init(context.entry), learned: context.learned)
        case .recordOutcome(let act): try ledger.record(act, id: .init(context.entry), learned: context.learned)
        }
        return []
    }
}
