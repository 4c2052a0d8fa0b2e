// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
import TocsinCore

/// The seed that somebody's authenticator and the desk share (RFC 6238). It does not print.
package struct AuthenticatorSeed: Sendable, CustomStringConvertible, CustomReflectable {
    static let byteCount = 20

    let bytes: [UInt8]

    /// - Precondition: 20 bytes.
    init(_ bytes: [UInt8]) {
        precondition(bytes.count == AuthenticatorSeed.byteCount, "a seed has 20 bytes")
        self.bytes = bytes
    }

    /// As people type it: base 32 in groups of four.
    package var text: Confidential {
        let digits = Array(Base32.write(bytes))
        let groups = stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
        return Confidential(groups.joined(separator: " "))
    }

    /// As authenticators read it from a picture.
    package func address(desk: String, person: String) -> Confidential {
        let (issuer, label) = (PercentText.write(desk), PercentText.write(person))
        return Confidential(
            "otpauth://totp/\(issuer):\(label)?secret=\(Base32.write(bytes))&issuer=\(issuer)&algorithm=SHA1&digits=6&period=30"
        )
    }

    func code(_ step: Int64) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
        let mac = HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: bytes))
        return OneTimeCode.code(from: Array(mac))
    }

    package var description: String { "(seed)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// RFC 4648, section 6, without padding.
enum Base32 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func write(_ bytes: [UInt8]) -> String {
        var (text, bits, count): ([UInt8], UInt32, UInt32) = ([], 0, 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(digits[Int(bits >> count & 31)])
            }
        }
        if count > 0 { text.append(digits[Int(bits << (5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}

/// RFC 3986: everything but letters, digits and four marks, byte by byte.
enum PercentText {
    static func write(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            let isPlain =
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-._~".utf8.contains(byte)
            return isPlain ? [byte] : [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
