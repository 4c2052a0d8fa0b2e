// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// A clock as the part `clock` shows it: state in words, shape, time left, absolute due time.
struct ClockFace: Sendable {
    /// Names the shape and, last, the colour.
    let state: String
    let words: String
    let due: PageTime
    /// For the script that ticks; empty where the clock stands still, as in practice.
    let dueMilliseconds: String
    /// What must happen before then.
    let about: String

    init(
        _ state: ClockState, due: Timestamp, at now: Timestamp, about: String = "", zoneMinutes: Int = 0,
        isStill: Bool = false
    ) {
        self.state = state.rawValue
        words = ClockWords.words(state, due: due, at: now)
        self.due = PageTime(due, zoneMinutes: zoneMinutes)
        dueMilliseconds = isStill ? "" : "\(due.milliseconds)"
        self.about = about
    }

    /// `nil` for a step without a clock.
    init?(_ step: NextStep, at now: Timestamp, zoneMinutes: Int = 0, isStill: Bool = false) {
        guard let due = step.by, let state = ClockState(step, at: now) else { return nil }
        self.init(state, due: due, at: now, about: step.words, zoneMinutes: zoneMinutes, isStill: isStill)
    }

    /// A clock of a case. Without its beginning it is calm until the time that is usually needed is all that is left.
    init(
        _ clock: DutyClock, from start: Timestamp? = nil, at now: Timestamp, zoneMinutes: Int = 0, isStill: Bool = false
    ) {
        let thresholds = ClockThresholds()
        let state = ClockState(due: clock.due, from: start, needs: thresholds.usually, at: now, thresholds)
        self.init(state, due: clock.due, at: now, about: clock.about, zoneMinutes: zoneMinutes, isStill: isStill)
    }
}
