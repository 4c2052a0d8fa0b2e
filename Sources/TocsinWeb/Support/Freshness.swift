// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Crypto
import TocsinCore
import TocsinFormats

/// By which a reader knows that it has an answer already: the digest of the bytes, and when they last changed.
struct Freshness: Sendable {
    let tag: String
    let modified: String?
    let caching: String

    enum Keeping: String {
        /// It never changes under this address.
        case forGood = "public, max-age=31536000, immutable"
        /// Ask each time whether it changed: a cached "in force" may cost a life.
        case askAgain = "public, no-cache"
    }

    init(_ bytes: [UInt8], modified: Timestamp?, _ keeping: Keeping) {
        tag = "\"\(String("\(Digest(Array(SHA256.hash(data: bytes))))".prefix(32)))\""
        self.modified = modified.map { RFC822.write($0, offsetMinutes: 0).dropLast(5) + "GMT" }
        caching = keeping.rawValue
    }

    var headers: [(name: String, value: String)] {
        [("ETag", tag), ("Cache-Control", caching)] + (modified.map { [("Last-Modified", $0)] } ?? [])
    }

    /// Whether the asker has these very bytes. A tag outweighs a date; a date counts only if it is the one we gave.
    func isHeld(by request: WebRequest) -> Bool {
        if let tags = request.header("if-none-match") {
            return tags.split(separator: ",").contains { offered in
                let bare = offered.filter { $0 != " " && $0 != "\t" }
                return bare == "*" || bare == tag || bare == "W/\(tag)"
            }
        }
        guard let modified else { return false }
        return request.header("if-modified-since") == modified
    }
}

extension WebAnswer {
    /// The bytes, or that the asker has them.
    static func fresh(
        _ bytes: [UInt8], type: String, modified: Timestamp? = nil, _ keeping: Freshness.Keeping,
        for request: WebRequest
    ) -> WebAnswer {
        let freshness = Freshness(bytes, modified: modified, keeping)
        return WebAnswer(
            status: freshness.isHeld(by: request) ? 304 : 200, type: type, headers: freshness.headers, body: bytes)
    }
}
