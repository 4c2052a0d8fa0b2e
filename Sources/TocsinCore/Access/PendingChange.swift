// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A change to who may do what, on its way (law 17): proposed by one, approved by another, in force a day later unless
/// two senior officers waive the wait.
///
/// Who is an administrator or a senior officer is for ``Roster`` to know; here stands who may not be the same.
package struct PendingChange: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case proposed
        case approved(by: PersonID, at: Timestamp)
        case refused(by: PersonID)
        /// Somebody who proposed or approved it, or whom it is about, was disabled.
        case fallen
        case inForce(since: Timestamp)
    }

    package enum Effect: Hashable, Sendable {
        case askApproval(otherThan: PersonID)
        case waits(until: Timestamp)
        case takeEffect
    }

    /// From the approval to the moment it is in force.
    package static let wait = Interval.hours(24)
    package static let waiversNeeded = 2

    package let id: ChangeID
    package let what: ProposedChange
    package let proposedBy: PersonID
    package let proposedAt: Timestamp
    package let reasons: String
    package private(set) var state: State = .proposed
    /// The senior officers who waived the wait.
    package private(set) var waivers: [PersonID] = []

    package init(id: ChangeID, what: ProposedChange, by person: PersonID, at time: Timestamp, reasons: String) {
        self.id = id
        self.what = what
        proposedBy = person
        proposedAt = time
        self.reasons = reasons
    }

    /// When it may take effect; `nil` unless it is approved and not yet in force.
    package var due: Timestamp? {
        guard case .approved(_, let time) = state else { return nil }
        return waivers.count >= PendingChange.waiversNeeded ? time : time + PendingChange.wait
    }

    package var isOpen: Bool {
        switch state {
        case .proposed, .approved: true
        case .refused, .fallen, .inForce: false
        }
    }

    /// Whether this person proposed or approved it, waived its wait, or is the one it is about.
    package func touches(_ person: PersonID) -> Bool {
        if case .approved(person, _) = state { return true }
        return proposedBy == person || what.about == person || waivers.contains(person)
    }

    /// - Throws: `same-person` for whoever proposed it or whom it is about; `already-done` once it is decided.
    package mutating func approve(by person: PersonID, at time: Timestamp) throws(Refusal) -> Effect {
        try expectOpen()
        if case .approved = state {
            throw Refusal(.alreadyDone, "This change is approved already; it waits for its time.")
        }
        guard person != proposedBy else {
            throw Refusal(.samePerson, "You proposed this change. Another person must approve it.")
        }
        try expectOther(person)
        state = .approved(by: person, at: time)
        return waivers.count >= PendingChange.waiversNeeded ? .takeEffect : .waits(until: time + PendingChange.wait)
    }

    /// One senior officer gives up the wait; it takes two.
    ///
    /// - Throws: `same-person` for whoever proposed, approved or waived it already, or whom it is about.
    package mutating func waive(by person: PersonID, at time: Timestamp) throws(Refusal) -> Effect {
        try expectOpen()
        try expectOther(person)
        guard !touches(person) else {
            throw Refusal(
                .samePerson, "You have a part in this change already. Another senior officer must waive its wait.")
        }
        waivers.append(person)
        guard case .approved(_, let approved) = state else { return .askApproval(otherThan: proposedBy) }
        return waivers.count >= PendingChange.waiversNeeded ? .takeEffect : .waits(until: approved + PendingChange.wait)
    }

    /// Anybody who might approve may stop it; whoever proposed it, too.
    package mutating func refuse(by person: PersonID) throws(Refusal) {
        try expectOpen()
        state = .refused(by: person)
    }

    /// - Throws: `not-yet` before its time; nothing makes an unapproved change take effect.
    package mutating func takeEffect(at time: Timestamp) throws(Refusal) {
        try expectOpen()
        guard let due else { throw Refusal(.notYet, "Nobody has approved this change. Another administrator must.") }
        guard due <= time else { throw Refusal(.notYet, "This change takes effect at \(due), not before.") }
        state = .inForce(since: time)
    }

    /// Taking rights away needs nobody else and no wait.
    package mutating func takeEffectAtOnce(at time: Timestamp) throws(Refusal) {
        try expectOpen()
        state = .inForce(since: time)
    }

    /// Somebody was disabled: what they had a part in falls, and their waiver counts for nothing.
    package mutating func drop(_ person: PersonID) {
        guard isOpen else { return }
        let waived = waivers.contains(person)
        waivers.removeAll { $0 == person }
        if !waived, touches(person) { state = .fallen }
    }

    private func expectOpen() throws(Refusal) {
        switch state {
        case .proposed, .approved: return
        case .refused: throw Refusal(.alreadyDone, "This change was refused. Propose it anew.")
        case .fallen: throw Refusal(.alreadyDone, "This change fell with somebody who was disabled. Propose it anew.")
        case .inForce: throw Refusal(.alreadyDone, "This change is in force already.")
        }
    }

    private func expectOther(_ person: PersonID) throws(Refusal) {
        guard person != what.about else {
            throw Refusal(.samePerson, "This change is about you. Others must decide it.")
        }
    }
}

/// What law 17 lets nobody do alone.
package enum ProposedChange: Hashable, Sendable {
    case admit(Person)
    case roles(PersonID, Set<Role>)
    case resetFactors(PersonID)
    case channel(ProposeChannel)
    case pack(String, on: Bool)

    /// Whom it is about; `nil` for what is about nobody.
    package var about: PersonID? {
        switch self {
        case .admit(let person): person.id
        case .roles(let person, _), .resetFactors(let person): person
        case .channel, .pack: nil
        }
    }
}
