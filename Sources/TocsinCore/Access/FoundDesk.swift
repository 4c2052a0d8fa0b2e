// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Act `desk.found`: an empty store becomes a desk, by two people, once and without a wait (law 17).
package struct FoundDesk: Hashable, Codable, Sendable {
    package let name: String
    package let people: [PersonID]
    package let founders: [PersonID]
    /// The same people with names and roles; missing where a desk was founded before they stood here.
    package let members: [Person]?

    package init(name: String, people: [PersonID], founders: [PersonID], members: [Person]? = nil) {
        self.name = name
        self.people = people
        self.founders = founders
        self.members = members
    }
}
