// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinFormats
import TocsinWeb

@Suite struct ReportTests {
    @Test(arguments: [
        ("", "text/markdown; charset=utf-8", "# A replayed case"),
        ("&format=md", "text/markdown; charset=utf-8", "# A"),
        ("&format=html", "text/html; charset=utf-8", "<!doctype html>"), ("&format=json", "application/json", "{"),
    ])
    func `a report comes in three forms, as known then`(format: String, type: String, start: String) async throws {
        let web = try await TestWeb()
        let played = try await web.api.ask("POST", "/replays", body: Array(Scripts.practice.utf8))
        let id = try #require(try played.text("case"))
        let answer = try await web.api.get("/cases/\(id)/report?as_of=2024-03-08T00:00:00+03:00\(format)")
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == type)
        #expect(answer.text.hasPrefix(start))
        #expect(answer.text.contains("2024-03-07T21:00:00.000Z"))
    }

    @Test(arguments: ["as_of=yesterday", "format=pdf", "as_of=2024-03-08&as_of=2024-03-09", "who=me", "as_of=%zz"])
    func `a question that nobody understands is refused`(query: String) async throws {
        let web = try await TestWeb()
        let answer = try await web.api.get("/cases/\(String(repeating: "0", count: 26))/report?\(query)")
        #expect(answer.status == 400)
    }

    @Test func `reading a real report is an entry`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.duty)
        let id = try #require(names["case"].flatMap { CaseID($0) })
        let before = try await web.entries(of: id).count
        let answer = try await web.api.get("/cases/\(id)/report", token: TestDesk.token("sam"))
        #expect(answer.status == 200)
        #expect(try await web.entries(of: id).count == before + 1)
    }

    @Test func `only practice has a page for everybody`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.duty)
        let real = try #require(names["case"])
        let played = try await web.api.ask("POST", "/replays", body: Array(Scripts.practice.utf8))
        let practice = try #require(try played.text("case"))
        let shown = try await web.site.get("/situation/\(practice)?as_of=2024-03-08+03:00")
        #expect(shown.status == 200)
        #expect(shown.text.contains("PRACTICE"))
        #expect(shown.text.contains("A replayed case"))
        let hidden = try await web.site.get("/situation/\(real)")
        let absent = try await web.site.get("/situation/\(String(repeating: "0", count: 26))")
        #expect(hidden.status == 404 && hidden.body == absent.body)
    }
}
