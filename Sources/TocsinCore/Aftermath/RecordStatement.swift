// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias StatementID = Identifier<RecordStatement>

/// Act `statement.record`: who said what, where and when, in our own words, with a pointer to theirs (law 16).
///
/// Three times stay apart: when it happened, when it was said, and when we learned it; the last is the time of the
/// entry. A statement never changes. Another one may supersede it, and then both are kept.
package struct RecordStatement: Hashable, Codable, Sendable {
    package let events: [EventID]
    package let kind: StatementKind
    package let voice: StatementVoice
    package let polarity: Polarity
    package let modality: Modality
    package let speaker: Speaker
    /// The outlet or person that passed it on, if it is not the speaker.
    package let relayedBy: String?
    package let document: DocumentReference?
    package let span: TextSpan?
    package let happened: AssertedTime?
    package let said: AssertedTime?
    /// Why a time is missing or in doubt, in words.
    package let timeNote: String?
    /// What was said, in our own words, as a sentence.
    package let content: String
    /// Whom it holds responsible, or who denies. A claim names its own in ``claim``.
    package let actor: ResponsibleActor?
    package let claim: ClaimDetails?
    package let evidenceOffered: EvidenceOffered?
    /// Statements that this one speaks about, such as the claim that a photograph is to support.
    package let about: [StatementID]
    package let assessment: StatementAssessment?
    package let figure: Figure?
    package let capability: CapabilityJudgement?
    /// Warnings that this one speaks about.
    package let warnings: [WarningID]
    package let response: RecipientResponse?
    package let supersedes: [StatementID]
    /// Why the speaker changed it, if a reason was given.
    package let revisionReason: String?

    package init(
        events: [EventID] = [], kind: StatementKind, voice: StatementVoice, polarity: Polarity = .asserts,
        modality: Modality = .asserted, speaker: Speaker, relayedBy: String? = nil, document: DocumentReference? = nil,
        span: TextSpan? = nil, happened: AssertedTime? = nil, said: AssertedTime? = nil, timeNote: String? = nil,
        content: String, actor: ResponsibleActor? = nil, claim: ClaimDetails? = nil,
        evidenceOffered: EvidenceOffered? = nil, about: [StatementID] = [], assessment: StatementAssessment? = nil,
        figure: Figure? = nil, capability: CapabilityJudgement? = nil, warnings: [WarningID] = [],
        response: RecipientResponse? = nil, supersedes: [StatementID] = [], revisionReason: String? = nil
    ) {
        self.events = events
        self.kind = kind
        self.voice = voice
        self.polarity = polarity
        self.modality = modality
        self.speaker = speaker
        self.relayedBy = relayedBy
        self.document = document
        self.span = span
        self.happened = happened
        self.said = said
        self.timeNote = timeNote
        self.content = content
        self.actor = actor
        self.claim = claim
        self.evidenceOffered = evidenceOffered
        self.about = about
        self.assessment = assessment
        self.figure = figure
        self.capability = capability
        self.warnings = warnings
        self.response = response
        self.supersedes = supersedes
        self.revisionReason = revisionReason
    }
}

/// A judgement of what an actor can do. Two that differ are both kept, each with its author and date.
package struct CapabilityJudgement: Hashable, Codable, Sendable {
    package let actor: ResponsibleActor
    /// As the author put it, on the author's own scale; never turned into a number.
    package let confidence: String?
    /// What made the author say it.
    package let triggeredBy: String?

    package init(actor: ResponsibleActor, confidence: String? = nil, triggeredBy: String? = nil) {
        self.actor = actor
        self.confidence = confidence
        self.triggeredBy = triggeredBy
    }
}

/// What those who were warned made of it.
package enum RecipientResponse: String, Hashable, Codable, Sendable, CaseIterable {
    case acknowledged, acted, dismissed, disputed, silent
}
