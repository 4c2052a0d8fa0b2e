// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `people`: who works here, and the changes that wait (law 17).
struct PeoplePage: Sendable {
    struct Line: Sendable {
        let personName: String
        let personRoles: String
        let factorWords: String
        let path: String
        let mayOpen: Bool
    }

    struct Change: Sendable {
        let what: String
        let standWords: String
        let by: String
        let proposed: PageTime
        let because: String
        let path: String
        let mayApprove: Bool
        let mayWaive: Bool
    }

    let changes: [Change]
    let hasChanges: Bool
    let people: [Line]
    let mayPropose: Bool
    let fields: [FormField]

    init(_ roster: Roster, reader: Person, _ fill: FormFill) {
        let names = PeopleNames(roster.members.values.map(\.person))
        let isAdministrator = reader.roles.contains(.administrator)
        let administrators = roster.people.filter { $0.roles.contains(.administrator) }.count
        changes = roster.pending.map { change in
            let isOpen = change.state == .proposed
            let isOthers = change.proposedBy != reader.id && change.what.about != reader.id
            return Change(
                what: change.what.inWords(names), standWords: change.standWords(names),
                by: names.name(change.proposedBy),
                proposed: PageTime(change.proposedAt, zoneMinutes: 0), because: change.reasons,
                path: "/desk/settings/changes/\(change.id)",
                mayApprove: isOpen && isOthers && (isAdministrator || administrators < 2),
                mayWaive: reader.roles.contains(.senior) && !change.touches(reader.id))
        }
        hasChanges = !changes.isEmpty
        people = roster.people.compactMap { person in
            roster.members[person.id].map { PeoplePage.Line($0, mayOpen: isAdministrator) }
        }
        mayPropose = isAdministrator || administrators < 2
        fields = [
            fill.line("name", "Their name", hint: "They sign in by it; no two the same."),
            fill.ticks("roles", "Roles", Role.choices), fill.area("reasons", "Because"),
        ]
    }
}

extension PeoplePage.Line {
    init(_ member: Roster.Member, mayOpen: Bool) {
        (personName, personRoles) = (member.person.name, member.person.roles.titles)
        factorWords = member.factorWords
        path = "/desk/settings/people/\(member.person.id)"
        self.mayOpen = mayOpen
    }
}

/// The variables of `person`.
struct PersonPage: Sendable {
    let personName: String
    let personRoles: String
    let factorWords: String
    let path: String
    let mayInvite: Bool
    let roleFields: [FormField]
    let factorReason: FormField
    let disableReason: FormField

    init(_ member: Roster.Member, _ fill: FormFill) {
        (personName, personRoles) = (member.person.name, member.person.roles.titles)
        factorWords = member.factorWords
        path = "/desk/settings/people/\(member.person.id)"
        mayInvite = member.factors.isEmpty
        roleFields = [
            fill.ticks("roles", "Roles", Role.choices, chosen: member.person.roles.map(\.rawValue)),
            fill.area("roles-reasons", "Because"),
        ]
        factorReason = fill.area("factors-reasons", "Because")
        disableReason = fill.area("disable-reasons", "Because")
    }
}

extension Roster.Member {
    fileprivate var factorWords: String {
        let kinds = Set(factors.map(\.kind)).map(\.inWords).sorted()
        return kinds.isEmpty ? "Has no way in of their own yet." : "Signs in by: \(kinds.joined(separator: ", "))."
    }
}

extension Role {
    fileprivate static var choices: [FormChoice] {
        allCases.map { FormChoice($0.rawValue, $0.title.uppercasedFirst) }
    }
}

extension ProposedChange {
    func inWords(_ names: PeopleNames) -> String {
        switch self {
        case .admit(let person): "\(person.name) shall work here: \(person.roles.titles)"
        case .roles(let person, let roles): "\(names.name(person)) shall have these roles: \(roles.titles)"
        case .resetFactors(let person): "The ways in of \(names.name(person)) shall be forgotten"
        case .channel(let channel): "The channel \(channel.name) shall be \(channel.on ? "as proposed" : "taken away")"
        case .pack(let pack, let on): "The pack \(pack) shall be switched \(on ? "on" : "off")"
        }
    }
}

extension PendingChange {
    func standWords(_ names: PeopleNames) -> String {
        let waived = waivers.isEmpty ? "" : " \(waivers.map(names.name).joined(separator: " and ")) waived the wait."
        switch state {
        case .proposed: return "Waits for another person to approve it.\(waived)"
        case .approved(let person, _):
            let due = due.map { PageTime($0, zoneMinutes: 0).words } ?? ""
            return "Approved by \(names.name(person)). In force from \(due).\(waived)"
        case .refused(let person): return "Refused by \(names.name(person))."
        case .fallen: return "Fell with somebody who was shut out."
        case .inForce(let since): return "In force since \(PageTime(since, zoneMinutes: 0).words)."
        }
    }
}
