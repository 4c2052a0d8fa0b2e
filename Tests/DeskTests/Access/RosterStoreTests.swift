// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinStore

/// Law 17 through the store: what the roster decides is what lies there, and what a second reading gives.
@Suite struct RosterStoreTests {
    /// Proposes, approves and waits.
    static func change(_ act: RosterAct, in here: AccessDesk) async throws {
        let id = ChangeID(try await here.act(act, by: "abe").id)
        try await here.act(.approveChange(DecideChange(change: id)), by: "adm")
        here.clock.advance(by: .hours(24))
        _ = try await here.desk.roster()
    }

    @Test func `law 17: somebody admitted is there a day later, without anybody's doing`() async throws {
        let here = try await AccessDesk()
        let proposed = try await here.act(
            .proposePerson(ProposePerson(name: "Nia", roles: [.releaser], reasons: "new")), by: "abe")
        #expect(proposed.needsSecond)
        try await here.act(.approveChange(DecideChange(change: ChangeID(proposed.id))), by: "adm")
        here.clock.advance(by: .seconds(86_399))
        #expect(try await here.desk.roster().person(named: "nia") == nil)
        here.clock.advance(by: .seconds(1))
        let nia = try #require(try await here.desk.roster().person(named: "nia"))
        #expect(nia.id == PersonID(proposed.id))
        #expect(try await here.desk.people().contains(nia))
        #expect(try await here.desk.over(here.store).roster().members == here.desk.roster().members)
    }

    @Test func `law 17: two senior officers let a change take effect in the same moment`() async throws {
        let here = try await AccessDesk()
        let id = ChangeID(
            try await here.act(
                .proposeRoles(ProposeRoles(person: here["ben"].id, roles: [.assessor, .releaser], reasons: "r")),
                by: "abe"
            ).id)
        try await here.act(.approveChange(DecideChange(change: id)), by: "adm")
        try await here.act(.waiveChange(DecideChange(change: id)), by: "sam")
        try await here.act(.waiveChange(DecideChange(change: id)), by: "sol")
        #expect(try await here.desk.roster().members[here["ben"].id]?.person.roles == [.assessor, .releaser])
        #expect(try await here.desk.people().first { $0.id == (try? here["ben"].id) }?.roles == [.assessor, .releaser])
        let entries = try await here.store.entries(of: here.desk.roster().id)
        #expect(entries.last?.actor == .desk)
    }

    @Test func `law 17: a reset of factors ends sessions, and lets an administrator make a link`() async throws {
        let here = try await AccessDesk()
        let (enrolled, authenticator) = try await here.enrolled("rio")
        try await Self.change(
            .proposeFactors(ProposeFactors(person: here["rio"].id, reasons: "telephone lost")), in: here)
        #expect(try await here.accounts.session(#require(enrolled.signedIn.token)) == nil)
        await #expect(throws: Refusal.self) {
            try await here.accounts.signIn(
                name: "Rio", password: Confidential(AccessDesk.password), code: authenticator.code(at: here.clock.now),
                from: "x")
        }
        let admin = try await here.enrolledByPasskey("adm").signedIn
        #expect(
            try await here.accounts.enrolment(link: here.accounts.invite(here["rio"].id, by: admin)).person
                == here["rio"])
    }

    @Test func `law 17: a channel changes by two, and its settings open as those of founding do`() async throws {
        let here = try await AccessDesk()
        let settings = #"{"host": "mail.example.org", "domain": "example.org"}"#
        try await Self.change(
            .proposeChannel(
                ProposeChannel(name: "post", kind: .email, on: true, settings: settings, reasons: "new host")), in: here
        )
        let channel = try #require(try await here.store.channels().first)
        #expect(channel.kind == .email)
        #expect(
            String(decoding: try await here.desk.settings(of: channel), as: UTF8.self)
                == #"{"domain":"example.org","host":"mail.example.org"}"#)
        try await Self.change(
            .proposeChannel(ProposeChannel(name: "post", kind: .email, on: false, settings: nil, reasons: "gone")),
            in: here)
        #expect(try await here.store.channels().isEmpty)
    }

    @Test(arguments: [
        RosterAct.proposeChannel(ProposeChannel(name: "a", kind: .email, on: true, settings: "[1]", reasons: "r")),
        .proposeChannel(ProposeChannel(name: "a", kind: .email, on: true, settings: "host: x", reasons: "r")),
        .proposePack(ProposePack(pack: "no-such-pack", on: false, reasons: "r")),
    ])
    func `what could never take effect is not proposed`(act: RosterAct) async throws {
        let here = try await AccessDesk()
        let error = await #expect(throws: Refusal.self) { try await here.act(act, by: "abe") }
        #expect(error?.code == .malformed)
    }

    @Test func `law 17: of twenty approvals at once one counts`() async throws {
        let here = try await AccessDesk()
        let id = ChangeID(
            try await here.act(
                .proposePack(ProposePack(pack: here.desk.packs.ids[0], on: false, reasons: "r")), by: "abe"
            ).id)
        let approved = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask { (try? await here.act(.approveChange(DecideChange(change: id)), by: "adm")) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(approved == 1)
    }

    @Test func `the roster's acts are repeated by their key, not done twice`() async throws {
        let here = try await AccessDesk()
        let request = ActRequest(
            act: .roster(.proposePerson(ProposePerson(name: "Nia", roles: [.intake], reasons: "new"))), caseID: nil)
        let first = try await here.desk.perform(request, by: here["abe"], key: "k")
        let second = try await here.desk.perform(request, by: here["abe"], key: "k")
        #expect(second.already)
        #expect(second.id == first.id)
        #expect(try await here.desk.roster().pending.count == 1)
    }

    @Test func `law 17: no case is opened under a pack that two switched off`() async throws {
        let here = try await AccessDesk()
        let act = """
            {"act": "case.open", "title": "t", "packs": ["ngo-duty-of-care"], "zone": "+00:00",
             "awareness": {"at": "2026-03-02T08:00:00Z", "by": "n"}}
            """
        let request = try TreeDecoder.decode(ActRequest.self, from: TreeReader.json(Array(act.utf8)))
        _ = try await here.desk.perform(request, by: here["ada"])
        try await Self.change(.proposePack(ProposePack(pack: "ngo-duty-of-care", on: false, reasons: "not ours")), in: here)
        let error = await #expect(throws: Refusal.self) { try await here.desk.perform(request, by: here["ada"]) }
        #expect(error?.code == .notAllowed)
    }

    @Test func `a change takes effect in its time, also when nobody signs in`() async throws {
        let here = try await AccessDesk()
        let id = ChangeID(
            try await here.act(.proposePerson(ProposePerson(name: "Nia", roles: [.intake], reasons: "new")), by: "abe").id)
        try await here.act(.approveChange(DecideChange(change: id)), by: "adm")
        here.clock.advance(by: .hours(24))
        try await DeadlineService(desk: here.desk).runOnce()
        #expect(try await here.desk.people().contains { $0.name == "Nia" })
    }

    @Test func `nothing secret lies open in the store`() async throws {
        let here = try await AccessDesk()
        let (enrolled, authenticator) = try await here.enrolled("rio")
        let rows = try await here.store.credentials(of: here["rio"].id)
        #expect(rows.count == 3)
        let kept = rows.flatMap(\.sealed)
        let token = try #require(enrolled.signedIn.token).reveal()
        for secret in [Array(AccessDesk.password.utf8), authenticator.seed, Array("argon2id".utf8), Array(token.utf8)] {
            #expect(kept.firstRange(of: secret) == nil)
        }
    }
}
