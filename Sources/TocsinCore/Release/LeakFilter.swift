// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Says in a few nanoseconds that a hash is not in a set, so that most words of a report cost no look-up.
struct LeakFilter {
    private var bits: [UInt64]
    private let shift: UInt64

    /// - Complexity: 64 bits of memory for each hash, at least 8 KiB.
    init(_ hashes: some Collection<UInt64>) {
        var power: UInt64 = 16
        while power < 32, 1 << power < hashes.count * 64 { power += 1 }
        bits = [UInt64](repeating: 0, count: 1 << Int(power - 6))
        shift = 64 - power
        for hash in hashes {
            let place = place(of: hash)
            bits[Int(place >> 6)] |= 1 << (place & 63)
        }
    }

    /// Never `false` for a hash of the set.
    @inline(__always)
    func mayContain(_ hash: UInt64) -> Bool {
        let place = place(of: hash)
        return bits[Int(place >> 6)] >> (place & 63) & 1 == 1
    }

    @inline(__always)
    private func place(of hash: UInt64) -> UInt64 { (hash &* 0xd6e8_feb8_6659_fd93) >> shift }
}
