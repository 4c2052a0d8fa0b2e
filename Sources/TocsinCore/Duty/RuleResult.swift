// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One line of the trace: a rule, what it read, and what came of it.
package struct RuleResult: Codable, Hashable, Sendable {
    /// The rule's id, such as `ICD-T3`.
    package let rule: String
    package let text: String
    /// The facts that it read; a fact that nobody has assessed counts as unknown.
    package let inputs: [FactName: Truth]
    package let result: RuleVerdict
    package let verification: Verification
    package let source: String
    /// Who decides, in the instrument's words; `nil` if the rule names nobody.
    package let role: String?
    /// How sure we are of the rule's handling of doubt; `nil` unless that handling decided.
    package let doubtVerification: Verification?
    /// The rule that defeated this one, or by which it was also met.
    package let because: String?

    package init(
        rule: String, text: String, inputs: [FactName: Truth], result: RuleVerdict, verification: Verification,
        source: String, role: String? = nil, doubtVerification: Verification? = nil, because: String? = nil
    ) {
        self.rule = rule
        self.text = text
        self.inputs = inputs
        self.result = result
        self.verification = verification
        self.source = source
        self.role = role
        self.doubtVerification = doubtVerification
        self.because = because
    }
}
