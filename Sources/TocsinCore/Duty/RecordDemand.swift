// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A record without which something cannot close.
package struct RecordDemand: Codable, Hashable, Sendable {
    /// What cannot be finished while the record is empty.
    package enum Due: String, Codable, CaseIterable, Sendable {
        case determination, delivery, closing
    }

    package let rule: String
    /// The record's name, such as `nds.evaluation`.
    package let name: String
    /// What must stand in it.
    package let text: String
    package let due: Due

    package init(rule: String, name: String, text: String, due: Due) {
        self.rule = rule
        self.name = name
        self.text = text
        self.due = due
    }
}
