// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinDesk

@testable import TocsinWeb

@Suite struct WebFormsTests {
    @Test(
        arguments: [
            ("", [:]), ("a=1", ["a": "1"]), ("a=1&b=%C3%A9", ["a": "1", "b": "é"]), ("a", ["a": ""]),
            ("a=b=c", ["a": "b=c"]),
            ("&&a=1&", ["a": "1"]), ("a=1+2", ["a": "1 2"]),
        ] as [(String, [String: String])])
    func `a form is read`(text: String, fields: [String: String]) throws {
        #expect(try FormFields.read(Array(text.utf8), plusIsSpace: true, known: ["a", "b"]) == fields)
    }

    @Test(arguments: [
        "c=1", "a=1&a=2", "a=%", "a=%1", "a=%zz", "a=%ff", "a=%00", "=1", "a=1&%61=2",
        String(repeating: "a=1&", count: 30), "a=" + String(repeating: "x", count: 20_000),
    ])
    func `what leaves room for two opinions is refused`(text: String) {
        #expect(throws: WebFailure.self) {
            try FormFields.read(Array(text.utf8), plusIsSpace: true, known: ["a", "b"])
        }
    }

    @Test func `a plus in a question is a plus`() throws {
        let request = WebRequest(method: "GET", target: "/r?as_of=2024-03-07+03:00") { _ in [] }
        #expect(try request.question(["as_of"]) == ["as_of": "2024-03-07+03:00"])
    }

    @Test(
        arguments: [
            ("/alerts/{id}", "/alerts/x", ["id": "x"]), ("/alerts/{id}.cap", "/alerts/x.cap", ["id": "x"]),
            ("/log/tile/{path...}", "/log/tile/0/x001/002.p/3", ["path": "0/x001/002.p/3"]), ("/", "/", [:]),
            ("/m/{token}/help", "/m/t/help", ["token": "t"]),
        ] as [(String, String, [String: String])])
    func `a path is matched with its names`(pattern: String, path: String, names: [String: String]) {
        let route = Route(.get, pattern, .everybody, "") { _ in WebAnswer() }
        #expect(route.match(path) == names)
    }

    @Test(arguments: [
        ("/alerts/{id}", "/alerts/"), ("/alerts/{id}", "/alerts"), ("/alerts/{id}", "/alerts/x/"),
        ("/alerts/{id}", "alerts/x"),
        ("/alerts/{id}.cap", "/alerts/.cap"), ("/alerts/{id}.cap", "/alerts/x.CAP"),
        ("/log/tile/{path...}", "/log/tile"),
        ("/", ""), ("/", "//"),
    ])
    func `another path is not`(pattern: String, path: String) {
        let route = Route(.get, pattern, .everybody, "") { _ in WebAnswer() }
        #expect(route.match(path) == nil)
    }

    @Test func `a stamp vouches for its own link and stage until it is a day old`() throws {
        let stamps = FormStamps(key: [UInt8](repeating: 1, count: 32))
        let now = Timestamp(milliseconds: 1_000_000)
        let stamp = stamps.make(.read, for: "link", at: now)
        #expect(stamps.read(stamp, for: "link", at: now) == .read)
        #expect(stamps.read(stamp, for: "link", at: now + .hours(24) - .seconds(1)) == .read)
        #expect(stamps.read(stamp, for: "link", at: now + .hours(24)) == nil)
        #expect(stamps.read(stamp, for: "other", at: now) == nil)
        #expect(stamps.read(nil, for: "link", at: now) == nil)
        let other = FormStamps(key: [UInt8](repeating: 2, count: 32))
        #expect(other.read(stamp, for: "link", at: now) == nil)
        for index in stamp.indices {
            var changed = stamp
            changed.replaceSubrange(index...index, with: stamp[index] == "1" ? "2" : "1")
            #expect(stamps.read(changed, for: "link", at: now) == nil)
        }
    }

    @Test func `a time is shown in the zone of the danger, which it names`() {
        let time = Timestamp(milliseconds: 1_709_823_600_000)
        #expect(PageTime(time, zoneMinutes: 180).words == "Thu 7 Mar 2024, 18:00 (UTC+03:00)")
        #expect(PageTime(time, zoneMinutes: 180).iso == "2024-03-07T18:00:00+03:00")
        #expect(PageTime(time, zoneMinutes: 0).words == "Thu 7 Mar 2024, 15:00 (UTC)")
        #expect(PageTime(time, zoneMinutes: -210).words == "Thu 7 Mar 2024, 11:30 (UTC-03:30)")
    }

    @Test(arguments: [("ar", "rtl"), ("fa-IR", "rtl"), ("HE", "rtl"), ("en", "ltr"), ("pt-BR", "ltr"), ("xx", "ltr")])
    func `a language has its direction`(tag: String, dir: String) {
        #expect(LanguageName(tag).dir == dir)
    }

    @Test func `the broken body of a request is the server's to deal with`() async throws {
        struct Broken: Error {}
        let table = RouteTable(
            [
                Route(.post, "/x", .everybody, "") {
                    _ = try await $0.body(upTo: 1)
                    return WebAnswer()
                }
            ], headers: []
        ) { _, _ in WebAnswer(status: 500) }
        await #expect(throws: BodyInterrupted.self) {
            _ = try await table.answer(
                WebRequest(method: "POST", target: "/x") { _ in throw BodyInterrupted(Broken()) })
        }
    }
}
