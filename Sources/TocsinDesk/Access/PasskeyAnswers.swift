// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a browser sends when somebody makes a passkey (WebAuthn level 2).
package struct PasskeyRegistration: Hashable, Sendable {
    package let clientData: [UInt8]
    package let attestationObject: [UInt8]

    package init(clientData: [UInt8], attestationObject: [UInt8]) {
        self.clientData = clientData
        self.attestationObject = attestationObject
    }

    /// Reads base64url, as forms carry it; `nil` for anything else.
    package init?(clientData: String, attestationObject: String) {
        guard let clientData = Base64URL.read(clientData), let object = Base64URL.read(attestationObject) else {
            return nil
        }
        self.init(clientData: clientData, attestationObject: object)
    }
}

/// What a browser sends when somebody shows a passkey.
package struct PasskeyAssertion: Hashable, Sendable {
    package let credential: [UInt8]
    package let clientData: [UInt8]
    package let authenticatorData: [UInt8]
    package let signature: [UInt8]

    package init(credential: [UInt8], clientData: [UInt8], authenticatorData: [UInt8], signature: [UInt8]) {
        self.credential = credential
        self.clientData = clientData
        self.authenticatorData = authenticatorData
        self.signature = signature
    }

    /// Reads base64url, as forms carry it; `nil` for anything else.
    package init?(credential: String, clientData: String, authenticatorData: String, signature: String) {
        guard let credential = Base64URL.read(credential), let clientData = Base64URL.read(clientData),
            let data = Base64URL.read(authenticatorData), let signature = Base64URL.read(signature)
        else { return nil }
        self.init(credential: credential, clientData: clientData, authenticatorData: data, signature: signature)
    }
}

/// What the page's script hands to the browser; every text is base64url where it stands for bytes.
package struct PasskeyQuestion: Hashable, Codable, Sendable {
    package let challenge: String
    /// The desk's name among sites: the host of its address.
    package let site: String
    /// Shown by the browser when a passkey is made.
    package let deskName: String
    /// The person's random name and the one they are called by; only when a passkey is made.
    package let user: String?
    package let userName: String?
    /// Passkeys that they have; when one is made, those that need not be made again.
    package let credentials: [String]
    /// COSE numbers of what we can check: ES256 and EdDSA.
    package let algorithms: [Int]
}

extension Base64URL {
    /// - Returns: `nil` for padding, for any byte that does not belong, and for more than 64 KiB.
    static func read(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= 87_382, !text.utf8.contains(where: { "+/=".utf8.contains($0) }) else { return nil }
        let standard = text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        return Base64.decode(String(standard) + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
    }
}
