// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TestSupport
import Testing
import TocsinCore
@testable import TocsinDesk
import TocsinFormats
@testable import TocsinWeb

/// A browser without anybody in it yet, before a desk with accounts.
private struct Door {
    let access: AccessDesk
    let site: RouteTable

    init() async throws {
        access = try await AccessDesk()
        site = try DeskSite(
            desk: access.desk, accounts: access.accounts, deliveries: access.store, proof: access.store,
            troubles: { [] },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).table
    }

    func signIn(_ name: String, _ password: String, _ code: String, carrying cookie: String? = nil) async throws
        -> WebAnswer
    {
        try await site.submit(
            "/desk/sign-in", [("name", name), ("password", password), ("code", code)],
            headers: cookie.map { [("Cookie", "__Host-tocsin=\($0)")] } ?? [])
    }

    func get(_ path: String, _ cookie: String) async throws -> WebAnswer {
        try await site.get(path, headers: [("Cookie", "__Host-tocsin=\(cookie)")])
    }

    func submit(_ path: String, _ fields: [(String, String)], _ cookie: String) async throws -> WebAnswer {
        try await site.submit(path, fields, headers: [("Cookie", "__Host-tocsin=\(cookie)")])
    }
}

extension WebAnswer {
    /// The name of the session that was given out.
    fileprivate var session: String {
        let value = (header("set-cookie") ?? "").split(separator: "=", maxSplits: 1).last ?? ""
        return String(value.prefix { $0 != ";" })
    }
}

struct SignInPagesTests {
    @Test func `name, password and code sign in to a session whose cookie no script reads`() async throws {
        let door = try await Door()
        let (_, authenticator) = try await door.access.enrolled("ada")
        let entered = try await door.signIn("ada", AccessDesk.password, authenticator.code(at: door.access.clock.now))
        #expect(entered.status == 303)
        #expect(entered.header("location") == "/desk")
        let cookie = try #require(entered.header("set-cookie"))
        #expect(cookie.hasPrefix("__Host-tocsin="))
        for flag in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] {
            #expect(cookie.contains("; \(flag)"), "\(flag)")
        }
        #expect(!cookie.contains("Domain"))
        #expect(try await door.get("/desk/account", entered.session).text.contains("Authenticator"))
    }

    @Test func `an unknown name, a wrong password and a used code are one answer`() async throws {
        let door = try await Door()
        let (_, authenticator) = try await door.access.enrolled("ada")
        let code = authenticator.code(at: door.access.clock.now)
        _ = try await door.signIn("ada", AccessDesk.password, code)
        let words = { (answer: WebAnswer) in
            answer.text.split(separator: "\n").filter { !$0.contains("name=\"name\"") && !$0.contains("name=\"key\"") }
        }
        let unknown = try await door.signIn("nobody", AccessDesk.password, code)
        let wrong = try await door.signIn("ada", "four words and a cat", code)
        door.access.clock.advance(by: .minutes(1))
        let used = try await door.signIn("ada", AccessDesk.password, code)
        #expect([unknown.status, wrong.status, used.status] == [422, 422, 422])
        #expect(words(unknown) == words(wrong))
        #expect(unknown.header("set-cookie") == nil)
        #expect(used.header("set-cookie") == nil)
    }

    @Test func `whoever guesses is made to wait, and the right answer does not help meanwhile`() async throws {
        let door = try await Door()
        let (_, authenticator) = try await door.access.enrolled("ada")
        for _ in 0..<12 { _ = try await door.signIn("ada", "a wrong guess of mine", "000000") }
        let held = try await door.signIn("ada", AccessDesk.password, authenticator.code(at: door.access.clock.now))
        #expect(held.status == 429)
        #expect(held.text.contains("Too many tries"))
        #expect(held.header("set-cookie") == nil)
    }

    @Test func `a cookie that somebody brought along is never the session that they get`() async throws {
        let door = try await Door()
        let (_, authenticator) = try await door.access.enrolled("ada")
        let planted = String(repeating: "A", count: 43)
        let entered = try await door.signIn(
            "ada", AccessDesk.password, authenticator.code(at: door.access.clock.now), carrying: planted)
        #expect(entered.session != planted)
        #expect(try await door.get("/desk/account", planted).status == 303)
        let again = try await door.site.submit("/desk/sign-in", [("token", TestDesk.token("ada"))])
        #expect(again.session != entered.session)
        #expect(!again.session.contains("token"))
    }

    @Test func `somebody who is shut out is out at their next click`() async throws {
        let door = try await Door()
        let (_, authenticator) = try await door.access.enrolled("ada")
        let cookie = try await door.signIn("ada", AccessDesk.password, authenticator.code(at: door.access.clock.now))
            .session
        #expect(try await door.get("/desk", cookie).status == 200)
        try await door.access.act(
            .disablePerson(DisablePerson(person: door.access["ada"].id, reasons: "left")), by: "adm")
        #expect(try await door.get("/desk", cookie).header("location")?.hasPrefix("/desk/sign-in") == true)
    }

    @Test(arguments: ["", "x"]) func `a form without the session's stamp changes nothing`(stamp: String) async throws {
        let door = try await Door()
        let cookie = try await door.site.submit("/desk/sign-in", [("token", TestDesk.token("adm"))]).session
        let fields = [("stamp", stamp), ("name", "Eve"), ("roles", "senior"), ("reasons", "r")]
        #expect(try await door.submit("/desk/settings/people", fields, cookie).status == 404)
        #expect(try await door.access.desk.roster().pending.isEmpty)
        #expect(try await door.submit("/desk/sign-out", [("stamp", stamp)], cookie).status == 404)
        #expect(try await door.get("/desk/account", cookie).status == 200)
    }

    @Test func `a recovery code leads to the account page and nowhere else`() async throws {
        let door = try await Door()
        let (enrolled, _) = try await door.access.enrolled("ada")
        let code = try #require(enrolled.recoveryCodes.first).reveal()
        let entered = try await door.site.submit(
            "/desk/recover", [("name", "ada"), ("password", AccessDesk.password), ("recovery", code)])
        #expect(entered.header("location") == "/desk/account")
        #expect(try await door.get("/desk", entered.session).header("location") == "/desk/account")
        #expect(try await door.get("/desk/account", entered.session).text.contains("recovery code"))
    }

    @Test func `an administrator proposes, another approves, and the newcomer's link makes their way in`() async throws
    {
        let door = try await Door()
        let adm = try await door.site.submit("/desk/sign-in", [("token", TestDesk.token("adm"))]).session
        let abe = try await door.site.submit("/desk/sign-in", [("token", TestDesk.token("abe"))]).session
        let page = try await door.get("/desk/settings/people", adm)
        let stamp = try #require(page.hidden("stamp"))
        let fields = [
            ("stamp", stamp), ("key", "a"), ("name", "Kim"), ("roles", "assessor"), ("reasons", "We need one."),
        ]
        #expect(try await door.submit("/desk/settings/people", fields, adm).status == 303)
        let change = try #require(try await door.access.desk.roster().pending.first).id
        let other = try await door.get("/desk/settings/people", abe)
        #expect(other.text.contains("Kim shall work here: assessor"))
        let approved = try await door.submit(
            "/desk/settings/changes/\(change)/approve", [("stamp", other.hidden("stamp") ?? ""), ("key", "b")], abe)
        #expect(approved.status == 303)
        #expect(try await door.access.desk.roster().person(named: "Kim") == nil)
        door.access.clock.advance(by: .hours(25))
        let kim = try #require(try await door.access.desk.roster().person(named: "Kim"))
        let later = try await door.site.submit("/desk/sign-in", [("token", TestDesk.token("adm"))]).session
        let one = try await door.get("/desk/settings/people/\(kim.id)", later)
        let made = try await door.submit(
            "/desk/settings/people/\(kim.id)/invite", [("stamp", one.hidden("stamp") ?? ""), ("key", "c")], later)
        let link = try #require(made.text.split(separator: "/desk/enrol/").dropFirst().first?.prefix(43))
        #expect(try await door.site.get("/desk/enrol/\(link)").text.contains("Kim"))
    }

    @Test func `an auditor sees nothing of people and changes`() async throws {
        let door = try await Door()
        let aud = try await door.site.submit("/desk/sign-in", [("token", TestDesk.token("ada"))]).session
        #expect(try await door.get("/desk/settings/people", aud).status == 404)
    }
}
