// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What may leave, and on whose word: two signatures over the same contents, or one in an emergency.
///
/// After release nothing changes any more (law 11): it can be halted once, and retracted by two.
package struct ReleaseGate: Hashable, Sendable {
    package enum Release: Hashable, Sendable {
        case byTwo(contents: Digest, first: PersonID, second: PersonID, at: Timestamp)
        case emergency(contents: Digest, by: PersonID, at: Timestamp, reason: String)
    }

    package enum Effect: Hashable, Sendable {
        case askSecond(otherThan: PersonID)
        case release(Digest)
        case retract
    }

    package private(set) var signatures = TwoPersonGate()
    package private(set) var release: Release?
    package private(set) var halted: Timestamp?
    package private(set) var retraction = TwoPersonGate()
    package private(set) var reviewedBy: PersonID?

    package init() {}

    /// One signature for release; see ``TwoPersonGate/sign(by:contents:)``.
    package mutating func sign(by person: PersonID, contents: Digest, at now: Timestamp) throws(Refusal) -> Effect {
        guard release == nil else {
            throw Refusal(.alreadyDone, "This warning is released already. Nothing was sent twice.")
        }
        switch try signatures.sign(by: person, contents: contents) {
        case .askSecond(let first):
            return .askSecond(otherThan: first)
        case .pass(let contents):
            guard case .passed(_, let first, let second) = signatures.state else { return .release(contents) }
            release = .byTwo(contents: contents, first: first, second: second, at: now)
            return .release(contents)
        }
    }

    /// One person releases alone. Never blocked by an open leak hit, a missing record or a second person.
    package mutating func releaseAlone(
        by person: PersonID, contents: Digest, reason: String, at now: Timestamp
    ) throws(Refusal) -> Effect {
        guard release == nil else {
            throw Refusal(.alreadyDone, "This warning is released already. Nothing was sent twice.")
        }
        release = .emergency(contents: contents, by: person, at: now, reason: reason)
        return .release(contents)
    }

    /// Text, audience or channels changed: signatures over the old ones are void.
    ///
    /// - Throws: `already-done` after release; write an update instead.
    package mutating func edit() throws(Refusal) {
        guard release == nil else {
            throw Refusal(.alreadyDone, "What was released never changes. Draft a warning that replaces it.")
        }
        signatures.void()
    }

    /// One person stops what is not yet sent.
    package mutating func halt(at now: Timestamp) throws(Refusal) {
        guard release != nil else { throw Refusal(.notYet, "Nothing was released, so nothing can be halted.") }
        guard halted == nil else { throw Refusal(.alreadyDone, "This release is halted already.") }
        halted = now
    }

    /// One of two signatures to take it back.
    package mutating func signRetraction(by person: PersonID) throws(Refusal) -> Effect {
        guard let contents = releasedContents else {
            throw Refusal(.notYet, "Nothing was released, so nothing can be retracted.")
        }
        switch try retraction.sign(by: person, contents: contents) {
        case .askSecond(let first): return .askSecond(otherThan: first)
        case .pass: return .retract
        }
    }

    /// Somebody other than the one who released alone has looked at it.
    package mutating func review(by person: PersonID) throws(Refusal) {
        guard case .emergency(_, let releaser, _, _) = release else {
            throw Refusal(.notYet, "This was no emergency release; there is nothing to review.")
        }
        guard releaser != person else {
            throw Refusal(.samePerson, "You released this alone. Another person must review it.")
        }
        reviewedBy = person
    }

    package var releasedContents: Digest? {
        switch release {
        case .byTwo(let contents, _, _, _), .emergency(let contents, _, _, _): contents
        case nil: nil
        }
    }

    package var releasedAt: Timestamp? {
        switch release {
        case .byTwo(_, _, _, let time), .emergency(_, _, let time, _): time
        case nil: nil
        }
    }

    package var awaitsReview: Bool {
        if case .emergency = release { return reviewedBy == nil }
        return false
    }
}
