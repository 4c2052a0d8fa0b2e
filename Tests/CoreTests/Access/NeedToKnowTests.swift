// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
@testable import TocsinCore

@Suite struct NeedToKnowTests {
    static func person(_ roles: [Role], practice: Bool = false) -> Person {
        Person(id: Walk.person(9), name: "Somebody", roles: Set(roles), practice: practice)
    }

    /// Who, for what, and whether they read real cases.
    @Test(
        arguments: [
            ([], Look.work, false, false), ([.intake], .work, false, true), ([.assessor], .work, false, true),
            ([.releaser], .work, false, true), ([.senior], .work, false, true), ([.auditor], .work, false, false),
            ([.administrator], .work, false, false), ([.administrator, .senior], .work, false, false),
            ([.auditor, .intake], .work, false, true), ([.senior], .work, true, false),
            ([.senior], .oversight, false, true), ([.auditor], .oversight, false, true),
            ([.assessor], .oversight, false, false), ([.administrator, .auditor], .oversight, false, false),
            ([.auditor], .oversight, true, false),
        ] as [([Role], Look, Bool, Bool)])
    func `who reads real cases`(roles: [Role], look: Look, practice: Bool, expected: Bool) {
        let reader = CaseReader(Self.person(roles, practice: practice), for: look)
        #expect(reader.mayRead(practice: false, access: CaseAccess(openedBy: .desk)) == expected)
        #expect(reader.mayRead(practice: true, access: CaseAccess(openedBy: .desk)))
    }

    @Test func `whoever runs the program reads practice only, and no practice that is kept to a few`() throws {
        var kept = CaseAccess(openedBy: .person(Walk.person(1)))
        try kept.restrict(
            RestrictCase(reason: "r", admitted: [Walk.person(2)], releasers: [Walk.person(2)]), by: Walk.person(1))
        #expect(CaseReader(nil).mayRead(practice: true, access: CaseAccess(openedBy: .desk)))
        #expect(!CaseReader(nil).mayRead(practice: false, access: CaseAccess(openedBy: .desk)))
        #expect(!CaseReader(nil).mayRead(practice: true, access: kept))
    }

    @Test func `a case that is kept to a few is read by those admitted, whatever their rank`() throws {
        var access = CaseAccess(openedBy: .person(Walk.person(1)))
        let senior = CaseReader(Self.person([.senior]))
        #expect(senior.mayRead(practice: false, access: access))
        try access.restrict(
            RestrictCase(reason: "a colleague is suspected", admitted: [Walk.person(2)], releasers: [Walk.person(2)]),
            by: Walk.person(3))
        #expect(access.admitted == [Walk.person(1), Walk.person(2), Walk.person(3)])
        #expect(!senior.mayRead(practice: false, access: access))
        try access.admit(AdmitPerson(person: Walk.person(9), reason: "must decide"))
        #expect(senior.mayRead(practice: false, access: access))
    }

    @Test func `two are left at least, and one of them may release`() throws {
        let (one, two, three) = (Walk.person(1), Walk.person(2), Walk.person(3))
        var access = CaseAccess(openedBy: .person(one))
        let alone = RestrictCase(reason: "r", admitted: [], releasers: [one])
        #expect(refusal { () throws(Refusal) in try access.restrict(alone, by: one) } == .notAllowed)
        let powerless = RestrictCase(reason: "r", admitted: [two], releasers: [])
        #expect(refusal { () throws(Refusal) in try access.restrict(powerless, by: one) } == .notAllowed)
        #expect(!access.isRestricted)
        try access.restrict(RestrictCase(reason: "r", admitted: [two, three], releasers: [three]), by: one)
        let releaser = ExcludePerson(person: three, reason: "r", releasers: [])
        #expect(refusal { () throws(Refusal) in try access.exclude(releaser) } == .notAllowed)
        try access.exclude(ExcludePerson(person: two, reason: "r", releasers: [three]))
        let last = ExcludePerson(person: one, reason: "r", releasers: [three])
        #expect(refusal { () throws(Refusal) in try access.exclude(last) } == .notAllowed)
        #expect(access.admitted == [one, three])
    }

    @Test func `nobody is admitted to, or excluded from, a case that is open to all`() {
        var access = CaseAccess(openedBy: .desk)
        let person = Walk.person(4)
        #expect(
            refusal { () throws(Refusal) in try access.admit(AdmitPerson(person: person, reason: "r")) } == .notYet)
        let exclude = ExcludePerson(person: person, reason: "r")
        #expect(refusal { () throws(Refusal) in try access.exclude(exclude) } == .notYet)
    }
}
