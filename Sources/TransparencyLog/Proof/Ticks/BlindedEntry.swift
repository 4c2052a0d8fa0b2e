// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// An entry that can't be guessed from what is kept of it: HMAC-SHA256(entry key, canonical entry).
package struct BlindedEntry: Hashable, Sendable {
    package static let byteCount = 32

    package let bytes: [UInt8]

    package init(entry: [UInt8], key: BlindingKey) {
        bytes = key.authenticate(entry)
    }

    /// Takes up a stored one; nil if `bytes` are not exactly 32.
    package init?(exactly bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// Its hash in the tree of the tick.
    package var leaf: LogHash { .leaf(bytes) }
}
