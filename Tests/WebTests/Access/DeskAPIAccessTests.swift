// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinWeb

@Suite struct DeskAPIAccessTests {
    @Test func `health tells the operator what is wrong`() async throws {
        let web = try await TestWeb()
        let answer = try await web.api.get("/health")
        #expect(answer.status == 200)
        #expect(try answer.json()["founded"]?.value == .bool(true))
        #expect(try answer.json()["troubles"]?.items.map(\.words) == ["The disk is full."])
    }

    @Test func `a founded desk is not founded again, and a founding file is read with its place`() async throws {
        let web = try await TestWeb()
        let again = try await web.api.ask("POST", "/founding", body: Array(TestDesk.founding.utf8))
        #expect(again.status == 409)
        #expect(try again.text("type") == "urn:tocsin:problem:already-done")
        let wrong = try await web.api.ask("POST", "/founding", body: Array("founding: 1\ndesk: [\n".utf8))
        #expect(wrong.status == 400)
        #expect(try wrong.json()["line"] != nil)
    }

    @Test(
        arguments: ["/cases", "/cases/0000000000000000000000000000"],
        ["Bearer nobody-nobody-nobody", "Bearer", "Basic YTpi", "x"])
    func `a token that is nobody's is refused, also where none is needed`(path: String, header: String) async throws {
        let web = try await TestWeb()
        let answer = try await web.api.get(path, headers: [("Authorization", header)])
        #expect(answer.status == 401)
    }

    @Test func `every answer is private to whoever asked`() async throws {
        let web = try await TestWeb()
        for target in ["/health", "/cases", "/nowhere", "/acts", "/cases/x", "/oversight/decisions"] {
            let answer = try await web.api.get(target)
            #expect(answer.header("Cache-Control") == "no-store", "\(target)")
            #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(target)")
            #expect(answer.header("Content-Type")?.hasPrefix("application/") ?? false, "\(target)")
        }
    }

    @Test func `no route takes a method that it does not list`() async throws {
        let web = try await TestWeb()
        let methods = ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "BREW"]
        for (route, method) in web.api.routes.flatMap({ route in methods.map { (route, $0) } }) {
            let answer = try await web.api.ask(method, route.path, token: TestDesk.token("sam"))
            #expect(answer.status == 405, "\(method) \(route.path)")
            #expect(answer.header("Allow")?.contains(route.method.rawValue) ?? false, "\(method) \(route.path)")
        }
    }

    @Test func `looking changes nothing but the record that somebody looked`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.duty)
        let id = try #require(names["case"].flatMap { CaseID($0) })
        let before = try await web.entries(of: id).count
        for route in web.api.routes where route.method == .get {
            let target = route.path.split(separator: "{").joined(separator: "")
            for method in ["GET", "HEAD"] { _ = try await web.api.ask(method, target) }
        }
        for route in web.api.routes where route.method == .post { _ = try await web.api.get(route.path) }
        #expect(try await web.entries(of: id).count == before)
    }

    @Test func `oversight shows decisions to senior officers and auditors, each case on the record`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(
            Scripts.duty
                + "- {act: determination.decide, by: ben, victim: $victim, pack: us-icd191-model, outcome: WARN, reasons: all hold}\n"
        )
        let id = try #require(names["case"].flatMap { CaseID($0) })
        let ben = try web.desk["ben"].id
        let before = try await web.entries(of: id).count
        let answer = try await web.api.get("/oversight/decisions?person=\(ben)", token: TestDesk.token("sam"))
        #expect(answer.status == 200)
        #expect(try answer.json()["decisions"]?.items.first?["outcome"]?.words == "WARN")
        #expect(try await web.entries(of: id).count == before + 1)
        for reader in ["ada", "adm"] {
            let refused = try await web.api.get("/oversight/decisions?person=\(ben)", token: TestDesk.token(reader))
            #expect(refused.status == 403, "\(reader)")
        }
        #expect(try await web.api.get("/oversight/decisions?person=\(ben)").status == 401)
        #expect(try await web.api.get("/oversight/decisions", token: TestDesk.token("sam")).status == 400)
    }
}
