// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
package import TocsinDesk

/// A device with one passkey, as a browser would speak for it; every part can be falsified.
package struct SoftwarePasskey: Sendable {
    package var origin = "https://desk.example.org"
    package var site = "desk.example.org"
    /// User present and user verified.
    package var flags: UInt8 = 5
    package var uses: UInt32 = 1
    private let key = P256.Signing.PrivateKey()
    private let credential = SymmetricKey(size: .bits256).withUnsafeBytes(Array.init)

    package init() {}

    package func register(_ question: PasskeyQuestion) -> PasskeyRegistration {
        let point = Array(key.publicKey.rawRepresentation)
        let cose: [UInt8] =
            [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20] + point[..<32] + [0x22, 0x58, 0x20]
            + point[32...]
        let data = head(flags | 64) + [UInt8](repeating: 0, count: 16) + [0, 32] + credential + cose
        let object: [UInt8] =
            [0xA3, 0x63] + Array("fmt".utf8) + [0x64] + Array("none".utf8) + [0x67] + Array("attStmt".utf8) + [
                0xA0, 0x68,
            ]
            + Array("authData".utf8) + [0x58, UInt8(data.count)] + data
        return PasskeyRegistration(
            clientData: clientData("webauthn.create", question.challenge), attestationObject: object)
    }

    package func show(_ question: PasskeyQuestion) throws -> PasskeyAssertion {
        let (client, data) = (clientData("webauthn.get", question.challenge), head(flags))
        let signature = try key.signature(for: data + Array(SHA256.hash(data: client)))
        return PasskeyAssertion(
            credential: credential, clientData: client, authenticatorData: data,
            signature: Array(signature.derRepresentation))
    }

    private func clientData(_ type: String, _ challenge: String) -> [UInt8] {
        Array(#"{"type":"\#(type)","challenge":"\#(challenge)","origin":"\#(origin)","crossOrigin":false}"#.utf8)
    }

    private func head(_ flags: UInt8) -> [UInt8] {
        Array(SHA256.hash(data: Array(site.utf8))) + [flags]
            + (0..<4).map { UInt8(truncatingIfNeeded: uses >> (24 - 8 * UInt32($0))) }
    }
}
