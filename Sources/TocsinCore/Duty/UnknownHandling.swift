// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a rule does while a fact that it reads is unknown.
package enum UnknownHandling: String, Codable, CaseIterable, Sendable {
    /// Read at once as if it spoke for warning.
    case resolveToDuty = "resolve-to-duty"
    /// Ask, against a clock; when that runs out, read as if it spoke for warning.
    case enquireThenDuty = "enquire-then-duty"
    /// Ask, against a clock; when that runs out, the senior officer decides.
    case enquireThenSenior = "enquire-then-senior"
    /// Read as if it spoke against warning. Never allowed to a rule that takes a duty away.
    case resolveToNo = "resolve-to-no"
}
