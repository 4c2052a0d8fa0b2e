// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TransparencyLog

/// The secret that signs checkpoints. It doesn't print.
///
/// One seed serves a log and those that succeed it: an origin is part of every signed text and of the key's identifier,
/// so that a signature for one log is none for another.
package struct LogKeys: Sendable {
    private let seed: [UInt8]

    /// - Parameter seed: 32 random bytes, kept outside the store.
    /// - Throws: ``LogFailure/malformed(place:reason:)`` if it has another length.
    package init(seed: [UInt8]) throws {
        _ = try SignerKey(name: KeyName("log"), seed: seed)
        self.seed = seed
    }

    package func signer(for origin: KeyName) throws -> SignerKey {
        try SignerKey(name: origin, seed: seed)
    }
}

extension LogKeys: CustomStringConvertible, CustomReflectable {
    package var description: String { "(protected)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
