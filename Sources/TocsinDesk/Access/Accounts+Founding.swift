// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
import TocsinFormats

/// What the first founder writes: the desk, and who works there. The first two of the people found it.
package struct FoundingForm: Hashable, Codable, Sendable {
    package struct Newcomer: Hashable, Codable, Sendable {
        package let name: String
        package let roles: Set<Role>

        package init(name: String, roles: Set<Role>) {
            self.name = name
            self.roles = roles
        }
    }

    package let desk: DeskSettings
    package let people: [Newcomer]

    package init(desk: DeskSettings, people: [Newcomer]) {
        self.desk = desk
        self.people = people
    }

    /// The same as a founding file: people by number, the first two as founders, the two ways that need no settings.
    fileprivate func file() throws -> FoundingFile {
        struct Channel: Encodable { let kind: ChannelKind }
        struct File: Encodable {
            let founding = 1
            let desk: DeskSettings
            let people: [String: Newcomer]
            let founders: [String]
            let channels: [String: Channel]
        }
        let keys = people.indices.map { "p\($0 + 1)" }
        let file = File(
            desk: desk, people: Dictionary(uniqueKeysWithValues: zip(keys, people)), founders: Array(keys.prefix(2)),
            channels: ["by-hand": Channel(kind: .byHand), "feed": Channel(kind: .feed)])
        return try TreeDecoder.decode(FoundingFile.self, from: TreeReader.json(CanonicalEncoder.encode(file)))
    }
}

/// A person of a desk that was just founded, with the link by which they make their own factors.
package struct Invitation: Sendable {
    package let person: Person
    package let link: Confidential

    package init(person: Person, link: Confidential) {
        self.person = person
        self.link = link
    }
}

extension Accounts {
    private static let pendingSetting = "founding.pending"

    /// A link for whoever may begin to found this desk; `nil` once it is founded. Each start makes a new one, and the
    /// one before is good no more.
    package func setUpLink() async throws -> Confidential? {
        guard try await desk.store.setting("desk") == nil else { return nil }
        return try await makeLink(.setUp, for: nil)
    }

    /// Whether a set-up link is good; changes nothing.
    package func expectSetUp(link: Confidential) async throws { _ = try await expect(link, for: .setUp) }

    /// The first founder says who works here. Nothing is founded before the second one agrees (law 17).
    ///
    /// - Returns: The link for the second founder.
    /// - Throws: `malformed` with what the form lacks.
    package func beginFounding(link: Confidential, form: FoundingForm) async throws -> Confidential {
        _ = try await expect(link, for: .setUp)
        let names = form.people.map { $0.name.lowercased() }
        guard names.count <= 200, Set(names).count == names.count, !names.contains("") else {
            throw Refusal(.malformed, "Everybody has a name, and no two the same: people sign in by their names.")
        }
        guard PasskeySite(address: form.desk.publicAddress) != nil else {
            throw Refusal(.malformed, "The public address is written as https://warn.example.org.")
        }
        try desk.check(try form.file())
        let sealed = try desk.vault.seal(
            CanonicalEncoder.encode(form), table: "setting", column: "value", row: Accounts.pendingSetting)
        try await desk.store.set(Accounts.pendingSetting, to: sealed)
        return try await makeLink(.secondFounder, for: nil)
    }

    /// What the second founder is asked to agree to; changes nothing.
    package func pendingFounding(link: Confidential) async throws -> FoundingForm {
        _ = try await expect(link, for: .secondFounder)
        guard let sealed = try await desk.store.setting(Accounts.pendingSetting), !sealed.isEmpty else {
            throw Accounts.linkRefused
        }
        let plain = try desk.vault.open(sealed, table: "setting", column: "value", row: Accounts.pendingSetting)
        return try TreeDecoder.decode(FoundingForm.self, from: TreeReader.json(plain))
    }

    /// The second founder agrees: the desk is founded, and everybody gets a link of their own.
    ///
    /// Followed again after the program died in between, it makes the links anew, as long as nobody has a factor.
    package func confirmFounding(link: Confidential) async throws -> [Invitation] {
        let form = try await pendingFounding(link: link)
        do {
            _ = try await desk.found(try form.file())
        } catch let refusal as Refusal where refusal.code == .alreadyDone {
            guard try await desk.roster().members.values.allSatisfy(\.factors.isEmpty) else { throw refusal }
        }
        var invitations: [Invitation] = []
        for person in try await desk.roster().people {
            invitations.append(Invitation(person: person, link: try await makeLink(.enrol, for: person.id)))
        }
        try await useUp(link)
        try await store.dropLinks(for: .setUp, of: nil)
        try await desk.store.set(Accounts.pendingSetting, to: [])
        return invitations
    }
}
