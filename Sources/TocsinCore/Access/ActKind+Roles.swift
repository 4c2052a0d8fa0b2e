// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension ActKind {
    /// Who may do it. Nobody at all for what the desk does by itself; recipients answer through their own page.
    package var roles: Set<Role> {
        switch self {
        case .foundDesk, .proposeDetermination, .expireClock, .reportLeaks, .readCase, .takeEffect, .enrolFactor,
            .issueToken:
            []
        case .proposeRoles, .proposePerson, .approveChange, .refuseChange:
            [.administrator, .senior]
        case .proposeFactors, .proposeChannel, .proposePack, .disablePerson:
            [.administrator]
        case .waiveChange, .setShift:
            [.senior]
        case .setAbsence, .revokeToken:
            [.intake, .assessor, .releaser, .senior, .administrator, .auditor]
        case .breakGlass:
            [.intake, .assessor, .releaser, .senior]
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
        case .takeCase, .handOverCase:
            [.intake, .assessor, .releaser, .senior]
        case .restrictCase, .admitPerson, .excludePerson:
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
            .proposePerson, .proposeRoles, .proposeFactors, .proposeChannel, .proposePack, .approveChange,
            .waiveChange, .refuseChange, .takeEffect, .disablePerson, .enrolFactor, .setAbsence, .setShift,
            .issueToken, .revokeToken, .breakGlass,
            .addVictim, .setFact, .proposeDetermination, .decideDetermination,
            .makeRecord, .openEnquiry, .answerEnquiry, .askWaiver, .signWaiver,
            .refuseWaiver, .revokeWaiver, .openDispute, .decideDispute, .considerMeasure,
            .addOffender, .considerOffender, .setTrigger, .fireTrigger, .makeReview,
            .recordCoordination, .recordDissent, .closeDuty, .closeCase, .expireClock,
            .addRecipient, .draftWarning, .writeText, .chooseAudience, .reportLeaks,
            .acceptLeak, .decideParity, .signRelease, .releaseEmergency, .reviewEmergency,
            .haltRelease, .signRetraction, .endWindow, .deliverByHand, .showEvidence,
            .takeHelp, .readCase, .takeCase, .handOverCase, .restrictCase, .admitPerson, .excludePerson, .setHold, .liftHold, .eraseSubject, .recordEvent,
            .recordStatement, .recordOutcome: false
        }
    }

    /// Whether it is done at the desk as a whole, in its own stream, and belongs to no case.
    package var isOfRoster: Bool {
        let acts: Set<ActKind> = [
            .proposePerson, .proposeRoles, .proposeFactors, .proposeChannel, .proposePack, .approveChange, .waiveChange,
            .refuseChange, .takeEffect, .disablePerson, .enrolFactor, .setAbsence, .setShift, .issueToken, .revokeToken,
            .breakGlass,
        ]
        return acts.contains(self)
    }
}
