// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias RecipientID = Identifier<Recipient>

/// One way to reach somebody. Never used unless it is cleared, or the approvers sign otherwise (law 8).
package struct Route: Hashable, Codable, Sendable {
    package let channel: ChannelKind
    package let address: String
    package let safeToContact: SafeToContact
    /// How we know that the route is safe, or is not.
    package let basis: String?

    package init(channel: ChannelKind, address: String, safeToContact: SafeToContact, basis: String?) {
        self.channel = channel
        self.address = address
        self.safeToContact = safeToContact
        self.basis = basis
    }
}

/// Act `recipient.add`: somebody who may be told, with the routes to them, best first.
package struct AddRecipient: Hashable, Codable, Sendable {
    package enum Relation: String, Hashable, Codable, Sendable, CaseIterable {
        case victim, protector, liaison, staff, citizen, partner
    }

    package let name: String
    package let relation: Relation
    package let victim: VictimID?
    package let language: String
    package let routes: [Route]
    /// What the recipient's page asks before it shows the text, where the approvers chose a check.
    package let check: IdentityCheck?
}

/// What somebody must answer before their text is shown: a word agreed, or a date.
package struct IdentityCheck: Hashable, Codable, Sendable {
    package enum Kind: String, Hashable, Codable, Sendable, CaseIterable { case word, date }

    package let kind: Kind
    package let answer: String
}

package struct Recipient: Hashable, Sendable {
    package let id: RecipientID
    package let added: AddRecipient
}
