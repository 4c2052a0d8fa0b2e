// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How far a report may travel: the Traffic Light Protocol 2.0, strict first.
package enum Marking: String, Hashable, Codable, Sendable, CaseIterable {
    case red
    case amberStrict = "amber+strict"
    case amber, green, clear
}

/// Who first held the information, and whether it may be passed on without asking them.
package struct Originator: Hashable, Codable, Sendable {
    package enum Control: String, Hashable, Codable, Sendable, CaseIterable {
        case none
        case consentNeeded = "consent_needed"
        case noOnward = "no_onward"
    }

    package let name: String
    package let control: Control

    package init(name: String, control: Control) {
        self.name = name
        self.control = control
    }
}
