// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
@testable import TocsinCore

@Suite struct CaseTests {
    @Test func `an act that is refused changes nothing`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        let recipient = try bench.addRecipient(for: victim)
        let warning = try bench.addWarning(for: victim, to: [recipient], signed: 1)
        try bench.advance(by: .minutes(1))
        let unknown = WarningID(high: 9, low: 9)
        let acts: [(Act, Refusal.Code)] = [
            (.writeText(bench.text(of: warning, headline: "")), .malformed),
            (.writeText(bench.text(of: warning, headline: String(repeating: "x", count: 161))), .malformed),
            (.writeText(bench.text(of: unknown)), .unknownThing),
            (.chooseAudience(bench.audience(of: warning, [])), .malformed),
            (.chooseAudience(bench.audience(of: warning, [RecipientID(high: 9, low: 9)])), .unknownThing),
            (.chooseAudience(bench.audience(of: warning, [recipient], hours: -1)), .malformed),
            (.signRelease(SignRelease(warning: warning, contents: Walk.digest(1), reason: nil)), .samePerson),
            (.signRelease(SignRelease(warning: warning, contents: Walk.digest(2), reason: nil)), .contentsMoved),
            (.haltRelease(HaltRelease(warning: warning, reason: "wait")), .notYet),
            (.openCase(bench.folded.opened), .notAllowed),
        ]
        for (act, code) in acts {
            let refused = bench.refuses(act)
            #expect(refused.code == code, "\(act.kind)")
            #expect(refused.changed == [], "\(act.kind)")
        }
        // The first signature still counts: nothing of what was refused has made it void.
        try bench.take(.signRelease(SignRelease(warning: warning, contents: Walk.digest(1), reason: nil)), by: 2)
        #expect(bench.folded.warnings[warning]?.isReleased == true)
    }

    @Test func `law 5: an enquiry's clock and a dispute's are halved too when the event comes nearer`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        let fact = try #require(FactName("icd.credible"))
        try bench.take(.openEnquiry(OpenEnquiry(victim: victim, fact: fact, question: "?", to: "them", due: nil)))
        try bench.take(
            .openDispute(
                OpenDispute(
                    victim: victim, pack: CaseBench.pack, positions: ["a", "b"], interim: .warn, arbiter: "senior")))
        #expect(bench.clock(.enquiry)?.due == bench.now + .hours(2))
        try bench.take(.expectEvent(ExpectEvent(at: AssertedTime(instant: bench.now + .minutes(90)))))
        for clock in bench.folded.clocks {
            #expect(clock.due <= bench.now + .minutes(15), "\(clock.key) is longer than half of the time left")
        }
        let early = bench.clock(.enquiry)?.due
        try bench.take(.expectEvent(ExpectEvent(at: AssertedTime(instant: bench.now + .days(9)))))
        #expect(bench.clock(.enquiry)?.due == early, "a clock that was shortened is not lengthened again")
        #expect(try bench.refolded().differences(from: bench.folded) == [])
    }

    @Test func `law 3: what an arbiter decided falls when the facts change`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim(.discretionary)
        try bench.decide(.noDuty, for: victim, by: 1)
        try bench.decide(.discretionary, for: victim, by: 2)
        #expect(bench.outcome(of: victim) == .dispute)
        try bench.arbitrate(.noDuty, by: 3)
        #expect(bench.outcome(of: victim) == .noDuty)
        try bench.propose(.warn, for: victim)
        #expect(bench.outcome(of: victim) == .warn, "an old decision hides a new duty")
    }

    /// The engine's proposal, and what one senior officer says as arbiter.
    @Test(arguments: [
        (Outcome.warn, Outcome.noDuty), (.warn, .waived), (.discretionary, .waived), (.warnEmergency, .discretionary),
        (.publicAlert, .noDuty), (.discretionary, .waiverReview), (.warn, .dispute),
    ])
    func `law 4: an arbiter neither waives nor talks away a duty that the facts establish`(
        proposed: Outcome, said: Outcome
    ) throws {
        var bench = CaseBench()
        let victim = try bench.addVictim(proposed)
        let dispute = DisputeID(
            try bench.take(
                .openDispute(
                    OpenDispute(
                        victim: victim, pack: CaseBench.pack, positions: ["a"], interim: .warn, arbiter: "senior"))))
        let refused = bench.refuses(
            .decideDispute(DecideDispute(dispute: dispute, outcome: said, reasons: "heard both")), by: 3)
        #expect(refused.code == .notAllowed)
        #expect(refused.changed == [])
    }

    @Test func `law 4: an arbiter alone does not go below what the engine found`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim(.enquire)
        let open = OpenDispute(
            victim: victim, pack: CaseBench.pack, positions: ["a"], interim: .warn, arbiter: "senior")
        let dispute = DisputeID(try bench.take(.openDispute(open)))
        func word(_ outcome: Outcome) -> Act {
            .decideDispute(DecideDispute(dispute: dispute, outcome: outcome, reasons: "heard"))
        }
        for outcome in [Outcome.noDuty, .discretionary] {
            #expect(
                bench.refuses(word(outcome), by: 3).code == .notAllowed, "nobody else has found \(outcome.rawValue)")
        }
        try bench.decide(.noDuty, for: victim, by: 3)
        #expect(bench.refuses(word(.noDuty), by: 3).code == .notAllowed, "the reader and the arbiter are one person")
        try bench.take(word(.noDuty), by: 4)
        #expect(bench.outcome(of: victim) == .noDuty)
    }

    @Test func `law 4: an arbiter alone puts no public alert in the place of a private warning`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim(.warn)
        try bench.decide(.publicAlert, for: victim, by: 1)
        #expect(bench.outcome(of: victim) == .warn, "one reader has not decided it")
        try bench.decide(.warn, for: victim, by: 2)
        #expect(bench.outcome(of: victim) == .dispute)
        try bench.arbitrate(.publicAlert, by: 3)
        #expect(bench.duty?.firstBehind(.publicAlert, besides: Walk.person(3)) == Walk.person(1))

        var alone = CaseBench()
        let other = try alone.addVictim(.warn)
        let open = OpenDispute(
            victim: other, pack: CaseBench.pack, positions: ["a"], interim: .warn, arbiter: "senior")
        let dispute = DisputeID(try alone.take(.openDispute(open)))
        let word = DecideDispute(dispute: dispute, outcome: .publicAlert, reasons: "heard")
        #expect(alone.refuses(.decideDispute(word), by: 3).code == .notAllowed)
    }

    /// Acts between two signatures for closing, and whether the first still counts after each.
    @Test(arguments: [
        (Act.recordDissent(RecordDissent(text: "wait")), true),
        (.setHold(LegalHold(reason: "a court")), true), (.expectEvent(ExpectEvent(at: nil)), true),
        (.readCase(ReadCase(by: Walk.person(1), what: "the whole case")), false),
        (.expireClock(ExpireClock(clock: "first_look", kind: .firstLook, due: CaseBench.start)), false),
    ])
    func `law 4: two people close the same case, so that what is done between them voids the first signature`(
        act: Act, voids: Bool
    ) throws {
        var bench = CaseBench()
        let close = Act.closeCase(CloseCase(reason: "done"))
        try bench.take(close, by: 1)
        switch act.kind {
        case .readCase, .expireClock: try bench.take(act, as: .desk)
        case _: try bench.take(act, by: 2)
        }
        #expect((bench.folded.closing.state == .unsigned) == voids)
        if voids {
            try bench.take(close, by: 2)
            #expect(!bench.folded.isClosed, "the second signature is over another case")
            try bench.take(close, by: 1)
        } else {
            #expect(bench.refuses(close, by: 1).code == .samePerson)
            try bench.take(close, by: 2)
        }
        #expect(bench.folded.isClosed)
        #expect(try bench.refolded().differences(from: bench.folded) == [])
    }

    @Test func `law 9: who says that it is not for them stops no clock of the one for whom it is`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        let recipient = try bench.addRecipient(for: victim)
        let warning = try bench.addWarning(for: victim, to: [recipient])
        let told = try #require(bench.clock(.told))
        func word(verified: Bool) -> AnswerDelivery {
            AnswerDelivery(warning: warning, recipient: recipient, verified: verified, words: nil)
        }
        try bench.take(.notMe(word(verified: false)))
        #expect(bench.clock(.told) == told)
        #expect(bench.folded.owed(DutyKey(victim: victim, pack: CaseBench.pack)).contains("evidence that somebody named has it"))
        try bench.take(.acknowledge(word(verified: true)))
        #expect(bench.clock(.told) == nil)
        #expect(try bench.refolded().differences(from: bench.folded) == [])
    }

    @Test func `law 5: nobody gains time by changing a fact and changing it back`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        try bench.advance(by: .minutes(100))
        try bench.decide(.warn, for: victim, by: 1)
        let due = try #require(bench.clock(.warn)?.due)
        try bench.propose(.enquire, for: victim)
        try bench.propose(.warn, for: victim)
        #expect(bench.clock(.determination)?.due == due)
        try bench.decide(.warn, for: victim, by: 1)
        #expect(bench.clock(.warn)?.due == due)
        try bench.advance(by: .minutes(50))
        #expect(bench.folded.breaches.contains { $0.kind == .warn })
    }

    @Test func `a warning whose window is over does not leave, by two or by one`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        let recipient = try bench.addRecipient(for: victim)
        let warning = try bench.addWarning(for: victim, to: [recipient], signed: 1)
        try bench.advance(by: .hours(96))
        let sign = Act.signRelease(SignRelease(warning: warning, contents: Walk.digest(1), reason: nil))
        let alone = Act.releaseEmergency(
            EmergencyRelease(warning: warning, reason: "minutes", harmIsNear: true, contents: Walk.digest(1)))
        #expect(bench.refuses(sign, by: 2).code == .notYet)
        #expect(bench.refuses(alone, by: 2).code == .notYet)
        try bench.take(.chooseAudience(bench.audience(of: warning, [recipient])))
        try bench.take(alone, by: 2)
    }

    @Test func `law 10: a window is not renewed by itself, nor by a warning that is over`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        let recipient = try bench.addRecipient(for: victim)
        let old = try bench.addWarning(for: victim, to: [recipient])
        let warning = try bench.addWarning(for: victim, to: [recipient])
        func renewal(by other: WarningID?) -> Act {
            .endWindow(EndWindow(warning: warning, decision: .renewed, until: nil, renewedBy: other, reason: "goes on"))
        }
        try bench.take(
            .endWindow(EndWindow(warning: old, decision: .lapsed, until: nil, renewedBy: nil, reason: "over")))
        for other in [warning, old] { #expect(bench.refuses(renewal(by: other)).code == .notAllowed) }
        #expect(bench.refuses(renewal(by: WarningID(high: 9, low: 9))).code == .notYet)
        let newer = try bench.addWarning(for: victim, to: [recipient])
        try bench.take(renewal(by: newer))
        #expect(bench.folded.warnings[warning]?.window?.isDecided == true)
    }

    @Test func `law 7: a trigger that fires opens a closed duty again, with a clock of its own`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim(.discretionary)
        let trigger = TriggerID(
            try bench.take(.setTrigger(SetTrigger(victim: victim, on: "released on bail", by: nil))))
        try bench.decide(.discretionary, for: victim, by: 1)
        try bench.take(.closeDuty(CloseDuty(victim: victim, pack: CaseBench.pack)))
        try bench.advance(by: .days(30))
        let before = bench.folded.breaches.count
        try bench.take(.fireTrigger(FireTrigger(trigger: trigger, what: "bail granted")))
        #expect(bench.duty?.closed == false)
        #expect(bench.clock(.determination)?.due == bench.now + .hours(2), "the clock runs from when this was known")
        #expect(bench.refuses(.closeCase(CloseCase(reason: "done"))).code == .missingRecord)
        try bench.advance(by: .hours(2))
        #expect(bench.folded.breaches.count == before + 1)
        #expect(try bench.refolded().differences(from: bench.folded) == [])
    }

    @Test func `law 5: a question that is opened again has a clock again, whatever ran out before`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim(.discretionary)
        try bench.advance(by: .hours(3))
        #expect(bench.folded.breaches.contains { $0.kind == .determination })
        try bench.decide(.discretionary, for: victim, by: 1)
        try bench.propose(.warn, for: victim)
        #expect(bench.clock(.determination)?.due == bench.now + .hours(2))
        try bench.decide(.warn, for: victim, by: 1)
        #expect(bench.clock(.warn)?.due == bench.now + .minutes(150))
    }

    @Test(arguments: ["facts", "expiry", "revoked"])
    func `law 3: a duty closed under a waiver stands again when the waiver falls`(way: String) throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        let alternatives = WaiverAlternatives(sanitised: "no", anonymous: "no", thirdParty: "no", public: "no")
        let ask = AskWaiver(victim: victim, pack: CaseBench.pack, ground: "G", reasons: "r", alternatives: alternatives)
        let waiver = WaiverID(try bench.take(.askWaiver(ask)))
        #expect(bench.outcome(of: victim) == .waiverReview)
        try bench.take(.signWaiver(SignWaiver(waiver: waiver, expiresIn: .hours(1))), by: 2)
        #expect(bench.outcome(of: victim) == .waived)
        try bench.take(.closeDuty(CloseDuty(victim: victim, pack: CaseBench.pack)))
        switch way {
        case "facts":
            let fact = try #require(FactName("icd.credible"))
            try bench.take(
                .setFact(SetFact(victim: victim, fact: fact, value: .yes, basis: "b", reports: [], confidence: nil)))
        case "expiry": try bench.advance(by: .hours(1))
        default: try bench.take(.revokeWaiver(EndWaiver(waiver: waiver, reasons: "no longer")), by: 3)
        }
        #expect(bench.outcome(of: victim) == .warn)
        #expect(bench.duty?.closed == false)
        #expect(bench.clock(.determination) != nil)
    }

    /// Whose words are gone leaves a gap in what is known, and none in what was done.
    @Test(arguments: ["victim", "recipient"])
    func `law 15: an erased person leaves the case as closed and its warnings as released as they were`(who: String)
        throws
    {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        try bench.decide(.warn, for: victim, by: 1)
        let recipient = try bench.addRecipient(for: victim)
        let warning = try bench.addWarning(for: victim, to: [recipient])
        try bench.take(bench.told(warning, recipient))
        try bench.take(
            .considerMeasure(ConsiderMeasure(victim: victim, option: "move", taken: true, reasons: "agreed")))
        try bench.take(.closeDuty(CloseDuty(victim: victim, pack: CaseBench.pack)))
        try bench.take(
            .endWindow(EndWindow(warning: warning, decision: .lapsed, until: nil, renewedBy: nil, reason: "over")))
        for person in [1, 2] as [UInt64] { try bench.take(.closeCase(CloseCase(reason: "done")), by: person) }
        let subject = who == "victim" ? SubjectID(victim) : SubjectID(recipient)
        for person in [1, 2] as [UInt64] {
            try bench.take(.eraseSubject(EraseSubject(subject: subject, ground: "asked for it")), by: person)
        }
        let about = bench.entries.filter { entry in
            switch entry.act {
            case .addVictim, .considerMeasure: who == "victim"
            case .addRecipient, .deliverByHand: who == "recipient"
            case _: false
            }
        }
        let again = try bench.refolded(erased: Set(about.map(\.id)))
        #expect(again.isClosed)
        #expect(again.warnings[warning]?.isReleased == true)
        #expect(again.warnings[warning]?.window?.isDecided == true)
        #expect(again.erased == [subject])
        #expect(again.clocks == [])
        #expect(again.breaches == [])
    }

    @Test func `a breach stays whatever becomes known later of the time before it`() throws {
        var bench = CaseBench()
        try bench.advance(by: .minutes(20))
        #expect(bench.folded.breaches.map(\.kind) == [.firstLook])
        // A report that lay graded elsewhere is assigned; its entries come before the breach.
        let received = ReceiveReport(
            source: ReportSource(type: "liaison", name: "P", reference: nil), grade: try SourceGrade("B2"),
            marking: .amber,
            originator: nil, awareness: Awareness(at: AssertedTime(instant: CaseBench.start), by: "n"), mediaType: nil,
            language: nil)
        let report = Entry(
            id: EntryID(high: 0, low: 1), stream: StreamID(high: 0, low: 1), actor: .desk, recorded: CaseBench.start,
            asserted: nil, act: .receiveReport(received))
        let again = try #require(Case(id: bench.folded.id, entries: [report] + bench.entries))
        #expect(again.breaches == bench.folded.breaches)
        #expect(again.expiredClocks == bench.folded.expiredClocks)
    }
}

extension CaseBench {
    /// Somebody decides the dispute that is open.
    fileprivate mutating func arbitrate(_ outcome: Outcome, by person: UInt64) throws {
        let open = try #require(folded.disputes.values.first { $0.decided == nil })
        try take(.decideDispute(DecideDispute(dispute: open.id, outcome: outcome, reasons: "heard")), by: person)
    }
}
