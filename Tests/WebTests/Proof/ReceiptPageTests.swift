// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
@testable import TocsinWeb

struct ReceiptPageTests {
    private static let path = "/desk/settings/log"

    @Test func `what is no identifier is said at the field, as text`() async throws {
        let browser = try await StaffBrowser(TestDesk(), as: "ada")
        let page = try await browser.get(Self.path)
        let answer = try await browser.submit("\(Self.path)/disclose", from: page, [("entry", "<b>x</b>")])
        #expect(answer.status == 422)
        #expect(answer.text.contains("you entered &lt;b&gt;x&lt;/b&gt;"))
        let empty = try await browser.submit("\(Self.path)/disclose", from: page, [("entry", "")])
        #expect(empty.text.contains("Enter the identifier of an entry."))
    }

    @Test func `an entry that is in no leaf yet is told so, and one that is not there is nothing`() async throws {
        let desk = try await TestDesk()
        let names = try await desk.play(Scripts.duty)
        let victim = try #require(names["victim"])
        let browser = try await StaffBrowser(desk, as: "ada")
        let page = try await browser.get(Self.path)
        let early = try await browser.submit("\(Self.path)/disclose", from: page, [("entry", victim)])
        #expect(early.status == 422)
        #expect(early.text.contains("no tick of the log holds it yet"))
        let absent = try await browser.submit(
            "\(Self.path)/disclose", from: page, [("entry", String(repeating: "0", count: 26))])
        #expect(absent.text.contains("There is no such entry that you can see."))
        #expect(try await browser.get("/desk/receipts/\(String(repeating: "0", count: 26))").status == 404)
    }

    @Test func `an administrator discloses nothing, whether it is there or not`() async throws {
        let desk = try await TestDesk()
        let names = try await desk.play(Scripts.duty)
        let browser = try await StaffBrowser(desk, as: "adm")
        let page = try await browser.get(Self.path)
        #expect(!page.text.contains("Make the proof"))
        let there = try await browser.get("/desk/receipts/\(try #require(names["victim"]))")
        let absent = try await browser.get("/desk/receipts/\(String(repeating: "0", count: 26))")
        #expect(there.status == 404 && absent.status == 404)
        #expect(there.text.contains("There is nothing here that you can see."))
    }

    @Test func `all tiles of a size are named, and no more leaves than are signed`() async throws {
        let web = try await TestWeb()
        let answer = try await web.site.get("/log/files?size=1")
        let named = Set(answer.text.split(separator: "\n").map(String.init))
        let base = "https://desk.example.org/log/tile"
        #expect(named == ["\(base)/0/000.p/1", "\(base)/entries/000.p/1"])
        #expect(try await web.site.get("/log/files?size=0").status == 400)
        #expect(try await web.site.get("/log/files?size=999999999").status == 400)
    }
}
