// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

extension PublicSite {
    var feedRoutes: [Route] {
        let feeds = [false, true].flatMap { practice -> [Route] in
            let base = practice ? "/practice" : "/alerts"
            let what = practice ? "practice alerts" : "alerts"
            return [
                Route(.get, base + "/feed.atom", .everybody, "The \(what) that stand, as Atom.") {
                    try await feed($0, at: base + "/feed.atom", type: FeedWriter.atomType, practice, FeedWriter.atom)
                },
                Route(.get, base + "/feed.rss", .everybody, "The \(what) that stand, as RSS.") {
                    try await feed($0, at: base + "/feed.rss", type: FeedWriter.rssType, practice, FeedWriter.rss)
                },
            ]
        }
        return feeds + alertPageRoutes
    }

    private func feed(
        _ request: WebRequest, at path: String, type: String, _ practice: Bool,
        _ write: (Feed, [FeedItem], Timestamp) throws -> [UInt8]
    ) async throws -> WebAnswer {
        let documents = try await documents.all(practice: practice)
        // A replayed alert expired long ago; its practice feed shows it all the same, or there would be nothing to read.
        let now = practice ? Timestamp(milliseconds: 0) : now
        let items = try current(documents).map {
            try FeedItem($0.message, url: desk.settings.publicAddress + $0.address)
        }
        let updated = lastChange(documents, at: now)
        let feed = Feed(
            kind: practice ? .practice : .live,
            title: "\(desk.settings.name): \(practice ? "practice alerts" : "alerts")",
            author: desk.settings.name, url: desk.settings.publicAddress + path,
            homepage: desk.settings.publicAddress + (practice ? "/practice" : "/alerts"), updated: updated)
        return .fresh(
            try write(feed, items, now), type: "\(type); charset=utf-8", modified: updated, .askAgain, for: request)
    }

    /// The last word on each alert. Aggregators look at what is in the feed: a document leaves it as soon as there is
    /// newer word, and a cancellation stands in it for as long as the alert would have.
    private func current(_ documents: [PublishedDocument]) -> [PublishedDocument] {
        var seen: Set<WarningID> = []
        return documents.filter { seen.insert($0.warning).inserted && $0.ended != "replaced" }
    }

    /// When something last came into the feed or fell out of it.
    private func lastChange(_ documents: [PublishedDocument], at now: Timestamp) -> Timestamp {
        let moments = documents.flatMap { document in
            [document.at] + document.message.infos.map(\.expires.instant).filter { $0 <= now }
        }
        return moments.max() ?? Timestamp(milliseconds: 0)
    }
}
