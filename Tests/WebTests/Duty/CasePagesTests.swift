// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
@testable import TocsinWeb

struct CasePagesTests {
    private struct Opened {
        let desk: TestDesk
        let path: String
        let victim: String

        init(_ more: String = "") async throws {
            desk = try await TestDesk()
            let names = try await desk.play(Scripts.duty + more)
            path = "/desk/cases/\(names["case"] ?? "")"
            victim = names["victim"] ?? ""
        }

        var duty: String { "\(path)/duties/\(victim)/us-icd191-model" }

        func folded() async throws -> Case {
            try await desk.desk.load(try #require(CaseID(String(path.suffix(26))))).folded
        }
    }

    /// Facts that hold no duty: a first verdict of "no duty" waits for a second reader.
    private static let negative =
        "- {act: fact.set, victim: $victim, fact: icd.credible, value: no, basis: he lies}\n"

    @Test func `a case says what is next, and leads from victim by facts to a verdict`() async throws {
        let opened = try await Opened()
        let ada = try await StaffBrowser(opened.desk, as: "ada")
        let page = try await ada.get(opened.path)
        #expect(page.text.contains("Next: decide what is owed to Deputy under us-icd191-model."))
        let form = try await ada.get(opened.duty)
        #expect(form.text.contains("Because ICD-T1, ICD-T2, ICD-T3, ICD-T4 and ICD-T5 hold."))
        let given = try await ada.submit(opened.duty, from: form, [("outcome", "WARN"), ("reasons", "all hold")])
        #expect(given.status == 303)
        #expect(try await ada.follow(given).text.contains("Recorded: verdict given"))
        #expect(try await opened.folded().duties.values.map(\.decided) == [.warn])
    }

    @Test func `answers show what they move before anything is saved`() async throws {
        let opened = try await Opened()
        let ada = try await StaffBrowser(opened.desk, as: "ada")
        let path = "\(opened.path)/facts/\(opened.victim)"
        let form = try await ada.get(path)
        let answers = [("fact-icd.credible", "no"), ("basis", "the caller took it back")]
        let preview = try await ada.submit(path, from: form, answers + [("preview", "1")])
        #expect(preview.status == 200)
        #expect(preview.text.contains("<del>Warn</del> becomes <ins>No duty found</ins>"))
        #expect(preview.text.contains("the caller took it back"))
        let fact = try #require(FactName("icd.credible"))
        #expect(try await opened.folded().victims.values.map { $0.facts[fact]?.value } == [.yes])
        let saved = try await ada.submit(path, from: preview, answers)
        #expect(saved.status == 303)
        #expect(try await opened.folded().victims.values.map { $0.facts[fact]?.value } == [.no])
    }

    @Test func `an answer without a basis is not taken, and its choice is kept`() async throws {
        let opened = try await Opened()
        let ada = try await StaffBrowser(opened.desk, as: "ada")
        let path = "\(opened.path)/facts/\(opened.victim)"
        let answer = try await ada.submit(path, from: try await ada.get(path), [("fact-icd.credible", "no")])
        #expect(answer.status == 422)
        #expect(answer.text.contains("Write what makes you answer so."))
        #expect(answer.text.contains("name=\"fact-icd.credible\" value=\"no\" checked"))
    }

    @Test func `a second reader sees neither the first verdict nor its reasons`() async throws {
        let opened = try await Opened(CasePagesTests.negative)
        let (ada, ben) = (try await StaffBrowser(opened.desk, as: "ada"), try await StaffBrowser(opened.desk, as: "ben"))
        let form = try await ada.get(opened.duty)
        _ = try await ada.submit(opened.duty, from: form, [("outcome", "NO-DUTY"), ("reasons", "he lies, as ever")])
        for page in [opened.duty, opened.path, "\(opened.path)/timeline", "\(opened.path)/steps", "\(opened.path)/protection"] {
            #expect(try await !ben.get(page).text.contains("as ever"))
        }
        let second = try await ben.get(opened.duty)
        #expect(second.text.contains("You read as the second person."))
        #expect(try await ada.get(opened.duty).text.contains("You gave the first verdict."))
        _ = try await ben.submit(opened.duty, from: second, [("outcome", "NO-DUTY"), ("reasons", "no credible word")])
        #expect(try await ben.get(opened.duty).text.contains("as ever"))
    }

    @Test func `the board asks the second person first, and the first not at all`() async throws {
        let opened = try await Opened(CasePagesTests.negative)
        let ada = try await StaffBrowser(opened.desk, as: "ada")
        _ = try await ada.submit(opened.duty, from: try await ada.get(opened.duty), [("outcome", "NO-DUTY"), ("reasons", "he lies")])
        #expect(try await !ada.get("/desk").text.contains("Waiting for you as second person"))
        let board = try await StaffBrowser(opened.desk, as: "ben").get("/desk")
        #expect(board.text.contains("Waiting for you as second person"))
        #expect(board.text.occurrences(of: "button act") == 1)
    }

    @Test func `taking a case from the board leads back to the board, and names who took it`() async throws {
        let opened = try await Opened()
        let ada = try await StaffBrowser(opened.desk, as: "ada")
        let board = try await ada.get("/desk")
        let taken = try await ada.submit("\(opened.path)/take", from: board, [("from", "board")])
        #expect(taken.header("location") == "/desk")
        #expect(try await ada.follow(taken).text.contains("Taken by you"))
        #expect(try await StaffBrowser(opened.desk, as: "ben").get(opened.path).text.contains("Taken by Ada"))
    }

    @Test(arguments: ["", "/facts/VICTIM", "/duties/VICTIM/us-icd191-model", "/protection", "/waivers", "/enquiries", "/people", "/timeline"])
    func `in the past there is no form but the way to other moments`(part: String) async throws {
        let opened = try await Opened()
        let ada = try await StaffBrowser(opened.desk, as: "ada")
        let path = opened.path + part.split(separator: "VICTIM", omittingEmptySubsequences: false).joined(separator: opened.victim)
        let past = try await ada.get("\(path)?at=3")
        #expect(past.status == 200)
        #expect(past.text.contains("As known on"))
        #expect(!past.text.contains("method=\"post\""))
        #expect(!past.text.contains("/acts/"))
    }

    @Test func `a case that is kept to a few is not there for anybody else`() async throws {
        let opened = try await Opened()
        let (ada, ben) = (try await StaffBrowser(opened.desk, as: "ada"), try await StaffBrowser(opened.desk, as: "ben"))
        let form = try await ada.get("\(opened.path)/acts/case.restrict")
        let kept = try await ada.submit(
            "\(opened.path)/acts/case.restrict", from: form, [("admitted", "\(try opened.desk["rio"].id)"), ("reason", "a leak here")])
        #expect(kept.status == 303)
        let absent = try await ben.get("/desk/cases/\(String(repeating: "0", count: 26))")
        for part in ["", "/timeline", "/take", "/people", "/facts", "/acts/victim.add"] {
            #expect(try await ben.get(opened.path + part).text.withoutTimes == absent.text.withoutTimes || part == "/take")
        }
        #expect(try await !ben.get("/desk").text.contains("Car bomb"))
        #expect(try await ben.get("/desk").text.contains("0 of 0"))
    }

    @Test(arguments: CaseForm.all.map(\.kind))
    func `each form is shown, and says what will happen on its button`(kind: ActKind) async throws {
        let opened = try await Opened(
            """
            - {act: enquiry.open, as: thing, victim: $victim, fact: icd.credible, question: Is it so?, to: a partner}
            - {act: offender.add, name: A man, custody: no}
            """)
        let sam = try await StaffBrowser(opened.desk, as: "sam")
        let folded = try await opened.folded()
        let things: [ActKind: EntryID?] = [
            .answerEnquiry: folded.enquiries.keys.first.map { EntryID($0) },
            .considerOffender: folded.offenders.keys.first.map { EntryID($0) },
        ]
        let thing = things[kind]?.map { "&thing=\($0)" } ?? ""
        let answer = try await sam.get("\(opened.path)/acts/\(kind.rawValue)?victim=\(opened.victim)&pack=us-icd191-model\(thing)")
        guard kind != .gradeReport else {
            #expect(answer.status == 404, "a report must be named")
            return
        }
        #expect(answer.status == 200)
        let form = try #require(CaseForm.all.first { $0.kind == kind })
        #expect(answer.text.contains(">\(form.button)</button>"))
    }

    @Test func `what a form lacks is named, and what it has is kept`() async throws {
        let opened = try await Opened()
        let ada = try await StaffBrowser(opened.desk, as: "ada")
        let path = "\(opened.path)/acts/victim.add"
        let answer = try await ada.submit(path, from: try await ada.get(path), [("name", "Her driver")])
        #expect(answer.status == 422)
        #expect(answer.text.contains("Choose what kind of victim this is."))
        #expect(answer.text.contains("value=\"Her driver\""))
        #expect(answer.text.contains("<title>Error:"))
    }

    @Test func `what somebody had begun to write is there when they come back, and gone once it is said`() async throws {
        let opened = try await Opened()
        let ada = try await StaffBrowser(opened.desk, as: "ada")
        let path = "\(opened.path)/acts/dissent.record"
        let form = try await ada.get(path)
        let draft = "/desk/drafts/dissent.record.\(String(opened.path.suffix(26)))"
        #expect(form.text.contains("data-draft=\"\(draft)\""))
        let kept = try await ada.submit(draft, from: form, [("text", "I would have warned on Monday.")])
        #expect(kept.text.hasPrefix("Draft kept"))
        #expect(try await ada.get(path).text.contains("I would have warned on Monday."))
        #expect(try await !StaffBrowser(opened.desk, as: "ben").get(path).text.contains("on Monday"))
        let said = try await ada.submit(path, from: try await ada.get(path), [("text", "I would have warned on Monday.")])
        #expect(said.status == 303)
        #expect(try await !ada.get(path).text.contains("on Monday"))
    }

    @Test func `each act has words for the timeline`() {
        let elsewhere = ActKind.allCases.filter { $0.isOfRoster || $0 == .foundDesk }
        #expect(ActKind.allCases.filter { EntryWords.titles[$0] == nil && !elsewhere.contains($0) } == [])
    }

    @Test(
        arguments: [
            ("2024-03-31", "18:00", "+03:00", "2024-03-31T18:00:00+03:00"), ("2024-03-31", "", "+03:00", "2024-03-31+03:00"),
            ("2024-03-31", "25:10", "+03:00", nil), ("", "18:00", "+03:00", nil), ("", "", "+03:00", ""),
        ] as [(String, String, String, String?)])
    func `a time is read from its parts, a day alone as a day`(date: String, hour: String, zone: String, read: String?) throws {
        let form = DeskForm([("at-date", date), ("at-time", hour), ("at-zone", zone)])
        guard let read else {
            #expect(throws: FormProblem.self) { try form.time("at") }
            return
        }
        #expect(try form.time("at").map { "\($0)" } ?? "" == read)
    }
}

extension String {
    /// Without what differs from moment to moment.
    fileprivate var withoutTimes: String {
        split(separator: "\n").filter { !$0.contains("data-now") && !$0.contains("As at") }.joined(separator: "\n")
    }
}
