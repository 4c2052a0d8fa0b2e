// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Random numbers that come back with their seed (SplitMix64), so that a failing walk can be walked again.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    package let seed: UInt64
    private var state: UInt64

    package init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// One of them, each as likely as the others.
    ///
    /// - Precondition: There is at least one.
    package mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(next() % UInt64(elements.count))]
    }

    /// One of them, or nothing if there is none.
    package mutating func some<Element>(of elements: [Element]) -> Element? {
        elements.isEmpty ? nil : pick(elements)
    }

    /// True so many times in a hundred.
    package mutating func percent(_ share: UInt64) -> Bool { next() % 100 < share }
}
