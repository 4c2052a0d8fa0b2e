// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension ActKind {
    /// Who may do it. Nobody at all for what the desk does by itself; recipients answer through their own page.
    package var roles: Set<Role> {
        switch self {
        case .foundDesk, .proposeDetermination, .expireClock, .reportLeaks, .readCase:
            []
        case .receiveReport, .makeRecord, .recordCoordination, .deliverByHand, .showEvidence,
            .acknowledge, .notMe, .needHelp, .takeHelp:
            [.intake, .assessor, .releaser, .senior]
        case .gradeReport, .expectEvent, .setFact, .decideDetermination, .openEnquiry, .askWaiver,
            .revokeWaiver, .considerMeasure, .addOffender, .setTrigger, .makeReview, .closeDuty,
            .closeCase, .recordEvent, .recordStatement, .recordOutcome:
            [.assessor, .senior]
        case .assignReport, .openCase, .addVictim, .answerEnquiry, .fireTrigger:
            [.intake, .assessor, .senior]
        case .signWaiver, .refuseWaiver, .decideDispute, .considerOffender, .setHold, .liftHold,
            .eraseSubject:
            [.senior]
        case .openDispute, .addRecipient, .draftWarning, .writeText, .chooseAudience, .signRelease,
            .haltRelease:
            [.assessor, .releaser, .senior]
        case .recordDissent:
            [.intake, .assessor, .releaser, .senior, .auditor]
        case .acceptLeak, .decideParity, .releaseEmergency, .reviewEmergency, .signRetraction,
            .endWindow:
            [.releaser, .senior]
        }
    }

    /// Whether somebody who was warned may do it through their own link.
    package var isForRecipients: Bool {
        switch self {
        case .acknowledge, .notMe, .needHelp: true
        case .foundDesk, .receiveReport, .gradeReport, .assignReport, .openCase, .expectEvent,
            .addVictim, .setFact, .proposeDetermination, .decideDetermination,
            .makeRecord, .openEnquiry, .answerEnquiry, .askWaiver, .signWaiver,
            .refuseWaiver, .revokeWaiver, .openDispute, .decideDispute, .considerMeasure,
            .addOffender, .considerOffender, .setTrigger, .fireTrigger, .makeReview,
            .recordCoordination, .recordDissent, .closeDuty, .closeCase, .expireClock,
            .addRecipient, .draftWarning, .writeText, .chooseAudience, .reportLeaks,
            .acceptLeak, .decideParity, .signRelease, .releaseEmergency, .reviewEmergency,
            .haltRelease, .signRetraction, .endWindow, .deliverByHand, .showEvidence,
            .takeHelp, .readCase, .setHold, .liftHold, .eraseSubject, .recordEvent,
            .recordStatement, .recordOutcome: false
        }
    }
}
