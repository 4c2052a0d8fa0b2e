// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A clock in words: the state, then the time left or gone. Words come before shape and colour.
package enum ClockWords {
    /// "Urgent: 18 min left", "2 d 3 h left", "Breached 12 min ago".
    package static func words(_ state: ClockState, due: Timestamp, at now: Timestamp) -> String {
        let left = now.interval(to: due)
        return switch state {
        case .calm: "\(length(left)) left"
        case .due: "Due: \(length(left)) left"
        case .urgent: "Urgent: \(length(left)) left"
        case .breached: "Breached \(length(due.interval(to: now))) ago"
        case .stopped: "Stopped"
        }
    }

    /// - Returns: `nil` for a step without a clock.
    package static func words(
        _ step: NextStep, at now: Timestamp, _ thresholds: ClockThresholds = ClockThresholds()
    ) -> String? {
        guard let due = step.by, let state = ClockState(step, at: now, thresholds) else { return nil }
        return words(state, due: due, at: now)
    }

    /// "Stopped: acknowledged by the person, 17:41".
    ///
    /// - Parameters:
    ///   - evidence: The evidence or the signed act that stopped it.
    ///   - time: As the page writes times.
    package static func stopped(by evidence: String, time: String) -> String { "Stopped: \(evidence), \(time)" }

    /// Days and hours from two days on, hours and minutes from an hour on, else minutes; never more than there is.
    package static func length(_ interval: Interval) -> String {
        let minutes = max(0, interval.seconds) / 60
        if minutes >= 48 * 60 { return pair(minutes / 1_440, "d", minutes % 1_440 / 60, "h") }
        if minutes >= 60 { return pair(minutes / 60, "h", minutes % 60, "min") }
        return minutes == 0 ? "less than 1 min" : "\(minutes) min"
    }

    private static func pair(_ large: Int64, _ first: String, _ small: Int64, _ second: String) -> String {
        small == 0 ? "\(large) \(first)" : "\(large) \(first) \(small) \(second)"
    }
}
