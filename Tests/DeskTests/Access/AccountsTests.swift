// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct AccountsTests {
    static let password = Confidential(AccessDesk.password)

    static func code(of refused: () async throws -> Void) async -> (Refusal.Code, String)? {
        do {
            try await refused()
            return nil
        } catch let refusal as Refusal {
            return (refusal.code, refusal.sentence)
        } catch {
            return (.malformed, "\(error)")
        }
    }

    @Test func `somebody enrols by their link once, and signs in by password and code`() async throws {
        let here = try await AccessDesk()
        let (enrolled, authenticator) = try await here.enrolled("rio")
        #expect(Set(enrolled.recoveryCodes.map { $0.reveal() }).count == 10)
        let again = try await here.accounts.signIn(
            name: "RIO", password: Self.password, code: authenticator.code(at: here.clock.now), from: "home")
        #expect(try again.person == here["rio"])
        #expect(again.session.level == .code)
        await #expect(throws: Refusal.self) { try await here.accounts.enrolment(link: here.link(for: here["rio"].id)) }
        #expect(
            try await here.desk.roster().members[here["rio"].id]?.factors.map(\.kind) == [.password, .code, .recovery])
    }

    @Test func `whatever is wrong gets the same answer`() async throws {
        let here = try await AccessDesk()
        let authenticator = try await here.enrolled("rio").authenticator
        let code = authenticator.code(at: here.clock.now)
        let wrong = authenticator.code(at: here.clock.now + .hours(1))
        let tries: [(String, String, String)] = [
            ("Rio", "another four words", code), ("Rio", AccessDesk.password, wrong),
            ("Nobody", AccessDesk.password, code),
            ("Sam", AccessDesk.password, code), ("", "", ""), ("Rio", "", code),
        ]
        for (place, (name, password, code)) in tries.enumerated() {
            let answer = await Self.code {
                _ = try await here.accounts.signIn(
                    name: name, password: Confidential(password), code: code, from: "place \(place)")
            }
            #expect(answer?.0 == .notAllowed)
            #expect(
                answer?.1
                    == "That was not right. Look at the name and the password, and take a code that you have not used yet."
            )
        }
    }

    @Test func `a code is good once, also when it comes twenty times at once`() async throws {
        let here = try await AccessDesk()
        let authenticator = try await here.enrolled("rio").authenticator
        let code = authenticator.code(at: here.clock.now)
        _ = try await here.accounts.signIn(name: "Rio", password: Self.password, code: code, from: "home")
        await #expect(throws: Refusal.self) {
            try await here.accounts.signIn(name: "Rio", password: Self.password, code: code, from: "home")
        }
        here.clock.advance(by: .seconds(60))
        let next = authenticator.code(at: here.clock.now)
        let entered = await withTaskGroup(of: Bool.self) { group in
            for place in 0..<4 {
                group.addTask {
                    (try? await here.accounts.signIn(
                        name: "Rio", password: Self.password, code: next, from: "place \(place)")) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(entered == 1)
    }

    @Test func `1,000 guesses over 100 accounts are throttled, and the owner gets in from home`() async throws {
        let here = try await AccessDesk()
        let authenticator = try await here.enrolled("rio").authenticator
        _ = try await here.accounts.signIn(
            name: "Rio", password: Self.password, code: authenticator.code(at: here.clock.now), from: "home")
        here.clock.advance(by: .seconds(60))
        var judged = 0
        for guess in 0..<1_000 {
            let answer = await Self.code {
                let name = guess % 100 == 0 ? "Rio" : "name \(guess % 100)"
                _ = try await here.accounts.signIn(
                    name: name, password: Confidential("a guess, and a long one"), code: "000000",
                    from: "net \(guess % 10)")
            }
            if answer?.0 == .notAllowed { judged += 1 } else { #expect(answer?.0 == .notYet) }
        }
        #expect(judged <= 200, "\(judged) guesses were judged")
        _ = try await here.accounts.signIn(
            name: "Rio", password: Self.password, code: authenticator.code(at: here.clock.now), from: "home")
    }

    @Test func `each sign-in has a new token, and the old one stays what it was`() async throws {
        let here = try await AccessDesk()
        let (enrolled, authenticator) = try await here.enrolled("rio")
        let first = try #require(enrolled.signedIn.token)
        let again = try await here.accounts.signIn(
            name: "Rio", password: Self.password, code: authenticator.code(at: here.clock.now), from: "home")
        let second = try #require(again.token)
        #expect(first != second)
        #expect(second.reveal().utf8.count == 43)
        #expect(enrolled.signedIn.formToken != again.formToken)
        let found = try #require(try await here.accounts.session(second))
        #expect(found.formToken == again.formToken)
        #expect(found.token == nil)
        for other in ["", "x", second.reveal() + "x", first.reveal().lowercased()] {
            #expect(try await here.accounts.session(Confidential(other)) == nil)
        }
        try await here.accounts.signOut(found)
        #expect(try await here.accounts.session(second) == nil)
        #expect(try await here.accounts.session(first) != nil)
    }

    @Test func `a session ends by silence, and after twelve hours of work`() async throws {
        let here = try await AccessDesk()
        let quiet = try #require(try await here.enrolled("rio").enrolled.signedIn.token)
        let busy = try #require(try await here.enrolledByPasskey("sam").signedIn.token)
        for _ in 0..<35 {
            here.clock.advance(by: .minutes(20))
            #expect(try await here.accounts.session(busy) != nil)
        }
        #expect(try await here.accounts.session(quiet) == nil)
        here.clock.advance(by: .minutes(25))
        #expect(try await here.accounts.session(busy) == nil)
    }

    @Test func `whoever is disabled in mid-session is refused at once, with tokens and founding token`() async throws {
        let here = try await AccessDesk()
        let signedIn = try await here.enrolled("rio").enrolled.signedIn
        let token = try #require(signedIn.token)
        let program = try await here.accounts.issueToken(
            signedIn, name: "night report", scopes: [.read], expires: here.clock.now + .days(30)
        ).token
        #expect(try await here.accounts.person(withAPIToken: program)?.scopes == [.read])
        #expect(try await here.accounts.person(withAPIToken: Confidential("rio-token-rio-token-rio")) != nil)
        try await here.act(.disablePerson(DisablePerson(person: here["rio"].id, reasons: "left")), by: "adm")
        #expect(try await here.accounts.session(token) == nil)
        #expect(try await here.accounts.person(withAPIToken: program) == nil)
        #expect(try await here.accounts.person(withAPIToken: Confidential("rio-token-rio-token-rio")) == nil)
        #expect(try await here.store.credentials(of: here["rio"].id).isEmpty)
    }

    @Test func `a token of a program ends when it is revoked, and when its day comes`() async throws {
        let here = try await AccessDesk()
        let signedIn = try await here.enrolled("rio").enrolled.signedIn
        func issue() async throws -> (token: Confidential, id: TokenID) {
            try await here.accounts.issueToken(signedIn, name: "n", scopes: [.act], expires: here.clock.now + .days(1))
        }
        let (first, second) = (try await issue(), try await issue())
        await #expect(throws: Refusal.self) {
            try await here.act(.revokeToken(RevokeToken(token: first.id)), by: "sam")
        }
        try await here.act(.revokeToken(RevokeToken(token: first.id)), by: "rio")
        #expect(try await here.accounts.person(withAPIToken: first.token) == nil)
        #expect(try await here.accounts.person(withAPIToken: second.token)?.person == here["rio"])
        here.clock.advance(by: .days(1))
        #expect(try await here.accounts.person(withAPIToken: second.token) == nil)
    }

    @Test func `a recovery code is good once, and opens no more than the way to new factors`() async throws {
        let here = try await AccessDesk()
        let codes = try await here.enrolled("rio").enrolled.recoveryCodes
        let typed = Confidential(codes[3].reveal().uppercased().replacing("-", with: " "))
        let signedIn = try await here.accounts.recover(
            name: "Rio", password: Self.password, recoveryCode: typed, from: "home")
        #expect(!signedIn.isWhole)
        await #expect(throws: Refusal.self) {
            try await here.accounts.recover(name: "Rio", password: Self.password, recoveryCode: codes[3], from: "home")
        }
        let seed = try await here.accounts.newAuthenticator(signedIn).seed
        let code = TestAuthenticator(seed: seed).code(at: here.clock.now)
        try await here.accounts.replaceAuthenticator(signedIn, code: code)
        here.clock.advance(by: .seconds(30))
        _ = try await here.accounts.signIn(
            name: "Rio", password: Self.password, code: TestAuthenticator(seed: seed).code(at: here.clock.now),
            from: "home")
    }

    @Test func `a fresh code is for one form of one session`() async throws {
        let here = try await AccessDesk()
        let (enrolled, authenticator) = try await here.enrolled("rio")
        let (form, other) = (Digest.sha256(of: [1]), Digest.sha256(of: [2]))
        let code = authenticator.code(at: here.clock.now)
        let fresh = try await here.accounts.fresh(enrolled.signedIn, code: code, for: form, from: "home")
        #expect(fresh.session.isFresh(for: form, at: here.clock.now))
        #expect(!fresh.session.isFresh(for: other, at: here.clock.now))
        await #expect(throws: Refusal.self) {
            try await here.accounts.fresh(enrolled.signedIn, code: code, for: other, from: "home")
        }
        let token = try #require(enrolled.signedIn.token)
        let kept = try #require(try await here.accounts.session(token))
        #expect(kept.session.isFresh(for: form, at: here.clock.now))
    }

    @Test func `nobody changes their factors without showing one again`() async throws {
        let here = try await AccessDesk()
        let (enrolled, authenticator) = try await here.enrolled("rio")
        await #expect(throws: Refusal.self) { try await here.accounts.newRecoveryCodes(enrolled.signedIn) }
        let fresh = try await here.accounts.fresh(
            enrolled.signedIn, code: authenticator.code(at: here.clock.now),
            for: here.accounts.factorContents(of: enrolled.signedIn), from: "home")
        let codes = try await here.accounts.newRecoveryCodes(fresh)
        #expect(Set(codes).isDisjoint(with: enrolled.recoveryCodes))
        let changed = try await here.accounts.changePassword(
            fresh, from: Self.password, to: Confidential("a wholly new sentence"), place: "home")
        #expect(try await here.accounts.session(#require(enrolled.signedIn.token)) == nil)
        #expect(try await here.accounts.session(#require(changed.token)) != nil)
    }

    @Test func `law 17: only an administrator makes a link, and only for whoever has no factor`() async throws {
        let here = try await AccessDesk()
        let (admin, rio) = (
            try await here.enrolledByPasskey("adm").signedIn, try await here.enrolled("rio").enrolled.signedIn
        )
        await #expect(throws: Refusal.self) { try await here.accounts.invite(here["sam"].id, by: rio) }
        await #expect(throws: Refusal.self) { try await here.accounts.invite(here["rio"].id, by: admin) }
        let link = try await here.accounts.invite(here["sam"].id, by: admin)
        #expect(try await here.accounts.enrolment(link: link).person == here["sam"])
        let newer = try await here.accounts.invite(here["sam"].id, by: admin)
        await #expect(throws: Refusal.self) { try await here.accounts.enrolment(link: link) }
        here.clock.advance(by: .days(7))
        await #expect(throws: Refusal.self) { try await here.accounts.enrolment(link: newer) }
    }

    @Test func `a bad password or a wrong code uses no link up`() async throws {
        let here = try await AccessDesk()
        let link = try await here.link(for: here["rio"].id)
        let authenticator = try await TestAuthenticator(seed: here.accounts.enrolment(link: link).seed)
        let code = authenticator.code(at: here.clock.now)
        for (password, code) in [("too short", code), ("passwordpassword", code), (AccessDesk.password, "000000")] {
            await #expect(throws: Refusal.self, "\(password) \(code)") {
                try await here.accounts.enrol(link: link, password: Confidential(password), code: code)
            }
        }
        _ = try await here.accounts.enrol(link: link, password: Self.password, code: code)
    }
}
