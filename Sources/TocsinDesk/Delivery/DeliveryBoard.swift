// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What became of a delivery to somebody named, and is no entry yet.
package struct UntoldDelivery: Hashable, Sendable {
    package let number: Int64
    package let delivery: DeliveryID
    package let caseID: CaseID
    package let warning: WarningID
    package let recipient: RecipientID
    package let channel: ChannelKind
    /// A word of the store's own: where the delivery stood when it was read.
    package let state: String
    package let evidence: EvidenceLevel?
    /// Why it failed, in a fixed sentence.
    package let reason: String?

    package init(
        number: Int64, delivery: DeliveryID, caseID: CaseID, warning: WarningID, recipient: RecipientID,
        channel: ChannelKind, state: String, evidence: EvidenceLevel?, reason: String?
    ) {
        self.number = number
        self.delivery = delivery
        self.caseID = caseID
        self.warning = warning
        self.recipient = recipient
        self.channel = channel
        self.state = state
        self.evidence = evidence
        self.reason = reason
    }
}

/// So many deliveries of a warning are in this state, with this evidence.
package struct DeliveryCount: Hashable, Codable, Sendable {
    /// `warning`, or the name of a notice.
    package let message: String
    package let channel: ChannelKind
    /// `ready`, `leased`, `unknown`, `held`, `handed_over`, `expired`, `superseded`, `cancelled`, `failed`.
    package let state: String
    package let evidence: EvidenceLevel?
    package let count: Int

    package init(message: String, channel: ChannelKind, state: String, evidence: EvidenceLevel?, count: Int) {
        self.message = message
        self.channel = channel
        self.state = state
        self.evidence = evidence
        self.count = count
    }
}

/// A delivery that waits for a person: to be done by hand, or because only an officer can put it right.
package struct HandTask: Hashable, Codable, Sendable {
    package let delivery: DeliveryID
    package let caseID: CaseID
    package let warning: WarningID
    package let recipient: RecipientID
    /// `warning`, or the name of a notice.
    package let message: String
    package let practice: Bool
    /// The place of the route in the recipient's list; beyond its end: no route is left, find a way.
    package let route: Int
    package let hold: Delivery.Hold
    package let priority: DeliveryPriority
    package let since: Timestamp
    package let until: Timestamp

    package init(
        delivery: DeliveryID, caseID: CaseID, warning: WarningID, recipient: RecipientID, message: String,
        practice: Bool, route: Int, hold: Delivery.Hold, priority: DeliveryPriority, since: Timestamp,
        until: Timestamp
    ) {
        self.delivery = delivery
        self.caseID = caseID
        self.warning = warning
        self.recipient = recipient
        self.message = message
        self.practice = practice
        self.route = route
        self.hold = hold
        self.priority = priority
        self.since = since
        self.until = until
    }
}

/// A delivery found by the reference that somebody said on the telephone.
package struct ReferredDelivery: Hashable, Sendable {
    package let delivery: DeliveryID
    package let caseID: CaseID
    package let warning: WarningID
    package let recipient: RecipientID

    package init(delivery: DeliveryID, caseID: CaseID, warning: WarningID, recipient: RecipientID) {
        self.delivery = delivery
        self.caseID = caseID
        self.warning = warning
        self.recipient = recipient
    }
}

/// What must not be, looked for apart from the services that see to it that it is not.
package struct DeliveryAudit: Hashable, Sendable {
    /// A warning that is in force, and how many of its people it concerns.
    package struct Concern: Hashable, Sendable {
        package let warning: WarningID
        package let caseID: CaseID
        package let recipients: Int

        package init(warning: WarningID, caseID: CaseID, recipients: Int) {
            self.warning = warning
            self.caseID = caseID
            self.recipients = recipients
        }
    }

    /// Released, and not filled for a minute.
    package let stuck: [Concern]
    /// Filled, and fewer have a delivery than were to get one.
    package let missing: [Concern]
    /// Nothing pending, no step waiting, nobody reached.
    package let silent: [Concern]
    /// Leases over twice their length.
    package let lostLeases: Int
    /// Deadline passed without any evidence.
    package let late: Int

    package init(stuck: [Concern], missing: [Concern], silent: [Concern], lostLeases: Int, late: Int) {
        self.stuck = stuck
        self.missing = missing
        self.silent = silent
        self.lostLeases = lostLeases
        self.late = late
    }

    package var isClean: Bool { stuck.isEmpty && missing.isEmpty && silent.isEmpty && lostLeases == 0 && late == 0 }
}
