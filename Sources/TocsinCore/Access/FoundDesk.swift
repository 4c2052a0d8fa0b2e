// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Act `desk.found`: an empty store becomes a desk, by two people, once and without a wait (law 17).
package struct FoundDesk: Hashable, Codable, Sendable {
    package let name: String
    package let people: [PersonID]
    package let founders: [PersonID]

    package init(name: String, people: [PersonID], founders: [PersonID]) {
        self.name = name
        self.people = people
        self.founders = founders
    }
}
