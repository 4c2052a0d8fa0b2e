// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What somebody is shown who follows their link for the first time.
package struct Enrolment: Sendable {
    package let person: Person
    /// For their authenticator, as text and as a picture.
    package let seed: Confidential
    package let seedAddress: Confidential
}

/// Somebody's first sign-in, and the codes for the day the telephone is gone. They are shown once.
package struct Enrolled: Sendable {
    package let signedIn: SignedIn
    package let recoveryCodes: [Confidential]
}

extension Accounts {
    /// From the moment somebody is admitted, or their factors were reset, to that of their own.
    package static let linkLife = Interval.days(7)

    /// A link by which somebody without a factor makes their own: an administrator hands it over and learns neither
    /// password nor seed. A new one takes the place of the old.
    ///
    /// - Throws: `wrong-role` for anybody else; `already-done` for whoever has a factor: two administrators reset it first.
    package func invite(_ person: PersonID, by signedIn: SignedIn) async throws -> Confidential {
        let roster = try await desk.roster()
        guard signedIn.isWhole, try roster.active(signedIn.person.id).person.roles.contains(.administrator) else {
            throw Refusal(.wrongRole, "An administrator makes these links.")
        }
        guard let member = roster.members[person], member.isEnabled else { throw Refusal.nothing("person") }
        guard member.factors.isEmpty else {
            throw Refusal(
                .alreadyDone, "They can sign in already. Propose a reset of their factors if they can't any more.")
        }
        return try await makeLink(.enrol, for: person)
    }

    /// Whom a link is for; changes nothing.
    ///
    /// - Throws: `unknown-thing` for one that is used up, too old, or was never made.
    package func enrolment(link: Confidential) async throws -> Enrolment {
        let person = try await invited(link)
        let seed = seed(for: link)
        return Enrolment(
            person: person, seed: seed.text, seedAddress: seed.address(desk: desk.settings.name, person: person.name))
    }

    /// Makes a password and takes the authenticator that showed this code.
    ///
    /// - Throws: `malformed` with what the password lacks; `not-allowed` if the code is not that of the seed shown.
    package func enrol(link: Confidential, password: Confidential, code: String) async throws -> Enrolled {
        let person = try await invited(link)
        let seed = seed(for: link)
        try passwords.check(password.reveal())
        guard !password.reveal().lowercased().contains(person.name.lowercased()) || person.name.count < 4 else {
            throw Refusal(.malformed, "Your name is in this password. Take another one.")
        }
        var codes = OneTimeCode()
        guard codes.take(code.filter { $0 != " " }, at: now, code: seed.code) == .right else {
            throw Refusal(.notAllowed, "This code does not fit. Look whether your authenticator shows the right time.")
        }
        let hash = try await hasher.hash(password)
        return try await desk.inLine(StreamID(person.id)) {
            try await useUp(link)
            let (texts, recovery) = makeRecoveryCodes(for: person.id)
            try await keep(passwordHash: hash, of: person.id)
            try await keep(seed, codes, of: person.id)
            try await keep(recovery, of: person.id)
            for kind in [FactorKind.password, .code, .recovery] { try await note(kind, of: person.id) }
            return Enrolled(signedIn: try await begin(person, .code), recoveryCodes: texts)
        }
    }

    /// What a device is asked that makes somebody's first passkey.
    package func passkeyQuestion(link: Confidential) async throws -> PasskeyQuestion {
        let person = try await invited(link)
        return question(await door.ask(.enrol(index(link, "link")), at: now), for: person, having: [])
    }

    /// Takes a passkey as somebody's first factor.
    ///
    /// - Throws: `not-allowed` if it does not fit the question asked for this link.
    package func enrol(link: Confidential, passkey answer: PasskeyRegistration) async throws -> SignedIn {
        let person = try await invited(link)
        let passkey = try await register(answer, for: .enrol(index(link, "link")))
        return try await desk.inLine(StreamID(person.id)) {
            try await useUp(link)
            try await keep(passkey, of: person.id)
            try await note(.passkey, of: person.id)
            return try await begin(person, .passkey)
        }
    }

    /// A link of 256 random bits that the store knows by its keyed index alone.
    func makeLink(_ purpose: AccessLinkPurpose, for person: PersonID?) async throws -> Confidential {
        let link = makeToken()
        try await store.dropLinks(for: purpose, of: person)
        try await store.put(
            AccessLinkRow(
                index: index(link, "link"), purpose: purpose, person: person, expires: now + Accounts.linkLife))
        return link
    }

    /// - Throws: `unknown-thing`, whatever is wrong.
    func expect(_ link: Confidential, for purpose: AccessLinkPurpose) async throws -> AccessLinkRow {
        guard let row = try await store.link(withIndex: index(link, "link")), row.purpose == purpose, now < row.expires
        else {
            throw Accounts.linkRefused
        }
        return row
    }

    func useUp(_ link: Confidential) async throws {
        guard try await store.takeLink(withIndex: index(link, "link")) else { throw Accounts.linkRefused }
    }

    /// Reads a passkey that answers a question asked for this purpose; one that somebody has already is refused.
    func register(_ answer: PasskeyRegistration, for purpose: Door.Purpose) async throws -> Passkey {
        guard let challenge = PasskeyCheck.challenge(in: answer.clientData),
            await door.take(challenge, for: purpose, at: now),
            let passkey = try? PasskeyCheck.register(answer, challenge: challenge, site: site, at: now),
            try await self.passkey(Base64URL.read(passkey.credential) ?? []) == nil
        else { throw Accounts.passkeyRefused }
        return passkey
    }

    /// Writes into the desk's stream that somebody has a factor; never what it is.
    func note(_ kind: FactorKind, of person: PersonID) async throws {
        try await desk.record(
            .enrolFactor(EnrolFactor(person: person, kind: kind)), by: person, id: desk.instruments.name())
    }

    private func invited(_ link: Confidential) async throws -> Person {
        guard let person = try await expect(link, for: .enrol).person,
            let member = try? await desk.roster().active(person), member.factors.isEmpty
        else { throw Accounts.linkRefused }
        return member.person
    }

    /// Follows from the link, so that the page can be shown again, and nothing need be kept before the code was right.
    private func seed(for link: Confidential) -> AuthenticatorSeed {
        AuthenticatorSeed(Array(index(link, "authenticator seed").bytes.prefix(AuthenticatorSeed.byteCount)))
    }
}
