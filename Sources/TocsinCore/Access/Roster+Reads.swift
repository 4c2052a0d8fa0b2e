// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What others ask of the roster.
extension Roster {
    /// Those who may act today, by name.
    package var people: [Person] {
        members.values.filter(\.isEnabled).map(\.person).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// The one who signs in under a name; letters may be of either case.
    package func person(named name: String) -> Person? {
        let name = name.lowercased()
        return members.values.first { $0.isEnabled && $0.person.name.lowercased() == name }?.person
    }

    /// Changes that wait for somebody or for their time, oldest first.
    package var pending: [PendingChange] {
        changes.values.filter(\.isOpen).sorted { ($0.proposedAt, $0.id) < ($1.proposedAt, $1.id) }
    }

    /// What must be shown beside an approval by this person (law 17), oldest first.
    package func changes(touching person: PersonID) -> [PendingChange] {
        changes.values.filter { $0.touches(person) }.sorted { ($0.proposedAt, $0.id) < ($1.proposedAt, $1.id) }
    }

    /// Changes whose time has come, in the order in which they take effect.
    package func due(by time: Timestamp) -> [ChangeID] {
        changes.values.compactMap { change in change.due.map { (due: $0, id: change.id) } }
            .filter { $0.due <= time }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }.map(\.id)
    }

    package var nextDue: Timestamp? { changes.values.compactMap(\.due).min() }

    package func isAbsent(_ person: PersonID, at time: Timestamp) -> Bool { absence(of: person, at: time) != nil }

    /// Who is paged in place of somebody; themselves if they are here, `nil` if nobody stands in.
    package func standIn(for person: PersonID, at time: Timestamp) -> PersonID? {
        var (current, seen): (PersonID, Set<PersonID>) = (person, [])
        while seen.insert(current).inserted {
            guard let absence = absence(of: current, at: time) else {
                return members[current]?.isEnabled == true ? current : nil
            }
            guard let deputy = absence.deputy else { return nil }
            current = deputy
        }
        return nil
    }

    /// Who has the watch: the last one set for this moment.
    package func shift(at time: Timestamp) -> SetShift? { shifts.last { $0.from <= time && time < $0.until } }

    /// Whom a page goes to, in this order: holder, deputy, then the senior officers; nobody who is away or gone.
    package func watch(at time: Timestamp) -> [PersonID] {
        let shift = shift(at: time)
        let seniors = people.filter { $0.roles.contains(.senior) }.map(\.id)
        let line = ([shift?.holder, shift?.deputy].compactMap { $0 } + seniors).compactMap { standIn(for: $0, at: time) }
        return line.reduce(into: []) { line, person in if !line.contains(person) { line.append(person) } }
    }

    package func isOn(pack: String) -> Bool { !packsOff.contains(pack) }

    /// Until when a case is open to somebody who broke the glass; `nil` if it is not.
    package func glassOpen(for person: PersonID, to caseID: CaseID, at time: Timestamp) -> Timestamp? {
        brokenGlass.last { $0.person == person && $0.caseID == caseID && $0.at <= time && time < $0.until }?.until
    }

    private func absence(of person: PersonID, at time: Timestamp) -> SetAbsence? {
        absences.last { $0.person == person && $0.from <= time && time < $0.until }
    }
}
