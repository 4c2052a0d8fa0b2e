// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What came of one rule.
package enum RuleVerdict: String, Codable, CaseIterable, Sendable {
    case met
    case notMet = "not-met"
    /// A threshold of which nothing has been assessed yet.
    case unassessed
    /// A side condition that nobody has raised.
    case notRaised = "not-raised"
    /// The rule does not speak of this kind of victim, or not of this outcome.
    case notApplicable = "not-applicable"
    /// Unknown, and read in favour of warning.
    case doubtToDuty = "doubt-to-duty"
    /// Unknown, and read as not met.
    case doubtToNo = "doubt-to-no"
    /// Unknown, and being asked.
    case enquire
    /// The enquiry ran out, or there is no time for one: read in favour of warning.
    case expiredToDuty = "expired-to-duty"
    /// The enquiry ran out: the senior officer decides.
    case expiredToSenior = "expired-to-senior"
    /// Met, but another rule takes its effect away.
    case defeated
    /// Read and shown, so that everybody sees that it decides nothing.
    case irrelevant
    /// A sentence of the regime, without a condition.
    case stated
}
