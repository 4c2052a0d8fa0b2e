// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// When ticks are due: as many as whole intervals have passed, so that a tick that took long is made up for and the
/// log's size tells nothing about how busy the desk was.
package struct TickSchedule: Sendable {
    /// After a longer pause (a machine asleep) the ticks missed are left out.
    package static let catchUpMax = 30

    package let interval: Duration
    private var made: Int64 = 0

    package init(interval: Duration) {
        precondition(interval > .zero, "ticks have time between them")
        self.interval = interval
    }

    /// How many ticks to make now; they then count as made. The first is due at once.
    ///
    /// - Parameter elapsed: Time since the schedule began, by a clock that can't be set.
    package mutating func take(at elapsed: Duration) -> Int {
        let due = max(0, Int64(elapsed / interval)) + 1
        let count = max(0, min(due - made, Int64(Self.catchUpMax)))
        made = max(made, due)
        return Int(count)
    }

    /// When the next tick is due, as time since the schedule began.
    package var next: Duration { interval * made }
}
