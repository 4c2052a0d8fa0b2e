// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How sure we are that an instrument says what a rule says; shown beside each rule (law 7).
package enum Verification: String, Codable, CaseIterable, Sendable {
    /// A person has compared the rule with the instrument's own text.
    case primaryChecked = "primary-checked"
    /// Read in a source about the instrument, which the rule names.
    case secondary
    /// Recalled; the text could not be opened. To be checked before the rule is relied on as the instrument's.
    case recalled
    /// Ours, or this organisation's. No instrument says so.
    case localDefault = "local-default"
}
