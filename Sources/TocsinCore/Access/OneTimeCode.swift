// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The codes of an authenticator (RFC 6238: SHA-1, steps of 30 seconds, six digits), each good once.
///
/// The machine knows time and use; the code of a step is computed by the caller, who holds the seed.
package struct OneTimeCode: Hashable, Codable, Sendable {
    package enum Verdict: Hashable, Sendable {
        case right
        case wrong
        /// The code is that of a step already used: somebody looked over a shoulder, or pressed twice.
        case used
    }

    package static let secondsPerStep: Int64 = 30
    package static let digits = 6

    /// The latest step of which a code was taken.
    package private(set) var lastStep: Int64?

    package init(lastStep: Int64? = nil) { self.lastStep = lastStep }

    package static func step(at time: Timestamp) -> Int64 {
        time.milliseconds.flooredQuotient(by: secondsPerStep * 1_000)
    }

    /// Judges what was typed against this step, the one before and the one after, always all three.
    package mutating func take(_ typed: String, at time: Timestamp, code: (Int64) -> String) -> Verdict {
        let now = OneTimeCode.step(at: time)
        var matched: Int64?
        for step in [now + 1, now - 1, now] where step >= 0 {
            if OneTimeCode.equal(typed, code(step)) { matched = step }
        }
        guard let matched else { return .wrong }
        if let lastStep, matched <= lastStep { return .used }
        lastStep = matched
        return .right
    }

    /// The digits of a step from its HMAC (RFC 4226, section 5.3).
    ///
    /// - Precondition: `mac` has 20 bytes, as SHA-1 gives.
    package static func code(from mac: [UInt8]) -> String {
        precondition(mac.count == 20, "an HMAC-SHA-1 has 20 bytes")
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// In the same time wherever they differ.
    private static func equal(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
