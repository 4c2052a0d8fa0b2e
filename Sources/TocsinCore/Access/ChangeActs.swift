// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias ChangeID = Identifier<PendingChange>

/// Act `person.propose`: somebody shall work here. Has the name of its entry once it is in force.
package struct ProposePerson: Hashable, Codable, Sendable {
    package let name: String
    package let roles: Set<Role>
    package let reasons: String

    package init(name: String, roles: Set<Role>, reasons: String) {
        self.name = name
        self.roles = roles
        self.reasons = reasons
    }
}

/// Act `roles.propose`: somebody shall have these roles and no others.
package struct ProposeRoles: Hashable, Codable, Sendable {
    package let person: PersonID
    package let roles: Set<Role>
    package let reasons: String

    package init(person: PersonID, roles: Set<Role>, reasons: String) {
        self.person = person
        self.roles = roles
        self.reasons = reasons
    }
}

/// Act `factors.propose`: all by which somebody signs in shall be forgotten, and made anew.
package struct ProposeFactors: Hashable, Codable, Sendable {
    package let person: PersonID
    package let reasons: String

    package init(person: PersonID, reasons: String) {
        self.person = person
        self.reasons = reasons
    }
}

/// Act `channel.propose`: a channel shall be as said here, or be no more.
package struct ProposeChannel: Hashable, Codable, Sendable {
    package let name: String
    package let kind: ChannelKind
    /// `false` takes it away.
    package let on: Bool
    /// The channel's settings as a JSON object; none if missing.
    package let settings: String?
    package let reasons: String

    package init(name: String, kind: ChannelKind, on: Bool, settings: String?, reasons: String) {
        self.name = name
        self.kind = kind
        self.on = on
        self.settings = settings
        self.reasons = reasons
    }
}

/// Act `pack.propose`: cases shall be opened under this pack, or no longer.
package struct ProposePack: Hashable, Codable, Sendable {
    package let pack: String
    package let on: Bool
    package let reasons: String

    package init(pack: String, on: Bool, reasons: String) {
        self.pack = pack
        self.on = on
        self.reasons = reasons
    }
}

/// Acts `change.approve`, `change.waive` and `change.refuse`: what another person says to a change.
package struct DecideChange: Hashable, Codable, Sendable {
    package let change: ChangeID
    package let reasons: String?

    package init(change: ChangeID, reasons: String? = nil) {
        self.change = change
        self.reasons = reasons
    }
}

/// Act `change.take_effect`: what was approved is in force, since its wait is over.
package struct TakeEffect: Hashable, Codable, Sendable {
    package let change: ChangeID

    package init(change: ChangeID) { self.change = change }
}
