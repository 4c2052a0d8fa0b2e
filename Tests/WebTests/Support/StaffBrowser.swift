// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TestSupport
import TocsinCore
@testable import TocsinDesk
import TocsinFormats
import TocsinWeb

/// Somebody of a test desk at their browser: carries the session, fills forms in and follows where they lead.
struct StaffBrowser: Sendable {
    let site: RouteTable
    /// The session's name, as its cookie carries it.
    let token: String
    /// What the person came in by, and shows again to sign.
    let secret: String
    let accounts: Accounts
    private let desk: TestDesk
    private let name: String

    /// One for each name, so that two browsers of one person are one device.
    private static let passkeys: [String: SoftwarePasskey] = TestDesk.names.reduce(into: [:]) { passkeys, name in
        var passkey = SoftwarePasskey()
        passkey.uses = 0
        passkeys[name] = passkey
    }

    /// Signs in by the token of the founding; the cookie is the session's.
    init(_ desk: TestDesk, as person: String) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        (self.desk, name) = (desk, person)
        accounts = try Accounts(desk: desk.desk, store: desk.store, hasher: AccessDesk.cheap)
        site = try DeskSite(
            desk: desk.desk, accounts: accounts, deliveries: desk.store, proof: desk.store, troubles: { [] },
            logger: logger
        ).table
        let entered = try await site.submit("/desk/sign-in", [("token", TestDesk.token(person))])
        secret = TestDesk.token(person)
        let cookie = entered.header("set-cookie") ?? ""
        token = String(cookie.drop { $0 != "=" }.dropFirst().prefix { $0 != ";" })
    }

    func get(_ path: String) async throws -> WebAnswer {
        try await site.get(path, headers: [("Cookie", "__Host-tocsin=\(token)")])
    }

    /// Fills in the form on a page and sends it; what the page hides in it goes along.
    func submit(_ path: String, from page: WebAnswer, _ fields: [(String, String)]) async throws -> WebAnswer {
        let hidden = ["stamp", "key", "seen", "language", "warning"].compactMap { name in
            page.hidden(name).map { (name, $0) }
        }
        let factor = try await fields.contains { $0.0 == "factor" } ? [] : shown(on: page)
        let kept = hidden.filter { field in !fields.contains { $0.0 == field.0 } }
        return try await site.submit(path, kept + factor + fields, headers: [("Cookie", "__Host-tocsin=\(token)")])
    }

    /// What the script puts into a form that asks to show again who signs.
    private func shown(on page: WebAnswer) async throws -> [(String, String)] {
        guard let path = page.text.split(separator: "data-passkey=\"").dropFirst().first?.prefix(while: { $0 != "\"" }),
            path.hasPrefix("/desk/factor/")
        else { return [] }
        let passkey = try await enrol()
        let question = try await TreeDecoder.decode(PasskeyQuestion.self, from: get(String(path)).json())
        let answer = try passkey.show(question)
        return [
            ("credential", Base64URL.write(answer.credential)), ("client_data", Base64URL.write(answer.clientData)),
            ("authenticator_data", Base64URL.write(answer.authenticatorData)),
            ("signature", Base64URL.write(answer.signature)),
        ]
    }

    /// Makes the passkey of this person theirs, unless it is.
    @discardableResult
    func enrol() async throws -> SoftwarePasskey {
        let passkey = StaffBrowser.passkeys[name] ?? SoftwarePasskey()
        let person = try desk[name].id
        guard try await desk.desk.roster().members[person]?.factors.isEmpty ?? false else { return passkey }
        let link = try await desk.link(for: person)
        let question = try await accounts.passkeyQuestion(link: link)
        _ = try await accounts.enrol(link: link, passkey: passkey.register(question))
        return passkey
    }

    /// Where an answer leads.
    func follow(_ answer: WebAnswer) async throws -> WebAnswer {
        try await get(answer.header("location") ?? "/nowhere")
    }
}

extension WebAnswer {
    /// The value of a field that a page hides.
    func hidden(_ name: String) -> String? {
        text.split(separator: "type=\"hidden\" name=\"\(name)\" value=\"").dropFirst().first.map { rest in
            String(rest.prefix { $0 != "\"" })
        }
    }
}
