// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinFormats

@Suite struct FeedWriterTests {
    private static let feed = Feed(
        kind: .live, title: "Warnings & notices", author: "Warning desk",
        url: "https://warn.example/feed.atom",
        homepage: "https://warn.example/", updated: CAPExample.update.sent.instant)
    private static let now = CAPExample.update.sent.instant

    private func item(_ message: CAPMessage) throws -> FeedItem {
        try FeedItem(message, url: "https://warn.example/cap/\(message.identifier).xml")
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `an entry's id and link are the address of its CAP document`() throws {
        let atom = text(try FeedWriter.atom(Self.feed, [item(CAPExample.alert)], at: Self.now))
        #expect(
            atom == "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">"
                + "<id>https://warn.example/feed.atom</id><title>Warnings &amp; notices</title>"
                + "<updated>2026-03-01T07:00:00Z</updated><author><name>Warning desk</name></author>"
                + "<link rel=\"self\" type=\"application/atom+xml\""
                + " href=\"https://warn.example/feed.atom\"></link>"
                + "<link rel=\"alternate\" type=\"text/html\" href=\"https://warn.example/\"></link>"
                + "<entry><id>https://warn.example/cap/warn-1.xml</id>"
                + "<title>Stay away from crowds &amp; markets</title>"
                + "<updated>2026-03-01T06:00:00Z</updated><published>2026-03-01T06:00:00Z</published>"
                + "<author><name>Warning desk, Example</name></author>"
                + "<link rel=\"alternate\" type=\"application/cap+xml\""
                + " href=\"https://warn.example/cap/warn-1.xml\"></link>"
                + "<category term=\"Security\"></category><category term=\"Safety\"></category>"
                + "<summary>We have reason to expect an attack.</summary></entry></feed>")
        let rss = text(try FeedWriter.rss(Self.feed, [item(CAPExample.alert)], at: Self.now))
        #expect(
            rss.contains(
                "<link>https://warn.example/cap/warn-1.xml</link>"
                    + "<guid isPermaLink=\"true\">https://warn.example/cap/warn-1.xml</guid>"
                    + "<pubDate>Sun, 01 Mar 2026 09:00:00 +0300</pubDate>"))
    }

    @Test func `what is replaced or expired is out, in whatever order items come`() throws {
        let items = try [CAPExample.alert, CAPExample.update, CAPExample.cancel].map(item)
        let atom = text(try FeedWriter.atom(Self.feed, items, at: Self.now))
        #expect(atom.contains("warn-3.xml") && !atom.contains("warn-2.xml") && !atom.contains("warn-1.xml"))
        #expect(try FeedWriter.atom(Self.feed, items.reversed(), at: Self.now) == Array(atom.utf8))
        let late = CAPExample.time("2026-03-03T09:00:00+03:00").instant
        #expect(!text(try FeedWriter.rss(Self.feed, items, at: late)).contains("<item>"))
    }

    @Test func `a reference with another offset still replaces`() throws {
        let update = CAPExample.changed(CAPExample.update) { message in
            message.references = [
                .init(
                    sender: "desk@warn.example", identifier: "warn-1",
                    sent: CAPExample.time("2026-03-01T06:00:00-00:00"))
            ]
        }
        let rss = text(try FeedWriter.rss(Self.feed, [item(CAPExample.alert), item(update)], at: Self.now))
        #expect(!rss.contains("warn-1.xml") && rss.contains("warn-2.xml"))
    }

    @Test func `an empty feed is a feed`() throws {
        #expect(text(try FeedWriter.atom(Self.feed, [], at: Self.now)).hasSuffix("</feed>"))
        #expect(text(try FeedWriter.rss(Self.feed, [], at: Self.now)).hasSuffix("</channel></rss>"))
    }

    @Test func `only public messages for everybody enter a feed`() {
        #expect(throwing { try item(CAPExample.liaison) }?.problem.hasPrefix("CAP-AL-16") == true)
        #expect(throwing { try item(CAPExample.acknowledgement) }?.problem.hasPrefix("CAP-AL-16") == true)
        for status in [CAPMessage.Status.draft, .test, .system] {
            let message = CAPExample.changed(CAPExample.alert) { $0.status = status }
            #expect(throwing { try item(message) }?.problem.hasPrefix("CAP-AL-06") == true)
        }
        #expect(
            throwing { try FeedItem(CAPExample.alert, url: "/cap/1.xml") }?.problem.hasPrefix("FEED-A3")
                == true)
    }

    @Test func `practice never enters a feed of warnings, nor a warning one of practice`() throws {
        let practice = Feed(
            kind: .practice, title: "Practice", author: "a", url: "https://warn.example/p",
            homepage: "https://warn.example/",
            updated: Self.now)
        #expect(throws: FormatError.self) {
            try FeedWriter.atom(Self.feed, [item(CAPExample.practice)], at: Self.now)
        }
        #expect(throws: FormatError.self) {
            try FeedWriter.rss(practice, [item(CAPExample.alert)], at: Self.now)
        }
        #expect(throws: Never.self) {
            try FeedWriter.rss(practice, [item(CAPExample.practice)], at: Self.now)
        }
    }

    @Test func `two messages never share an address`() throws {
        let items = [
            try item(CAPExample.alert),
            try FeedItem(CAPExample.update, url: "https://warn.example/cap/warn-1.xml"),
        ]
        #expect(
            throwing { try FeedWriter.atom(Self.feed, items, at: Self.now) }?.problem.hasPrefix("FEED-A1")
                == true)
    }

    @Test(arguments: [
        ("2024-02-29T00:00:00Z", 0, "Thu, 29 Feb 2024 00:00:00 +0000"),
        ("2024-03-07T15:00:00Z", 180, "Thu, 07 Mar 2024 18:00:00 +0300"),
        ("2025-01-01T01:00:00Z", -210, "Tue, 31 Dec 2024 21:30:00 -0330"),
    ])
    func `dates of RSS have names and offsets`(instant: String, offset: Int, expected: String) throws {
        let moment = try #require(RFC3339.read(instant))
        #expect(RFC822.write(moment.instant, offsetMinutes: offset) == expected)
    }
}
