// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a clock stands for. Lengths are local defaults, shown as such; none is an instrument's own number.
package enum ClockKind: String, Hashable, Codable, Sendable, CaseIterable {
    case firstLook = "first_look"
    case determination
    case enquiry
    case waiverReview = "waiver_review"
    case waiverExpiry = "waiver_expiry"
    case dispute
    case warn
    case told
    case endDecision = "end_decision"
    case window
    case emergencyReview = "emergency_review"
    case review
    case trigger
    /// A clock that only its pack knows, or something that a pack finds to have gone wrong already.
    case pack
    /// The time left alone may change what is owed; the packs look again (E3).
    case lookAgain = "look_again"

    /// Whether running out is a breach, shown for ever, or only the end of something.
    package var isBreach: Bool {
        switch self {
        case .firstLook, .determination, .enquiry, .waiverReview, .dispute, .warn, .told, .endDecision, .window,
            .emergencyReview, .review, .trigger, .pack:
            true
        case .waiverExpiry, .lookAgain: false
        }
    }
}

/// One running clock of a case.
package struct DutyClock: Hashable, Codable, Sendable {
    /// Names the clock within its case and never changes, so that it runs out once.
    package let key: String
    package let kind: ClockKind
    package let due: Timestamp
    /// What must happen before then, as a sentence.
    package let about: String

    package init(key: String, kind: ClockKind, due: Timestamp, about: String) {
        self.key = key
        self.kind = kind
        self.due = due
        self.about = about
    }
}

/// How long people have, counted from when anyone first knew (law 5).
package struct ClockRule: Hashable, Sendable {
    /// Time to hand a warning over, and time to act on it, taken off what is left before the event.
    package static let deliveryAndActing = Interval.hours(1)

    package let start: Timestamp
    package let expected: Timestamp?

    package init(start: Timestamp, expected: Timestamp?) {
        self.start = start
        self.expected = expected
    }

    /// When a clock of `length` runs out: never later than half of the time left before the event once delivery and
    /// acting time are taken off; at once if none is left.
    package func due(_ length: Interval, from beginning: Timestamp? = nil) -> Timestamp {
        let begin = beginning ?? start
        guard let expected else { return begin + length }
        let left = begin.interval(to: expected) - ClockRule.deliveryAndActing
        return begin + max(.zero, min(length, left.half))
    }

    /// Whether nothing is left for two signatures: emergency release is offered.
    package func isOutOfTime(at now: Timestamp) -> Bool {
        guard let expected, expected > now else { return false }
        return now.interval(to: expected) <= ClockRule.deliveryAndActing
    }
}

/// A clock that ran out with nobody having done what it stood for. Never taken back.
package struct Breach: Hashable, Codable, Sendable {
    package let key: String
    package let kind: ClockKind
    package let due: Timestamp
    package let about: String

    package init(key: String, kind: ClockKind, due: Timestamp, about: String) {
        self.key = key
        self.kind = kind
        self.due = due
        self.about = about
    }
}
