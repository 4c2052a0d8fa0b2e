// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a checker found in one CAP message.
package struct CAPReport: Codable, Hashable, Sendable {
    /// `nil` if the bytes are no CAP message.
    package let version: CAPVersion?
    package let identifier: String?
    package let sender: String?
    package let sent: String?
    /// In the order of the document.
    package let findings: [CAPFinding]

    package init(
        version: CAPVersion?, identifier: String?, sender: String?, sent: String?, findings: [CAPFinding]
    ) {
        self.version = version
        self.identifier = identifier
        self.sender = sender
        self.sent = sent
        self.findings = findings
    }

    /// Whether no finding is an error.
    package var isValid: Bool { !findings.contains { $0.level == .error } }

    /// Whether the schema of its version accepts it, which says nothing about the standard's prose.
    package var isSchemaValid: Bool { version != nil && !findings.contains(where: \.isSchema) }

    /// Lines for a person: one that sums up, then one for each finding.
    ///
    /// - Parameter name: What the message is called, such as its file.
    package func text(name: String) -> String {
        let errors = findings.count { $0.level == .error }
        let count =
            "\(errors) \(errors == 1 ? "error" : "errors"), \(findings.count - errors) "
            + (findings.count - errors == 1 ? "warning" : "warnings")
        let title = version.map { "CAP \($0.rawValue)" } ?? "no CAP message"
        let lines = findings.map { "  \($0)" }
        return ([name + ": " + title + ", " + (findings.isEmpty ? "nothing to remark" : count)] + lines)
            .joined(separator: "\n") + "\n"
    }
}
