// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// The link in one delivery, as it stands.
package struct DeliveryLink: Sendable {
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
    /// No answer to its question is taken any more; see ``LinkPage/isLocked``.
    package let isLocked: Bool
    /// When they said that they have it, or that it is not for them.
    package let answered: Timestamp?

    package init(
        delivery: DeliveryID, caseID: CaseID, warning: WarningID, recipient: RecipientID, language: String,
        practice: Bool, reference: String, acknowledgement: Acknowledgement, isLocked: Bool, answered: Timestamp?
    ) {
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
