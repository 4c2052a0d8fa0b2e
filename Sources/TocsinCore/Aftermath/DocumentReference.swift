// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Where the words stand: the document, not the speaker. A relay often prints what another body said.
package struct DocumentReference: Hashable, Codable, Sendable {
    package let title: String?
    /// `http` or `https`; the ledger refuses anything else, because pages make a link of it.
    package let url: String?
    package let publisher: String?
    package let retrieved: AssertedTime?

    package init(title: String? = nil, url: String? = nil, publisher: String? = nil, retrieved: AssertedTime? = nil) {
        self.title = title
        self.url = url
        self.publisher = publisher
        self.retrieved = retrieved
    }
}

/// A stretch of a document's text in Unicode code points, counted from 0; `end` is the first one after it.
package struct TextSpan: Hashable, Codable, Sendable {
    package let start: Int
    package let end: Int

    package init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }
}
