// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// When a failed delivery is tried again.
///
/// While the deadline is ahead: anywhere between now and a bound of 1 s that doubles with each attempt up to
/// 60 s, evenly spread, so that a thousand deliveries which failed together do not come back together. After
/// the deadline: the steps of the Standard Webhooks specification, each give or take a fifth.
package enum RetrySchedule {
    /// The steps after the deadline, in seconds: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h; the last one
    /// repeats.
    package static let secondsAfterDeadline: [Int64] = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]

    private static let firstBoundMilliseconds: Int64 = 1_000
    private static let boundMillisecondsMax: Int64 = 60_000
    private static let floorSecondsMax: Int64 = 31_536_000

    /// - Parameters:
    ///   - attempts: How many have been made; at least one.
    ///   - floor: What the other side asked for. Never undercut; up to a second is added, or everybody would
    ///     return at once. More than a year counts as a year.
    ///   - random: Fresh for each call, 0 or more and less than 1.
    package static func next(
        after attempts: Int, now: Timestamp, deadline: Timestamp, floor: Interval?, random: Double
    ) -> Timestamp {
        precondition(attempts >= 1 && random >= 0 && random < 1)
        let own =
            now < deadline
            ? spread(attempts: attempts, random: random)
            : step(lateBy: now.milliseconds - deadline.milliseconds, random: random)
        let asked = floor.map { floor in
            min(max(floor.seconds, 0), floorSecondsMax) * 1_000 + Int64(random * 1_000)
        }
        return Timestamp(milliseconds: now.milliseconds + max(own, asked ?? 0))
    }

    private static func spread(attempts: Int, random: Double) -> Int64 {
        let bound = min(boundMillisecondsMax, firstBoundMilliseconds << Int64(min(attempts - 1, 6)))
        return Int64(Double(bound) * random)
    }

    /// How long past the deadline it is decides the step, so that a restart changes nothing.
    private static func step(lateBy milliseconds: Int64, random: Double) -> Int64 {
        var end: Int64 = 0
        var seconds: Int64 = 0
        for step in secondsAfterDeadline {
            (seconds, end) = (step, end + step * 1_000)
            if milliseconds < end { break }
        }
        return Int64(Double(seconds * 1_000) * (0.8 + 0.4 * random))
    }
}
