// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How the window of a released warning ends. There is always a decision; if nobody takes one, that is a breach, and
/// recipients are told that time ran out and that the danger has not been declared over (law 10).
package struct EndDecision: Hashable, Sendable {
    package enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        case extended, renewed, withdrawn, lapsed

        /// Outward acts that say something new about the danger take two people; the others take a name and a reason.
        package var needsTwo: Bool {
            switch self {
            case .extended, .withdrawn: true
            case .renewed, .lapsed: false
            }
        }
    }

    package enum State: Hashable, Sendable {
        case running
        case awaitsSecond(EndWindow, by: PersonID)
        case ended(EndWindow, by: [PersonID], at: Timestamp)
        case ranOut(at: Timestamp)
    }

    package enum Effect: Hashable, Sendable {
        case askSecond(otherThan: PersonID)
        case end(EndWindow)
        case extend(until: AssertedTime)
    }

    package private(set) var state: State = .running
    package private(set) var until: Timestamp

    package init(until: Timestamp) { self.until = until }

    /// One person decides, or agrees to what another decided.
    ///
    /// A decision after time ran out is still taken: late is better than never, and the breach stays.
    /// - Throws: `same-person`; `already-done`; `malformed` for an extension that ends before the window does.
    package mutating func decide(_ wanted: EndWindow, by person: PersonID, at now: Timestamp) throws(Refusal) -> Effect {
        if case .ended = state { throw Refusal(.alreadyDone, "The end of this window is decided.") }
        try check(wanted)
        guard wanted.decision.needsTwo else { return finish(wanted, by: [person], at: now) }
        guard case .awaitsSecond(let first, let firstPerson) = state, first.agrees(with: wanted) else {
            state = .awaitsSecond(wanted, by: person)
            return .askSecond(otherThan: person)
        }
        guard firstPerson != person else {
            throw Refusal(.samePerson, "You decided this first. Another person must agree.")
        }
        return finish(wanted, by: [firstPerson, person], at: now)
    }

    /// Nobody decided in time.
    package mutating func runOut(at now: Timestamp) {
        switch state {
        case .running, .awaitsSecond: state = .ranOut(at: now)
        case .ended, .ranOut: break
        }
    }

    package var isDecided: Bool {
        if case .ended = state { return true }
        return false
    }

    private func check(_ wanted: EndWindow) throws(Refusal) {
        switch wanted.decision {
        case .extended:
            guard let until = wanted.until, until.instant > self.until else {
                throw Refusal(.malformed, "An extension needs 'until', later than \(self.until).")
            }
        case .renewed:
            guard wanted.renewedBy != nil else {
                throw Refusal(.malformed, "A renewal names the warning that takes this one's place in 'renewed_by'.")
            }
        case .withdrawn, .lapsed:
            break
        }
        guard !wanted.reason.isEmpty else { throw Refusal(.malformed, "Say why in 'reason'.") }
    }

    private mutating func finish(_ wanted: EndWindow, by people: [PersonID], at now: Timestamp) -> Effect {
        if wanted.decision == .extended, let later = wanted.until {
            state = .running
            until = later.instant
            return .extend(until: later)
        }
        state = .ended(wanted, by: people, at: now)
        return .end(wanted)
    }
}

extension EndWindow {
    /// Whether a second person means the same; each may give reasons of their own.
    fileprivate func agrees(with other: EndWindow) -> Bool {
        warning == other.warning && decision == other.decision && until == other.until && renewedBy == other.renewedBy
    }
}
