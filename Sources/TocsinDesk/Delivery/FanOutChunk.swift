// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Some recipients of a fan-out, filled in one transaction with the cursor.
package struct FanOutChunk: Hashable, Sendable {
    package static let recipientsMax = 1_000

    package let number: Int64
    /// Where the cursor must stand, or nothing is done.
    package let after: RecipientID?
    package let plan: FanOutPlan
    package var deliveries: [NewDelivery] = []
    package var steps: [NewStep] = []
    /// Where the cursor then stands.
    package var through: RecipientID?
    package var isLast = false
    package let now: Timestamp

    package init(number: Int64, after: RecipientID?, plan: FanOutPlan, now: Timestamp) {
        self.number = number
        self.after = after
        self.plan = plan
        through = after
        self.now = now
    }
}

/// A delivery to be: ready, or held for a person.
package struct NewDelivery: Hashable, Sendable {
    package let delivery: Delivery
    package let recipient: RecipientID
    /// The place of the route in the recipient's list; one beyond it stands for "find a way".
    package let route: Int
    /// Whether what becomes of it is an entry of the case.
    package let named: Bool
    package let asks: IdentityCheck.Kind?
    package let linkHash: Digest?
    /// ``DeliveryAddress`` under the recipient's key; absent where there is no address.
    package let sealed: [UInt8]?

    package init(
        delivery: Delivery, recipient: RecipientID, route: Int, named: Bool, asks: IdentityCheck.Kind?,
        linkHash: Digest?, sealed: [UInt8]?
    ) {
        self.delivery = delivery
        self.recipient = recipient
        self.route = route
        self.named = named
        self.asks = asks
        self.linkHash = linkHash
        self.sealed = sealed
    }
}

/// An escalation step to be: a further cleared route, with the delivery that it would make.
package struct NewStep: Hashable, Sendable {
    package let recipient: RecipientID
    /// From 1.
    package let step: Int
    package let route: Int
    package let channel: ChannelKind
    package let due: Timestamp
    package let named: Bool
    package let asks: IdentityCheck.Kind?
    /// Absent for a step that was added when no route was left.
    package let delivery: DeliveryID?
    package let linkHash: Digest?
    package let sealed: [UInt8]?

    package init(
        recipient: RecipientID, step: Int, route: Int, channel: ChannelKind, due: Timestamp, named: Bool,
        asks: IdentityCheck.Kind?, delivery: DeliveryID?, linkHash: Digest?, sealed: [UInt8]?
    ) {
        self.recipient = recipient
        self.step = step
        self.route = route
        self.channel = channel
        self.due = due
        self.named = named
        self.asks = asks
        self.delivery = delivery
        self.linkHash = linkHash
        self.sealed = sealed
    }
}

/// A way by which a warning went, or may have gone.
package struct UsedRoute: Hashable, Sendable {
    package let recipient: RecipientID
    package let route: Int
    package let channel: ChannelKind
    package let evidence: EvidenceLevel?

    package init(recipient: RecipientID, route: Int, channel: ChannelKind, evidence: EvidenceLevel?) {
        self.recipient = recipient
        self.route = route
        self.channel = channel
        self.evidence = evidence
    }
}
