// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Who said it, as far as the document tells. Not the outlet that relays it.
package struct Speaker: Hashable, Codable, Sendable {
    /// How well the document tells who speaks.
    package enum Identification: String, Hashable, Codable, Sendable, CaseIterable {
        case namedPerson = "named_person"
        case namedGroup = "named_group"
        case namedGroupVague = "named_group_vague"
        case namedState = "named_state"
        case unnamedOfficials = "unnamed_officials"
        case definiteDescription = "definite_description"
        case unidentified, none
    }

    package let name: String
    package let identification: Identification
    /// Whether they speak for a state or a public authority. Decides between two summary codes of
    /// ``ResponsibilityCode`` and nothing else.
    package let authority: Bool

    package init(name: String, identification: Identification, authority: Bool = false) {
        self.name = name
        self.identification = identification
        self.authority = authority
    }
}
