// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias PersonID = Identifier<Person>

/// Somebody who works at the desk. What they may do follows from their roles, never from their rank in a list.
package struct Person: Hashable, Codable, Sendable {
    package let id: PersonID
    package let name: String
    package let roles: Set<Role>
    /// A person of an exercise or a replayed case, who can touch nothing real (law 13).
    package let practice: Bool

    package init(id: PersonID, name: String, roles: Set<Role>, practice: Bool) {
        self.id = id
        self.name = name
        self.roles = roles
        self.practice = practice
    }
}

/// What a person is trusted with. Administrators read no case and approve nothing (law 17).
package enum Role: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
    case intake, assessor, releaser, senior, administrator, auditor

    package static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }
}

/// Who did a thing: a person of the desk, the desk itself, or somebody who was warned, through their own link.
package enum Actor: Hashable, Sendable {
    case person(PersonID)
    case desk
    case recipient(DeliveryID)

    package var person: PersonID? {
        switch self {
        case .person(let id): id
        case .desk, .recipient: nil
        }
    }
}

extension Actor: Codable, CustomStringConvertible {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let actor = Actor(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no actor")
        }
        self = actor
    }

    /// Reads `desk`, `person:ID` or `recipient:ID`.
    package init?(_ text: String) {
        if text == "desk" {
            self = .desk
        } else if text.hasPrefix("person:"), let id = PersonID(String(text.dropFirst(7))) {
            self = .person(id)
        } else if text.hasPrefix("recipient:"), let id = DeliveryID(String(text.dropFirst(10))) {
            self = .recipient(id)
        } else {
            return nil
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String {
        switch self {
        case .desk: "desk"
        case .person(let id): "person:\(id)"
        case .recipient(let id): "recipient:\(id)"
        }
    }
}
