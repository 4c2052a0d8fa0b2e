// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The bytes of a tile: up to 256 hashes, one after another, and nothing else.
package enum Tile {
    package static func encode(_ hashes: some Collection<LogHash>) -> [UInt8] {
        precondition((1...TilePath.fullWidth).contains(hashes.count), "a tile holds 1 to 256 hashes")
        return hashes.flatMap(\.bytes)
    }

    /// - Throws: ``LogFailure/malformed(place:reason:)`` if `bytes` are not exactly `width` hashes.
    package static func decode(_ bytes: [UInt8], width: Int) throws(LogFailure) -> [LogHash] {
        guard bytes.count == width * LogHash.byteCount else {
            throw .malformed(place: "tile", reason: "\(bytes.count) bytes are not \(width) hashes")
        }
        return stride(from: 0, to: bytes.count, by: LogHash.byteCount).compactMap {
            LogHash(exactly: bytes[$0..<$0 + LogHash.byteCount])
        }
    }
}
