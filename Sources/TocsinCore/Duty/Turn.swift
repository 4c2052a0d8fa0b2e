// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One change that would turn the outcome, found by evaluating again with that change alone.
package struct Turn: Codable, Hashable, Sendable {
    package let fact: FactName
    /// The value that the fact would have to take.
    package let value: Truth
    package let outcome: Outcome

    package init(fact: FactName, value: Truth, outcome: Outcome) {
        self.fact = fact
        self.value = value
        self.outcome = outcome
    }
}
