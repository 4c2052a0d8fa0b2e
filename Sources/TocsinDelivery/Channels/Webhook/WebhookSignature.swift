// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
internal import Foundation
internal import TocsinCore
internal import TocsinDesk

/// Signatures by the symmetric scheme of the Standard Webhooks specification: `v1`, HMAC with SHA-256.
enum WebhookSignature {
    /// Two, while one is being replaced by the other.
    static let secretsMax = 2

    /// The value of `webhook-signature`: one signature for each secret.
    ///
    /// - Throws: *ask an officer* if there is no secret, or one is not `whsec_` and base 64 of 24 to 64
    ///   bytes.
    static func header(
        id: String, timestamp: String, body: [UInt8], secrets: [Confidential]
    ) throws(DeliveryFailure) -> String {
        guard (1...secretsMax).contains(secrets.count) else {
            throw DeliveryFailure(.askOfficer, "the webhook has no secret, or too many", alarms: true)
        }
        let signed = Array("\(id).\(timestamp).".utf8) + body
        var signatures: [String] = []
        for secret in secrets {
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: try key(secret))
            signatures.append("v1,\(Data(code).base64EncodedString())")
        }
        return signatures.joined(separator: " ")
    }

    private static func key(_ secret: Confidential) throws(DeliveryFailure) -> SymmetricKey {
        let text = secret.reveal()
        guard text.hasPrefix("whsec_"), let bytes = Data(base64Encoded: String(text.dropFirst(6))),
            (24...64).contains(bytes.count)
        else { throw DeliveryFailure(.askOfficer, "the secret of the webhook cannot be read", alarms: true) }
        return SymmetricKey(data: bytes)
    }
}
