// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinWeb

@Suite struct RecipientPageTests {
    private static let secrets = ["hurt you", "Deputy", "safety", "Car bomb", "your own car"]

    /// A desk with a released message and a link to it, named `link`.
    private func web(word: String? = nil, practice: Bool = false) async throws -> TestWeb {
        let web = try await TestWeb()
        let names = try await web.play(Scripts.message())
        let warning = try #require(names["warning"].flatMap { WarningID($0) })
        let person = try #require(names["person"].flatMap { RecipientID($0) })
        let id = try #require(names["case"].flatMap { CaseID($0) })
        await web.links.add(
            "link", warning: warning, recipient: person, in: id, word: word, practice: practice,
            until: web.desk.clock.now + .hours(72))
        return web
    }

    private func isNeutral(_ answer: WebAnswer) -> Bool { Self.secrets.allSatisfy { !answer.text.contains($0) } }

    private func open(_ web: TestWeb, answer: String? = nil) async throws -> WebAnswer {
        let stamp = try await web.site.get("/m/link").stamp ?? ""
        return try await web.site.submit("/m/link", [("form", stamp)] + (answer.map { [("answer", $0)] } ?? []))
    }

    @Test func `the cover shows neither threat nor name, and fetching it does nothing`() async throws {
        let web = try await web()
        for method in ["GET", "HEAD"] {
            let cover = try await web.site.ask(method, "/m/link")
            #expect(cover.status == 200 && isNeutral(cover))
            #expect(cover.header("Cache-Control") == "no-store")
        }
        #expect(await web.links.told.isEmpty)
        #expect(await web.links.state(of: "link") == .unopened)
    }

    @Test func `the text is shown on a press of the button, and another press answers`() async throws {
        let web = try await web()
        let message = try await open(web)
        #expect(message.status == 200)
        #expect(message.text.contains("Somebody may try to hurt you &lt;soon&gt;."))
        #expect(message.text.contains("Until") || message.text.contains("until"))
        #expect(await web.links.told == ["opened"])
        let stamp = try #require(message.stamp)
        let done = try await web.site.submit("/m/link/acknowledge", [("form", stamp)])
        #expect(done.status == 200)
        #expect(done.text.contains("You have it") && done.text.contains("R7") && isNeutral(done))
        let again = try await web.site.submit("/m/link/acknowledge", [("form", stamp)])
        #expect(again.status == 200 && again.text.contains("You have it"))
        #expect(await web.links.told == ["opened", "have_it"])
        #expect(try await open(web).text.contains("You told us"))
    }

    @Test(arguments: ["", "/acknowledge", "/not-me", "/help"])
    func `a scanner that posts without the cover's field does nothing`(ending: String) async throws {
        let web = try await web()
        let forged = ["", "x", "cover", "read.9999999999999.00000000000000000000000000000000", "cover..", "read.1.2.3"]
        for stamp in forged {
            let answer = try await web.site.submit("/m/link\(ending)", stamp.isEmpty ? [] : [("form", stamp)])
            #expect(answer.status == 200 && isNeutral(answer) && answer.stamp != nil)
        }
        for type in ["application/json", "text/plain", ""] {
            let answer = try await web.site.ask(
                "POST", "/m/link\(ending)", headers: type.isEmpty ? [] : [("Content-Type", type)],
                body: Array("form=x".utf8))
            #expect(answer.status == 415)
        }
        #expect(await web.links.told.isEmpty)
    }

    @Test func `a cover's stamp shows the text and answers nothing, and no stamp serves another link`() async throws {
        let web = try await web()
        let cover = try #require(try await web.site.get("/m/link").stamp)
        for ending in ["acknowledge", "not-me", "help"] {
            #expect(try await isNeutral(web.site.submit("/m/link/\(ending)", [("form", cover)])))
        }
        #expect(await web.links.told.isEmpty)
        let read = try #require(try await open(web).stamp)
        let link = try #require(await web.links.link(withToken: "link"))
        await web.links.add(
            "other", warning: link.warning, recipient: link.recipient, in: link.caseID,
            until: web.desk.clock.now + .hours(72))
        #expect(try await isNeutral(web.site.submit("/m/other/acknowledge", [("form", read)])))
        #expect(await web.links.state(of: "other") == .unopened)
    }

    @Test(arguments: ["/m/link/acknowledge", "/m/link/not-me", "/m/link/help"])
    func `fetching an answer's address leads back to the cover`(path: String) async throws {
        let web = try await web()
        _ = try await open(web)
        for method in ["GET", "HEAD"] {
            let answer = try await web.site.ask(method, path)
            #expect(answer.status == 303 && answer.header("Location") == "/m/link")
        }
        #expect(await web.links.told == ["opened"])
    }

    @Test func `unknown, expired, locked and used-up links are one page`() async throws {
        let web = try await web()
        let link = try #require(await web.links.link(withToken: "link"))
        let (id, now) = (link.caseID, web.desk.clock.now)
        await web.links.add("expired", warning: link.warning, recipient: link.recipient, in: id, until: now)
        await web.links.add(
            "locked", warning: link.warning, recipient: link.recipient, in: id, word: "plum", until: now + .hours(1))
        for _ in 0..<Acknowledgement.triesMax {
            let stamp = try await web.site.get("/m/locked").stamp ?? ""
            _ = try await web.site.submit("/m/locked", [("form", stamp), ("answer", "pear")])
        }
        let stamp = try #require(try await open(web).stamp)
        _ = try await web.site.submit("/m/link/not-me", [("form", stamp)])
        let unknown = try await web.site.get("/m/unknown")
        #expect(unknown.status == 404 && unknown.text.contains("There is nothing here that you can see"))
        for token in ["unknown", "expired", "locked", "link", String(repeating: "a", count: 5_000)] {
            let all = [
                try await web.site.get("/m/\(token)"), try await web.site.submit("/m/\(token)", []),
                try await web.site.submit("/m/\(token)/acknowledge", []),
                try await web.site.submit("/m/\(token)/help", []),
            ]
            for answer in all {
                #expect(answer.status == 404 && answer.body == unknown.body, "\(token.prefix(10))")
                #expect(answer.headers.map { "\($0)" } == unknown.headers.map { "\($0)" })
            }
        }
    }

    @Test func `the check comes before the text, and each wrong answer counts`() async throws {
        let web = try await web(word: "marmalade")
        #expect(try await web.site.get("/m/link").text.contains("The word we agreed on"))
        #expect(try await isNeutral(open(web)))
        #expect(await web.links.link(withToken: "link")?.acknowledgement.triesLeft == Acknowledgement.triesMax)
        let wrong = try await open(web, answer: "plum")
        #expect(wrong.status == 403 && isNeutral(wrong) && wrong.text.contains("There is a problem"))
        let right = try await open(web, answer: "Marmalade")
        #expect(right.text.contains("hurt you"))
        let done = try await web.site.submit("/m/link/acknowledge", [("form", try #require(right.stamp))])
        #expect(done.text.contains("we checked who you are"))
        #expect(try await isNeutral(open(web)), "whoever comes later is asked again")
        #expect(try await open(web, answer: "plum").status == 403)
    }

    @Test func `the last wrong answer closes the link, and says so once`() async throws {
        let web = try await web(word: "marmalade")
        for _ in 1..<Acknowledgement.triesMax { #expect(try await open(web, answer: "plum").status == 403) }
        let last = try await open(web, answer: "plum")
        #expect(last.text.contains("This link is closed") && isNeutral(last))
        #expect(try await web.site.get("/m/link").status == 404)
    }

    @Test func `whoever passed the check is not shut out by the guesses of those who come later`() async throws {
        let web = try await web(word: "marmalade")
        let stamp = try #require(try await open(web, answer: "marmalade").stamp)
        for _ in 0..<Acknowledgement.triesMax { _ = try await open(web, answer: "plum") }
        #expect(try await web.site.get("/m/link").status == 404)
        let again = try await web.site.submit("/m/link", [("form", stamp)])
        #expect(again.text.contains("hurt you"))
        let done = try await web.site.submit("/m/link/acknowledge", [("form", stamp)])
        #expect(done.status == 200 && done.text.contains("You have it"))
    }

    @Test func `help is recorded with the words that came along, also when the page has grown old`() async throws {
        let web = try await web()
        let stamp = try #require(try await open(web).stamp)
        let help = try await web.site.submit("/m/link/help", [("form", stamp), ("words", "I am in the cellar")])
        #expect(help.text.contains("Your call for help is recorded"))
        #expect(help.text.contains("Ring 112.") && help.text.contains("tel:+15550100"))
        #expect(!help.text.contains("cellar"))
        #expect(await web.links.told == ["opened", "need_help: I am in the cellar"])
        let late = try await self.web()
        let early = try #require(try await open(late).stamp)
        await late.links.add(
            "link", warning: WarningID(high: 0, low: 0), recipient: RecipientID(high: 0, low: 0),
            in: CaseID(high: 0, low: 0), until: late.desk.clock.now)
        let call = try await late.site.submit("/m/link/help", [("form", early)])
        #expect(await late.links.told.last == "need_help")
        #expect(call.text.contains("Your call for help is recorded"), "also when the link is over and its case is gone")
    }

    @Test func `who it is not for sees nothing more, and may say that this was a mistake`() async throws {
        let web = try await web()
        let stamp = try #require(try await open(web).stamp)
        let told = try await web.site.submit("/m/link/not-me", [("form", stamp)])
        #expect(told.text.contains("Thank you for telling us") && isNeutral(told))
        #expect(try await web.site.submit("/m/link", [("form", stamp)]).status == 404)
        let back = try await web.site.submit("/m/link", [("form", try #require(told.stamp))])
        #expect(back.status == 200 && back.text.contains("hurt you"))
    }

    @Test func `a page that lay open for more than a day leads back to the cover`() async throws {
        let web = try await web()
        let stamp = try #require(try await open(web).stamp)
        web.desk.clock.advance(by: .hours(25))
        let answer = try await web.site.submit("/m/link/acknowledge", [("form", stamp)])
        #expect(answer.status == 200 && isNeutral(answer))
        #expect(await web.links.told == ["opened"])
    }

    @Test func `a practice message is marked first and last, and a form that is too large is refused`() async throws {
        let web = try await web(practice: true)
        let cover = try await web.site.get("/m/link").text
        #expect(cover.contains("PRACTICE. This is a practice message") && cover.contains("End of the practice message"))
        let huge = try await web.site.submit("/m/link/help", [("words", String(repeating: "a", count: 20_000))])
        #expect(huge.status == 413)
    }

    @Test func `a notice that followed stands above the text`() async throws {
        let web = try await web()
        let link = try #require(await web.links.link(withToken: "link"))
        let halt =
            #"{"act": "release.halt", "case": "\#(link.caseID)", "warning": "\#(link.warning)", "reason": "doubts"}"#
        #expect(try await web.act("rio", halt).status == 201)
        let message = try await open(web)
        #expect(message.text.contains("This warning is under review. Keep your precautions"))
        #expect(!message.text.contains("doubts"))
    }
}
