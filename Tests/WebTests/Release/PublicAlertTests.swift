// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinWeb

@Suite struct PublicAlertTests {
    private static func ending(_ decision: String) -> String {
        """
        - {act: window.end, by: rio, warning: $warning, decision: \(decision), reason: it is over}
        - {act: window.end, by: sam, warning: $warning, decision: \(decision), reason: it is over}

        """
    }

    @Test func `an alert in force is shown with its texts, its code and its document`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.alert)
        let warning = try #require(names["warning"])
        let list = try await web.site.get("/alerts").text
        #expect(list.contains("/alerts/\(warning)"))
        #expect(list.contains("In force until Wed 4 Mar 2026, 12:00 (UTC+03:00)."))
        let page = try await web.site.get("/alerts/\(warning)").text
        #expect(page.contains("In force until"))
        #expect(page.contains("lang=\"ar\" dir=\"rtl\""))
        #expect(page.contains("العربية"))
        #expect(page.contains("The city and ten kilometres around"))
        #expect(!page.contains("Car bomb") && !page.contains("Deputy"))
    }

    @Test func `a document is served exactly and for good, and 304 to whoever has it`() async throws {
        let web = try await TestWeb()
        _ = try await web.play(Scripts.alert)
        let stored = try #require(try await web.desk.desk.store.publications(practice: false).first)
        let path = "/alerts/\(stored.id).cap"
        let answer = try await web.site.get(path)
        #expect(answer.body == stored.cap)
        #expect(answer.header("Content-Type") == "application/cap+xml")
        #expect(answer.header("Cache-Control") == "public, max-age=31536000, immutable")
        let tag = try #require(answer.header("ETag"))
        let modified = try #require(answer.header("Last-Modified"))
        #expect(modified == "Mon, 02 Mar 2026 09:00:00 GMT")
        for (header, value) in [
            ("If-None-Match", tag), ("If-None-Match", "\"x\", W/\(tag)"), ("If-None-Match", "*"),
            ("If-Modified-Since", modified),
        ] {
            let again = try await web.site.get(path, headers: [(header, value)])
            #expect(again.status == 304 && again.body.isEmpty && again.header("ETag") == tag, "\(header): \(value)")
        }
        let other = try await web.site.get(
            path, headers: [("If-None-Match", "\"x\""), ("If-Modified-Since", modified)])
        #expect(other.status == 200)
        #expect(try await web.site.get("/practice" + path).status == 404)
    }

    @Test func `an empty feed is a feed`() async throws {
        let web = try await TestWeb()
        for base in ["/alerts", "/practice"] {
            let atom = try await web.site.get(base + "/feed.atom")
            #expect(atom.header("Content-Type") == "application/atom+xml; charset=utf-8")
            #expect(try XMLReader.read(atom.body).name == "feed")
            let rss = try await web.site.get(base + "/feed.rss")
            #expect(rss.header("Content-Type") == "application/rss+xml; charset=utf-8")
            #expect(try XMLReader.read(rss.body).name == "rss")
        }
    }

    private func items(_ web: TestWeb, _ path: String = "/alerts/feed.atom") async throws -> [String] {
        try XMLReader.read(try await web.site.get(path).body).children.filter { $0.name == "entry" }
            .compactMap { $0.children.first { $0.name == "id" }?.text }
    }

    private func documents(_ web: TestWeb) async throws -> [String] {
        try await web.desk.desk.store.publications(practice: false).map {
            "https://desk.example.org/alerts/\($0.id).cap"
        }
    }

    @Test func `a feed holds what is in force, and changes when that changes and not before`() async throws {
        let web = try await TestWeb()
        _ = try await web.play(Scripts.alert)
        let first = try await web.site.get("/alerts/feed.atom")
        #expect(try await items(web) == documents(web))
        web.desk.clock.advance(by: .hours(1))
        let tag = try #require(first.header("ETag"))
        let again = try await web.site.get("/alerts/feed.atom", headers: [("If-None-Match", tag)])
        #expect(again.status == 304)
        web.desk.clock.advance(by: .hours(48))
        let later = try await web.site.get("/alerts/feed.atom", headers: [("If-None-Match", tag)])
        #expect(later.status == 200)
        #expect(try await items(web).isEmpty)
        #expect(later.header("Last-Modified") == "Wed, 04 Mar 2026 09:00:00 GMT")
    }

    @Test func `a withdrawal takes the alert's place in the feed at once, until the alert would have ended`()
        async throws
    {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.alert + "- {after: 10min}\n" + Self.ending("withdrawn"))
        let published = try await documents(web)
        #expect(published.count == 2)
        #expect(try await items(web) == [published[0]])
        let warning = try #require(names["warning"])
        #expect(try await web.site.get("/alerts/\(warning)").text.contains("Withdrawn on"))
        web.desk.clock.advance(by: .days(3))
        #expect(try await items(web).isEmpty)
    }

    @Test func `a replaced alert leaves the feed and its page names the newer one`() async throws {
        let web = try await TestWeb()
        let replacing = """
            - {after: 10min}
            - {act: warning.draft, as: newer, kind: public_alert, audience_class: public, victims: [$victim], replaces: $warning}
            - {act: text.write, warning: $newer, language: en, headline: Stay indoors, sender: Test desk, danger: An attack may be near., place: The city, time: Two days, actions: [Stay at home.], check: Ring the number that you find by yourself., help: "", specificity: {}}
            - {act: audience.choose, as: choice, warning: $newer, feed: true, from: "2026-03-02T09:00:00Z", until: "2026-03-05T09:00:00Z"}
            - {act: release.sign, by: ada, warning: $newer, contents: $choice.contents}
            - {act: release.sign, by: rio, warning: $newer, contents: $choice.contents}

            """
        let names = try await web.play(Scripts.alert + replacing)
        let (older, newer) = (try #require(names["warning"]), try #require(names["newer"]))
        #expect(try await items(web) == [documents(web)[0]])
        let page = try await web.site.get("/alerts/\(older)").text
        #expect(page.contains("Replaced on") && page.contains("/alerts/\(newer)") && page.contains("Stay indoors"))
    }

    @Test func `when nobody decided, the page says that the danger was not declared over`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.alert)
        let warning = try #require(names["warning"])
        web.desk.clock.advance(by: .hours(48))
        let before = try await web.site.get("/alerts/\(warning)").text
        #expect(before.contains("Nobody has declared the danger over"))
        let id = try #require(names["case"].flatMap { CaseID($0) })
        try await web.desk.desk.advance(id)
        let after = try await web.site.get("/alerts/\(warning)").text
        #expect(after.contains("Time ran out on") && after.contains("Said that time ran out"))
        #expect(try await web.site.get("/alerts").text.contains("Nobody has declared the danger over."))
    }

    @Test func `an alert under review stays in the feed and says so`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(
            Scripts.alert + "- {after: 10min}\n- {act: release.halt, by: rio, warning: $warning, reason: doubts}\n")
        let warning = try #require(names["warning"])
        #expect(try await web.site.get("/alerts/\(warning)").text.contains("Under review since"))
        #expect(try await items(web) == [documents(web)[0]])
    }

    @Test func `practice has its own list, feed and addresses, and is marked`() async throws {
        let web = try await TestWeb()
        _ = try await web.api.ask("POST", "/replays", body: Array(Scripts.practice.utf8))
        let publication = try #require(try await web.desk.desk.store.publications(practice: true).first)
        #expect(try await !web.site.get("/alerts").text.contains("\(publication.warning)"))
        let list = try await web.site.get("/practice").text
        #expect(list.contains("/practice/alerts/\(publication.warning)") && list.contains("PRACTICE"))
        let page = try await web.site.get("/practice/alerts/\(publication.warning)")
        #expect(page.status == 200 && page.text.contains("PRACTICE"))
        let moved = try await web.site.get("/alerts/\(publication.warning)")
        #expect(moved.status == 308)
        #expect(moved.header("Location") == "/practice/alerts/\(publication.warning)")
        #expect(try await web.site.get("/practice/alerts/\(publication.id).cap").body == publication.cap)
        #expect(try await web.site.get("/alerts/\(publication.id).cap").status == 404)
    }

    @Test func `a reference or a check code is known or not`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.alert + "- {after: 10min}\n" + Self.ending("withdrawn"))
        let publications = try await web.desk.desk.store.publications(practice: false)
        let newest = try #require(publications.first)
        let yes = try await web.site.get("/check?code=\(newest.id)")
        #expect(yes.text.contains("Yes.") && !yes.text.contains("There is newer word"))
        let warning = try #require(names["warning"])
        let code = try #require(
            try await web.site.get("/alerts/\(warning)").text.split(
                separator: "check code <strong class=\"code\"><bdi>"
            )
            .last?.prefix(19))
        #expect(
            try await web.site.get("/check?code=\(code.split(separator: " ").joined(separator: "+"))").text.contains(
                "Yes."))
        let old = try await web.site.get("/check?code=\(try #require(publications.last).id)")
        #expect(old.text.contains("There is newer word"))
        let no = try await web.site.get("/check?code=\(String(repeating: "0", count: 26))")
        #expect(no.status == 200 && no.text.contains("No public alert of"))
        #expect(try await web.site.get("/check?code=\(String(repeating: "0", count: 65))").status == 400)
        #expect(try await !web.site.get("/check").text.contains("Yes."))
    }
}
