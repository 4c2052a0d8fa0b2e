// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One figure as it stands in its series, with whoever gave it.
package struct FigureReading: Hashable, Sendable {
    /// What the rule makes of it. All are kept and shown.
    package enum Place: Hashable, Sendable {
        case current
        /// Official, replaced by nothing, but another was said later.
        case earlier
        case superseded(by: StatementID, reason: String?)
        case retracted(by: StatementID)
        /// Unofficial; never merged with the official ones.
        case beside
    }

    package let statement: StatementID
    package let figure: Figure
    package let speaker: String
    package let relayedBy: String?
    package let said: AssertedTime?
    package let learned: AssertedTime
    package let place: Place

    /// When it was said, or else when it was learned.
    package var asOf: AssertedTime { said ?? learned }

    /// "Investigative Committee, via news.am".
    package var source: String { relayedBy.map { "\(speaker), via \($0)" } ?? speaker }
}
