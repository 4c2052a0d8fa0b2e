// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Something that a rule asks for: a task, an addressee, a body to be told, a finding of breach.
package struct Demand: Codable, Hashable, Sendable {
    /// The rule that asks.
    package let rule: String
    /// A short stable name, such as `tell-social-services`.
    package let name: String
    /// What it means, in our words.
    package let text: String

    package init(rule: String, name: String, text: String) {
        self.rule = rule
        self.name = name
        self.text = text
    }
}
