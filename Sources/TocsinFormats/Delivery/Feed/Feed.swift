// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What a feed says about itself.
package struct Feed: Hashable, Sendable {
    /// A feed carries either warnings or practice, never both (law 13).
    package enum Kind: String, Sendable { case live, practice }

    package let kind: Kind
    package let title: String
    package let author: String
    /// Where the feed itself is; also its identity, so it must not change.
    package let url: String
    /// A page about it for people.
    package let homepage: String
    /// When an item was last added or taken out, not when the feed was asked for.
    package let updated: Timestamp

    package init(kind: Kind, title: String, author: String, url: String, homepage: String, updated: Timestamp) {
        self.kind = kind
        self.title = title
        self.author = author
        self.url = url
        self.homepage = homepage
        self.updated = updated
    }
}
