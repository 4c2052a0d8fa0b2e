// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The two-person rule (law 4): a thing is done only when two different people have signed the very same contents.
///
/// A signature over other contents starts the gate again with that one: whatever was signed before counts for nothing.
package struct TwoPersonGate: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case unsigned
        case signed(by: PersonID, contents: Digest)
        case passed(contents: Digest, first: PersonID, second: PersonID)
    }

    package enum Effect: Hashable, Sendable {
        case askSecond(otherThan: PersonID)
        case pass(Digest)
    }

    package private(set) var state: State = .unsigned

    package init() {}

    /// Records one signature over `contents`.
    ///
    /// - Throws: `same-person` if one person tries to be both; `already-done` once it has passed.
    package mutating func sign(by person: PersonID, contents: Digest) throws(Refusal) -> Effect {
        switch state {
        case .passed:
            throw Refusal(.alreadyDone, "This was signed by two people already. Nothing was done twice.")
        case .signed(by: person, contents: contents):
            throw Refusal(.samePerson, "You made the first signature. Another person must give the second.")
        case .signed(let first, contents: contents):
            state = .passed(contents: contents, first: first, second: person)
            return .pass(contents)
        case .unsigned, .signed:
            state = .signed(by: person, contents: contents)
            return .askSecond(otherThan: person)
        }
    }

    /// Whatever was signed is void; a gate that was passed stays passed.
    package mutating func void() {
        if case .signed = state { state = .unsigned }
    }

    package var hasPassed: Bool {
        if case .passed = state { return true }
        return false
    }
}
