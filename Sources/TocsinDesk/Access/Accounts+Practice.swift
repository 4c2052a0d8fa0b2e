// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
import TocsinFormats

/// Signing in to practice: no password, since practice can't reach the world (law 13).
extension Accounts {
    private static let practiceSetting = "practice.people"
    private static let practiceParts: [(name: String, roles: Set<Role>)] = [
        ("Practice intake and assessor", [.intake, .assessor]), ("Practice releaser", [.releaser]),
        ("Practice senior officer", [.senior]),
    ]

    /// What a link to practice carries: the same for this data folder, as often as one likes.
    package func practiceLink() -> Confidential {
        Confidential(Base64URL.write(desk.vault.derived("practice link")))
    }

    /// The people whom one can be in practice; made when first asked for.
    ///
    /// - Throws: `unknown-thing` for a link that is not ``practiceLink()``.
    package func practicePeople(link: Confidential) async throws -> [Person] {
        guard index(link, "link") == index(practiceLink(), "link") else { throw Accounts.linkRefused }
        return try await desk.inLine(practiceLine) { try await practicePeople() }
    }

    /// Signs in as one of ``practicePeople(link:)``.
    package func signInToPractice(link: Confidential, as person: PersonID) async throws -> SignedIn {
        guard let person = try await practicePeople(link: link).first(where: { $0.id == person }) else {
            throw Refusal.nothing("practice person")
        }
        return try await begin(person, .practice)
    }

    private func practicePeople() async throws -> [Person] {
        if let kept = try await desk.store.setting(Accounts.practiceSetting) {
            let ids = try TreeDecoder.decode([PersonID].self, from: TreeReader.json(kept))
            let people = try await desk.people().filter { $0.practice }
            return ids.compactMap { id in people.first { $0.id == id } }
        }
        let people = Accounts.practiceParts.map { part in
            Person(id: desk.instruments.name(), name: part.name, roles: part.roles, practice: true)
        }
        var commit = Commit()
        commit.changes = try people.map { .person(try desk.row(of: $0), tokenHash: nil) }
        try await desk.store.commit(commit)
        try await desk.store.set(Accounts.practiceSetting, to: CanonicalEncoder.encode(people.map(\.id)))
        return people
    }

    /// One at a time, so that the same people are not made twice.
    private var practiceLine: StreamID { StreamID(high: 0, low: 0) }
}
