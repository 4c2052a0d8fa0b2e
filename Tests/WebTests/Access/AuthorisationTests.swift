// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore
@testable import TocsinWeb

/// Every route of the desk's pages × everybody × a case of theirs, one kept from them, and one that is not there.
///
/// The matrix is made from the table of routes: a route that is added stands in it at once (ASVS V8.2, law 15).
struct AuthorisationTests {
    private static let everybody = ["ada", "ben", "rio", "sam", "sol", "adm", "aud"]

    private struct Desks {
        let desk: TestDesk
        /// Open to everybody who works on cases.
        let open: String
        /// Kept to Ada and Rio.
        let kept: String
        let ghost = "7zzzzzzzzzzzzzzzzzzzzzzzz0"

        init() async throws {
            desk = try await TestDesk()
            open = try await desk.play(Scripts.duty)["case"] ?? ""
            kept = try await desk.play(Scripts.duty)["case"] ?? ""
            let rio = try desk["rio"].id
            let id = try #require(CaseID(kept) as CaseID?)
            _ = try await desk.take("{act: case.restrict, reason: r, admitted: [\(rio)]}", by: "ada", in: id)
        }

        /// A path with its names filled in; what is no case is a name that nothing has.
        func path(_ route: TocsinWeb.Route, case name: String) -> String {
            route.path.split(separator: "/", omittingEmptySubsequences: false).map { part -> String in
                guard part.hasPrefix("{") else { return String(part) }
                return part.hasPrefix("{case}") ? String(part).replacing("{case}", with: name) : ghost
            }.joined(separator: "/")
        }
    }

    /// What a page says apart from the moment at which it was made and the name that was asked for.
    private func words(_ answer: WebAnswer, _ asked: String) -> String {
        let body = answer.text.replacing(asked, with: "CASE")
        return body.split(separator: "\n").filter { !$0.contains("name=\"key\"") && !$0.contains("data-now") }.joined(separator: "\n")
    }

    @Test func `law 15: a case kept from somebody and a case that is not there are one answer on every page`() async throws {
        let desks = try await Desks()
        for person in ["ben", "sam", "sol", "adm", "aud"] {
            let browser = try await StaffBrowser(desks.desk, as: person)
            for route in browser.site.routes where route.method == .get && route.path.contains("{case}") {
                let kept = try await browser.get(desks.path(route, case: desks.kept))
                let ghost = try await browser.get(desks.path(route, case: desks.ghost))
                #expect(kept.status == 404, "\(person) \(route.path)")
                #expect(ghost.status == kept.status, "\(person) \(route.path)")
                #expect(words(kept, desks.kept) == words(ghost, desks.ghost), "\(person) \(route.path)")
            }
        }
    }

    @Test func `an administrator and an auditor see no page of any case`() async throws {
        let desks = try await Desks()
        for person in ["adm", "aud"] {
            let browser = try await StaffBrowser(desks.desk, as: person)
            for route in browser.site.routes where route.method == .get && route.path.contains("{case}") {
                #expect(try await browser.get(desks.path(route, case: desks.open)).status == 404, "\(person) \(route.path)")
            }
        }
    }

    @Test func `a stranger is sent to the door from every page that is not for everybody`() async throws {
        let desks = try await Desks()
        let site = try await StaffBrowser(desks.desk, as: "ada").site
        for route in site.routes where ![.everybody, .link].contains(route.access) {
            for name in [desks.open, desks.kept, desks.ghost] {
                let path = desks.path(route, case: name)
                let answer = try await route.method == .get ? site.get(path) : site.submit(path, [("stamp", "x")])
                #expect(answer.status == 303, "\(route.method) \(path)")
                #expect(answer.header("location")?.hasPrefix("/desk/sign-in") ?? false, "\(path)")
            }
        }
    }

    @Test func `a form without the stamp of its session changes nothing, whoever sends it`() async throws {
        let desks = try await Desks()
        let before = try await desks.desk.store.extent().last
        for person in Self.everybody {
            let browser = try await StaffBrowser(desks.desk, as: person)
            for route in browser.site.routes where route.method == .post && ![.everybody, .link].contains(route.access) {
                let answer = try await browser.send(desks.path(route, case: desks.open), [("stamp", "forged"), ("reason", "x")])
                #expect(answer.status == 404, "\(person) \(route.path)")
            }
        }
        #expect(try await desks.desk.store.extent().last == before)
    }

    @Test func `oversight is for senior officers and auditors`() async throws {
        let desks = try await Desks()
        for person in Self.everybody {
            let browser = try await StaffBrowser(desks.desk, as: person)
            let may = try desks.desk[person].mayOversee
            #expect(try await browser.get("/desk/oversight").status == (may ? 200 : 404), "\(person)")
        }
    }

    @Test func `every answer carries the policy, refusals too`() async throws {
        let desks = try await Desks()
        let browser = try await StaffBrowser(desks.desk, as: "ada")
        for path in ["/desk", "/desk/cases/\(desks.ghost)", "/desk/none", "/desk/sign-in"] {
            let answer = try await browser.get(path)
            for (name, value) in DeskSite.headers { #expect(answer.header(name) == value, "\(path) \(name)") }
        }
    }
}

extension StaffBrowser {
    /// Just these fields, as another site would post them.
    func send(_ path: String, _ fields: [(String, String)]) async throws -> WebAnswer {
        try await site.submit(path, fields, headers: [("Cookie", "__Host-tocsin=\(token)")])
    }
}
