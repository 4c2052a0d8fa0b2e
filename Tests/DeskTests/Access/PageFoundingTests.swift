// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct PageFoundingTests {
    static func empty() async throws -> (desk: Desk, accounts: Accounts, store: SQLiteStore, clock: TestClock) {
        let (store, clock) = (try SQLiteStore(path: nil), TestClock())
        let desk = try await TestDesk(clock: clock).desk.over(store)
        return (desk, try Accounts(desk: desk, store: store, hasher: AccessDesk.cheap), store, clock)
    }

    static let people: [FoundingForm.Newcomer] = [
        .init(name: "Sam", roles: [.senior]), .init(name: "Rio", roles: [.releaser]),
        .init(name: "Adm", roles: [.administrator]),
    ]

    static func form(_ people: [FoundingForm.Newcomer] = people) -> FoundingForm {
        FoundingForm(desk: TestDesk.settings, people: people)
    }

    @Test func `law 17: a desk is founded by two links, and everybody makes their own factors`() async throws {
        let (desk, accounts, store, clock) = try await Self.empty()
        await #expect(throws: Refusal.self) { try await desk.roster() }
        let setUp = try #require(try await accounts.setUpLink())
        let second = try await accounts.beginFounding(link: setUp, form: Self.form())
        #expect(try await store.setting("desk") == nil)
        #expect(try await accounts.pendingFounding(link: second) == Self.form())
        await #expect(throws: Refusal.self) { try await accounts.confirmFounding(link: setUp) }
        let invitations = try await accounts.confirmFounding(link: second)
        #expect(Set(invitations.map(\.person.name)) == ["Sam", "Rio", "Adm"])
        #expect(try await desk.roster().people.map(\.name) == ["Adm", "Rio", "Sam"])
        #expect(try await accounts.setUpLink() == nil)
        await #expect(throws: Refusal.self) { try await accounts.confirmFounding(link: second) }
        await #expect(throws: Refusal.self) { try await accounts.beginFounding(link: setUp, form: Self.form()) }
        let link = try #require(invitations.first { $0.person.name == "Sam" }?.link)
        let authenticator = try await TestAuthenticator(seed: accounts.enrolment(link: link).seed)
        let enrolled = try await accounts.enrol(
            link: link, password: Confidential(AccessDesk.password), code: authenticator.code(at: clock.now))
        #expect(enrolled.signedIn.person.name == "Sam")
    }

    @Test(arguments: [
        [FoundingForm.Newcomer(name: "Sam", roles: [.senior])],
        [.init(name: "Sam", roles: [.senior]), .init(name: "sam", roles: [.releaser])],
        [.init(name: "Sam", roles: [.senior]), .init(name: "", roles: [.releaser])],
        [.init(name: "Sam", roles: [.senior]), .init(name: "Adm", roles: [.administrator])],
        [.init(name: "Sam", roles: [.senior, .administrator]), .init(name: "Rio", roles: [.releaser])], [],
    ])
    func `a form that lacks something begins nothing`(people: [FoundingForm.Newcomer]) async throws {
        let (_, accounts, store, _) = try await Self.empty()
        let link = try #require(try await accounts.setUpLink())
        let error = await #expect(throws: Refusal.self) {
            try await accounts.beginFounding(link: link, form: Self.form(people))
        }
        #expect(error?.code == .malformed)
        #expect(try await store.setting("founding.pending") == nil)
    }

    @Test func `a newer set-up link takes the place of the older`() async throws {
        let (_, accounts, _, _) = try await Self.empty()
        let first = try #require(try await accounts.setUpLink())
        let second = try #require(try await accounts.setUpLink())
        await #expect(throws: Refusal.self) { try await accounts.expectSetUp(link: first) }
        try await accounts.expectSetUp(link: second)
    }

    @Test func `law 13: the practice link signs in people who can do nothing real`() async throws {
        let (desk, accounts, store, _) = try await Self.empty()
        let link = accounts.practiceLink()
        await #expect(throws: Refusal.self) { try await accounts.practicePeople(link: Confidential("guess")) }
        let people = try await accounts.practicePeople(link: link)
        #expect(people.map(\.roles) == [[.intake, .assessor], [.releaser], [.senior]])
        #expect(people.count { $0.practice } == 3)
        #expect(try await accounts.practicePeople(link: link) == people)
        let signedIn = try await accounts.signInToPractice(link: link, as: people[1].id)
        #expect(try await accounts.session(#require(signedIn.token))?.person == people[1])
        await #expect(throws: Refusal.self) {
            try await accounts.issueToken(
                signedIn, name: "n", scopes: [.read], expires: accounts.desk.instruments.now() + .days(1))
        }
        await #expect(throws: (any Error).self) {
            try await store.put(
                CredentialRow(index: Digest.sha256(of: [1]), person: people[1].id, kind: .password, sealed: [1]))
        }
        _ = try await desk.found(FoundingFile(Array(TestDesk.founding.utf8)))
        let act = RosterAct.setAbsence(
            SetAbsence(
                person: people[2].id, deputy: nil, from: Timestamp(milliseconds: 0), until: Timestamp(milliseconds: 1)))
        await #expect(throws: Refusal.self) {
            try await desk.perform(ActRequest(act: .roster(act), caseID: nil), by: people[2])
        }
        let real = try #require(try await desk.people().first { !$0.practice })
        await #expect(throws: Refusal.self) { try await accounts.signInToPractice(link: link, as: real.id) }
    }
}
