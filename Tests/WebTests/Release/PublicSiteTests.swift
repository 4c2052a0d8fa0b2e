// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinWeb

@Suite struct PublicSiteTests {
    static let targets = [
        "/", "/desk.css", "/alerts", "/practice", "/alerts/feed.atom", "/alerts/feed.rss", "/practice/feed.atom",
        "/practice/feed.rss", "/check", "/check?code=nothing", "/log", "/log/checkpoint", "/log/tile/0/000.p/3",
        "/nowhere", "/alerts/nothing", "/alerts/nothing.cap", "/situation/nothing", "/m/nothing", "/m/nothing/help",
        "/alerts/", "/Alerts", "//alerts", "/alerts/../log", "/%61lerts", "/log?x=1", "/check?kode=1",
    ]

    @Test func `every answer carries the policy that keeps others out`() async throws {
        let web = try await TestWeb()
        let asked = Self.targets.flatMap { target in ["GET", "HEAD", "POST", "DELETE"].map { (target, $0) } }
        for (target, method) in asked {
            let answer = try await web.site.ask(method, target)
            #expect(
                answer.header("Content-Security-Policy")
                    == "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                "\(method) \(target)")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.header("Referrer-Policy") == "no-referrer")
            #expect(answer.header("Cache-Control") != nil)
            #expect(answer.header("Set-Cookie") == nil && answer.header("Server") == nil)
            #expect(Set(answer.headers.map { $0.name.lowercased() }).count == answer.headers.count)
        }
    }

    @Test func `HEAD says what GET says, without its body`() async throws {
        let web = try await TestWeb()
        for target in Self.targets {
            let get = try await web.site.get(target)
            let head = try await web.site.ask("HEAD", target)
            #expect(head.body.isEmpty)
            #expect(head.status == get.status && head.length == get.length, "\(target)")
            #expect(head.headers.map { "\($0)" } == get.headers.map { "\($0)" }, "\(target)")
        }
    }

    @Test func `no route takes a method that it does not list`() async throws {
        let web = try await TestWeb()
        let methods = ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "post", "BREW"]
        for (route, method) in web.site.routes.flatMap({ route in methods.map { (route, $0) } }) {
            let answer = try await web.site.ask(method, route.path)
            #expect(answer.status == 405, "\(method) \(route.path)")
            #expect(answer.header("Allow")?.contains(route.method.rawValue) ?? false)
        }
    }

    @Test func `no page has a script, a style of its own, or anything from elsewhere`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.alert)
        let warning = try #require(names["warning"])
        for target in Self.targets + ["/alerts/\(warning)"] {
            let answer = try await web.site.get(target)
            guard answer.header("Content-Type") == "text/html; charset=utf-8" else { continue }
            let text = answer.text.lowercased()
            #expect(text.hasPrefix("<!doctype html>"), "\(target)")
            for bad in [
                "<script", "<style", " style=", " onclick", " onload", "javascript:", "src=\"http", "{{", "}}",
                "optional(",
            ] {
                #expect(!text.contains(bad), "\(target) has \(bad)")
            }
            #expect(text.split(separator: "<h1").count == 2, "\(target) has one heading")
        }
    }

    @Test func `what is in the texts stays text`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.alert)
        let warning = try #require(names["warning"])
        for target in ["/alerts", "/alerts/\(warning)", "/check?code=%3Cb%3E%22x"] {
            let text = try await web.site.get(target).text
            #expect(!text.contains("<large>") && !text.contains("<b>\"x"))
        }
        #expect(
            try await web.site.get("/alerts/\(warning)").text.contains("Avoid &lt;large&gt; gatherings &amp; markets"))
    }

    @Test func `the first page shows three things and what is in force`() async throws {
        let web = try await TestWeb()
        #expect(try await !web.site.get("/").text.contains("public alert"))
        _ = try await web.play(Scripts.alert)
        let page = try await web.site.get("/").text
        #expect(page.contains("1 public alert stands."))
        for path in ["/alerts", "/practice", "/log"] { #expect(page.contains("href=\"\(path)\"")) }
    }

    @Test func `a page that fails says nothing of why`() async throws {
        let web = try await TestWeb()
        let answer = try await web.site.get("/alerts?everything=1")
        #expect(answer.status == 400)
        #expect(answer.text.contains("There is a problem"))
    }
}
