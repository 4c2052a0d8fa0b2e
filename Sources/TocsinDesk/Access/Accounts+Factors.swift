// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What people do with their own factors once they are signed in.
extension Accounts {
    /// What a fresh factor is shown for before somebody changes theirs.
    package func factorContents(of signedIn: SignedIn) -> Digest {
        desk.vault.index(["\(signedIn.person.id)", "\(signedIn.index)"], purpose: "own factors")
    }

    /// What a device is asked that makes a further passkey.
    package func passkeyQuestion(adding signedIn: SignedIn) async throws -> PasskeyQuestion {
        try await mayChangeFactors(signedIn)
        let challenge = await door.ask(.add(signedIn.index), at: now)
        return question(challenge, for: signedIn.person, having: try await passkeys(of: signedIn.person.id))
    }

    package func add(_ answer: PasskeyRegistration, to signedIn: SignedIn) async throws {
        try await mayChangeFactors(signedIn)
        let passkey = try await register(answer, for: .add(signedIn.index))
        try await keep(passkey, of: signedIn.person.id)
        try await note(.passkey, of: signedIn.person.id)
    }

    /// The seed of a new authenticator; the same each time it is asked in one session.
    package func newAuthenticator(_ signedIn: SignedIn) async throws -> Enrolment {
        try await mayChangeFactors(signedIn)
        let seed = newSeed(signedIn)
        return Enrolment(
            person: signedIn.person, seed: seed.text,
            seedAddress: seed.address(desk: desk.settings.name, person: signedIn.person.name))
    }

    /// Takes the new authenticator in place of the old one, once it showed a code of the new seed.
    package func replaceAuthenticator(_ signedIn: SignedIn, code: String) async throws {
        try await mayChangeFactors(signedIn)
        let seed = newSeed(signedIn)
        var codes = OneTimeCode()
        guard codes.take(code.filter { $0 != " " }, at: now, code: seed.code) == .right else {
            throw Refusal(.notAllowed, "This code does not fit. Look whether your authenticator shows the right time.")
        }
        try await keep(seed, codes, of: signedIn.person.id)
        try await note(.code, of: signedIn.person.id)
    }

    /// Changes the password and ends every other session of this person.
    ///
    /// - Returns: A new session in place of this one.
    package func changePassword(
        _ signedIn: SignedIn, from old: Confidential, to new: Confidential, place: String
    ) async throws -> SignedIn {
        try await mayChangeFactors(signedIn)
        let person = signedIn.person
        let account = desk.vault.index(["\(person.id)"], purpose: "old password")
        try await door.begin(account, from: place, at: now)
        guard try await hasher.fits(old, credentials(of: person.id).passwordHash) else { throw Accounts.refused }
        await door.succeed(account, from: place, at: now)
        try passwords.check(new.reveal())
        try await keep(passwordHash: hasher.hash(new), of: person.id)
        try await note(.password, of: person.id)
        try await store.endSessions(of: person.id)
        return try await begin(person, signedIn.session.level)
    }

    /// Ten new recovery codes; the old ones are good no more.
    package func newRecoveryCodes(_ signedIn: SignedIn) async throws -> [Confidential] {
        try await mayChangeFactors(signedIn)
        let (texts, recovery) = makeRecoveryCodes(for: signedIn.person.id)
        try await keep(recovery, of: signedIn.person.id)
        try await note(.recovery, of: signedIn.person.id)
        return texts
    }

    /// Somebody who has just shown a factor for this, or came in by a recovery code to mend what they lost.
    private func mayChangeFactors(_ signedIn: SignedIn) async throws {
        _ = try await desk.roster().active(signedIn.person.id)
        switch signedIn.session.level {
        case .recovery: return
        case .practice: throw Refusal(.practiceOnly, "Practice people have no factors of their own.")
        case .passkey, .code, .token:
            guard signedIn.session.isFresh(for: factorContents(of: signedIn), at: now) else {
                throw Refusal(.notYet, "Show your passkey or a code once more, then change how you sign in.")
            }
        }
    }

    private func newSeed(_ signedIn: SignedIn) -> AuthenticatorSeed {
        let bytes = desk.vault.index(["\(signedIn.index)"], purpose: "new authenticator seed").bytes
        return AuthenticatorSeed(Array(bytes.prefix(AuthenticatorSeed.byteCount)))
    }
}
