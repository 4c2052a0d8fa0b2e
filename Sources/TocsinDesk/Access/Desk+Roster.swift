// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

extension Desk {
    /// Who works here today. What was approved and is due by now has taken effect.
    ///
    /// - Throws: `not-yet` for a desk that nobody has founded.
    package func roster() async throws -> Roster {
        let loaded = try await loadedRoster()
        guard let due = loaded.roster.nextDue, due <= instruments.now() else { return loaded.roster }
        try await advanceRoster()
        return try await loadedRoster().roster
    }

    package var isFounded: Bool {
        get async throws { try await store.setting(Desk.rosterSetting) != nil }
    }

    /// - Throws: `not-allowed` for a pack that was switched off here.
    func expectOn(_ packs: [String]) async throws {
        guard try await isFounded else { return }
        let roster = try await roster()
        if let off = packs.first(where: { !roster.isOn(pack: $0) }) {
            throw Refusal(.notAllowed, "The pack '\(off)' is switched off at this desk. Take another, or propose to switch it on.")
        }
    }

    /// Lets approved changes take effect whose time has come.
    package func advanceRoster() async throws {
        _ = try await changeRoster { proceedings in try proceedings.advance() }
    }

    /// Takes one act at the desk as a whole, by a person.
    func perform(_ act: RosterAct, request: ActRequest, by actor: Actor, answering: Answering?) async throws
        -> ActAnswer
    {
        guard actor.person != nil else { throw Refusal(.wrongRole, "Only a person of the desk can do this.") }
        let entry: EntryID = instruments.name()
        return try await changeRoster { proceedings in
            try proceedings.advance()
            try proceedings.take(act, by: actor, at: request.at, id: entry)
            let answer = proceedings.answer(act.kind, id: entry)
            return (answer, try answering?.stored(answer, by: vault))
        }
    }

    /// Writes an act for somebody whose right to it was just shown.
    func record(_ act: RosterAct, by person: PersonID, id: EntryID) async throws {
        try await changeRoster { proceedings in try proceedings.record(act, by: person, id: id) }
        await bell.ring()
    }

    private func changeRoster(_ change: (inout RosterProceedings) throws -> Void) async throws {
        _ = try await changeRoster { proceedings in
            try change(&proceedings)
            return ((), nil)
        }
    }

    /// Loads, decides, commits; starts over when somebody else was first.
    private func changeRoster<T: Sendable>(
        _ change: (inout RosterProceedings) throws -> (T, StoredAnswer?)
    ) async throws -> T {
        let stream = try await loadedRoster().roster.id
        return try await inLine(stream) {
            for _ in 0..<20 {
                var proceedings = RosterProceedings(
                    desk: self, loaded: try await loadedRoster(), now: instruments.now())
                let (result, answer) = try change(&proceedings)
                guard !proceedings.commit.entries.isEmpty else { return result }
                var commit = proceedings.commit
                commit.answer = answer
                do {
                    var loaded = proceedings.loaded
                    loaded.revision = try await store.commit(commit)
                    await rosters.keep(loaded)
                    return result
                } catch let conflict as StoreConflict {
                    await rosters.drop()
                    guard conflict.kind == .revision else { throw conflict }
                }
            }
            throw Refusal(.notYet, "Too many people change the desk at once. Try again.")
        }
    }

    private func loadedRoster() async throws -> LoadedRoster {
        if let kept = await rosters.kept { return kept }
        guard let setting = try await store.setting(Desk.rosterSetting), let stream = StreamID(bytes: setting) else {
            throw Refusal(.notYet, "Nobody has founded this desk. Follow the link that 'tocsin serve' showed.")
        }
        let stored = try await store.entries(of: stream)
        var keys: [SubjectID: SubjectKey] = [:]
        let entries = try stored.map { try open($0, keys: &keys) }
        guard let roster = Roster(id: stream, entries: entries) else { throw Refusal.nothing("desk") }
        let loaded = LoadedRoster(roster: roster, revision: stored.last?.sequence ?? 0, keys: keys)
        await rosters.keep(loaded)
        return loaded
    }

    /// Under which the store keeps where the desk's own stream is.
    package static let rosterSetting = "roster"
}

/// The roster as the store has it, with the key of the desk's stream and the revision it was read at.
struct LoadedRoster: Sendable {
    var roster: Roster
    var revision: Int64
    var keys: [SubjectID: SubjectKey]
}

/// The roster as it was last committed. One process writes, and the store's revision decides whether it is still true.
actor RosterShelf {
    private(set) var kept: LoadedRoster?

    func keep(_ loaded: LoadedRoster) {
        if let kept, kept.revision > loaded.revision { return }
        kept = loaded
    }

    func drop() { kept = nil }
}
