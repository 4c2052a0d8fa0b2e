// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A number that somebody gave: of what, how exactly, and for whom it stands.
package struct Figure: Hashable, Codable, Sendable {
    /// What is counted. Two measures are never added: a statement about a missing person is no missing person.
    package enum Measure: String, Hashable, Codable, Sendable, CaseIterable {
        case killed, wounded, hospitalised, affected, missing
        /// Statements about missing people that were handed in, not people missing.
        case missingReports = "missing_reports"
        case abducted, arrested, charged, accused

        /// As a heading.
        package var words: String {
            switch self {
            case .missingReports: "Reports of missing people"
            case .killed, .wounded, .hospitalised, .affected, .missing, .abducted, .arrested, .charged, .accused:
                rawValue.capitalisedFirst
            }
        }
    }

    /// The word that bounds it.
    package enum Qualifier: String, Hashable, Codable, Sendable, CaseIterable {
        case exact
        case atLeast = "at_least"
        case moreThan = "more_than"
        case about
        case atMost = "at_most"
        case between
        /// "Dozens", "hundreds": the word is kept in the content, and no number is made up for it.
        case vague
    }

    /// Whether it comes from the authorities that keep the count at the place.
    package enum Standing: String, Hashable, Codable, Sendable, CaseIterable { case official, unofficial }

    package let measure: Measure
    package let low: Int?
    package let high: Int?
    package let qualifier: Qualifier
    /// Who is counted, in a few words that stay the same while the count goes on: figures of one measure and one
    /// scope are a series.
    package let scope: String
    /// What this number includes or leaves out, if the source says so.
    package let scopeNote: String?
    package let standing: Standing
    /// The figures that it was worked out from, the whole first; empty for one that was counted.
    package let derivedFrom: [StatementID]
    /// The figure that already contains it, so that nobody adds the two.
    package let subsetOf: StatementID?

    package init(
        measure: Measure, low: Int?, high: Int?, qualifier: Qualifier, scope: String, scopeNote: String? = nil,
        standing: Standing, derivedFrom: [StatementID] = [], subsetOf: StatementID? = nil
    ) {
        self.measure = measure
        self.low = low
        self.high = high
        self.qualifier = qualifier
        self.scope = scope
        self.scopeNote = scopeNote
        self.standing = standing
        self.derivedFrom = derivedFrom
        self.subsetOf = subsetOf
    }
}

extension Figure {
    /// The number in words that carry its bound: "at least 40", never "40+".
    package var words: String {
        let (low, high) = (low.map(String.init) ?? "?", high.map(String.init) ?? "?")
        switch qualifier {
        case .exact: return low
        case .atLeast: return "at least \(low)"
        case .moreThan: return "more than \(low)"
        case .about: return "about \(low)"
        case .atMost: return "at most \(high)"
        case .between: return "\(low) to \(high)"
        case .vague: return "no number given"
        }
    }

    /// Whether the bounds fit the qualifier: exact and about give one number twice, at least and more than only the
    /// lower, at most only the upper, between two that differ, vague none. No number is negative.
    package var isWellFormed: Bool {
        guard (low ?? 0) >= 0, (high ?? 0) >= 0 else { return false }
        switch (qualifier, low, high) {
        case (.exact, let low?, let high?), (.about, let low?, let high?): return low == high
        case (.between, let low?, let high?): return low < high
        case (.atLeast, _?, nil), (.moreThan, _?, nil), (.atMost, nil, _?), (.vague, nil, nil): return true
        case (.exact, _, _), (.about, _, _), (.between, _, _), (.atLeast, _, _), (.moreThan, _, _), (.atMost, _, _),
            (.vague, _, _):
            return false
        }
    }

    package var isDerived: Bool { !derivedFrom.isEmpty }

    /// What is left of this whole when parts that it contains are taken off: 695 affected less 144 dead is 551.
    ///
    /// - Returns: `nil` unless the whole and all parts are exact and the parts fit into it.
    package func remainder(without parts: [Figure]) -> Int? {
        let figures = [self] + parts
        guard let whole = low, figures.allSatisfy({ $0.qualifier == .exact && $0.isWellFormed }) else { return nil }
        var rest = whole
        for part in parts {
            guard let number = part.low, number <= rest else { return nil }
            rest -= number
        }
        return rest
    }
}
