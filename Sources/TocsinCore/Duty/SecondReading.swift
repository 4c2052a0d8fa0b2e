// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Act `determination.decide`: a person's verdict on what is owed to one victim under one pack.
package struct DecideDetermination: Hashable, Codable, Sendable {
    package let victim: VictimID
    package let pack: String
    package let outcome: Outcome
    package let reasons: String
    /// Whether a senior officer gives it; filled in by the desk, which knows whose act it is.
    package var senior = false
}

/// Two readers of a negative decision, the second without sight of the first one's verdict (law 4).
///
/// A verdict that somebody must be warned, or one at least as strict as the engine's proposal, settles at once: caution
/// needs no second person. One that says less settles only when two different people reach it by themselves; if they
/// differ it goes to a senior officer and is settled by nobody.
package struct SecondReading: Hashable, Sendable {
    package struct Verdict: Hashable, Sendable {
        package let by: PersonID
        package let outcome: Outcome
        package let reasons: String
        package let at: Timestamp
    }

    package enum State: Hashable, Sendable {
        case open
        case awaitsSecond(Verdict)
        case settled(Outcome, [Verdict])
        case differs([Verdict])
    }

    package enum Effect: Hashable, Sendable {
        case askSecondReader(otherThan: PersonID)
        case settled(Outcome)
        case askSenior(interim: Outcome)
    }

    package private(set) var state: State = .open

    package init() {}

    /// Takes one verdict.
    ///
    /// - Parameter proposed: What the engine proposes now.
    /// - Throws: `same-person` if the second reader is the first; `already-done` if it is settled; `not-allowed` for a
    ///   verdict that only a waiver may give, or one below a duty that the facts establish.
    package mutating func give(_ verdict: Verdict, proposed: Outcome) throws(Refusal) -> Effect {
        guard verdict.outcome != .waived, verdict.outcome != .waiverReview, verdict.outcome != .dispute else {
            throw Refusal(.notAllowed, "A determination can't be \(verdict.outcome.rawValue); ask for a waiver or open a dispute.")
        }
        switch state {
        case .settled:
            throw Refusal(.alreadyDone, "This is decided. New facts open it again.")
        case .differs:
            throw Refusal(.notYet, "Two readers differ. A senior officer decides the dispute.")
        case .awaitsSecond(let first) where first.by == verdict.by:
            throw Refusal(.samePerson, "You gave the first verdict. Another person must read this without seeing it.")
        case .open where !verdict.outcome.takesTwo(beside: proposed):
            state = .settled(verdict.outcome, [verdict])
            return .settled(verdict.outcome)
        case .open where proposed.isDuty && !verdict.outcome.isDuty,
            .awaitsSecond where proposed.isDuty && !verdict.outcome.isDuty:
            throw Refusal(
                .notAllowed,
                "The facts establish \(proposed.rawValue). Change a fact with its basis, or ask for a waiver.")
        case .awaitsSecond(let first) where first.outcome == verdict.outcome:
            state = .settled(verdict.outcome, [first, verdict])
            return .settled(verdict.outcome)
        case .awaitsSecond(let first):
            state = .differs([first, verdict])
            return .askSenior(interim: max(first.outcome, verdict.outcome))
        case .open:
            state = .awaitsSecond(verdict)
            return .askSecondReader(otherThan: verdict.by)
        }
    }

    /// The facts changed, so whatever was decided on the old ones is decided no more.
    package mutating func reopen() {
        state = .open
    }

    package var settled: Outcome? {
        guard case .settled(let outcome, _) = state else { return nil }
        return outcome
    }

    /// Verdicts given so far, first reader first.
    package var verdicts: [Verdict] {
        switch state {
        case .open: []
        case .awaitsSecond(let first): [first]
        case .settled(_, let all), .differs(let all): all
        }
    }
}

extension Outcome {
    /// Whether it takes two people beside what the engine proposes (law 4): it finds no duty, asks less, or puts a public
    /// alert in the place of a private warning.
    func takesTwo(beside proposed: Outcome) -> Bool {
        switch self {
        case .warn, .warnEmergency, .waiverReview, .dispute: false
        case .publicAlert: proposed.warnsPrivately
        case .noDuty: true
        case .enquire, .waived, .discretionary, .disrupt, .refer: self < proposed
        }
    }
}
