// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias VictimID = Identifier<Victim>

/// Act `victim.add`: somebody, some people or some place may be harmed. Determinations are per victim (law 1).
package struct AddVictim: Hashable, Codable, Sendable {
    package let kind: VictimKind
    package let name: String
    /// Those responsible for protecting the victim, who may be warned in their place.
    package let protectors: [String]
    /// Ways and bodies that must not be used, such as a host government that is itself the threat.
    package let excluded: [String]
    /// What makes this victim harder to reach or to protect: child, dependants, custody, language.
    package let vulnerabilities: [String]
    /// When anyone first knew of this victim, if later than of the threat.
    package let awareness: Awareness?
}

/// Act `fact.set`: one answer about one victim, with its basis.
package struct SetFact: Hashable, Codable, Sendable {
    package let victim: VictimID
    package let fact: FactName
    package let value: Truth
    package let basis: String
    package let reports: [ReportID]
    /// `low`, `moderate` or `high`; absent if nobody said.
    package let confidence: Confidence?
}

package enum Confidence: String, Hashable, Codable, Sendable, CaseIterable { case low, moderate, high }

/// A fact as it stands: value, basis, who assessed it and when (law 2).
package struct Fact: Hashable, Sendable {
    package let value: Truth
    package let basis: String
    package let reports: [ReportID]
    package let by: Actor
    package let at: Timestamp
}

/// A victim with everything known about it.
package struct Victim: Hashable, Sendable {
    package let id: VictimID
    package let added: AddVictim
    package var facts: [FactName: Fact] = [:]
    package var measures: [Measure] = []

    package init(id: VictimID, added: AddVictim) {
        self.id = id
        self.added = added
    }

    /// Values alone, as a policy reads them.
    package var truths: [FactName: Truth] { facts.mapValues(\.value) }
}
