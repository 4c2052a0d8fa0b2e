// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// The two things that a decision may not fetch for itself: the time, and a random name.
package struct Instruments: Sendable {
    package let now: @Sendable () -> Timestamp
    /// 16 random bytes from the system's generator.
    package let random: @Sendable () -> (UInt64, UInt64)

    package init(
        now: @escaping @Sendable () -> Timestamp,
        random: @escaping @Sendable () -> (UInt64, UInt64) = {
            var generator = SystemRandomNumberGenerator()
            return (generator.next(), generator.next())
        }
    ) {
        self.now = now
        self.random = random
    }

    package func name<Kind>() -> Identifier<Kind> {
        let (high, low) = random()
        return Identifier(high: high, low: low)
    }
}
