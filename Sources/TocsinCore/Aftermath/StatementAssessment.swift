// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Second axis of verification: what somebody else thinks of a statement, and on what basis.
package struct StatementAssessment: Hashable, Codable, Sendable {
    package enum Verdict: String, Hashable, Codable, Sendable, CaseIterable {
        case confirms
        case consistentWith = "consistent_with"
        case cannotConfirm = "cannot_confirm"
        case doubts, refutes
        /// The speaker takes back what they said themselves.
        case retractsEarlier = "retracts_earlier"
    }

    package enum Basis: String, Hashable, Codable, Sendable, CaseIterable {
        case ownIntelligence = "own_intelligence"
        case ownObservation = "own_observation"
        case forensic, document
        case secondSource = "second_source"
        case notStated = "not_stated"
    }

    package let of: StatementID
    package let verdict: Verdict
    package let basis: Basis

    package init(of: StatementID, verdict: Verdict, basis: Basis) {
        self.of = of
        self.verdict = verdict
        self.basis = basis
    }
}
