// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias TokenID = Identifier<IssueToken>

/// A way in which somebody shows who they are. Neither mail nor a text message is one.
package enum FactorKind: String, Hashable, Codable, Sendable, CaseIterable {
    case passkey
    case password
    /// A one-time code of an authenticator.
    case code
    case recovery
}

/// Act `person.disable`: somebody can do nothing any more, at once.
package struct DisablePerson: Hashable, Codable, Sendable {
    package let person: PersonID
    package let reasons: String

    package init(person: PersonID, reasons: String) {
        self.person = person
        self.reasons = reasons
    }
}

/// Act `factor.enrol`: somebody can sign in in a further way. What it takes is kept apart, sealed.
package struct EnrolFactor: Hashable, Codable, Sendable {
    package let person: PersonID
    package let kind: FactorKind

    package init(person: PersonID, kind: FactorKind) {
        self.person = person
        self.kind = kind
    }
}

/// Act `absence.set`: when somebody is away, and who is paged instead. It lends no right.
package struct SetAbsence: Hashable, Codable, Sendable {
    package let person: PersonID
    package let deputy: PersonID?
    package let from: Timestamp
    package let until: Timestamp

    package init(person: PersonID, deputy: PersonID?, from: Timestamp, until: Timestamp) {
        self.person = person
        self.deputy = deputy
        self.from = from
        self.until = until
    }
}

/// Act `shift.set`: who has the watch.
package struct SetShift: Hashable, Codable, Sendable {
    package let holder: PersonID
    package let deputy: PersonID?
    package let from: Timestamp
    package let until: Timestamp

    package init(holder: PersonID, deputy: PersonID?, from: Timestamp, until: Timestamp) {
        self.holder = holder
        self.deputy = deputy
        self.from = from
        self.until = until
    }
}

/// What a program may do with the token of a person; never more than the person may.
package enum TokenScope: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
    case read
    /// To hand in reports.
    case intake
    case act

    package static func < (left: TokenScope, right: TokenScope) -> Bool { left.rawValue < right.rawValue }
}

/// Act `token.issue`: a program may ask in somebody's name, for a while.
package struct IssueToken: Hashable, Codable, Sendable {
    package let person: PersonID
    /// What it is for, in the person's own words.
    package let name: String
    package let scopes: Set<TokenScope>
    package let expires: Timestamp

    package init(person: PersonID, name: String, scopes: Set<TokenScope>, expires: Timestamp) {
        self.person = person
        self.name = name
        self.scopes = scopes
        self.expires = expires
    }
}

/// Act `token.revoke`: that token opens nothing any more.
package struct RevokeToken: Hashable, Codable, Sendable {
    package let token: TokenID

    package init(token: TokenID) { self.token = token }
}

/// Act `access.break_glass`: somebody opens a case that is kept from them, because somebody's life depends on it.
package struct BreakGlass: Hashable, Codable, Sendable {
    package let opens: CaseID
    package let reason: String

    package init(opens: CaseID, reason: String) {
        self.opens = opens
        self.reason = reason
    }
}
