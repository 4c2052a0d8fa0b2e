// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A question that must be asked because the answer decides.
package struct EnquiryDemand: Codable, Hashable, Sendable {
    package let rule: String
    package let fact: FactName
    /// The fact as a question in plain words.
    package let question: String
    /// What happens if it runs out unanswered.
    package let handling: UnknownHandling

    package init(rule: String, fact: FactName, question: String, handling: UnknownHandling) {
        self.rule = rule
        self.fact = fact
        self.question = question
        self.handling = handling
    }
}
