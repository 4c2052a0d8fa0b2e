// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The bytes of an entry bundle: up to 256 entries, each after its length in two bytes, big-endian.
package enum EntryBundle {
    package static let entryByteCountMax = 65_535
    package static let byteCountMax = TilePath.fullWidth * (2 + entryByteCountMax)

    package static func encode(_ entries: some Collection<[UInt8]>) -> [UInt8] {
        precondition((1...TilePath.fullWidth).contains(entries.count), "a bundle holds 1 to 256 entries")
        var bytes: [UInt8] = []
        for entry in entries {
            precondition(entry.count <= entryByteCountMax, "an entry has at most 65 535 bytes")
            bytes.append(UInt8(entry.count >> 8))
            bytes.append(UInt8(entry.count & 0xff))
            bytes.append(contentsOf: entry)
        }
        return bytes
    }

    /// - Throws: ``LogFailure/malformed(place:reason:)`` if `bytes` are not exactly `width` entries.
    package static func decode(_ bytes: [UInt8], width: Int) throws(LogFailure) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        for number in 0..<width {
            guard rest.count >= 2 else { throw refuse("ends before entry \(number)") }
            let count = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            rest = rest.dropFirst(2)
            guard rest.count >= count else { throw refuse("ends within entry \(number)") }
            entries.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        guard rest.isEmpty else { throw refuse("\(rest.count) bytes after the last entry") }
        return entries
    }

    private static func refuse(_ reason: String) -> LogFailure {
        .malformed(place: "entry bundle", reason: reason)
    }
}
