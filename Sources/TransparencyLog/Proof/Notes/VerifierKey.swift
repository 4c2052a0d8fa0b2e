// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto

/// A public key that verifies signatures on notes (c2sp.org/signed-note), written `name+id+key`.
package struct VerifierKey: Hashable, Sendable {
    /// What the key's signatures mean; the raw value is the type byte of the format.
    package enum Kind: UInt8, Sendable {
        /// The log itself: Ed25519 over the text.
        case log = 1
        /// A witness: Ed25519 over a time and the text (c2sp.org/tlog-cosignature).
        case witness = 4
    }

    package let name: KeyName
    package let kind: Kind
    /// 32 bytes.
    package let publicKey: [UInt8]
    /// Tells the keys of one name apart. It is short and proves nothing.
    package let id: UInt32

    /// - Throws: ``LogFailure/malformed(place:reason:)`` unless `publicKey` is an Ed25519 key of 32 bytes.
    package init(name: KeyName, kind: Kind, publicKey: [UInt8]) throws(LogFailure) {
        guard publicKey.count == 32 else { throw Self.refuse("an Ed25519 key has 32 bytes") }
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        id = Self.id(name: name, kind: kind, publicKey: publicKey)
    }

    /// Reads the key's text.
    ///
    /// - Throws: ``LogFailure/malformed(place:reason:)``, also if the type of key is none of ``Kind`` or the
    ///   identifier is not the key's own.
    package init(_ text: String) throws(LogFailure) {
        let plus = UInt8(ascii: "+")
        let parts = Array(text.utf8).split(separator: plus, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw Self.refuse("not of the form name+id+key") }
        guard let key = Base64.decode(parts[2]) else { throw Self.refuse("not canonical base64") }
        guard let kind = key.first.flatMap(Kind.init(rawValue:)) else {
            throw Self.refuse("unknown type of key")
        }
        try self.init(name: KeyName(bytes: parts[0]), kind: kind, publicKey: Array(key.dropFirst()))
        guard parts[1].elementsEqual(hexadecimalID.utf8) else {
            throw Self.refuse("the identifier is not that of the key")
        }
    }

    package var text: String {
        let key = Base64.encode([kind.rawValue] + publicKey)
        return "\(name)+\(hexadecimalID)+\(String(decoding: key, as: UTF8.self))"
    }

    func isValid(signature: some Collection<UInt8>, of message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(Array(signature), for: message)
    }

    private var hexadecimalID: String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    private static func id(name: KeyName, kind: Kind, publicKey: [UInt8]) -> UInt32 {
        let digest = SHA256.hash(data: name.utf8 + [UInt8(ascii: "\n"), kind.rawValue] + publicKey)
        return digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func refuse(_ reason: String) -> LogFailure {
        .malformed(place: "verifier key", reason: reason)
    }
}
