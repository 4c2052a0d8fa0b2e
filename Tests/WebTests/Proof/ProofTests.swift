// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinFormats
import TocsinWeb

@Suite struct ProofTests {
    @Test func `an entry that no checkpoint covers is not disclosed yet, and one of a real case to no outsider`()
        async throws
    {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.duty)
        let entry = try #require(names["victim"])
        let known = try await web.api.get("/entries/\(entry)/disclosure", token: TestDesk.token("sam"))
        #expect(known.status == 409)
        let ghost = try await web.api.get("/entries/\(String(repeating: "0", count: 26))/disclosure")
        let forbidden = try await web.api.get("/entries/\(entry)/disclosure")
        #expect(ghost.status == 404)
        #expect(forbidden.status == 404 && forbidden.body == ghost.body)
        let administrator = try await web.api.get("/entries/\(entry)/disclosure", token: TestDesk.token("adm"))
        #expect(administrator.body == ghost.body)
    }

    @Test func `the log's files are served as tlog-tiles wants them`() async throws {
        let web = try await TestWeb()
        let checkpoint = try await web.site.get("/log/checkpoint")
        #expect(checkpoint.header("Content-Type") == "text/plain; charset=utf-8")
        #expect(checkpoint.header("Cache-Control") == "public, no-cache")
        #expect(checkpoint.text.hasPrefix("desk.example.org/log\n"))
        for path in ["/log/tile/0/000.p/3", "/log/tile/entries/000.p/3"] {
            let tile = try await web.site.get(path)
            #expect(tile.status == 200, "\(path)")
            #expect(tile.header("Content-Type") == "application/octet-stream")
            #expect(tile.header("Cache-Control")?.contains("immutable") ?? false)
        }
    }

    @Test(arguments: [
        "/log/tile/", "/log/tile", "/log/tile/../checkpoint", "/log/tile/0/../../../etc/passwd", "/log/tile/0/%2e%2e",
        "/log/tile/entries/entries/000", "/log/tile/0/000.p/4",
        "/log/tile/\(String(repeating: "x000/", count: 5_000))000",
    ])
    func `a path that is no tile's gives nothing`(path: String) async throws {
        let web = try await TestWeb()
        #expect(try await web.site.get(path).status == 404)
    }

    @Test func `the log page gives the key and says what is not proven`() async throws {
        let web = try await TestWeb()
        let page = try await web.site.get("/log")
        #expect(page.status == 200)
        #expect(page.text.contains("desk.example.org/log+0123abcd+AQ=="))
        #expect(page.text.contains("No witness has cosigned"))
        #expect(page.text.contains("The log is behind"))
        let early = try await TestWeb(log: TestLog(isEmpty: true))
        #expect(try await early.site.get("/log").status == 404)
    }
}
