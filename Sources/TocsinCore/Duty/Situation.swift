// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What is known about one victim at one moment: all that an evaluation may look at.
///
/// Made from a case for each evaluation and never stored itself, so it has no coded form.
package struct Situation: Hashable, Sendable {
    /// Facts that somebody has assessed. A fact that is not here has not been assessed; one that is here as `unknown`
    /// has been asked after and is not known. Side conditions of a pack are raised only by the second.
    package var facts: [FactName: Truth]
    package var victimKind: VictimKind
    /// Until the expected event; negative once that time has passed, `nil` if it is not known.
    package var timeLeft: Interval?
    /// Facts whose enquiry ran out without an answer.
    package var expiredEnquiries: Set<FactName>

    package init(
        facts: [FactName: Truth] = [:], victimKind: VictimKind, timeLeft: Interval? = nil,
        expiredEnquiries: Set<FactName> = []
    ) {
        self.facts = facts
        self.victimKind = victimKind
        self.timeLeft = timeLeft
        self.expiredEnquiries = expiredEnquiries
    }
}
