// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinWeb

@Suite struct ActsTests {
    static let opening =
        #"{"act": "case.open", "title": "T", "packs": ["us-icd191-model"], "awareness": {"at": "2026-03-02T08:00:00Z", "by": "desk"}}"#

    @Test func `an act is answered once it is durable, and the same request again is not done again`() async throws {
        let web = try await TestWeb()
        let first = try await web.act("ada", Self.opening, key: "k1")
        #expect(first.status == 201)
        let id = try #require(try first.text("case"))
        #expect(first.header("Location") == "/cases/\(id)")
        let second = try await web.act("ada", Self.opening, key: "k1")
        #expect(second.status == 200)
        #expect(try second.text("id") == first.text("id"))
        #expect(try second.json()["already"]?.value == .bool(true))
        #expect(try await web.desk.desk.store.cases().count == 1)
        let other = try await web.act("ada", Self.opening.replacingTitle(by: "U"), key: "k1")
        #expect(other.status == 409)
    }

    @Test func `nobody acts without a token`() async throws {
        let web = try await TestWeb()
        let answer = try await web.api.post("/acts", Self.opening)
        #expect(answer.status == 401)
        #expect(try await web.desk.desk.store.cases().isEmpty)
    }

    @Test(arguments: [
        ("", 1), ("{", 1), ("{\"act\": \"case.open\",\n \"title\": 1}", 2), ("{\"act\":\n\"no.such\"}", 2),
        ("{\"act\": \"case.close\",\n\"reason\": \"r\",\n\"raeson\": \"x\"}", 3), ("[]", 1),
        ("{\"act\": \"case.open\", \"act\": \"case.close\"}", 1), (String(repeating: "[", count: 1_000), 1),
    ])
    func `malformed JSON is refused with its place`(json: String, line: Int) async throws {
        let web = try await TestWeb()
        let answer = try await web.act("ada", json)
        #expect(answer.status == 400)
        #expect(try answer.text("type") == "urn:tocsin:problem:malformed")
        #expect(try answer.json()["line"]?.value == .number("\(line)"))
    }

    @Test func `a body beyond the limit is refused as too large, and names the limit`() async throws {
        let web = try await TestWeb()
        let body = [UInt8](repeating: 0x20, count: DeskAPI.bodyBytesMax + 1)
        let answer = try await web.api.ask("POST", "/acts", token: TestDesk.token("ada"), body: body)
        #expect(answer.status == 413)
        #expect(try answer.text("detail")?.contains("\(DeskAPI.bodyBytesMax)") ?? false)
    }

    @Test func `another kind of document is refused`() async throws {
        let web = try await TestWeb()
        let answer = try await web.api.ask(
            "POST", "/acts", token: TestDesk.token("ada"), headers: [("Content-Type", "text/yaml")],
            body: Array(Self.opening.utf8))
        #expect(answer.status == 415)
    }

    @Test func `each kind of refusal reaches the one who asked`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.alertDraft)
        let id = try #require(names["case"])
        let warning = try #require(names["warning"])
        let contents = try #require(names["audience.contents"])
        let sign = { (contents: String) in
            #"{"act": "release.sign", "case": "\#(id)", "warning": "\#(warning)", "contents": "\#(contents)"}"#
        }
        func code(_ person: String, _ json: String) async throws -> String {
            let answer = try await web.act(person, json)
            return try "\(answer.status) \(answer.text("type")?.split(separator: ":").last ?? "")"
        }
        #expect(try await code("adm", sign(contents)) == "403 wrong-role")
        #expect(try await code("ada", sign(String(repeating: "0", count: 64))) == "409 contents-moved")
        #expect(try await code("ada", sign(contents)) == "201 ")
        #expect(try await code("ada", sign(contents)) == "403 same-person")
        #expect(try await code("rio", sign(contents)) == "201 ")
        #expect(try await code("sam", sign(contents)) == "409 already-done")
        #expect(
            try await code("ben", #"{"act": "case.close", "case": "\#(id)", "reason": "r"}"#) == "422 missing-record")
        #expect(try await code("ada", #"{"act": "recipient.add", "case": "\#(id)"}"#) == "400 malformed")
        let ghost = String(repeating: "0", count: 26)
        #expect(
            try await code("ada", #"{"act": "dissent.record", "case": "\#(ghost)", "text": "t"}"#)
                == "404 unknown-thing")
    }

    @Test func `a case file is played as practice, and stops at the act that is refused`() async throws {
        let web = try await TestWeb()
        let played = try await web.api.ask("POST", "/replays", body: Array(Scripts.practice.utf8))
        #expect(played.status == 201, "\(played.text)")
        #expect(try await web.desk.desk.store.cases().map(\.practice) == [true])
        let stopping = Scripts.practice + "\n- {act: release.sign, by: rio, warning: $warning}"
        let stopped = try await web.api.ask("POST", "/replays", body: Array(stopping.utf8))
        #expect(stopped.status == 422)
        #expect(try stopped.text("type") == "urn:tocsin:problem:replay-stopped")
        #expect(try stopped.json()["act"]?.value == .number("8"))
        #expect(try stopped.json()["line"]?.value == .number("15"))
    }
}

extension String {
    fileprivate func replacingTitle(by title: String) -> String {
        split(separator: "\"T\"").joined(separator: "\"\(title)\"")
    }
}
