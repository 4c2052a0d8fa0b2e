// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What signing in needs of a store: sealed bytes under keyed names, so that a stolen copy opens nothing.
package protocol AccessStore: Sendable {
    func credentials(of person: PersonID) async throws -> [CredentialRow]
    func credential(withIndex index: Digest) async throws -> CredentialRow?
    /// In place of the one with the same index.
    func put(_ credential: CredentialRow) async throws

    func session(withIndex index: Digest) async throws -> SessionRow?
    /// In place of the one with the same index.
    func put(_ session: SessionRow) async throws
    func endSession(withIndex index: Digest) async throws
    func endSessions(of person: PersonID) async throws
    /// Forgets sessions, links and tokens that are over by then.
    func sweep(at time: Timestamp) async throws

    func link(withIndex index: Digest) async throws -> AccessLinkRow?
    func put(_ link: AccessLinkRow) async throws
    /// Takes a link away, so that of two who follow it at once one gets it.
    ///
    /// - Returns: Whether it was there.
    func takeLink(withIndex index: Digest) async throws -> Bool
    func dropLinks(for purpose: AccessLinkPurpose, of person: PersonID?) async throws

    func token(withIndex index: Digest) async throws -> TokenRow?
    func put(_ token: TokenRow) async throws
}

/// What somebody signs in with: hash of a password, seed of codes, public key, digests of recovery codes.
package struct CredentialRow: Hashable, Sendable {
    package let index: Digest
    package let person: PersonID
    package let kind: FactorKind
    package let sealed: [UInt8]

    package init(index: Digest, person: PersonID, kind: FactorKind, sealed: [UInt8]) {
        self.index = index
        self.person = person
        self.kind = kind
        self.sealed = sealed
    }
}

package struct SessionRow: Hashable, Sendable {
    package let index: Digest
    package let person: PersonID
    /// Over by then, whatever happens.
    package let expires: Timestamp
    package let sealed: [UInt8]

    package init(index: Digest, person: PersonID, expires: Timestamp, sealed: [UInt8]) {
        self.index = index
        self.person = person
        self.expires = expires
        self.sealed = sealed
    }
}

package enum AccessLinkPurpose: String, Hashable, Sendable {
    /// Whoever starts a desk on which nothing is founded.
    case setUp = "set_up"
    case secondFounder = "second_founder"
    case enrol
}

package struct AccessLinkRow: Hashable, Sendable {
    package let index: Digest
    package let purpose: AccessLinkPurpose
    package let person: PersonID?
    package let expires: Timestamp

    package init(index: Digest, purpose: AccessLinkPurpose, person: PersonID?, expires: Timestamp) {
        self.index = index
        self.purpose = purpose
        self.person = person
        self.expires = expires
    }
}

package struct TokenRow: Hashable, Sendable {
    package let index: Digest
    package let token: TokenID
    package let person: PersonID
    package let expires: Timestamp

    package init(index: Digest, token: TokenID, person: PersonID, expires: Timestamp) {
        self.index = index
        self.token = token
        self.person = person
        self.expires = expires
    }
}
