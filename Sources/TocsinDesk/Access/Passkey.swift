// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
package import TocsinCore
import TocsinFormats

/// A public key that somebody's device holds the other half of, bound to this desk's address.
package struct Passkey: Hashable, Codable, Sendable {
    package enum Algorithm: Int, Hashable, Codable, Sendable {
        case es256 = -7
        case edDSA = -8
    }

    package let credential: String
    package let algorithm: Algorithm
    /// x and y of P-256, 64 bytes, or the 32 bytes of Ed25519; base64url.
    package let key: String
    /// How often the device says that it was used; 0 if it does not count.
    package internal(set) var uses: UInt32
    package let made: Timestamp
}

/// The site that passkeys are bound to: the desk's address.
package struct PasskeySite: Hashable, Sendable {
    /// The host alone, `warn.example.org`.
    package let name: String
    /// As browsers write it, `https://warn.example.org:8443`.
    package let origin: String

    /// - Returns: `nil` if this is no address of a site.
    package init?(address: String) {
        let parts = address.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, ["https:", "http:"].contains(parts[0]), parts[1].isEmpty, !parts[2].isEmpty else {
            return nil
        }
        origin = "\(parts[0])//\(parts[2])".lowercased()
        let host = parts[2].hasPrefix("[") ? parts[2].prefix { $0 != "]" } + "]" : parts[2].prefix { $0 != ":" }
        name = host.lowercased()
    }
}

/// Checks what browsers send. Everything that does not fit is refused in the same words.
package enum PasskeyCheck {
    private static let userPresent: UInt8 = 1
    private static let userVerified: UInt8 = 4
    private static let attested: UInt8 = 64

    /// The challenge that an answer is to, before anything is believed.
    static func challenge(in clientData: [UInt8]) -> [UInt8]? {
        (try? TreeReader.json(clientData)).flatMap { text("challenge", in: $0) }.flatMap(Base64URL.read)
    }

    /// Reads a new passkey. Attestation is not asked for, and a statement that comes nevertheless is not judged.
    ///
    /// - Throws: ``PasskeyRefused``.
    package static func register(
        _ answer: PasskeyRegistration, challenge: [UInt8], site: PasskeySite, at time: Timestamp
    ) throws(PasskeyRefused) -> Passkey {
        try check(answer.clientData, type: "webauthn.create", challenge: challenge, site: site)
        guard let object = try? CBORReader.whole(answer.attestationObject), let data = object["authData"]?.byteString
        else {
            throw PasskeyRefused()
        }
        let head = try head(data, site: site)
        guard head.flags & attested != 0, data.count > 55 else { throw PasskeyRefused() }
        let length = Int(data[53]) << 8 | Int(data[54])
        guard (1...1_023).contains(length), data.count > 55 + length else { throw PasskeyRefused() }
        let credential = Array(data[55..<55 + length])
        guard var reader = try? CBORReader(data[(55 + length)...]), let key = try? reader.item() else {
            throw PasskeyRefused()
        }
        let (algorithm, bytes) = try publicKey(key)
        return Passkey(
            credential: Base64URL.write(credential), algorithm: algorithm, key: Base64URL.write(bytes), uses: head.uses,
            made: time)
    }

    /// Checks that the passkey's holder answered this challenge, here and now, and was recognised by their device.
    ///
    /// - Returns: The passkey with its new count of uses.
    /// - Throws: ``PasskeyRefused``; also if the count stands still, as that of a copy does.
    package static func verify(
        _ answer: PasskeyAssertion, of passkey: Passkey, challenge: [UInt8], site: PasskeySite
    ) throws(PasskeyRefused) -> Passkey {
        try check(answer.clientData, type: "webauthn.get", challenge: challenge, site: site)
        guard Base64URL.write(answer.credential) == passkey.credential, let key = Base64URL.read(passkey.key) else {
            throw PasskeyRefused()
        }
        let head = try head(answer.authenticatorData, site: site)
        let signed = answer.authenticatorData + Array(SHA256.hash(data: answer.clientData))
        guard isSigned(signed, answer.signature, key, passkey.algorithm) else { throw PasskeyRefused() }
        guard head.uses > passkey.uses || head.uses == 0 && passkey.uses == 0 else { throw PasskeyRefused() }
        var after = passkey
        after.uses = head.uses
        return after
    }

    private static func check(
        _ clientData: [UInt8], type: String, challenge: [UInt8], site: PasskeySite
    ) throws(PasskeyRefused) {
        guard clientData.count <= 4_096, let tree = try? TreeReader.json(clientData), text("type", in: tree) == type,
            text("challenge", in: tree).flatMap(Base64URL.read) == challenge, text("origin", in: tree) == site.origin,
            tree["crossOrigin"]?.value ?? .bool(false) == .bool(false)
        else { throw PasskeyRefused() }
    }

    private static func head(_ data: [UInt8], site: PasskeySite) throws(PasskeyRefused) -> (flags: UInt8, uses: UInt32)
    {
        guard data.count >= 37, Array(data[..<32]) == Array(SHA256.hash(data: Array(site.name.utf8))) else {
            throw PasskeyRefused()
        }
        let flags = data[32]
        guard flags & userPresent != 0, flags & userVerified != 0 else { throw PasskeyRefused() }
        return (flags, data[33..<37].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }

    /// A COSE key of one of the two kinds that we ask for (RFC 9053).
    private static func publicKey(_ key: CBOR) throws(PasskeyRefused) -> (Passkey.Algorithm, [UInt8]) {
        switch (key[1], key[3], key[-1]) {
        case (.unsigned(2), CBOR(-7), .unsigned(1)):
            guard let x = key[-2]?.byteString, let y = key[-3]?.byteString, x.count == 32, y.count == 32,
                (try? P256.Signing.PublicKey(rawRepresentation: x + y)) != nil
            else { throw PasskeyRefused() }
            return (.es256, x + y)
        case (.unsigned(1), CBOR(-8), .unsigned(6)):
            guard let x = key[-2]?.byteString, x.count == 32 else { throw PasskeyRefused() }
            return (.edDSA, x)
        case _:
            throw PasskeyRefused()
        }
    }

    private static func isSigned(
        _ message: [UInt8], _ signature: [UInt8], _ key: [UInt8], _ algorithm: Passkey.Algorithm
    ) -> Bool {
        switch algorithm {
        case .es256:
            guard let key = try? P256.Signing.PublicKey(rawRepresentation: key),
                let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: message)
        case .edDSA:
            guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else { return false }
            return key.isValidSignature(signature, for: message)
        }
    }

    private static func text(_ key: String, in tree: Tree) -> String? {
        guard case .text(let text) = tree[key]?.value else { return nil }
        return text
    }
}

/// Something about an answer does not fit; which, helps nobody who is honest.
package struct PasskeyRefused: Error, Hashable {}
