// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct RosterTests {
    static let names: [(String, Set<Role>)] = [
        ("Abe", [.administrator]), ("Adm", [.administrator]), ("Sam", [.senior]), ("Sol", [.senior]),
        ("Rio", [.releaser]),
        ("Ada", [.intake, .assessor]),
    ]
    static let (abe, adm, sam, sol, rio, ada) = (
        Walk.person(1), Walk.person(2), Walk.person(3), Walk.person(4), Walk.person(5), Walk.person(6)
    )
    static let start = Walk.time(1_000_000)

    /// A roster at work: each act has the next number as its entry.
    struct Desk {
        var roster: Roster
        var entries: [Entry] = []
        var now = RosterTests.start
        private var next: UInt64 = 100

        init(without: Set<PersonID> = []) {
            let people = RosterTests.names.enumerated().map { index, part in
                Person(id: Walk.person(UInt64(index + 1)), name: part.0, roles: part.1, practice: false)
            }.filter { !without.contains($0.id) }
            let founded = FoundDesk(name: "Desk", people: people.map(\.id), founders: [sam, sol], members: people)
            roster = Roster(id: StreamID(high: 0, low: 99), founded: founded, at: now)
            entries = [entry(.foundDesk(founded), .desk, EntryID(high: 0, low: 99))]
        }

        @discardableResult
        mutating func act(_ act: RosterAct, by person: PersonID?) throws(Refusal) -> (EntryID, [Roster.Consequence]) {
            let id = EntryID(high: 0, low: next)
            let actor = person.map(Actor.person) ?? .desk
            let consequences = try roster.take(act, in: Roster.Context(entry: id, actor: actor, now: now))
            next += 1
            entries.append(entry(.roster(act), actor, id))
            return (id, consequences)
        }

        private func entry(_ act: Act, _ actor: Actor, _ id: EntryID) -> Entry {
            Entry(id: id, stream: StreamID(high: 0, low: 99), actor: actor, recorded: now, asserted: nil, act: act)
        }

        func refuses(_ act: RosterAct, by person: PersonID?) -> Refusal.Code? {
            var copy = self
            return refusal { () throws(Refusal) in try copy.act(act, by: person) }
        }
    }

    static let promote = RosterAct.proposeRoles(
        ProposeRoles(person: ada, roles: [.assessor, .releaser], reasons: "needed"))
    static let proposals: [RosterAct] = [
        promote, .proposePerson(ProposePerson(name: "Nia", roles: [.releaser], reasons: "new")),
        .proposeFactors(ProposeFactors(person: rio, reasons: "telephone lost")),
        .proposeChannel(ProposeChannel(name: "post", kind: .email, on: true, settings: "{}", reasons: "new host")),
        .proposePack(ProposePack(pack: "icd-191", on: false, reasons: "not ours")),
    ]

    @Test(arguments: proposals)
    func `law 17: rights, factors, channels and packs take two administrators and a day`(proposal: RosterAct) throws {
        var desk = Desk()
        for person in [Self.sam, Self.rio, Self.ada] { #expect(desk.refuses(proposal, by: person) == .wrongRole) }
        let (entry, consequences) = try desk.act(proposal, by: Self.abe)
        #expect(consequences.isEmpty)
        let change = ChangeID(entry)
        #expect(desk.refuses(.approveChange(DecideChange(change: change)), by: Self.abe) == .samePerson)
        for person in [Self.sam, Self.rio] {
            #expect(desk.refuses(.approveChange(DecideChange(change: change)), by: person) == .wrongRole)
        }
        try desk.act(.approveChange(DecideChange(change: change)), by: Self.adm)
        #expect(desk.refuses(.takeEffect(TakeEffect(change: change)), by: nil) == .notYet)
        #expect(desk.roster.due(by: desk.now).isEmpty)
        desk.now = desk.now + .hours(24)
        #expect(desk.roster.due(by: desk.now) == [change])
        let (_, effects) = try desk.act(.takeEffect(TakeEffect(change: change)), by: nil)
        #expect(effects.count == (proposal.kind == .proposePack ? 0 : 1))
        #expect(desk.roster.pending.isEmpty)
        let refolded = try #require(Roster(id: desk.roster.id, entries: desk.entries))
        #expect(refolded.members == desk.roster.members)
        #expect(refolded.changes == desk.roster.changes)
        #expect(refolded.packsOff == desk.roster.packsOff)
    }

    @Test func `law 17: two senior officers waive the day, an administrator can't`() throws {
        var desk = Desk()
        let change = ChangeID(try desk.act(Self.promote, by: Self.abe).0)
        try desk.act(.approveChange(DecideChange(change: change)), by: Self.adm)
        let waive = RosterAct.waiveChange(DecideChange(change: change))
        for person in [Self.abe, Self.adm, Self.rio] { #expect(desk.refuses(waive, by: person) == .wrongRole) }
        #expect(try desk.act(waive, by: Self.sam).1.isEmpty)
        #expect(desk.refuses(waive, by: Self.sam) == .samePerson)
        #expect(try desk.act(waive, by: Self.sol).1 == [.due(change)])
    }

    @Test func `law 17: nobody takes part in a change to themselves`() throws {
        var desk = Desk()
        let change = ChangeID(
            try desk.act(.proposeFactors(ProposeFactors(person: Self.adm, reasons: "lost")), by: Self.abe).0)
        #expect(desk.refuses(.approveChange(DecideChange(change: change)), by: Self.adm) == .samePerson)
        let about = ChangeID(
            try desk.act(
                .proposeRoles(ProposeRoles(person: Self.sam, roles: [.senior, .releaser], reasons: "r")), by: Self.abe
            ).0)
        #expect(desk.refuses(.waiveChange(DecideChange(change: about)), by: Self.sam) == .samePerson)
    }

    @Test func `taking rights away and disabling are at once, by one administrator`() throws {
        var desk = Desk()
        let narrower = RosterAct.proposeRoles(ProposeRoles(person: Self.ada, roles: [.intake], reasons: "moved"))
        #expect(try desk.act(narrower, by: Self.abe).1 == [.roles(Self.ada, [.intake])])
        #expect(desk.roster.members[Self.ada]?.person.roles == [.intake])
        let disable = RosterAct.disablePerson(DisablePerson(person: Self.rio, reasons: "left"))
        #expect(desk.refuses(disable, by: Self.sam) == .wrongRole)
        #expect(
            desk.refuses(.disablePerson(DisablePerson(person: Self.abe, reasons: "x")), by: Self.abe) == .samePerson)
        #expect(try desk.act(disable, by: Self.abe).1 == [.disabled(Self.rio)])
        #expect(
            desk.refuses(
                .setAbsence(SetAbsence(person: Self.rio, deputy: nil, from: desk.now, until: desk.now + .days(1))),
                by: Self.rio) == .wrongRole)
        #expect(desk.roster.person(named: "rio") == nil)
    }

    @Test func `what a disabled administrator began falls with them`() throws {
        var desk = Desk()
        let change = ChangeID(try desk.act(Self.promote, by: Self.abe).0)
        try desk.act(.approveChange(DecideChange(change: change)), by: Self.adm)
        try desk.act(.disablePerson(DisablePerson(person: Self.abe, reasons: "stolen laptop")), by: Self.adm)
        #expect(desk.roster.changes[change]?.state == .fallen)
        desk.now = desk.now + .days(2)
        #expect(desk.roster.due(by: desk.now).isEmpty)
    }

    @Test func `law 17: an administrator is nothing else`() {
        let desk = Desk()
        for roles: Set<Role> in [[.administrator, .releaser], [.administrator, .auditor], []] {
            #expect(
                desk.refuses(.proposePerson(ProposePerson(name: "Eve", roles: roles, reasons: "r")), by: Self.abe)
                    == .malformed)
            #expect(
                desk.refuses(.proposeRoles(ProposeRoles(person: Self.ada, roles: roles, reasons: "r")), by: Self.abe)
                    == .malformed)
        }
    }

    @Test func `with one administrator left a senior officer may approve another one, and nothing else`() throws {
        var desk = Desk(without: [Self.adm])
        let second = ChangeID(
            try desk.act(
                .proposePerson(ProposePerson(name: "Zoe", roles: [.administrator], reasons: "second")), by: Self.abe
            ).0)
        #expect(desk.refuses(.approveChange(DecideChange(change: second)), by: Self.abe) == .samePerson)
        #expect(desk.refuses(.waiveChange(DecideChange(change: second)), by: Self.sol) == .notAllowed)
        try desk.act(.approveChange(DecideChange(change: second)), by: Self.sam)
        let releaser = ChangeID(try desk.act(Self.promote, by: Self.abe).0)
        #expect(desk.refuses(.approveChange(DecideChange(change: releaser)), by: Self.sam) == .wrongRole)
    }

    @Test func `two people with one name are refused, in whatever case it is written`() throws {
        var desk = Desk()
        let again = RosterAct.proposePerson(ProposePerson(name: "rIO", roles: [.intake], reasons: "r"))
        #expect(desk.refuses(again, by: Self.abe) == .alreadyDone)
        try desk.act(.disablePerson(DisablePerson(person: Self.rio, reasons: "left")), by: Self.abe)
        #expect(desk.refuses(again, by: Self.abe) == nil)
    }

    @Test func `a page finds whoever stands in, and nobody in a circle`() throws {
        var desk = Desk()
        let (from, until) = (desk.now, desk.now + .days(2))
        try desk.act(.setShift(SetShift(holder: Self.rio, deputy: Self.ada, from: from, until: until)), by: Self.sam)
        #expect(desk.roster.watch(at: from) == [Self.rio, Self.ada, Self.sam, Self.sol])
        try desk.act(
            .setAbsence(SetAbsence(person: Self.rio, deputy: Self.ada, from: from, until: until)), by: Self.rio)
        #expect(desk.roster.watch(at: from) == [Self.ada, Self.sam, Self.sol])
        try desk.act(
            .setAbsence(SetAbsence(person: Self.ada, deputy: Self.rio, from: from, until: until)), by: Self.ada)
        #expect(desk.roster.watch(at: from) == [Self.sam, Self.sol])
        #expect(desk.roster.watch(at: until) == [Self.sam, Self.sol])
        #expect(
            desk.refuses(.setAbsence(SetAbsence(person: Self.ada, deputy: nil, from: from, until: until)), by: Self.rio)
                == .wrongRole)
        #expect(
            desk.refuses(.setShift(SetShift(holder: Self.abe, deputy: nil, from: from, until: until)), by: Self.sam)
                == .wrongRole)
    }

    @Test func `broken glass is open for half an hour, with a reason, and never to an administrator`() throws {
        var desk = Desk()
        let id = CaseID(high: 0, low: 7)
        let act = RosterAct.breakGlass(BreakGlass(opens: id, reason: "he is at the door"))
        #expect(desk.refuses(act, by: Self.abe) == .wrongRole)
        #expect(desk.refuses(.breakGlass(BreakGlass(opens: id, reason: "")), by: Self.rio) == .malformed)
        let consequences = try desk.act(act, by: Self.rio).1
        #expect(consequences.count == 1)
        #expect(desk.roster.glassOpen(for: Self.rio, to: id, at: desk.now + .seconds(1_799)) != nil)
        #expect(desk.roster.glassOpen(for: Self.rio, to: id, at: desk.now + .minutes(30)) == nil)
        #expect(desk.roster.glassOpen(for: Self.ada, to: id, at: desk.now) == nil)
    }

    @Test(arguments: [
        RosterAct.enrolFactor(EnrolFactor(person: rio, kind: .passkey)),
        .issueToken(IssueToken(person: rio, name: "n", scopes: [.read], expires: start + .days(1))),
        .takeEffect(TakeEffect(change: ChangeID(high: 0, low: 1))),
    ])
    func `what needs a factor shown can't be asked for by an act`(act: RosterAct) {
        for person in 1...6 { #expect(Desk().refuses(act, by: Walk.person(UInt64(person))) == .wrongRole) }
    }
}
