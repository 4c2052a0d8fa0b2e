// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

extension Accounts {
    /// Signs in by password and one-time code.
    ///
    /// - Parameter place: Where the try comes from, such as a network address.
    /// - Throws: `not-allowed` for whatever is wrong, in the same words; `not-yet` after too many tries.
    package func signIn(
        name: String, password: Confidential, code: String, from place: String
    ) async throws -> SignedIn {
        try await enter(name, password, from: place, level: .code) { person, credentials in
            guard let seed = credentials.seed else { return false }
            var codes = credentials.codes
            guard codes.take(code.filter { $0 != " " }, at: now, code: seed.code) == .right else { return false }
            try await keep(seed, codes, of: person)
            return true
        }
    }

    /// Signs in by password and one of the codes on paper: enough to enrol a new authenticator or passkey.
    ///
    /// - Throws: As ``signIn(name:password:code:from:)``.
    package func recover(
        name: String, password: Confidential, recoveryCode: Confidential, from place: String
    ) async throws -> SignedIn {
        try await enter(name, password, from: place, level: .recovery) { person, credentials in
            guard var recovery = credentials.recovery, recovery.take(recoveryDigest(recoveryCode, of: person)) else {
                return false
            }
            try await keep(recovery, of: person)
            return true
        }
    }

    /// One person at a time, so that a code shown twice at once is taken once. An unknown name gets the same work.
    private func enter(
        _ name: String, _ password: Confidential, from place: String, level: SignInLevel,
        second: (PersonID, Credentials) async throws -> Bool
    ) async throws -> SignedIn {
        guard name.utf8.count <= 1_000, password.reveal().utf8.count <= PasswordRule.bytesMax else {
            throw Accounts.refused
        }
        let account = account(named: name)
        try await door.begin(account, from: place, at: now)
        let person = try await desk.roster().person(named: name)
        let id = person?.id ?? desk.instruments.name()
        let isRight = try await desk.inLine(StreamID(id)) {
            let credentials = try await credentials(of: id)
            let fits = try await hasher.fits(password, credentials.passwordHash)
            guard fits, try await second(id, credentials) else { return false }
            if credentials.passwordHash.map(hasher.isOutdated) ?? false {
                try await keep(passwordHash: hasher.hash(password), of: id)
            }
            return true
        }
        guard isRight, let person else { throw Accounts.refused }
        await door.succeed(account, from: place, at: now)
        return try await begin(person, level)
    }

    /// What a passkey is asked when somebody signs in with one; says nothing about who works here.
    package func passkeyQuestion() async -> PasskeyQuestion {
        question(await door.ask(.signIn, at: now), for: nil, having: [])
    }

    /// Signs in by a passkey. Nobody guesses one, so strangers' tries hold nobody up.
    ///
    /// - Throws: `not-allowed` for whatever is wrong, in the same words.
    package func signIn(passkey answer: PasskeyAssertion) async throws -> SignedIn {
        let owner = try await verify(answer, for: .signIn)
        guard let member = try? await desk.roster().active(owner) else { throw Accounts.passkeyRefused }
        return try await begin(member.person, .passkey)
    }

    /// Shows a code again, for these contents: what somebody signs is in it and nothing else.
    ///
    /// - Throws: As ``signIn(name:password:code:from:)``.
    package func fresh(
        _ signedIn: SignedIn, code: String, for contents: Digest, from place: String
    ) async throws -> SignedIn {
        let person = signedIn.person.id
        // Only somebody signed in gets here, so strangers' guesses at the name have no part in this count.
        let account = desk.vault.index(["\(person)"], purpose: "fresh code")
        try await door.begin(account, from: place, at: now)
        let isRight = try await desk.inLine(StreamID(person)) {
            let credentials = try await credentials(of: person)
            guard let seed = credentials.seed else { return false }
            var codes = credentials.codes
            guard codes.take(code.filter { $0 != " " }, at: now, code: seed.code) == .right else { return false }
            try await keep(seed, codes, of: person)
            return true
        }
        guard isRight else { throw Accounts.refused }
        await door.succeed(account, from: place, at: now)
        return try await refresh(signedIn, .code, for: contents)
    }

    /// What a passkey is asked before somebody signs these contents.
    package func passkeyQuestion(for contents: Digest, _ signedIn: SignedIn) async throws -> PasskeyQuestion {
        let challenge = await door.ask(.fresh(signedIn.index, for: contents), at: now)
        return question(challenge, for: nil, having: try await passkeys(of: signedIn.person.id))
    }

    /// Shows a passkey again, for these contents.
    ///
    /// - Throws: `not-allowed` for whatever is wrong, in the same words.
    package func fresh(
        _ signedIn: SignedIn, passkey answer: PasskeyAssertion, for contents: Digest
    ) async throws -> SignedIn {
        let owner = try await verify(answer, for: .fresh(signedIn.index, for: contents))
        guard owner == signedIn.person.id else { throw Accounts.passkeyRefused }
        return try await refresh(signedIn, .passkey, for: contents)
    }

    func question(_ challenge: [UInt8], for person: Person?, having passkeys: [Passkey]) -> PasskeyQuestion {
        PasskeyQuestion(
            challenge: Base64URL.write(challenge), site: site.name, deskName: desk.settings.name,
            user: person.map { Base64URL.write($0.id.bytes) }, userName: person?.name,
            credentials: passkeys.map(\.credential), algorithms: [Passkey.Algorithm.es256, .edDSA].map(\.rawValue))
    }

    /// Whose passkey answered a question that was asked for this purpose.
    private func verify(_ answer: PasskeyAssertion, for purpose: Door.Purpose) async throws -> PersonID {
        guard let challenge = PasskeyCheck.challenge(in: answer.clientData),
            await door.take(challenge, for: purpose, at: now),
            let owner = try await passkey(answer.credential)?.person
        else { throw Accounts.passkeyRefused }
        return try await desk.inLine(StreamID(owner)) {
            guard let found = try await passkey(answer.credential), found.person == owner,
                let used = try? PasskeyCheck.verify(answer, of: found.passkey, challenge: challenge, site: site)
            else { throw Accounts.passkeyRefused }
            try await keep(used, of: owner)
            return owner
        }
    }

    private func account(named name: String) -> Digest {
        desk.vault.index([name.lowercased()], purpose: "sign-in name")
    }
}
