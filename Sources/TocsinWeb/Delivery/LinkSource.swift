// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// What the recipient's page needs of the deliveries: it finds a link, and carries what its holder does.
///
/// Everything that changes something is one step: the link's ``Acknowledgement`` decides, and its verdict is durable
/// together with what follows from it before the call returns.
package protocol LinkSource: Sendable {
    /// The link behind a token; `nil` if there never was one. Changes nothing, and takes as long either way.
    func link(withToken token: String) async throws -> RecipientLink?

    /// Compares an answer with the one that was agreed, in constant time, and counts a wrong one; also after a right
    /// one, since whoever comes later is asked again.
    func identify(_ link: RecipientLink, answer: Confidential) async throws -> IdentityVerdict

    /// Records that the text is shown.
    ///
    /// - Throws: ``Acknowledgement/Refusal``.
    func open(_ link: RecipientLink) async throws

    /// Records an answer, with the words that came along.
    ///
    /// - Throws: ``Acknowledgement/Refusal``.
    func answer(
        _ link: RecipientLink, _ answer: Acknowledgement.Answer, words: Confidential?
    ) async throws -> RecordedAnswer
}

/// The link in one delivery, as it stands.
package struct RecipientLink: Sendable {
    package let token: Confidential
    package let delivery: DeliveryID
    package let caseID: CaseID
    package let warning: WarningID
    package let recipient: RecipientID
    /// Which of the warning's texts is theirs.
    package let language: String
    package let practice: Bool
    /// What to say on the telephone: random, and the same as in the message that brought the link.
    package let reference: String
    package let acknowledgement: Acknowledgement
    /// Nobody is asked any more: too many answers were wrong, before the right one or after it.
    package let isLocked: Bool
    /// When they said that they have it, or that it is not for them.
    package let answered: Timestamp?

    package init(
        token: Confidential, delivery: DeliveryID, caseID: CaseID, warning: WarningID, recipient: RecipientID,
        language: String,
        practice: Bool, reference: String, acknowledgement: Acknowledgement, isLocked: Bool, answered: Timestamp?
    ) {
        self.token = token
        self.delivery = delivery
        self.caseID = caseID
        self.warning = warning
        self.recipient = recipient
        self.language = language
        self.practice = practice
        self.reference = reference
        self.acknowledgement = acknowledgement
        self.isLocked = isLocked
        self.answered = answered
    }
}

package enum IdentityVerdict: Hashable, Sendable {
    case right, wrong
    /// No tries are left: somebody must call.
    case locked
}

/// That an answer was recorded.
package struct RecordedAnswer: Hashable, Sendable {
    package let at: Timestamp
    /// By which the recipient can later show that they answered.
    package let receipt: String?

    package init(at: Timestamp, receipt: String?) {
        self.at = at
        self.receipt = receipt
    }
}
