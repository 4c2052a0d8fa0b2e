// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Everything that a channel needs to hand one text to one recipient, once.
///
/// It is complete and fixed: of two attempts of one delivery only `attempt` and `attemptedAt` differ, so
/// whatever is made of the other fields has the same bytes each time. A channel adds neither a clock nor a
/// random number.
package struct Parcel: Hashable, Sendable {
    package struct Sender: Hashable, Sendable {
        /// As the recipient's mail program shows it; neither threat nor name of a case (law 8).
        package let name: String
        package let address: Confidential

        package init(name: String, address: Confidential) {
            self.name = name
            self.address = address
        }
    }

    /// Also the name under which the receiver can see that it is a repeat.
    package let id: DeliveryID
    /// The fence of the attempt, from 1.
    package let attempt: Int
    package let attemptedAt: Timestamp
    /// The moment of release; fixes the date and the name of a mail.
    package let enqueuedAt: Timestamp
    /// A mail address, or the address of a webhook.
    package let address: Confidential
    package let sender: Sender
    /// Neutral: shows neither threat nor name, on a lock screen as in a list (law 8).
    package let subject: String
    package let plainText: Confidential
    package let html: Confidential?
    /// The recipient's page. The texts have it where it belongs; a webhook also gets it by itself.
    package let link: Confidential?
    /// A tag such as `en` or `pt-BR`.
    package let language: String
    /// It belongs to an exercise: no channel that leaves the desk takes it (law 13).
    package let practice: Bool
    /// The secrets of a webhook, `whsec_` and base 64, newest first; a second one while they are being
    /// changed.
    package let endpointSecrets: [Confidential]

    package init(
        id: DeliveryID, attempt: Int, attemptedAt: Timestamp, enqueuedAt: Timestamp, address: Confidential,
        sender: Sender, subject: String, plainText: Confidential, html: Confidential? = nil,
        link: Confidential? = nil, language: String, practice: Bool, endpointSecrets: [Confidential] = []
    ) {
        self.id = id
        self.attempt = attempt
        self.attemptedAt = attemptedAt
        self.enqueuedAt = enqueuedAt
        self.address = address
        self.sender = sender
        self.subject = subject
        self.plainText = plainText
        self.html = html
        self.link = link
        self.language = language
        self.practice = practice
        self.endpointSecrets = endpointSecrets
    }
}
