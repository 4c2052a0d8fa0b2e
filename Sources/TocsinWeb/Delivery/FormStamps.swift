// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Crypto
import TocsinCore

/// What a form of the recipient's page carries instead of a cookie: how far its reader had got, bound to the link and
/// to a time, so that nobody gets further by making one up.
///
/// A scanner that posts to an address it found has none, and so does nothing.
struct FormStamps: Sendable {
    enum Stage: String, Sendable {
        /// The cover was shown, and nothing of the text.
        case cover
        /// The text was shown, after the check if there was one.
        case read
        /// They said that it is not for them, and may say that this was a mistake.
        case mistaken
    }

    /// How long a page may lie open before its buttons lead back to the cover.
    static let lifetime = Interval.hours(24)

    private let key: SymmetricKey

    init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    /// `cover.1709830800000.` and 32 hexadecimal digits.
    func make(_ stage: Stage, for token: String, at now: Timestamp) -> String {
        let head = "\(stage.rawValue).\((now + FormStamps.lifetime).milliseconds)"
        return "\(head).\(hex(of: head, for: token))"
    }

    /// The stage that a stamp vouches for; `nil` if it is none of ours, for another link, or too old.
    func read(_ stamp: String?, for token: String, at now: Timestamp) -> Stage? {
        let parts = (stamp ?? "").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let stage = Stage(rawValue: String(parts[0])), let expires = Int64(parts[1]),
            isSame(String(parts[2]), hex(of: "\(stage.rawValue).\(expires)", for: token)), now.milliseconds < expires
        else { return nil }
        return stage
    }

    private func hex(of head: String, for token: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(head).\(token)".utf8), using: key)
        return String("\(Digest(Array(code)))".prefix(32))
    }

    /// In the same time wherever they differ.
    private func isSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
