// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Somebody who works at the desk, as the store keeps them: what it guards in clear, the name sealed.
package struct PersonRow: Hashable, Sendable {
    package let id: PersonID
    package let sealedName: [UInt8]
    package let roles: Set<Role>
    package let practice: Bool

    package init(id: PersonID, sealedName: [UInt8], roles: Set<Role>, practice: Bool) {
        self.id = id
        self.sealedName = sealedName
        self.roles = roles
        self.practice = practice
    }
}

extension Desk {
    /// Everybody, in the order of their identifiers.
    package func people() async throws -> [Person] { try await store.people().map(open) }

    /// The person who holds a token.
    package func person(withToken token: String) async throws -> Person? {
        try await store.person(withTokenHash: hash(token)).map(open)
    }

    /// A token as the store keeps it: without the master key nobody can test a guess, so one that was chosen badly is
    /// not read from a stolen copy.
    func hash(_ token: String) -> Digest { vault.index([token], purpose: "token") }

    func row(of person: Person) throws -> PersonRow {
        PersonRow(
            id: person.id,
            sealedName: try vault.seal(Array(person.name.utf8), table: "person", column: "name", row: "\(person.id)"),
            roles: person.roles, practice: person.practice)
    }

    /// - Throws: ``SealBroken`` if the name was altered or belongs to somebody else.
    func open(_ row: PersonRow) throws -> Person {
        let name = try vault.open(row.sealedName, table: "person", column: "name", row: "\(row.id)")
        return Person(id: row.id, name: String(decoding: name, as: UTF8.self), roles: row.roles, practice: row.practice)
    }
}
