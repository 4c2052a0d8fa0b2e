// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinWeb

@Suite struct CaseReadingTests {
    private static let ghost = String(repeating: "0", count: 26)

    @Test func `a real case takes a token and leaves an entry`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.duty)
        let id = try #require(names["case"].flatMap { CaseID($0) })
        let before = try await web.entries(of: id).count
        let answer = try await web.api.get("/cases/\(id)", token: TestDesk.token("ben"))
        #expect(answer.status == 200)
        #expect(try answer.text("title") == "Car bomb")
        #expect(try await web.entries(of: id).count == before + 1)
        #expect(try answer.json()["entries"]?.items.last?["act"]?.words == "case.read")
    }

    @Test(arguments: ["", "/report"])
    func `what is not there and what is not for the asker read alike`(ending: String) async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.duty)
        let id = try #require(names["case"].flatMap { CaseID($0) })
        let before = try await web.entries(of: id).count
        for token in [nil, "adm"] {
            let token = token.map(TestDesk.token)
            let absent = try await web.api.get("/cases/\(Self.ghost)\(ending)", token: token)
            let forbidden = try await web.api.get("/cases/\(id)\(ending)", token: token)
            let malformed = try await web.api.get("/cases/nothing\(ending)", token: token)
            #expect(absent.status == 404)
            #expect(forbidden.status == 404 && forbidden.body == absent.body)
            #expect(malformed.status == 404 && malformed.body == absent.body)
            #expect(forbidden.headers.map(\.value) == absent.headers.map(\.value))
        }
        #expect(try await web.entries(of: id).count == before)
    }

    @Test func `lists show real cases to those who may read, and only practice to others`() async throws {
        let web = try await TestWeb()
        _ = try await web.play(Scripts.duty)
        _ = try await web.api.ask("POST", "/replays", body: Array(Scripts.practice.utf8))
        func count(_ token: String?) async throws -> Int? {
            try await web.api.get("/cases", token: token.map(TestDesk.token)).json()["cases"]?.items.count
        }
        #expect(try await count(nil) == 1)
        #expect(try await count("adm") == 1)
        #expect(try await count("ada") == 2)
    }

    @Test func `practice is read without a token and leaves no entry`() async throws {
        let web = try await TestWeb()
        let played = try await web.api.ask("POST", "/replays", body: Array(Scripts.practice.utf8))
        let id = try #require(try played.text("case").flatMap { CaseID($0) })
        let before = try await web.entries(of: id).count
        let answer = try await web.api.get("/cases/\(id)")
        #expect(answer.status == 200)
        #expect(try answer.json()["practice"]?.value == .bool(true))
        #expect(try await web.entries(of: id).count == before)
    }

    @Test func `a second reader does not see the first verdict anywhere`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(
            """
            - {act: case.open, as: case, title: Rumour, packs: [us-icd191-model], awareness: {at: "2026-03-02T08:50:00Z", by: night desk}}
            - {act: victim.add, as: victim, kind: person, name: Deputy}
            - {act: fact.set, victim: $victim, fact: icd.credible, value: no, basis: rumour}
            - {act: determination.decide, by: ben, victim: $victim, pack: us-icd191-model, outcome: NO-DUTY, reasons: because-it-is-a-rumour}
            """)
        let id = try #require(names["case"])
        let answer = try await web.api.get("/cases/\(id)", token: TestDesk.token("ada"))
        let duty = try answer.json()["victims"]?.items.first?["duties"]?.items.first
        #expect(duty?["reading"]?.words == "awaits_second")
        #expect(duty?["verdicts"]?.items.isEmpty ?? false)
        #expect(!answer.text.contains("because-it-is-a-rumour"))
        let ben = try web.desk["ben"].id
        let oversight = try await web.api.get("/oversight/decisions?person=\(ben)", token: TestDesk.token("sam"))
        let row = try oversight.json()["decisions"]?.items.first
        #expect(row?["awaits_second_reader"]?.value == .bool(true))
        #expect(row?["outcome"] == nil)
    }

    @Test func `what a recipient must answer is shown to nobody`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.message(check: ", check: {kind: word, answer: marmalade-nine}"))
        let id = try #require(names["case"])
        let answer = try await web.api.get("/cases/\(id)", token: TestDesk.token("sam"))
        #expect(try answer.json()["recipients"]?.items.first?["check"]?.words == "word")
        #expect(!answer.text.contains("marmalade-nine"))
    }

    @Test func `a released warning shows its signatures, its contents and its clocks`() async throws {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.alert)
        let id = try #require(names["case"])
        let view = try await web.api.get("/cases/\(id)", token: TestDesk.token("sam")).json()
        let warning = try #require(view["warnings"]?.items.first)
        #expect(warning["gate"]?["state"]?.words == "released")
        #expect(warning["gate"]?["by"]?.items.count == 2)
        #expect(warning["contents"]?.words == names["audience.contents"])
        #expect(warning["window"]?["state"]?.words == "running")
        #expect(view["clocks"]?.items.contains { $0["kind"]?.words == "end_decision" } ?? false)
        #expect(view["victims"]?.items.first?["duties"]?.items.first?["evaluation"]?["trace"] != nil)
    }
}
