// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
package import TocsinCore

/// The secrets in links, made from the names of deliveries: the store holds only their hashes.
package struct LinkTokens: Sendable {
    private let key: SymmetricKey

    package init(vault: Vault) {
        key = SymmetricKey(data: vault.derived("delivery link"))
    }

    /// 43 characters of base64url: an HMAC of the delivery's name. The same each time, so that a repeat has the same
    /// bytes.
    package func token(for delivery: DeliveryID) -> Confidential {
        Confidential(Base64URL.write(Array(HMAC<SHA256>.authenticationCode(for: delivery.bytes, using: key))))
    }

    /// What the store finds a token by.
    package static func hash(_ token: Confidential) -> TocsinCore.Digest {
        TocsinCore.Digest.sha256(of: Array(token.reveal().utf8))
    }

    /// What somebody says on the telephone about a message, such as `4K7Q-92MT`: the beginning of the delivery's
    /// random name.
    package static func reference(of delivery: DeliveryID) -> String {
        let start = "\(delivery)".prefix(8).uppercased()
        return "\(start.prefix(4))-\(start.dropFirst(4))"
    }

    /// The deliveries that a reference may mean, as people say and type it; `nil` if it is none.
    package static func deliveries(referredTo reference: String) -> ClosedRange<DeliveryID>? {
        let swaps: [Character: Character] = ["o": "0", "i": "1", "l": "1"]
        let start = String(reference.lowercased().filter { $0.isLetter || $0.isNumber }.map { swaps[$0] ?? $0 })
        let rest = 26 - start.utf8.count
        guard start.utf8.count == 8, let first = DeliveryID(start + String(repeating: "0", count: rest)),
            let last = DeliveryID(start + String(repeating: "z", count: rest))
        else { return nil }
        return first...last
    }
}

/// RFC 4648, section 5, without padding.
enum Base64URL {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func write(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let word = group.enumerated().reduce(UInt32(0)) { $0 | UInt32($1.element) << (16 - 8 * UInt32($1.offset)) }
            text += (0...group.count).map { digits[Int(word >> (18 - 6 * UInt32($0)) & 63)] }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Vault {
    /// The secret by which an endpoint checks that a webhook comes from this desk, as the Standard Webhooks
    /// specification writes it. Follows from the address, so an administrator can hand it out again at any time.
    package func webhookSecret(for address: Confidential) -> Confidential {
        let key = index([address.reveal()], purpose: "webhook secret").bytes
        let standard = Base64URL.write(key).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        return Confidential("whsec_" + String(standard) + "=")
    }

    /// The name under which the store remembers an endpoint without knowing its address.
    func endpoint(at address: Confidential) -> TocsinCore.Digest {
        index([address.reveal()], purpose: "endpoint")
    }
}
