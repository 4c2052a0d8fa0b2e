// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Everything that changes anything, room by room in the order in which a warning passes through them.
///
/// One enum, so that the compiler lists every place that must decide about a new act. What an act did is its entry.
package enum Act: Hashable, Sendable {
    // Access
    case foundDesk(FoundDesk)
    /// At the desk as a whole, in its own stream.
    case roster(RosterAct)

    // Intake
    case receiveReport(ReceiveReport)
    case gradeReport(GradeReport)
    case assignReport(AssignReport)

    // Duty
    case openCase(OpenCase)
    case expectEvent(ExpectEvent)
    case addVictim(AddVictim)
    case setFact(SetFact)
    case proposeDetermination(ProposeDetermination)
    case decideDetermination(DecideDetermination)
    case makeRecord(MakeRecord)
    case openEnquiry(OpenEnquiry)
    case answerEnquiry(AnswerEnquiry)
    case askWaiver(AskWaiver)
    case signWaiver(SignWaiver)
    case refuseWaiver(EndWaiver)
    case revokeWaiver(EndWaiver)
    case openDispute(OpenDispute)
    case decideDispute(DecideDispute)
    case considerMeasure(ConsiderMeasure)
    case addOffender(AddOffender)
    case considerOffender(ConsiderOffender)
    case setTrigger(SetTrigger)
    case fireTrigger(FireTrigger)
    case makeReview(MakeReview)
    case recordCoordination(RecordCoordination)
    case recordDissent(RecordDissent)
    case closeDuty(CloseDuty)
    case closeCase(CloseCase)
    case expireClock(ExpireClock)

    // Audience
    case addRecipient(AddRecipient)

    // Release
    case draftWarning(DraftWarning)
    case writeText(WriteText)
    case chooseAudience(ChooseAudience)
    case reportLeaks(ReportLeaks)
    case acceptLeak(AcceptLeak)
    case decideParity(DecideParity)
    case signRelease(SignRelease)
    case releaseEmergency(EmergencyRelease)
    case reviewEmergency(ReviewEmergency)
    case haltRelease(HaltRelease)
    case signRetraction(SignRelease)
    case endWindow(EndWindow)

    // Delivery
    case deliverByHand(DeliverByHand)
    case showEvidence(ShowEvidence)
    case acknowledge(AnswerDelivery)
    case notMe(AnswerDelivery)
    case needHelp(AnswerDelivery)
    case takeHelp(TakeHelp)

    // Proof
    case readCase(ReadCase)
    case takeCase(TakeCase)
    case handOverCase(HandOverCase)
    case restrictCase(RestrictCase)
    case admitPerson(AdmitPerson)
    case excludePerson(ExcludePerson)
    case setHold(LegalHold)
    case liftHold(LegalHold)
    case eraseSubject(EraseSubject)

    // Aftermath
    case recordEvent(RecordEvent)
    case recordStatement(RecordStatement)
    case recordOutcome(RecordOutcome)
}

/// The name of an act, as it is written in files and answers.
package enum ActKind: String, Hashable, Codable, Sendable, CaseIterable {
    case foundDesk = "desk.found"
    case proposePerson = "person.propose"
    case proposeRoles = "roles.propose"
    case proposeFactors = "factors.propose"
    case proposeChannel = "channel.propose"
    case proposePack = "pack.propose"
    case approveChange = "change.approve"
    case waiveChange = "change.waive"
    case refuseChange = "change.refuse"
    case takeEffect = "change.take_effect"
    case disablePerson = "person.disable"
    case enrolFactor = "factor.enrol"
    case setAbsence = "absence.set"
    case setShift = "shift.set"
    case issueToken = "token.issue"
    case revokeToken = "token.revoke"
    case breakGlass = "access.break_glass"
    case receiveReport = "report.receive"
    case gradeReport = "report.grade"
    case assignReport = "report.assign"
    case openCase = "case.open"
    case expectEvent = "event.expect"
    case addVictim = "victim.add"
    case setFact = "fact.set"
    case proposeDetermination = "determination.propose"
    case decideDetermination = "determination.decide"
    case makeRecord = "record.make"
    case openEnquiry = "enquiry.open"
    case answerEnquiry = "enquiry.answer"
    case askWaiver = "waiver.ask"
    case signWaiver = "waiver.sign"
    case refuseWaiver = "waiver.refuse"
    case revokeWaiver = "waiver.revoke"
    case openDispute = "dispute.open"
    case decideDispute = "dispute.decide"
    case considerMeasure = "measure.consider"
    case addOffender = "offender.add"
    case considerOffender = "offender.consider"
    case setTrigger = "trigger.set"
    case fireTrigger = "trigger.fire"
    case makeReview = "review.make"
    case recordCoordination = "coordination.record"
    case recordDissent = "dissent.record"
    case closeDuty = "duty.close"
    case closeCase = "case.close"
    case expireClock = "clock.expire"
    case addRecipient = "recipient.add"
    case draftWarning = "warning.draft"
    case writeText = "text.write"
    case chooseAudience = "audience.choose"
    case reportLeaks = "leak.report"
    case acceptLeak = "leak.accept"
    case decideParity = "parity.decide"
    case signRelease = "release.sign"
    case releaseEmergency = "release.emergency"
    case reviewEmergency = "emergency.review"
    case haltRelease = "release.halt"
    case signRetraction = "retraction.sign"
    case endWindow = "window.end"
    case deliverByHand = "delivery.by_hand"
    case showEvidence = "delivery.evidence"
    case acknowledge = "delivery.acknowledge"
    case notMe = "delivery.not_me"
    case needHelp = "delivery.need_help"
    case takeHelp = "help.take"
    case readCase = "case.read"
    case takeCase = "case.take"
    case handOverCase = "case.hand_over"
    case restrictCase = "case.restrict"
    case admitPerson = "case.admit"
    case excludePerson = "case.exclude"
    case setHold = "hold.set"
    case liftHold = "hold.lift"
    case eraseSubject = "subject.erase"
    case recordEvent = "event.record"
    case recordStatement = "statement.record"
    case recordOutcome = "outcome.record"
}

extension Act {
    package var kind: ActKind {
        switch self {
        case .foundDesk: .foundDesk
        case .roster(let act): act.kind
        case .receiveReport: .receiveReport
        case .gradeReport: .gradeReport
        case .assignReport: .assignReport
        case .openCase: .openCase
        case .expectEvent: .expectEvent
        case .addVictim: .addVictim
        case .setFact: .setFact
        case .proposeDetermination: .proposeDetermination
        case .decideDetermination: .decideDetermination
        case .makeRecord: .makeRecord
        case .openEnquiry: .openEnquiry
        case .answerEnquiry: .answerEnquiry
        case .askWaiver: .askWaiver
        case .signWaiver: .signWaiver
        case .refuseWaiver: .refuseWaiver
        case .revokeWaiver: .revokeWaiver
        case .openDispute: .openDispute
        case .decideDispute: .decideDispute
        case .considerMeasure: .considerMeasure
        case .addOffender: .addOffender
        case .considerOffender: .considerOffender
        case .setTrigger: .setTrigger
        case .fireTrigger: .fireTrigger
        case .makeReview: .makeReview
        case .recordCoordination: .recordCoordination
        case .recordDissent: .recordDissent
        case .closeDuty: .closeDuty
        case .closeCase: .closeCase
        case .expireClock: .expireClock
        case .addRecipient: .addRecipient
        case .draftWarning: .draftWarning
        case .writeText: .writeText
        case .chooseAudience: .chooseAudience
        case .reportLeaks: .reportLeaks
        case .acceptLeak: .acceptLeak
        case .decideParity: .decideParity
        case .signRelease: .signRelease
        case .releaseEmergency: .releaseEmergency
        case .reviewEmergency: .reviewEmergency
        case .haltRelease: .haltRelease
        case .signRetraction: .signRetraction
        case .endWindow: .endWindow
        case .deliverByHand: .deliverByHand
        case .showEvidence: .showEvidence
        case .acknowledge: .acknowledge
        case .notMe: .notMe
        case .needHelp: .needHelp
        case .takeHelp: .takeHelp
        case .readCase: .readCase
        case .takeCase: .takeCase
        case .handOverCase: .handOverCase
        case .restrictCase: .restrictCase
        case .admitPerson: .admitPerson
        case .excludePerson: .excludePerson
        case .setHold: .setHold
        case .liftHold: .liftHold
        case .eraseSubject: .eraseSubject
        case .recordEvent: .recordEvent
        case .recordStatement: .recordStatement
        case .recordOutcome: .recordOutcome
        }
    }
}
