// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Who works at the desk and may do what, who is away and who has the watch, which ways and packs are on: the fold of
/// the desk's own stream, and the judge of the next act in it.
///
/// Reading the same entries again gives the same roster, at any moment of the past.
package struct Roster: Sendable {
    package let id: StreamID
    package internal(set) var members: [PersonID: Member] = [:]
    package internal(set) var changes: [ChangeID: PendingChange] = [:]
    /// In the order in which they were set; a later one takes the place of those it overlaps.
    package internal(set) var absences: [SetAbsence] = []
    package internal(set) var shifts: [SetShift] = []
    package internal(set) var channels: [String: ProposeChannel] = [:]
    package internal(set) var packsOff: Set<String> = []
    package internal(set) var tokens: [TokenID: IssuedToken] = [:]
    package internal(set) var brokenGlass: [BrokenGlass] = []

    /// Somebody who works here, or did.
    package struct Member: Hashable, Sendable {
        package internal(set) var person: Person
        package let since: Timestamp
        package internal(set) var disabled: Timestamp?
        package internal(set) var factors: [Factor] = []

        package var isEnabled: Bool { disabled == nil }
    }

    /// That somebody can sign in in a way, never by what.
    package struct Factor: Hashable, Sendable {
        package let kind: FactorKind
        package let enrolled: Timestamp
    }

    package struct IssuedToken: Hashable, Sendable {
        package let issued: IssueToken
        package let at: Timestamp
        package internal(set) var revoked: Timestamp?
    }

    /// A case opened by somebody from whom it is kept.
    package struct BrokenGlass: Hashable, Sendable {
        /// How long it stays open to them.
        package static let open = Interval.minutes(30)

        package let entry: EntryID
        package let person: PersonID
        package let caseID: CaseID
        package let reason: String
        package let at: Timestamp

        package var until: Timestamp { at + BrokenGlass.open }
    }

    /// A desk as it was founded; the first entry of its stream.
    package init(id: StreamID, founded: FoundDesk, at time: Timestamp) {
        self.id = id
        for person in founded.members ?? [] { members[person.id] = Member(person: person, since: time) }
    }

    /// Folds entries, oldest first; `nil` if the first one founds no desk.
    package init?(id: StreamID, entries: [Entry]) {
        guard let first = entries.first, case .foundDesk(let founded) = first.act else { return nil }
        self.init(id: id, founded: founded, at: first.recorded)
        for entry in entries.dropFirst() { replay(entry) }
    }

    /// Folds one more entry.
    package mutating func replay(_ entry: Entry) {
        guard case .roster(let act) = entry.act else { return }
        var after = self
        let context = Context(entry: entry.id, actor: entry.actor, now: entry.recorded)
        guard (try? after.apply(act, in: context)) != nil else { return }
        self = after
    }
}

extension Roster {
    /// Who acts, and when.
    package struct Context: Sendable {
        package let entry: EntryID
        package let actor: Actor
        package let now: Timestamp

        package init(entry: EntryID, actor: Actor, now: Timestamp) {
            self.entry = entry
            self.actor = actor
            self.now = now
        }

        func signer() throws(Refusal) -> PersonID {
            guard let id = actor.person else { throw Refusal(.wrongRole, "Only a person of the desk can do this.") }
            return id
        }
    }

    /// What must happen together with an act, in the same transaction. The roster asks; the desk does.
    package enum Consequence: Hashable, Sendable {
        /// A change may take effect now; the desk says so by an act of its own.
        case due(ChangeID)
        case admitted(Person)
        case roles(PersonID, Set<Role>)
        /// All factors are forgotten, all sessions and tokens end.
        case factorsReset(PersonID)
        case disabled(PersonID)
        case channel(ProposeChannel)
        case revoked(TokenID)
        /// Somebody opened what was kept from them: approvers and the owner of the case are told at once.
        case alarm(BrokenGlass)
    }

    /// Judges one act and takes it.
    ///
    /// - Throws: ``Refusal``, and nothing has changed.
    package mutating func take(_ act: RosterAct, in context: Context) throws(Refusal) -> [Consequence] {
        switch context.actor {
        case .desk: break
        case .recipient: throw .nothing("message")
        case .person(let id): try Case.permit(act.kind, to: try active(id).person)
        }
        var after = self
        let consequences = try after.apply(act, in: context)
        self = after
        return consequences
    }

    /// Takes an act whose right the desk has seen shown, such as a factor that was just enrolled.
    ///
    /// - Throws: ``Refusal``, and nothing has changed.
    package mutating func record(_ act: RosterAct, in context: Context) throws(Refusal) -> [Consequence] {
        _ = try active(try context.signer())
        var after = self
        let consequences = try after.apply(act, in: context)
        self = after
        return consequences
    }

    /// Somebody who may act today.
    ///
    /// - Throws: `wrong-role` for strangers, practice people and those who were disabled, in the same words.
    package func active(_ id: PersonID) throws(Refusal) -> Member {
        guard let member = members[id], member.isEnabled else {
            throw Refusal(.wrongRole, "This account can't do anything here. Ask an administrator.")
        }
        return member
    }
}
