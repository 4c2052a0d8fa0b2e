// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What one worker can send now.
package struct ClaimDemand: Hashable, Sendable {
    /// Free slots of one channel. Nothing is claimed that would have to wait for a slot: what waits can be halted.
    package struct Room: Hashable, Sendable {
        package let channel: ChannelKind
        package let slots: Int
        /// How many of them P2 and P3 may take.
        package let slotsForLessUrgent: Int

        package init(channel: ChannelKind, slots: Int, slotsForLessUrgent: Int) {
            self.channel = channel
            self.slots = slots
            self.slotsForLessUrgent = slotsForLessUrgent
        }
    }

    package let worker: WorkerID
    package let now: Timestamp
    /// More than 5 s longer than every channel's time-out.
    package let lease: Interval
    package let rooms: [Room]

    package init(worker: WorkerID, now: Timestamp, lease: Interval, rooms: [Room]) {
        self.worker = worker
        self.now = now
        self.lease = lease
        self.rooms = rooms
    }
}

package struct Claimed: Hashable, Sendable {
    package let deliveries: [ClaimedDelivery]
    /// Of those that were looked at and not claimed: expired, or taken back from a silent worker.
    package let followed: [Followed]

    package init(deliveries: [ClaimedDelivery], followed: [Followed]) {
        self.deliveries = deliveries
        self.followed = followed
    }
}

/// A delivery that is this worker's to send, with all that sending needs.
package struct ClaimedDelivery: Hashable, Sendable {
    package let number: Int64
    package let id: DeliveryID
    package let fanOut: Int64
    package let caseID: CaseID
    package let warning: WarningID
    package let message: FanOut.Message
    package let practice: Bool
    package let recipient: RecipientID
    package let channel: ChannelKind
    package let priority: DeliveryPriority
    package let enqueuedAt: Timestamp
    package let attempt: Delivery.Attempt
    package let sealed: [UInt8]?
    package let wrappedKey: [UInt8]

    package init(
        number: Int64, id: DeliveryID, fanOut: Int64, caseID: CaseID, warning: WarningID, message: FanOut.Message,
        practice: Bool, recipient: RecipientID, channel: ChannelKind, priority: DeliveryPriority,
        enqueuedAt: Timestamp, attempt: Delivery.Attempt, sealed: [UInt8]?, wrappedKey: [UInt8]
    ) {
        self.number = number
        self.id = id
        self.fanOut = fanOut
        self.caseID = caseID
        self.warning = warning
        self.message = message
        self.practice = practice
        self.recipient = recipient
        self.channel = channel
        self.priority = priority
        self.enqueuedAt = enqueuedAt
        self.attempt = attempt
        self.sealed = sealed
        self.wrappedKey = wrappedKey
    }
}

/// What came of one attempt.
package struct AttemptResult: Hashable, Sendable {
    package let number: Int64
    package let fence: Int
    package let result: Delivery.Result
    package let endedAt: Timestamp
    /// Fresh, 0 or more and less than 1; spreads the retries.
    package let random: Double
    /// What the other side said, sealed under the recipient's key.
    package let answer: [UInt8]?
    /// The keyed name of the endpoint's address, to remember it if it said that it is gone for good.
    package let endpoint: Digest?

    package init(
        number: Int64, fence: Int, result: Delivery.Result, endedAt: Timestamp, random: Double, answer: [UInt8]?,
        endpoint: Digest?
    ) {
        self.number = number
        self.fence = fence
        self.result = result
        self.endedAt = endedAt
        self.random = random
        self.answer = answer
        self.endpoint = endpoint
    }
}

/// What follows of one delivery; the store has done what concerns the store.
package struct Followed: Hashable, Sendable {
    package let delivery: DeliveryID
    package let fanOut: Int64
    package let effects: [Delivery.Effect]

    package init(delivery: DeliveryID, fanOut: Int64, effects: [Delivery.Effect]) {
        self.delivery = delivery
        self.fanOut = fanOut
        self.effects = effects
    }
}
