// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Writes Atom and RSS 2.0 for aggregators of CAP: the same bytes for the same items, in whatever order they
/// come.
///
/// Aggregators look at what is in the feed and don't understand a cancellation. So an item that another one
/// replaces is left out at once, and an item that has expired is left out too; all others are in, newest
/// first.
package enum FeedWriter {
    package static let atomType = "application/atom+xml"
    package static let rssType = "application/rss+xml"
    package static let capType = "application/cap+xml"

    /// - Throws: ``FormatError`` if live and practice would mix, two items share an address, or a text can't
    ///   be XML.
    package static func atom(_ feed: Feed, _ items: [FeedItem], at now: Timestamp) throws(FormatError)
        -> [UInt8]
    {
        var xml = XMLWriter()
        try xml.start("feed", [("xmlns", "http://www.w3.org/2005/Atom")])
        try xml.element("id", feed.url)
        try xml.element("title", feed.title)
        try xml.element("updated", time(feed.updated))
        try xml.start("author")
        try xml.element("name", feed.author)
        xml.end()
        try xml.element("link", "", [("rel", "self"), ("type", atomType), ("href", feed.url)])
        try xml.element("link", "", [("rel", "alternate"), ("type", "text/html"), ("href", feed.homepage)])
        for item in try current(items, in: feed, at: now) {
            try xml.start("entry")
            try xml.element("id", item.url)
            try xml.element("title", item.title)
            try xml.element("updated", time(item.sent.instant))
            try xml.element("published", time(item.sent.instant))
            try xml.start("author")
            try xml.element("name", item.author)
            xml.end()
            try xml.element("link", "", [("rel", "alternate"), ("type", capType), ("href", item.url)])
            for category in item.categories { try xml.element("category", "", [("term", category)]) }
            try xml.element("summary", item.summary)
            xml.end()
        }
        xml.end()
        return xml.bytes
    }

    /// - Throws: As ``atom(_:_:at:)``.
    package static func rss(_ feed: Feed, _ items: [FeedItem], at now: Timestamp) throws(FormatError)
        -> [UInt8]
    {
        var xml = XMLWriter()
        try xml.start("rss", [("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom")])
        try xml.start("channel")
        try xml.element("title", feed.title)
        try xml.element("link", feed.homepage)
        try xml.element("description", feed.title)
        try xml.element("lastBuildDate", RFC822.write(feed.updated, offsetMinutes: 0))
        try xml.element("atom:link", "", [("rel", "self"), ("type", rssType), ("href", feed.url)])
        for item in try current(items, in: feed, at: now) {
            try xml.start("item")
            try xml.element("title", item.title)
            try xml.element("link", item.url)
            try xml.element("guid", item.url, [("isPermaLink", "true")])
            try xml.element(
                "pubDate", RFC822.write(item.sent.instant, offsetMinutes: item.sent.offsetMinutes))
            for category in item.categories { try xml.element("category", category) }
            try xml.element("description", item.summary)
            xml.end()
        }
        xml.end()
        xml.end()
        return xml.bytes
    }

    /// The items that hold now, newest first.
    private static func current(
        _ items: [FeedItem], in feed: Feed, at now: Timestamp
    ) throws(FormatError) -> [FeedItem] {
        if let stray = items.first(where: { $0.kind != feed.kind }) {
            throw FormatError(
                path: stray.url,
                problem: "a \(stray.kind.rawValue) message may not enter a \(feed.kind.rawValue) feed",
                mend: "list it in the other feed")
        }
        guard Set(items.map(\.url)).count == items.count else {
            throw FormatError(
                problem: "FEED-A1: two items have the same address", mend: "give each message its own")
        }
        let superseded = Set(items.flatMap(\.supersedes).map(Name.init))
        return items.filter { item in
            !superseded.contains(Name(item.reference)) && item.expires.map { $0 > now } ?? true
        }.sorted { left, right in
            left.sent.instant == right.sent.instant
                ? left.url.utf8.lexicographicallyPrecedes(right.url.utf8)
                : left.sent.instant > right.sent.instant
        }
    }

    /// A reference, whatever offset its time is written with.
    private struct Name: Hashable {
        let sender: String
        let identifier: String
        let sent: Timestamp

        init(_ reference: CAPMessage.Reference) {
            sender = reference.sender
            identifier = reference.identifier
            sent = reference.sent.instant
        }
    }

    private static func time(_ instant: Timestamp) -> String {
        RFC3339.write(instant, offsetMinutes: 0, zero: "Z")
    }
}
