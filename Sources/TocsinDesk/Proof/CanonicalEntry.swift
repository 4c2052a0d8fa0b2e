// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinFormats

/// What the log commits to: that an act of this kind was taken, by whom, when, and a commitment to its words.
///
/// No name, no text and no hash that could be guessed; random identifiers and keyed commitments only.
package struct CanonicalEntry: Codable, Hashable, Sendable {
    /// Version of this form.
    package let v: Int
    package let id: EntryID
    package let kind: ActKind
    package let stream: StreamID
    package let actor: Actor
    package let recorded: Timestamp
    package let asserted: AssertedTime?
    package let subject: SubjectID
    /// Pack and version, for what the engine found.
    package let policy: String?
    /// HMAC-SHA256 of the act's canonical words under a key of its subject and stream.
    package let commitments: [Digest]

    package init(
        id: EntryID, kind: ActKind, stream: StreamID, actor: Actor, recorded: Timestamp, asserted: AssertedTime?,
        subject: SubjectID, policy: String?, commitments: [Digest]
    ) {
        v = 1
        self.id = id
        self.kind = kind
        self.stream = stream
        self.actor = actor
        self.recorded = recorded
        self.asserted = asserted
        self.subject = subject
        self.policy = policy
        self.commitments = commitments
    }

    /// The bytes that are blinded and hashed; at most 8 KiB.
    package func bytes() throws(FormatError) -> [UInt8] { try CanonicalEncoder.encode(self) }
}

extension Act {
    /// Whose key seals this act's words: the person or source they are about, else the case.
    ///
    /// An act that makes somebody is sealed under the key of the one it makes.
    package func subject(entry: EntryID, stream: StreamID) -> SubjectID {
        switch self {
        case .receiveReport, .addVictim, .addRecipient, .addOffender: SubjectID(entry)
        case .setFact(let act): SubjectID(act.victim)
        case .considerMeasure(let act): SubjectID(act.victim)
        case .considerOffender(let act): SubjectID(act.offender)
        case .deliverByHand(let act): SubjectID(act.recipient)
        case .showEvidence(let act): SubjectID(act.recipient)
        case .acknowledge(let act), .notMe(let act), .needHelp(let act): SubjectID(act.recipient)
        case .foundDesk, .roster, .gradeReport, .assignReport, .openCase, .expectEvent, .proposeDetermination,
            .decideDetermination, .makeRecord, .openEnquiry, .answerEnquiry, .askWaiver, .signWaiver, .refuseWaiver,
            .revokeWaiver, .openDispute, .decideDispute, .setTrigger, .fireTrigger, .makeReview, .recordCoordination,
            .recordDissent, .closeDuty, .closeCase, .expireClock, .draftWarning, .writeText, .chooseAudience,
            .reportLeaks, .acceptLeak, .decideParity, .signRelease, .releaseEmergency, .reviewEmergency, .haltRelease,
            .signRetraction, .endWindow, .takeHelp, .readCase, .takeCase, .handOverCase, .restrictCase,
            .admitPerson, .excludePerson, .setHold, .liftHold, .eraseSubject, .recordEvent, .recordStatement,
            .recordOutcome:
            SubjectID(stream)
        }
    }

    /// Pack and version that an engine's finding rests on.
    package var policy: String? {
        guard case .proposeDetermination(let act) = self else { return nil }
        return "\(act.evaluation.pack)@\(act.evaluation.packVersion)"
    }
}
