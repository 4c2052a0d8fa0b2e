// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How a clock stands, for people who look at it. Only evidence or a signed act stops one; taking a case never does.
package enum ClockState: String, Hashable, Codable, Sendable, CaseIterable {
    case calm, due, urgent, breached, stopped
}

/// When a clock begins to press: numbers that a desk may set, kept as data.
package struct ClockThresholds: Hashable, Codable, Sendable {
    /// With this much of the clock left, or less, it is due; in percent.
    package var dueAtPercent = 50
    /// The same for urgent.
    package var urgentAtPercent = 25
    /// Urgent too when no more is left than this many times what the remaining steps usually take.
    package var stepsFactor: Int64 = 2
    /// What each step usually takes here, with all that must follow it before the clock stops. One that is not named
    /// takes `usually`.
    package var takes: [String: Interval] = [
        "draft_warning": .minutes(45), "write_text": .minutes(40), "choose_audience": .minutes(25),
        "decide_leaks": .minutes(20), "decide_parity": .minutes(15), "sign_first": .minutes(15),
        "sign_second": .minutes(10), "answer_facts": .minutes(20), "answer_enquiry": .minutes(15),
        "deliver_by_hand": .minutes(20),
    ]
    package var usually = Interval.minutes(10)

    package init() {}

    package func time(for kind: NextStep.Kind) -> Interval { takes[kind.rawValue] ?? usually }
}

extension ClockState {
    /// - Parameters:
    ///   - from: When the clock began; without it no share of it can be told.
    ///   - needs: What the remaining steps usually take.
    package init(
        due: Timestamp, from: Timestamp?, needs: Interval, at now: Timestamp, _ thresholds: ClockThresholds
    ) {
        let left = due.milliseconds - now.milliseconds
        let whole = from.map { due.milliseconds - $0.milliseconds }
        func isLeft(atMost percent: Int) -> Bool { whole.map { left * 100 <= $0 * Int64(percent) } ?? false }
        if left < 0 {
            self = .breached
        } else if left <= needs.seconds * 1_000 * thresholds.stepsFactor || isLeft(atMost: thresholds.urgentAtPercent) {
            self = .urgent
        } else if isLeft(atMost: thresholds.dueAtPercent) {
            self = .due
        } else {
            self = .calm
        }
    }

    /// `nil` for a step without a clock.
    package init?(_ step: NextStep, at now: Timestamp, _ thresholds: ClockThresholds = ClockThresholds()) {
        guard let due = step.by else { return nil }
        self.init(due: due, from: step.from, needs: thresholds.time(for: step.kind), at: now, thresholds)
    }
}
