// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import Synchronization
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore
@testable import TocsinWeb

struct FoundingPagesTests {
    private final class Calls: Sendable { let count = Mutex(0) }

    private func empty(_ calls: Calls = Calls()) async throws -> (
        site: RouteTable, accounts: Accounts, desk: Desk, clock: TestClock
    ) {
        let (store, clock) = (try SQLiteStore(path: nil), TestClock())
        let desk = try await TestDesk(clock: clock).desk.over(store)
        let accounts = try Accounts(desk: desk, store: store, hasher: AccessDesk.cheap)
        let site = try DeskSite(
            desk: desk, accounts: accounts, deliveries: store, proof: store, troubles: { [] },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            founded: { calls.count.withLock { $0 += 1 } }
        ).table
        return (site, accounts, desk, clock)
    }

    private static let form = [
        ("name", "A new desk"), ("address", "https://warn.example.org/"), ("words", "Ring us."), ("name-1", "Una"),
        ("name-2", "Tom"), ("name-3", "Rita"), ("roles-3", "releaser"), ("name-4", "Sven"), ("roles-4", "senior"),
    ]

    @Test func `two people found a desk by its pages, and each newcomer makes a way in of their own`() async throws {
        let calls = Calls()
        let (site, accounts, desk, clock) = try await empty(calls)
        let link = try #require(try await accounts.setUpLink()).reveal()
        #expect(try await site.get("/desk/set-up/\(link)").text.contains("Second administrator"))
        let asked = try await site.submit("/desk/set-up/\(link)", FoundingPagesTests.form)
        let second = try #require(asked.text.split(separator: "/desk/found/").dropFirst().first?.prefix(43))
        #expect(try await !desk.isFounded)
        #expect(try await site.get("/desk/found/\(second)").text.contains("Rita"))
        let founded = try await site.submit("/desk/found/\(second)", [])
        #expect(founded.status == 200)
        #expect(try await desk.isFounded)
        #expect(calls.count.withLock { $0 } == 0)
        let links = founded.text.split(separator: "/desk/enrol/").dropFirst().map { String($0.prefix(43)) }
        #expect(links.count == 4)
        #expect(try await site.submit("/desk/found/\(second)", []).status == 404)
        #expect(try await site.get("/desk/set-up/\(link)").status == 404)

        let mine = try #require(links.first)
        #expect(try await site.get("/desk/enrol/\(mine)").header("refresh") != nil)
        #expect(calls.count.withLock { $0 } == 1)
        let seed = try await accounts.enrolment(link: Confidential(mine)).seed
        let enrolled = try await site.submit(
            "/desk/enrol/\(mine)",
            [
                ("password", AccessDesk.password), ("again", AccessDesk.password),
                ("code", TestAuthenticator(seed: seed).code(at: clock.now)),
            ])
        #expect(enrolled.text.contains("recovery codes"))
        #expect(enrolled.header("set-cookie")?.contains("__Host-tocsin=") == true)
        #expect(try await site.get("/desk/enrol/\(mine)").status == 404)
    }

    @Test func `what the form lacks is said at its field, and everything written is kept`() async throws {
        let (site, accounts, desk, _) = try await empty()
        let link = try #require(try await accounts.setUpLink()).reveal()
        let answer = try await site.submit("/desk/set-up/\(link)", FoundingPagesTests.form.filter { $0.0 != "words" })
        #expect(answer.status == 422)
        #expect(answer.text.contains("href=\"#words\""))
        #expect(answer.text.contains("value=\"Rita\""))
        #expect(try await !desk.isFounded)
    }

    @Test func `the practice link lets one work as each of three, and asks for no password`() async throws {
        let (site, accounts, _, _) = try await empty()
        let path = "/desk/practice-desk/\(accounts.practiceLink().reveal())"
        let page = try await site.get(path)
        #expect(page.text.split(separator: "Work as practice").count == 4)
        let entered = try await site.submit(path, [("person", page.hidden("person") ?? "")])
        #expect(entered.header("location") == "/desk")
        #expect(try await site.get(path + "x").status == 404)
    }
}
