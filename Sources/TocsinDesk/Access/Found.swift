// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinFormats

/// A file that founds a desk: who works there, who founds it, and by which ways it speaks.
package struct FoundingFile: Decodable, Sendable {
    package let founding: Int
    package let desk: DeskSettings
    package let people: [String: FoundingPerson]
    /// Two names of `people`: law 17 wants two from the first day.
    package let founders: [String]
    package let channels: [String: FoundingChannel]

    package struct FoundingPerson: Decodable, Sendable {
        package let name: String
        package let roles: Set<Role>
        /// A first token of the founders' choosing, 20 characters or more; without one, the desk makes it.
        package let token: String?
    }

    package struct FoundingChannel: Decodable, Sendable {
        package let kind: ChannelKind
        package let settings: Tree?
    }

    /// - Throws: ``FormatError`` with line, column and the mend.
    package init(_ bytes: [UInt8]) throws(FormatError) {
        self = try TreeDecoder.decode(FoundingFile.self, from: TreeReader.yaml(bytes))
    }
}

/// What founding gave out: each person's token, shown once and kept nowhere.
package struct Founded: Codable, Sendable {
    package let entry: EntryID
    package let tokens: [String: String]
    package let people: [String: PersonID]
}

extension Desk {
    /// Makes a desk of an empty store, once, by two people.
    ///
    /// - Throws: `already-done` if it is founded; `malformed` with what the file lacks.
    package func found(_ file: FoundingFile) async throws -> Founded {
        guard try await store.setting("desk") == nil else {
            throw Refusal(.alreadyDone, "This desk is founded already. Another data folder makes another desk: --data DIR.")
        }
        try check(file)
        var people: [String: PersonID] = [:]
        var tokens: [String: String] = [:]
        var changes: [Change] = []
        for (key, person) in file.people.sorted(by: { $0.key < $1.key }) {
            let id: PersonID = instruments.name()
            let token = person.token ?? "tocsin_\(instruments.name() as PersonID)\(instruments.name() as PersonID)"
            people[key] = id
            tokens[key] = token
            let row = try row(of: Person(id: id, name: person.name, roles: person.roles, practice: false))
            changes.append(.person(row, tokenHash: hash(token)))
        }
        let entry: EntryID = instruments.name()
        let founders = file.founders.compactMap { people[$0] }
        let act = Act.foundDesk(
            FoundDesk(
                name: file.desk.name, people: people.values.sorted(), founders: founders,
                members: file.people.compactMap { key, person in
                    people[key].map { Person(id: $0, name: person.name, roles: person.roles, practice: false) }
                }.sorted { $0.id < $1.id }))
        var keys: [SubjectID: SubjectKey] = [:]
        let sealed = try seal(
            act, id: entry, stream: StreamID(entry), by: founders.first.map(Actor.person) ?? .desk, at: nil,
            recorded: instruments.now(), keys: &keys)
        for (name, channel) in file.channels.sorted(by: { $0.key < $1.key }) {
            changes.append(try row(name, channel, keys: keys, subject: SubjectID(entry)))
        }
        var commit = Commit()
        commit.entries = [sealed.entry]
        commit.newKeys = sealed.newKeys
        commit.changes = changes + [.founded(try CanonicalEncoder.encode(file.desk)), .access(.opened(StreamID(entry)))]
        do {
            try await store.commit(commit)
        } catch is StoreConflict {
            throw Refusal(.alreadyDone, "This desk was founded at the same moment by somebody else.")
        }
        return Founded(entry: entry, tokens: tokens, people: people)
    }

    private func row(_ name: String, _ channel: FoundingFile.FoundingChannel, keys: [SubjectID: SubjectKey], subject: SubjectID)
        throws -> Change
    {
        guard let key = keys[subject] else { throw Refusal.nothing("key") }
        let settings = try CanonicalEncoder.write((channel.settings ?? Tree(.map([]))).settled)
        return .channel(
            ChannelRow(
                name: name, kind: channel.kind,
                sealed: try key.seal(settings, table: "channel", column: "sealed", row: name), subject: subject))
    }

    func check(_ file: FoundingFile) throws(Refusal) {
        guard file.founding == 1 else { throw Refusal(.malformed, "'founding' is the version of this form: 1.") }
        guard Set(file.founders).count == 2, file.founders.allSatisfy({ file.people[$0] != nil }) else {
            throw Refusal(.malformed, "Name two different people of this file in 'founders'.")
        }
        for (key, person) in file.people {
            guard !person.roles.isEmpty else { throw Refusal(.malformed, "'\(key)' has no role; give at least one.") }
            guard !person.roles.contains(.administrator) || person.roles.count == 1 else {
                throw Refusal(
                    .malformed,
                    "'\(key)' can't be administrator and anything else: administrators read no case and approve nothing.")
            }
            if let token = person.token, token.utf8.count < 20 {
                throw Refusal(.malformed, "The token of '\(key)' is too short; take 20 characters or more, or leave it out.")
            }
        }
        let releasers = file.people.values.filter { !$0.roles.isDisjoint(with: [.releaser, .senior]) }.count
        guard releasers >= 2 else {
            throw Refusal(.malformed, "A desk needs two people who may release; give two the role releaser or senior.")
        }
    }

    /// A channel's settings, opened.
    package func settings(of channel: ChannelRow) async throws -> [UInt8] {
        guard let stored = try await store.entry(EntryID(channel.subject)), let wrapped = stored.wrappedKey else {
            throw SealBroken(place: "channel.sealed")
        }
        return try vault.unwrap(wrapped, for: channel.subject)
            .open(channel.sealed, table: "channel", column: "sealed", row: channel.name)
    }
}
