// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Synchronization
package import TocsinCore
package import TocsinDesk

/// A clock that stands until it is moved, and names that can be told apart.
package final class TestClock: Sendable {
    private let time: Mutex<Int64>

    package init(_ text: String = "2026-03-02T09:00:00Z") {
        time = Mutex(RFC3339.read(text)?.instant.milliseconds ?? 0)
    }

    package var now: Timestamp { Timestamp(milliseconds: time.withLock { $0 }) }

    package func advance(by interval: Interval) {
        time.withLock { $0 += interval.seconds * 1_000 }
    }

    package var instruments: Instruments { Instruments(now: { self.now }) }
}
