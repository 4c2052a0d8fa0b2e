// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Synchronization
import TocsinCore

/// The time of a scenario: it stands until the scenario says that time passes.
final class ScenarioClock: Sendable {
    /// A Monday morning, so that nothing depends on when somebody plays.
    private let time = Mutex<Int64>(1_772_442_000_000)

    var now: Timestamp { Timestamp(milliseconds: time.withLock { $0 }) }

    func advance(by interval: Interval) { time.withLock { $0 += interval.seconds * 1_000 } }
}
