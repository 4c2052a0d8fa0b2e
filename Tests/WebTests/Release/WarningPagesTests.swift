// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
@testable import TocsinWeb

struct WarningPagesTests {
    /// A warning to three people: one by hand, one by mail, one whose only route is not safe.
    private static let draft =
        Scripts.duty + """
            - {act: recipient.add, as: hand, name: Deputy, relation: victim, victim: $victim, language: en, routes: [{channel: by_hand, address: at home, safe_to_contact: yes}]}
            - {act: recipient.add, as: mail, name: Guard, relation: protector, language: en, routes: [{channel: email, address: guard@example.org, safe_to_contact: yes}]}
            - {act: recipient.add, as: shut, name: Cousin, relation: citizen, language: en, routes: [{channel: email, address: cousin@example.org, safe_to_contact: no}]}
            - {act: warning.draft, as: warning, kind: warning, audience_class: private, victims: [$victim]}
            - {act: text.write, warning: $warning, language: en, headline: A message about your safety, sender: Test desk, danger: Somebody may try to hurt you <soon>., place: "Anywhere", time: "Now", actions: [Do not use your own car.], check: Ring the number that you find by yourself., help: "Ring 112.", specificity: {}}
            - {act: audience.choose, as: audience, warning: $warning, recipients: [$hand, $mail, $shut], from: "2026-03-02T09:00:00Z", until: "2026-03-06T09:00:00Z"}

            """

    private struct Draft {
        let desk: TestDesk
        let path: String
        let casePath: String
        let names: [String: String]

        init() async throws {
            desk = try await TestDesk()
            names = try await desk.play(WarningPagesTests.draft)
            casePath = "/desk/cases/\(names["case"] ?? "")"
            path = "\(casePath)/warnings/\(names["warning"] ?? "")"
        }

        func warning() async throws -> Warning? {
            guard let id = names["case"].flatMap(CaseID.init), let name = names["warning"].flatMap(WarningID.init) else { return nil }
            return try await desk.desk.load(id).folded.warnings[name]
        }

        /// Signs first, as Ada.
        func signFirst() async throws {
            let ada = try await StaffBrowser(desk, as: "ada")
            let page = try await ada.get("\(path)/sign")
            _ = try await ada.submit("\(path)/sign", from: page, [("choice", "sign"), ("tick", "yes"), ("factor", ada.secret)])
        }
    }

    @Test func `two people release by two forms, and the second page says what it does before and after`() async throws {
        let draft = try await Draft()
        try await draft.signFirst()
        #expect(try await draft.warning()?.isReleased == false)
        let rio = try await StaffBrowser(draft.desk, as: "rio")
        let page = try await rio.get("\(draft.path)/sign")
        #expect(page.text.contains("You sign as the second person"))
        #expect(page.text.contains("signed, Mon 2 Mar 2026"))
        #expect(page.text.contains("nothing changed"))
        let answer = try await rio.submit("\(draft.path)/sign", from: page, [("choice", "sign"), ("tick", "yes"), ("factor", rio.secret)])
        #expect(answer.status == 303)
        #expect(try await rio.follow(answer).text.contains("Released to 2 people"))
        #expect(try await draft.warning()?.isReleased == true)
    }

    @Test func `tick, button and count of a release name the same number, and who is not warned`() async throws {
        let draft = try await Draft()
        try await draft.signFirst()
        let page = try await StaffBrowser(draft.desk, as: "rio").get("\(draft.path)/sign").text
        #expect(page.contains("I understand that this warns 2 people now"))
        #expect(page.contains("Release to 2 people now</button>"))
        #expect(page.contains("2 people: 1 by e-mail, 1 by hand. 1 more has no route and will not be warned"))
        #expect(page.contains("NOT WARNED"))
        #expect(page.contains("Cousin"))
    }

    @Test(arguments: ["", "000000", "12 34 56"])
    func `a real release takes a factor that is shown again; a wrong code signs nothing and loses nothing`(code: String) async throws {
        let draft = try await Draft()
        try await draft.signFirst()
        let rio = try await StaffBrowser(draft.desk, as: "rio")
        try await rio.enrol()
        let page = try await rio.get("\(draft.path)/sign")
        let answer = try await rio.submit(
            "\(draft.path)/sign", from: page, [("choice", "sign"), ("tick", "yes"), ("reason", "my own words"), ("factor", code)])
        #expect(answer.status == 422)
        #expect(answer.text.contains("id=\"factor-problem\""))
        #expect(answer.text.contains("my own words"))
        #expect(answer.text.contains("value=\"yes\" checked"))
        #expect(try await draft.warning()?.isReleased == false)
    }

    @Test func `a passkey that was shown for one text signs no other`() async throws {
        let draft = try await Draft()
        try await draft.signFirst()
        let rio = try await StaffBrowser(draft.desk, as: "rio")
        let page = try await rio.get("\(draft.path)/sign")
        let other = WebAnswer(body: Array(page.text.replacing(
            "/desk/factor/\(page.hidden("seen") ?? "")/", with: "/desk/factor/\(String(repeating: "0", count: 64))/").utf8))
        let answer = try await rio.submit("\(draft.path)/sign", from: other, [("choice", "sign"), ("tick", "yes")])
        #expect(answer.status == 422)
        #expect(try await draft.warning()?.isReleased == false)
    }

    @Test func `whoever does not tick signs nothing and loses nothing`() async throws {
        let draft = try await Draft()
        let ada = try await StaffBrowser(draft.desk, as: "ada")
        let page = try await ada.get("\(draft.path)/sign")
        let answer = try await ada.submit("\(draft.path)/sign", from: page, [("choice", "sign"), ("reason", "words that I wrote")])
        #expect(answer.status == 422)
        #expect(answer.text.contains("Tick the sentence"))
        #expect(answer.text.contains("words that I wrote"))
        #expect(try await draft.warning()?.gate.signatures.state == .unsigned)
    }

    @Test func `a text that changed under the reader's eyes is not signed, and the change stands on top`() async throws {
        let draft = try await Draft()
        let rio = try await StaffBrowser(draft.desk, as: "rio")
        try await draft.signFirst()
        let old = try await rio.get("\(draft.path)/sign")
        let ada = try await StaffBrowser(draft.desk, as: "ada")
        let text = try await ada.get("\(draft.path)/text?language=en")
        _ = try await ada.submit(
            "\(draft.path)/text", from: text,
            [
                ("headline", "A message about your safety today"), ("sender", "Test desk"), ("danger", "Somebody may try to hurt you."),
                ("actions", "Do not use your own car."), ("check", "Ring the number that you find by yourself."),
            ])
        let answer = try await rio.submit("\(draft.path)/sign", from: old, [("choice", "sign"), ("tick", "yes"), ("factor", rio.secret)])
        #expect(answer.status == 409)
        #expect(answer.text.contains("<ins><bdi>en, Headline: A message about your safety today</bdi></ins>"))
        #expect(answer.text.contains("<del><bdi>en, Headline: A message about your safety</bdi></del>"))
        #expect(try await draft.warning()?.gate.signatures.state == .unsigned)
        #expect(try await draft.warning()?.isReleased == false)
    }

    @Test func `what is sent back stands before whoever signs next`() async throws {
        let draft = try await Draft()
        try await draft.signFirst()
        let rio = try await StaffBrowser(draft.desk, as: "rio")
        let page = try await rio.get("\(draft.path)/sign")
        _ = try await rio.submit("\(draft.path)/sign", from: page, [("choice", "back"), ("reason", "Say where she can go.")])
        let next = try await StaffBrowser(draft.desk, as: "sam").get("\(draft.path)/sign")
        #expect(next.text.contains("Say where she can go."))
        #expect(try await draft.warning()?.isReleased == false)
    }

    @Test func `two who write one text notice each other, and neither loses words`() async throws {
        let draft = try await Draft()
        let (ada, ben) = (try await StaffBrowser(draft.desk, as: "ada"), try await StaffBrowser(draft.desk, as: "ben"))
        let (hers, his) = (try await ada.get("\(draft.path)/text?language=en"), try await ben.get("\(draft.path)/text?language=en"))
        let rest = [("danger", "Somebody may try to hurt you."), ("actions", "Stay away."), ("check", "Ring us.")]
        _ = try await ada.submit("\(draft.path)/text", from: hers, [("headline", "Hers")] + rest)
        let answer = try await ben.submit("\(draft.path)/text", from: his, [("headline", "His")] + rest)
        #expect(answer.status == 409)
        #expect(answer.text.contains("Headline: Hers"))
        #expect(answer.text.contains("value=\"His\""))
    }

    @Test func `one person prepares and warns alone, and another is asked to review it`() async throws {
        let draft = try await Draft()
        let rio = try await StaffBrowser(draft.desk, as: "rio")
        let prepare = try await rio.get("\(draft.casePath)/emergency")
        let prepared = try await rio.submit(
            "\(draft.casePath)/emergency", from: prepare,
            [
                ("headline", "Leave the house now"), ("danger", "Somebody is on the way to hurt you."), ("actions", "Leave now."),
                ("check", "Ring us."), ("recipients", draft.names["hand"] ?? ""), ("ground", "hours"), ("feed", "no"),
                ("until-date", "2026-03-03"), ("until-time", "12:00"), ("until-zone", "+03:00"), ("language", "en"),
            ])
        #expect(prepared.status == 303)
        let confirm = try await rio.follow(prepared)
        #expect(confirm.text.contains("Warn 1 person now, alone</button>"))
        let place = (prepared.header("location") ?? "").split(separator: "?").first.map(String.init) ?? ""
        let done = try await rio.submit(place, from: confirm, [("ground", "hours"), ("tick", "yes"), ("factor", rio.secret)])
        let page = try await rio.follow(done)
        #expect(page.text.contains("Warned 1 person, alone"))
        #expect(page.text.contains("Review is due by"))
    }

    @Test func `an open leak hit does not hold up whoever warns alone, once they say that they saw it`() async throws {
        let desk = try await TestDesk()
        let report =
            """
            - {act: report.receive, as: report, case: $case, source: {type: telephone, name: caller}, marking: red, awareness: {at: "2026-03-02T08:50:00Z", by: night desk}, text: "They wait in a grey van near the stairs of her house every evening."}

            """
        let copied = WarningPagesTests.draft.replacing("Somebody may try to hurt you <soon>.", with: "They wait in a grey van near the stairs of her house.")
        let opening = copied.split(separator: "\n", maxSplits: 1).map(String.init)
        let names = try await desk.play(opening[0] + "\n" + report + opening[1])
        let path = "/desk/cases/\(names["case"] ?? "")/emergency/\(names["warning"] ?? "")"
        let rio = try await StaffBrowser(desk, as: "rio")
        let page = try await rio.get(path)
        #expect(page.text.contains("Open leak hits"))
        let unseen = try await rio.submit(path, from: page, [("ground", "running"), ("tick", "yes"), ("factor", rio.secret)])
        #expect(unseen.status == 422)
        let seen = try await rio.submit(path, from: unseen, [("ground", "running"), ("tick", "yes"), ("factor", rio.secret), ("leaks", "yes")])
        #expect(seen.status == 303)
    }

    @Test func `halting says how many it stops before it does`() async throws {
        let draft = try await Draft()
        try await draft.signFirst()
        let rio = try await StaffBrowser(draft.desk, as: "rio")
        let sign = try await rio.get("\(draft.path)/sign")
        _ = try await rio.submit("\(draft.path)/sign", from: sign, [("choice", "sign"), ("tick", "yes"), ("factor", rio.secret)])
        let halt = try await rio.get("\(draft.path)/halt")
        #expect(halt.text.contains("not yet handed over."))
        let answer = try await rio.submit("\(draft.path)/halt", from: halt, [("tick", "yes"), ("factor", rio.secret), ("reason", "The van was a baker's.")])
        #expect(answer.status == 303)
        #expect(try await draft.warning()?.gate.halted != nil)
        #expect(try await draft.warning()?.notices.last?.notice == .underReview)
    }

    @Test func `whoever may not read a case finds no page of its warnings`() async throws {
        let draft = try await Draft()
        let adm = try await StaffBrowser(draft.desk, as: "adm")
        for path in ["\(draft.casePath)/warnings", draft.path, "\(draft.path)/sign", "\(draft.casePath)/emergency", "\(draft.path)/live"] {
            #expect(try await adm.get(path).status == 404, "\(path)")
        }
    }
}
