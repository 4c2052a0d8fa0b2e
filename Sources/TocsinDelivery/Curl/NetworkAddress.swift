// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// An address at which something answers, as 4 or 16 bytes.
package struct NetworkAddress: Hashable, Sendable {
    package let bytes: [UInt8]

    /// `nil` unless there are 4 bytes or 16.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// How far away an address lies, for the question whether we may connect to it.
    package enum Reach: Hashable, Sendable {
        /// Anywhere on the public network.
        case open
        /// This machine, or a network that is not the public one.
        case near
        /// Never the address of a receiver: unspecified, link-local (where clouds keep their keys),
        /// multicast, reserved.
        case never
    }

    package var reach: Reach {
        bytes.count == 4 ? Self.reach(of: bytes) : reachOfSixteen
    }

    private var reachOfSixteen: Reach {
        let embedded = Array(bytes[12...])
        if has([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], 96) {
            return Self.reach(of: embedded) == .never ? .never : .near  // written so to slip past a filter
        }
        if has([0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0], 96) { return Self.reach(of: embedded) }
        if bytes.dropLast().allSatisfy({ $0 == 0 }) { return bytes[15] == 1 ? .near : .never }
        if has([0xfc], 7) { return .near }
        if has([0x20, 0x01, 0x0d, 0xb8], 32) || has([0x20, 0x01, 0, 0], 32) || has([0x20, 0x02], 16) {
            return .never
        }
        return has([0x20], 3) ? .open : .never
    }

    private static let near: [([UInt8], Int)] = [
        ([10], 8), ([100, 64], 10), ([127], 8), ([172, 16], 12), ([192, 168], 16),
    ]
    private static let never: [([UInt8], Int)] = [
        ([0], 8), ([169, 254], 16), ([192, 0, 0], 24), ([192, 0, 2], 24), ([192, 88, 99], 24),
        ([198, 18], 15),
        ([198, 51, 100], 24), ([203, 0, 113], 24), ([224], 3),
    ]

    private static func reach(of four: [UInt8]) -> Reach {
        if never.contains(where: { has($0.0, $0.1, in: four) }) { return .never }
        return near.contains(where: { has($0.0, $0.1, in: four) }) ? .near : .open
    }

    private func has(_ prefix: [UInt8], _ bits: Int) -> Bool { Self.has(prefix, bits, in: bytes) }

    /// Whether the first `bits` bits are those of `prefix`.
    private static func has(_ prefix: [UInt8], _ bits: Int, in bytes: [UInt8]) -> Bool {
        prefix.indices.allSatisfy { index in
            let shift = max(0, 8 * (index + 1) - bits)
            return bytes[index] >> shift == prefix[index] >> shift
        }
    }
}
