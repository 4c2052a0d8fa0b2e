// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Whose token a program showed, and what it is good for.
package struct TokenHolder: Hashable, Sendable {
    package let person: Person
    package let scopes: Set<TokenScope>
}

extension Accounts {
    /// A token by which a program asks in somebody's name. Shown once.
    ///
    /// - Throws: `malformed` without a scope, or for more than a year.
    package func issueToken(
        _ signedIn: SignedIn, name: String, scopes: Set<TokenScope>, expires: Timestamp
    ) async throws -> (token: Confidential, id: TokenID) {
        guard signedIn.isWhole, !signedIn.person.practice, signedIn.session.level != .token else {
            throw Refusal(.notAllowed, "Sign in with a passkey or a code, then make the token.")
        }
        let person = signedIn.person.id
        let id: EntryID = desk.instruments.name()
        try await desk.record(
            .issueToken(IssueToken(person: person, name: name, scopes: scopes, expires: expires)), by: person, id: id)
        let token = Confidential("tocsin_" + makeToken().reveal())
        try await store.put(
            TokenRow(index: index(token, "api token"), token: TokenID(id), person: person, expires: expires))
        return (token, TokenID(id))
    }

    /// Signs in by a token that may do everything which its person may.
    ///
    /// - Throws: `not-allowed` for any other; `not-yet` after too many tries from one place.
    package func signIn(token: Confidential, from place: String) async throws -> SignedIn {
        let account = desk.vault.index([place], purpose: "token sign-in")
        try await door.begin(account, from: place, at: now)
        guard let holder = try await person(withAPIToken: token), holder.scopes == Set(TokenScope.allCases) else {
            throw Refusal(.notAllowed, "This token opens nothing here. Look whether you have the whole of it.")
        }
        await door.succeed(account, from: place, at: now)
        return try await begin(holder.person, .token)
    }

    /// Who asks; `nil` for a token that is nobody's, revoked or too old, and for somebody who was disabled.
    package func person(withAPIToken token: Confidential) async throws -> TokenHolder? {
        let now = now
        if let row = try await store.token(withIndex: index(token, "api token")) {
            let roster = try await desk.roster()
            guard let issued = roster.tokens[row.token], issued.revoked == nil, now < issued.issued.expires,
                issued.issued.person == row.person, let member = try? roster.active(row.person)
            else { return nil }
            return TokenHolder(person: member.person, scopes: issued.issued.scopes)
        }
        // The tokens of a founding file: everything that the person may.
        guard let person = try await desk.person(withToken: token.reveal()) else { return nil }
        guard let member = try? await desk.roster().active(person.id) else { return nil }
        return TokenHolder(person: member.person, scopes: Set(TokenScope.allCases))
    }
}
