// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What must be on record before anybody may sign a waiver on a ground.
package struct GuardDemand: Codable, Hashable, Sendable {
    /// The ground, by its rule, such as `ICD-W-e`.
    package let ground: String
    package let fact: FactName
    package let text: String
    /// Yes if it is on record; anything else blocks the signature.
    package let truth: Truth

    package init(ground: String, fact: FactName, text: String, truth: Truth) {
        self.ground = ground
        self.fact = fact
        self.text = text
        self.truth = truth
    }
}
