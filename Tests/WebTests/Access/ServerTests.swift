// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Glibc
import Hummingbird
import Logging
import TestSupport
import Testing
import TocsinCore
import TocsinDesk

@testable import TocsinWeb

/// Both servers as they run: over a real socket, with a client that knows nothing of Hummingbird.
@Suite struct ServerTests {
    @Test func `the public server answers over TCP, without telling what it is`() async throws {
        let web = try await TestWeb()
        try await TestServer { makePublicSite(web.server, port: 0, onRunning: $0) }.run { port in
            let client = HTTPClient(.tcp(port: port))
            let page = try await client.send("GET", "/alerts")
            #expect(page.status == 200)
            #expect(page.header("content-type") == "text/html; charset=utf-8")
            #expect(page.header("content-length") == "\(page.body.count)")
            #expect(page.header("server") == nil && page.header("x-powered-by") == nil)
            #expect(page.header("content-security-policy") != nil)
            let head = try await client.send("HEAD", "/alerts")
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(head.header("content-length") == page.header("content-length"))
            let css = try await client.send("GET", "/desk.css")
            let tag = try #require(css.header("etag"))
            let same = try await client.send("GET", "/desk.css", headers: [("If-None-Match", tag)])
            #expect(same.status == 304 && same.body.isEmpty)
            let form = try await client.send(
                "POST", "/m/x", headers: [("Content-Type", "application/x-www-form-urlencoded")],
                body: [UInt8](repeating: 0x61, count: 100_000))
            #expect(form.status == 413)
        }
    }

    @Test(arguments: [
        "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "POST /m/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    ])
    func `what is no HTTP is answered with 400 or the door`(bytes: String) async throws {
        let web = try await TestWeb()
        try await TestServer { makePublicSite(web.server, port: 0, onRunning: $0) }.run { port in
            let client = HTTPClient(.tcp(port: port))
            let status = try? await client.exchange(Array(bytes.utf8)).status
            #expect(status == nil || [400, 404, 415, 505].contains(status ?? 0))
            let next = try await client.send("GET", "/alerts")
            #expect(next.status == 200, "and the next one is served")
        }
    }

    @Test func `a body that does not come is not waited for`() async throws {
        let table = RouteTable(
            [
                Route(.post, "/x", .everybody, "") {
                    _ = try await $0.body(upTo: 10)
                    return WebAnswer()
                }
            ], headers: []
        ) { error, _ in WebAnswer(status: error as? WebFailure == .tooSlow ? 408 : 500) }
        let server = TestServer { opened in
            Application(
                serving: SiteTable(rest: table), at: .hostname("127.0.0.1", port: 0), patience: .milliseconds(1), connectionsMax: 4,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, onRunning: opened)
        }
        try await server.run { port in
            let slow = Array("POST /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 9\r\n\r\nabc".utf8)
            let answer = try await HTTPClient(.tcp(port: port)).exchange(slow)
            #expect(answer.status == 408)
        }
    }

    @Test func `the desk's own socket is its operator's alone, and takes a whole act`() async throws {
        let web = try await TestWeb()
        let name = "tocsin-\(getpid())-\(UInt32.random(in: 0 ..< .max)).sock"
        let path = FileManager.default.temporaryDirectory.appending(path: name).path
        defer { unlink(path) }
        let api = DeskAPI(
            desk: web.desk.desk, accounts: try Accounts(desk: web.desk.desk, store: web.desk.store),
            points: .init(proof: web.desk.store, deliveries: web.desk.store, troubles: { [] }, backUp: { _ in }),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await TestServer { opened in makeDeskAPI(api, socket: path) { await opened(nil) } }.run { _ in
            var facts = stat()
            #expect(lstat(path, &facts) == 0)
            #expect(facts.st_mode & 0o777 == 0o600)
            let client = HTTPClient(.unix(path: path))
            #expect(try await client.send("GET", "/health").status == 200)
            let token = ("Authorization", "Bearer \(TestDesk.token("ada"))")
            let act = try await client.send("POST", "/acts", headers: [token], body: Array(ActsTests.opening.utf8))
            #expect(act.status == 201, "\(act.text)")
            let large = try await client.exchange(
                Array(
                    "POST /acts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\(token.0): \(token.1)\r\nContent-Length: \(DeskAPI.bodyBytesMax + 1)\r\n\r\n"
                        .utf8))
            #expect(large.status == 413)
            #expect(large.header("content-type") == "application/problem+json")
        }
    }
}
