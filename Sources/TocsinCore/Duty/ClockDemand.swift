// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A clock that a rule starts.
package struct ClockDemand: Codable, Hashable, Sendable {
    /// The moment from which a clock counts.
    package enum Start: String, Codable, CaseIterable, Sendable {
        /// When anybody in the organisation first knew (law 5).
        case awareness
        /// When the outcome that demands the clock was first found.
        case outcome
        case release
        /// When a warning was handed to a channel.
        case attempt
        /// When the last review was made, or the warning given.
        case review
        /// Counted back from the end of a warning's window.
        case windowEnd = "window-end"
    }

    package let rule: String
    /// A short stable name, such as `determination`.
    package let name: String
    package let text: String
    /// As the pack has it.
    package let length: Interval
    package let start: Start
    package let verification: Verification
    /// At most this long from the moment of the evaluation, whatever `length` says: half of the time left before the
    /// event once delivery and acting are taken off. Zero if none is left; `nil` if the event's time is not known.
    package let limit: Interval?

    package init(
        rule: String, name: String, text: String, length: Interval, start: Start, verification: Verification,
        limit: Interval?
    ) {
        self.rule = rule
        self.name = name
        self.text = text
        self.length = length
        self.start = start
        self.verification = verification
        self.limit = limit
    }
}
