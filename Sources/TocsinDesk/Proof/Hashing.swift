// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
package import TocsinCore

extension TocsinCore.Digest {
    /// SHA-256 of bytes.
    package static func sha256(of bytes: [UInt8]) -> TocsinCore.Digest {
        TocsinCore.Digest(Array(SHA256.hash(data: bytes)))
    }
}

/// 32 random bytes from the system's generator: a key.
func randomKeyBytes() -> [UInt8] { SymmetricKey(size: .bits256).withUnsafeBytes(Array.init) }
