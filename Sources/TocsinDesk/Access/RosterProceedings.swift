// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TocsinCore
import TocsinFormats

/// One act in the desk's own stream and all that follows from it, decided before anything is written.
struct RosterProceedings {
    let desk: Desk
    let now: Timestamp
    private(set) var loaded: LoadedRoster
    private(set) var commit = Commit()
    private(set) var needsSecond = false

    init(desk: Desk, loaded: LoadedRoster, now: Timestamp) {
        self.desk = desk
        self.now = now
        self.loaded = loaded
        commit.expecting = (loaded.roster.id, loaded.revision)
    }

    /// Lets every approved change take effect whose time has come.
    mutating func advance() throws {
        for change in loaded.roster.due(by: now) {
            try take(.takeEffect(TakeEffect(change: change)), by: .desk, at: nil, id: desk.instruments.name())
        }
    }

    /// Takes an act by somebody who asks.
    ///
    /// - Throws: ``Refusal``, and nothing may be committed.
    mutating func take(_ act: RosterAct, by actor: Actor, at asserted: AssertedTime?, id: EntryID) throws {
        try check(act)
        let context = Roster.Context(entry: id, actor: actor, now: now)
        try follow(try loaded.roster.take(act, in: context), act, by: actor, at: asserted, id: id)
    }

    /// Writes an act for somebody whose right to it was just shown: a factor they enrolled, a token they made.
    mutating func record(_ act: RosterAct, by person: PersonID, id: EntryID) throws {
        let context = Roster.Context(entry: id, actor: .person(person), now: now)
        try follow(try loaded.roster.record(act, in: context), act, by: .person(person), at: nil, id: id)
    }

    private mutating func follow(
        _ consequences: [Roster.Consequence], _ act: RosterAct, by actor: Actor, at asserted: AssertedTime?, id: EntryID
    ) throws {
        let sealed = try desk.seal(
            .roster(act), id: id, stream: loaded.roster.id, by: actor, at: asserted, recorded: now, keys: &loaded.keys)
        commit.newKeys += sealed.newKeys
        commit.entries.append(sealed.entry)
        needsSecond = loaded.roster.changes[ChangeID(id)]?.state == .proposed
        for consequence in consequences { try carryOut(consequence) }
    }

    private mutating func carryOut(_ consequence: Roster.Consequence) throws {
        switch consequence {
        case .due(let change):
            try take(.takeEffect(TakeEffect(change: change)), by: .desk, at: nil, id: desk.instruments.name())
        case .admitted(let person):
            commit.changes.append(.person(try desk.row(of: person), tokenHash: nil))
        case .roles(let person, let roles):
            commit.changes.append(.access(.roles(person, roles)))
        case .factorsReset(let person), .disabled(let person):
            commit.changes.append(.access(.shutOut(person)))
        case .channel(let channel):
            commit.changes.append(.access(channel.on ? .channel(try row(channel)) : .channelOff(name: channel.name)))
        case .revoked(let token):
            commit.changes.append(.access(.revoked(token)))
        case .alarm(let broken):
            desk.logger.warning(
                "a case was opened by breaking the glass",
                metadata: ["entry": "\(broken.entry)", "person": "\(broken.person)"])
        }
    }

    /// What the roster can't know: whether settings can be read, and which packs there are.
    private func check(_ act: RosterAct) throws {
        if case .proposeChannel(let channel) = act, let settings = channel.settings {
            guard let tree = try? TreeReader.json(Array(settings.utf8)), case .map = tree.value else {
                throw Refusal(.malformed, "'settings' is a JSON object, such as {\"host\": \"mail.example.org\"}.")
            }
        }
        if case .proposePack(let pack) = act, desk.packs[pack.pack] == nil {
            throw Refusal(
                .malformed,
                "'\(pack.pack)' is no pack of this desk; here are: \(desk.packs.ids.joined(separator: ", ")).")
        }
    }

    /// Under the key of the desk's own stream, as founding seals them.
    private func row(_ channel: ProposeChannel) throws -> ChannelRow {
        let subject = SubjectID(loaded.roster.id)
        guard let key = loaded.keys[subject] else { throw Refusal.nothing("key") }
        let settings = try CanonicalEncoder.write(TreeReader.json(Array((channel.settings ?? "{}").utf8)))
        return ChannelRow(
            name: channel.name, kind: channel.kind,
            sealed: try key.seal(settings, table: "channel", column: "sealed", row: channel.name), subject: subject)
    }

    func answer(_ kind: ActKind, id: EntryID) -> ActAnswer {
        ActAnswer(
            act: kind, id: id, case: nil, recorded: now, already: false, outcomes: [], needsSecond: needsSecond,
            contents: nil, findings: [], released: false, breaches: [])
    }
}
