// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
@testable import TocsinWeb

struct AftermathPagesTests {
    private static let hostile = "\"'><script>alert(1)</script>&amp;"
    private static let asText = "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"

    /// A real case with a public alert that left.
    private struct Aftermath {
        let desk: TestDesk
        let path: String
        let id: CaseID
        let warning: String
        let ada: StaffBrowser

        init() async throws {
            desk = try await TestDesk()
            let names = try await desk.play(Scripts.alert)
            id = try #require(names["case"].flatMap(CaseID.init))
            warning = names["warning"] ?? ""
            path = "/desk/cases/\(id)/aftermath"
            ada = try await StaffBrowser(desk, as: "ada")
        }

        func ledger() async throws -> Ledger { try await desk.desk.load(id).folded.ledger }

        func event(_ title: String = "Attack on a hall", more: [(String, String)] = []) async throws -> String {
            let form = try await ada.get("\(path)/event")
            let answer = try await ada.submit(
                "\(path)/event", from: form, [("title", title), ("stage", "accomplished")] + more)
            #expect(answer.status == 303, "\(answer.text)")
            return "\(try #require(try await ledger().events.last).id)"
        }

        /// Records one statement by its form, with all that every kind asks.
        func statement(_ kind: String, _ fields: [(String, String)], plain: [(String, String)] = Self.plain)
            async throws -> WebAnswer
        {
            let form = try await ada.get("\(path)/statement?kind=\(kind)")
            #expect(form.status == 200)
            let own = Set(fields.map(\.0))
            return try await ada.submit(
                "\(path)/statement", from: form, [("kind", kind)] + plain.filter { !own.contains($0.0) } + fields)
        }

        static let plain = [
            ("content", "What was said"), ("voice", "according_to"), ("polarity", "asserts"), ("modality", "asserted"),
            ("speaker", "The committee"), ("identification", "named_group"),
        ]

        func last() async throws -> Recorded<RecordStatement> { try #require(try await ledger().statements.last) }
    }

    // MARK: Who may

    @Test func `releasers read the aftermath and record nothing`() async throws {
        let case_ = try await Aftermath()
        let rio = try await StaffBrowser(case_.desk, as: "rio")
        let page = try await rio.get(case_.path)
        #expect(page.status == 200)
        #expect(!page.text.contains("Record what was said"))
        for form in ["event", "statement", "statement?kind=figure_report", "outcome"] {
            #expect(try await rio.get("\(case_.path)/\(form)").status == 404)
        }
        let sent = try await rio.submit(
            "\(case_.path)/event", from: try await rio.get("/desk/settings/log"), [("title", "x"), ("stage", "hoax")])
        #expect(sent.status == 404)
        #expect(try await case_.ledger().events.isEmpty)
    }

    @Test func `for an administrator a case that is there reads like one that is not`() async throws {
        let case_ = try await Aftermath()
        let adm = try await StaffBrowser(case_.desk, as: "adm")
        let ghost = "/desk/cases/\(String(repeating: "0", count: 26))"
        for part in ["aftermath", "situation", "situation.md", "aftermath/event", "aftermath/statement"] {
            let there = try await adm.get("/desk/cases/\(case_.id)/\(part)")
            let absent = try await adm.get("\(ghost)/\(part)")
            #expect(there.status == 404 && absent.status == 404, "\(part)")
            #expect(there.text.contains("There is nothing here that you can see."), "\(part)")
        }
        #expect(try await adm.get("/desk/events").status == 404)
    }

    @Test(arguments: ["ada", "ben", "rio", "sam"])
    func `whoever works on cases sees the events`(person: String) async throws {
        let case_ = try await Aftermath()
        let browser = try await StaffBrowser(case_.desk, as: person)
        #expect(try await browser.get("/desk/events").text.contains("No event is recorded"))
        _ = try await case_.event()
        #expect(try await browser.get("/desk/events").text.contains("Attack on a hall"))
        #expect(try await !browser.get("/desk/events?practice=yes").text.contains("Attack on a hall"))
    }

    // MARK: What is recorded

    @Test func `an event keeps a day as a day`() async throws {
        let case_ = try await Aftermath()
        _ = try await case_.event(more: [
            ("happened-date", "2026-03-03"), ("happened-zone", "+03:00"), ("place", "Downtown"),
            ("document-url", "https://news.example.org/a"),
        ])
        let event = try #require(try await case_.ledger().events.last).act
        #expect(event.happened?.precision == .day)
        #expect(event.document?.url == "https://news.example.org/a")
        #expect(try await case_.ada.get(case_.path).text.contains("3 Mar 2026, hour not known"))
    }

    @Test(
        arguments: [
            ("exact", "145", "", 145, 145), ("at_least", "40", "", 40, nil), ("at_most", "5", "", nil, 5),
            ("between", "40", "60", 40, 60), ("about", "140", "", 140, 140), ("vague", "", "", nil, nil),
        ] as [(String, String, String, Int?, Int?)])
    func `a figure carries its bound`(word: String, number: String, upper: String, low: Int?, high: Int?) async throws {
        let case_ = try await Aftermath()
        let event = try await case_.event()
        let answer = try await case_.statement(
            "figure_report",
            [
                ("events", event), ("measure", "killed"), ("qualifier", word), ("number", number),
                ("number-high", upper),
                ("scope", "all dead"), ("standing", "official"), ("authority", "yes"),
            ])
        #expect(answer.status == 303, "\(answer.text)")
        let statement = try await case_.last().act
        #expect(statement.figure?.low == low && statement.figure?.high == high)
        #expect(statement.speaker.authority)
        #expect(try await case_.ada.follow(answer).text.contains("Recorded."))
        #expect(try await case_.ada.get(case_.path).text.contains(FigureView.rule.words.prefix(40)))
    }

    @Test func `a claim and who confirms it stand on two axes`() async throws {
        let case_ = try await Aftermath()
        let event = try await case_.event()
        let claim = try await case_.statement(
            "responsibility_claim",
            [
                ("events", event), ("claimant", "A group"), ("means", "posted_online"),
                ("authenticity", "known_channel"),
                ("offered", "assertion_only"),
            ])
        #expect(claim.status == 303, "\(claim.text)")
        let of = "\(try await case_.last().id)"
        let confirmed = try await case_.statement(
            "verification",
            [
                ("of", of), ("verdict", "confirms"), ("basis", "own_intelligence"), ("authority", "yes"),
                ("speaker", "Two officials"),
            ])
        #expect(confirmed.status == 303, "\(confirmed.text)")
        let page = try await case_.ada.get(case_.path).text
        #expect(page.contains("Claims it; an authority confirms that"))
        #expect(page.contains("Verified by Two officials (own intelligence)"))
        #expect(page.contains("Offered as evidence: only their word."))
    }

    @Test func `what became of a warning is recorded by dimension`() async throws {
        let case_ = try await Aftermath()
        let event = try await case_.event()
        let form = try await case_.ada.get("\(case_.path)/outcome?warning=\(case_.warning)")
        let fields = [
            ("warning", case_.warning), ("event", event), ("link", "same"), ("result", "occurred_otherwise"),
            ("inside", "no"),
            ("place", "yes"), ("time", "no"), ("time-words", "eleven days later"), ("lead", "48"),
        ]
        let answer = try await case_.ada.submit("\(case_.path)/outcome", from: form, fields)
        #expect(answer.status == 422)
        #expect(try await case_.ledger().outcomes.isEmpty)
        let right = fields.map { $0.0 == "result" ? ("result", "occurred_elsewhere_or_otherwise") : $0 }
        #expect(try await case_.ada.submit("\(case_.path)/outcome", from: form, right).status == 303)
        let outcome = try #require(try await case_.ledger().outcomes.last).act
        #expect(outcome.time?.match == .no && outcome.leadTime == .hours(48) && outcome.actor == nil)
        #expect(try await case_.ada.get(case_.path).text.contains("eleven days later"))
    }

    @Test func `every kind of statement has a form`() async throws {
        let case_ = try await Aftermath()
        let list = try await case_.ada.get("\(case_.path)/statement").text
        for kind in StatementKind.allCases {
            #expect(list.contains("kind=\(kind.rawValue)\""))
            #expect(try await case_.ada.get("\(case_.path)/statement?kind=\(kind.rawValue)").status == 200)
        }
        #expect(try await case_.ada.get("\(case_.path)/statement?kind=nonsense").status == 404)
    }

    // MARK: What is wrong

    @Test(
        arguments: [
            ("figure_report", [("events", "")], "Choose the one event at which it counts."),
            ("responsibility_claim", [], "Enter who claims it."),
            ("attribution", [], "Enter whom it means."),
            ("verification", [], "Choose of which statement."),
            ("event_report", [("content", "")], "Enter what was said, in a sentence."),
            ("event_report", [("speaker", "")], "Enter who said it. If nobody is named, say so."),
            ("event_report", [("said-time", "12:00")], "Enter the day, too."),
            (
                "event_report", [("document-url", "javascript:alert(1)")],
                "A web address begins with https:// or http://"
            ),
            ("event_report", [("span-start", "9"), ("span-end", "3")], "the first one lower"),
        ] as [(String, [(String, String)], String)])
    func `what is missing is said, and what was written is kept`(
        kind: String, fields: [(String, String)], sentence: String
    ) async throws {
        let case_ = try await Aftermath()
        _ = try await case_.event()
        let answer = try await case_.statement(kind, fields + [("relayed", Self.hostile)])
        #expect(answer.status == 422)
        #expect(answer.text.contains(sentence))
        #expect(answer.text.contains(Self.asText))
        #expect(!answer.text.contains("<script>alert"))
        #expect(answer.text.contains("<title>Error: "))
        #expect(try await case_.ledger().statements.isEmpty)
    }

    @Test func `hostile text in every field comes back as text`() async throws {
        let case_ = try await Aftermath()
        let event = try await case_.event(
            Self.hostile, more: [("place", Self.hostile), ("note", Self.hostile), ("document-title", Self.hostile)])
        let words = ["content", "speaker", "relayed", "note", "revision", "document-title", "document-publisher"]
        let answer = try await case_.statement(
            "responsibility_claim",
            words.map { ($0, Self.hostile) } + [
                ("events", event), ("claimant", Self.hostile), ("branch", Self.hostile), ("platform", Self.hostile),
                ("outlet", Self.hostile), ("tie", Self.hostile), ("means", "video"), ("authenticity", "relayed"),
            ])
        #expect(answer.status == 303, "\(answer.text)")
        let figure = try await case_.statement(
            "figure_report",
            [
                ("events", event), ("measure", "killed"), ("qualifier", "exact"), ("number", "3"),
                ("scope", Self.hostile),
                ("scope-note", Self.hostile), ("standing", "official"), ("speaker", Self.hostile),
            ])
        #expect(figure.status == 303)
        let pages = [
            answer.header("location"), figure.header("location"), case_.path, "/desk/events",
            "/desk/cases/\(case_.id)/situation",
        ]
        for path in pages.compactMap(\.self) {
            let page = try await case_.ada.get(path).text
            #expect(!page.contains("<script>alert"), "\(path)")
            #expect(page.contains("&lt;script&gt;alert"), "\(path)")
        }
    }

    // MARK: Report

    @Test func `the report of a real case is for those who may read it, as page and as Markdown`() async throws {
        let case_ = try await Aftermath()
        _ = try await case_.event()
        #expect(try await case_.ada.get("/desk/cases/\(case_.id)/situation").text.contains("What was known and warned"))
        let file = try await case_.ada.get("/desk/cases/\(case_.id)/situation.md")
        #expect(file.header("content-disposition")?.hasPrefix("attachment; filename=\"situation-") ?? false)
        #expect(file.text.hasPrefix("# Car bomb"))
    }
}
