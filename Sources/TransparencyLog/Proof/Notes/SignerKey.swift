// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto

/// A private Ed25519 key that signs notes. It doesn't print.
package struct SignerKey: Sendable {
    package let verifierKey: VerifierKey
    private let privateKey: Curve25519.Signing.PrivateKey

    /// - Parameter seed: The 32 bytes of RFC 8032 from which the key is derived.
    /// - Throws: ``LogFailure/malformed(place:reason:)`` if `seed` has another length.
    package init(name: KeyName, kind: VerifierKey.Kind = .log, seed: [UInt8]) throws(LogFailure) {
        guard seed.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw .malformed(place: "signer key", reason: "a seed has 32 bytes")
        }
        privateKey = key
        verifierKey = try VerifierKey(
            name: name, kind: kind, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// Signs a note's text as its log.
    ///
    /// - Throws: ``LogFailure/notSigned`` if the key is a witness's or the library fails.
    package func sign(_ text: [UInt8]) throws(LogFailure) -> NoteSignature {
        guard verifierKey.kind == .log else { throw .notSigned }
        return NoteSignature(
            name: verifierKey.name, keyID: verifierKey.id, signature: try signature(of: text))
    }

    /// Cosigns a checkpoint's text as a witness, which must have checked that it continues the last one seen.
    ///
    /// - Parameter seconds: The time, in whole seconds since 1970-01-01T00:00:00Z; not negative.
    /// - Throws: ``LogFailure/notSigned`` if the key is a log's or the library fails.
    package func cosign(_ text: [UInt8], at seconds: Int) throws(LogFailure) -> NoteSignature {
        precondition(seconds >= 0, "a cosignature's time is not negative")
        guard verifierKey.kind == .witness else { throw .notSigned }
        let time = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> (56 - 8 * $0)) }
        let signature = try signature(of: NoteSignature.cosignedMessage(text, seconds: seconds))
        return NoteSignature(name: verifierKey.name, keyID: verifierKey.id, signature: time + signature)
    }

    private func signature(of message: [UInt8]) throws(LogFailure) -> [UInt8] {
        guard let signature = try? privateKey.signature(for: message) else { throw .notSigned }
        return Array(signature)
    }
}

extension SignerKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "(protected)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
