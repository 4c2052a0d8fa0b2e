// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// The names of those who acted, for pages.
struct PeopleNames: Sendable {
    private let people: [PersonID: Person]

    init(_ people: [Person]) {
        self.people = Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Everybody, by their names.
    var all: [Person] { people.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) } }

    func name(_ id: PersonID) -> String { people[id]?.name ?? "somebody who left" }

    func name(_ actor: Actor) -> String {
        switch actor {
        case .person(let id): name(id)
        case .desk: "the desk"
        case .recipient: "somebody who was warned"
        }
    }

    /// With their roles, as the timeline says who acted.
    func nameAndRoles(_ actor: Actor) -> String {
        guard let id = actor.person, let person = people[id] else { return name(actor) }
        return "\(person.name), \(person.roles.sorted().map(\.rawValue).joined(separator: " and "))"
    }

    /// Who may take a step, at most four by name.
    func takers(of step: NextStep, practice: Bool, besides reader: PersonID) -> String {
        let able = people.values.filter { step.isFor($0) && $0.practice == practice }
        let others = Set(able.filter { $0.id != reader }.map(\.name)).sorted()
        let names = (able.contains { $0.id == reader } ? ["you"] : []) + others.prefix(3)
        let more = others.count - min(3, others.count)
        guard !names.isEmpty else {
            return "nobody here may take it: it takes \(step.roles.map(\.rawValue).joined(separator: " or "))"
        }
        return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
