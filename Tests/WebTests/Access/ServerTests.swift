// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc
import Hummingbird
import Logging
import TestSupport
import Testing
import TocsinCore
import TocsinWeb

/// Both servers as they run: over a real socket, with a client that knows nothing of Hummingbird.
@Suite struct ServerTests {
    /// Runs a server for as long as the work takes.
    private func serving<Outcome: Sendable>(
        _ application: (@escaping @Sendable (Int?) async -> Void) -> any Service,
        _ work: @escaping @Sendable (Int) async throws -> Outcome
    ) async throws -> Outcome {
        let (ports, opened) = AsyncStream<Int>.makeStream()
        let service = application { port in
            opened.yield(port ?? 0)
            opened.finish()
        }
        return try await withThrowingTaskGroup(of: Outcome?.self) { group in
            group.addTask {
                try await service.run()
                return nil
            }
            group.addTask {
                for await port in ports { return try await work(port) }
                return nil
            }
            defer { group.cancelAll() }
            while let outcome = try await group.next() {
                if let outcome { return outcome }
            }
            throw HTTPClient.Failure(reason: "the server ended")
        }
    }

    @Test func `the public server answers over TCP, without telling what it is`() async throws {
        let web = try await TestWeb()
        try await serving({ makePublicSite(web.server, port: 0, onRunning: $0) }) { port in
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
        "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "POST /m/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    ])
    func `what is no HTTP is answered with 400 or the door`(bytes: String) async throws {
        let web = try await TestWeb()
        try await serving({ makePublicSite(web.server, port: 0, onRunning: $0) }) { port in
            let client = HTTPClient(.tcp(port: port))
            let status = try? await client.exchange(Array(bytes.utf8)).status
            #expect(status == nil || [400, 404, 415, 505].contains(status ?? 0))
            #expect(try await client.send("GET", "/alerts").status == 200, "and the next one is served")
        }
    }

    @Test func `the desk's own socket is its operator's alone, and takes a whole act`() async throws {
        let web = try await TestWeb()
        let path = "/tmp/tocsin-\(getpid())-\(UInt32.random(in: 0 ..< .max)).sock"
        defer { unlink(path) }
        let api = DeskAPI(
            desk: web.desk.desk, points: .init(proof: web.desk.store, troubles: { [] }),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await serving({ opened in makeDeskAPI(api, socket: path) { await opened(nil) } }) { _ in
            var facts = stat()
            #expect(lstat(path, &facts) == 0)
            #expect(facts.st_mode & 0o777 == 0o600)
            let client = HTTPClient(.unix(path: path))
            #expect(try await client.send("GET", "/health").status == 200)
            let token = ("Authorization", "Bearer \(TestDesk.token("ada"))")
            let act = try await client.send("POST", "/acts", headers: [token], body: Array(ActsTests.opening.utf8))
            #expect(act.status == 201, "\(act.text)")
            let large = try await client.send(
                "POST", "/acts", headers: [token], body: [UInt8](repeating: 0x20, count: DeskAPI.bodyBytesMax + 1))
            #expect(large.status == 413)
            #expect(large.header("content-type") == "application/problem+json")
        }
    }
}
