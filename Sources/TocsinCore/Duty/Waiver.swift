// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias WaiverID = Identifier<Waiver>

/// Other forms of warning that were considered before asking not to warn, and why each fails.
package struct WaiverAlternatives: Hashable, Codable, Sendable {
    package let sanitised: String?
    package let anonymous: String?
    package let thirdParty: String?
    package let `public`: String?

    /// Those that nobody has answered yet, by name.
    package var missing: [String] {
        [("sanitised", sanitised), ("anonymous", anonymous), ("third_party", thirdParty), ("public", `public`)]
            .filter { $0.1?.isEmpty ?? true }.map(\.0)
    }
}

/// Act `waiver.ask`: somebody thinks that a ground applies. The duty stands and its clock runs on (law 3).
package struct AskWaiver: Hashable, Codable, Sendable {
    package let victim: VictimID
    package let pack: String
    package let ground: String
    package let reasons: String
    package let alternatives: WaiverAlternatives?
}

/// Act `waiver.sign`: a senior officer waives, for a while.
package struct SignWaiver: Hashable, Codable, Sendable {
    package let waiver: WaiverID
    package let expiresIn: Interval
}

/// Act `waiver.refuse` or `waiver.revoke`: it is not, or no longer, waived.
package struct EndWaiver: Hashable, Codable, Sendable {
    package let waiver: WaiverID
    package let reasons: String
}

/// The life of one waiver: asked, then signed by another person, then over. It never comes back.
package struct Waiver: Hashable, Sendable {
    /// A waiver that lasts longer than this must be signed anew (local default).
    package static let lifetimeMax = Interval.hours(72)

    package enum State: Hashable, Sendable {
        case asked
        case signed(by: PersonID, at: Timestamp, expires: Timestamp)
        case fallen(because: String)
    }

    package let id: WaiverID
    package let asked: AskWaiver
    package let askedBy: PersonID
    package let askedAt: Timestamp
    package private(set) var state: State = .asked

    package init(id: WaiverID, asked: AskWaiver, by person: PersonID, at time: Timestamp) {
        self.id = id
        self.asked = asked
        askedBy = person
        askedAt = time
    }

    /// A senior officer signs.
    ///
    /// - Throws: `same-person` for the one who asked; `missing-record` while an alternative is unanswered;
    ///   `not-allowed` for a life that is too long; `already-done` when it is signed or fallen.
    package mutating func sign(by person: PersonID, at now: Timestamp, lasting: Interval) throws(Refusal) {
        guard case .asked = state else { throw Refusal(.alreadyDone, "This waiver is no longer asked for.") }
        guard person != askedBy else {
            throw Refusal(.samePerson, "You asked for this waiver. Another senior officer must sign it.")
        }
        let missing = asked.alternatives?.missing ?? ["sanitised", "anonymous", "third_party", "public"]
        guard missing.isEmpty else {
            throw Refusal(
                .missingRecord,
                "Say first why these forms of warning fail: \(missing.joined(separator: ", ")). Then ask again.")
        }
        guard lasting > .zero, lasting <= Waiver.lifetimeMax else {
            throw Refusal(.notAllowed, "A waiver lasts at most \(Waiver.lifetimeMax); you asked for \(lasting).")
        }
        state = .signed(by: person, at: now, expires: now + lasting)
    }

    /// It is over: refused, revoked, contradicted by new facts, or out of time.
    package mutating func fall(because reason: String) {
        if case .fallen = state { return }
        state = .fallen(because: reason)
    }

    /// Whether the duty is waived at `now`.
    package func holds(at now: Timestamp) -> Bool {
        guard case .signed(_, let from, let expires) = state else { return false }
        return from <= now && now < expires
    }

    package var isAsked: Bool { state == .asked }
}
