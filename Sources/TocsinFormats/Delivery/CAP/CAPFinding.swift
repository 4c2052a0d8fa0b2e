// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One thing about a CAP message that breaks a rule.
package struct CAPFinding: Codable, Hashable, Sendable, CustomStringConvertible {
    package enum Level: String, Codable, Sendable {
        /// The message is invalid.
        case error
        /// It is valid, but some readers will trip over it.
        case warning
    }

    /// Such as `CAP-AL-12`.
    package let rule: String
    package let level: Level
    /// Whether the schema of the message's version forbids it; otherwise only the standard's prose or
    /// practice does.
    package let isSchema: Bool
    /// Counted from 1; 0 if it has no line.
    package let line: Int
    /// Such as `alert/info[2]/area/polygon`; counted from 1, and only where there are several.
    package let path: String
    /// What is wrong and what to do about it.
    package let sentence: String

    package init(rule: String, level: Level, isSchema: Bool, line: Int, path: String, sentence: String) {
        self.rule = rule
        self.level = level
        self.isSchema = isSchema
        self.line = line
        self.path = path
        self.sentence = sentence
    }

    package var description: String { "line \(line): \(level.rawValue) \(rule) \(path): \(sentence)" }
}
