// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias DeliveryID = Identifier<Delivery>

/// One run of the program that sends; a new run takes a new name.
package enum Worker {}
package typealias WorkerID = Identifier<Worker>

/// One text on its way to one recipient by one route: what may happen to it next.
///
///     ready ──claim──► leased ──record──► handedOver
///       ▲                │  ├── retry ──► ready, or unknown if it may have arrived
///       │                │  ├── task, or a remedy only an officer has ──► held
///       │                │  └── another channel ──► failed
///       ├── resume ◄─ held   └── lease lost ──► ready, or what was asked for meanwhile
///       └── hold, cancel, supersede, expire: at once, or, while leased, when the attempt ends
///
/// The promise is *at least once until it expires*: a repeat carries the same name and the same bytes, and
/// the fence sees to it that nobody who lost a lease decides anything. What left has left: a result that says
/// so counts even if the delivery was cancelled meanwhile, since a retraction must reach everybody who may
/// have the text.
package struct Delivery: Hashable, Codable, Sendable {
    package enum State: Hashable, Codable, Sendable {
        /// May be claimed from then on.
        case ready(from: Timestamp)
        case leased(Lease)
        /// Bytes went and no answer came; may be claimed again from then on, as a possible repeat.
        case unknown(from: Timestamp)
        case held(Hold)
        /// Nothing more is to be sent; how far it got is in the evidence.
        case handedOver
        case expired, superseded, cancelled
        /// This channel will not work for this address.
        case failed
    }

    /// Why nothing is sent for now, weakest first: a stronger reason replaces a weaker one.
    package enum Hold: String, Hashable, Codable, Sendable, CaseIterable {
        case quietHours = "quiet_hours"
        /// A person has the task of delivering it.
        case byHand = "by_hand"
        /// Something that only an officer can put right.
        case officer
        /// The store is a restored copy, and nobody has said yet that this may go.
        case restored
        /// One person halted what was not yet sent (law 11).
        case halted
    }

    /// The right of one worker to make one attempt.
    package struct Lease: Hashable, Codable, Sendable {
        package let owner: WorkerID
        package let until: Timestamp
        /// What was asked for while the attempt was under way; done when it ends, unless the text left.
        package internal(set) var then: Stop?

        package init(owner: WorkerID, until: Timestamp, then: Stop? = nil) {
            self.owner = owner
            self.until = until
            self.then = then
        }
    }

    package enum Stop: Hashable, Codable, Sendable {
        case hold(Hold)
        case supersede
        case cancel
    }

    package let id: DeliveryID
    package let channel: ChannelKind
    package let priority: DeliveryPriority
    /// The moment of release; fixes the date and the name of a mail.
    package let enqueuedAt: Timestamp
    /// By when it should have arrived: until then retries are close together.
    package let deadline: Timestamp
    /// From then on nothing is sent: the text would no longer be true.
    package let expiresAt: Timestamp
    package internal(set) var state: State
    /// How many attempts have begun; a result must name the number of the last one to count.
    package internal(set) var fence: Int
    package internal(set) var evidence: EvidenceLevel?
    /// An attempt ended without anybody knowing how; the next one may be a repeat.
    package internal(set) var mayHaveArrived: Bool

    /// A delivery just released.
    package init(
        id: DeliveryID, channel: ChannelKind, priority: DeliveryPriority, enqueuedAt: Timestamp,
        deadline: Timestamp, expiresAt: Timestamp
    ) {
        self.init(
            id: id, channel: channel, priority: priority, enqueuedAt: enqueuedAt, deadline: deadline,
            expiresAt: expiresAt, state: .ready(from: enqueuedAt), fence: 0, evidence: nil,
            mayHaveArrived: false)
    }

    /// A delivery as a store kept it.
    package init(
        id: DeliveryID, channel: ChannelKind, priority: DeliveryPriority, enqueuedAt: Timestamp,
        deadline: Timestamp, expiresAt: Timestamp, state: State, fence: Int, evidence: EvidenceLevel?,
        mayHaveArrived: Bool
    ) {
        precondition(fence >= 0, "attempts are counted from nought")
        self.id = id
        self.channel = channel
        self.priority = priority
        self.enqueuedAt = enqueuedAt
        self.deadline = deadline
        self.expiresAt = expiresAt
        self.state = state
        self.fence = fence
        self.evidence = evidence
        self.mayHaveArrived = mayHaveArrived
    }
}

extension Delivery {
    /// Nothing more will be sent or tried. A warning is finished only when all its deliveries are.
    package var isFinished: Bool {
        switch state {
        case .ready, .leased, .unknown, .held: false
        case .handedOver, .expired, .superseded, .cancelled, .failed: true
        }
    }

    /// The recipient may have the text, so a retraction must reach them too.
    package var mayHaveReached: Bool {
        switch state {
        case .leased: true
        case .ready, .unknown, .held, .handedOver, .expired, .superseded, .cancelled, .failed:
            evidence != nil || mayHaveArrived
        }
    }

    /// What the caller must now do.
    package enum Effect: Hashable, Sendable {
        /// Look at this delivery again at that time.
        case wake(Timestamp)
        /// Put a task on the board: a person must deliver this.
        case openTask
        /// Take the next cleared route at once.
        case failOver
        case askOfficer(String)
        /// Tell an operator, on a second path.
        case alarm(String)
        /// The endpoint is gone for good; nothing more goes there.
        case disableEndpoint
        /// Evidence rose to this level; clocks and escalation must hear of it.
        case evidence(EvidenceLevel)
        /// It expired without having been sent, or without anybody knowing whether it was.
        case expired
        /// The result came from a lost lease: keep the attempt in the record, and nothing else.
        case keepLateResult
    }
}
