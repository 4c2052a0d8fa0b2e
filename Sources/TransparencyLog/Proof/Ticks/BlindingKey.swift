// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto

/// The secret of an entry or a tick: 32 random bytes, drawn by the caller, used for nothing else. It doesn't
/// print.
///
/// Always 32 bytes: HMAC takes a key and the same key with zeros behind it for one, and a fixed length leaves
/// nobody two keys for the same commitment.
package struct BlindingKey: Hashable, Sendable {
    package static let byteCount = 32

    package let bytes: [UInt8]

    /// Nil if `bytes` are not exactly 32.
    package init?(exactly bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// HMAC-SHA256 of `message` under this key.
    func authenticate(_ message: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: bytes)))
    }
}

extension BlindingKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "(protected)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
