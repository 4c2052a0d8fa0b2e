// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias DisputeID = Identifier<Dispute>

/// Act `dispute.open`: people disagree about a duty, a waiver or a method. Names what is done meanwhile.
package struct OpenDispute: Hashable, Codable, Sendable {
    package let victim: VictimID
    package let pack: String
    package let positions: [String]
    package let interim: Outcome
    package let arbiter: String
}

/// Act `dispute.decide`: the arbiter's word.
package struct DecideDispute: Hashable, Codable, Sendable {
    package let dispute: DisputeID
    package let outcome: Outcome
    package let reasons: String
}

/// A disagreement with an arbiter, an interim action and a clock of an hour (local default).
package struct Dispute: Hashable, Sendable {
    package static let length = Interval.hours(1)

    package let id: DisputeID
    package let opened: OpenDispute
    package let parties: Set<PersonID>
    /// When it began, from where its clock runs.
    package var openedAt: Timestamp?
    package private(set) var due: Timestamp
    package private(set) var decided: DecideDispute?

    package init(id: DisputeID, opened: OpenDispute, parties: Set<PersonID>, due: Timestamp) {
        self.id = id
        self.opened = opened
        self.parties = parties
        self.due = due
    }

    /// - Throws: `same-person` if a party decides its own dispute; `already-done`.
    package mutating func decide(_ decision: DecideDispute, by person: PersonID) throws(Refusal) {
        guard decided == nil else { throw Refusal(.alreadyDone, "This dispute is decided.") }
        guard !parties.contains(person) else {
            throw Refusal(.samePerson, "You are a party to this dispute. Somebody else must decide it.")
        }
        decided = decision
    }

    /// The event came nearer: an open dispute has less time; never more.
    package mutating func hasten(to earlier: Timestamp) {
        if decided == nil { due = min(due, earlier) }
    }
}
