// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct PasswordHasherTests {
    static let cheap = PasswordHasher.Cost(kibibytes: 64, passes: 1, lanes: 1)

    @Test func `a hash says what it cost, and is never the same twice`() async throws {
        let hasher = PasswordHasher(cost: Self.cheap)
        let password = Confidential("четыре слова и собака")
        let (first, second) = (try await hasher.hash(password), try await hasher.hash(password))
        #expect(first.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$"))
        #expect(first != second)
        #expect(try await hasher.fits(password, first))
        #expect(try await !hasher.fits(Confidential("четыре слова и собакa"), first))
        #expect(try await !hasher.fits(password, nil))
        #expect(!hasher.isOutdated(first))
        #expect(PasswordHasher().isOutdated(first))
    }

    /// The reference implementation's own test of version 19: password "password", salt "somesalt".
    @Test func `the published hash is the one that we know`() async throws {
        let known = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        #expect(try await PasswordHasher().fits(Confidential("password"), known))
        #expect(!PasswordHasher().isOutdated(known))
    }

    @Test func `a hash made at another cost is made anew at the next sign-in`() async throws {
        let here = try await AccessDesk()
        let authenticator = try await here.enrolled("rio").authenticator
        let dearer = try Accounts(
            desk: here.desk, store: here.store, hasher: PasswordHasher(cost: .init(kibibytes: 128, passes: 1, lanes: 1))
        )
        let before = try await here.store.credentials(of: here["rio"].id).first { $0.kind == .password }
        _ = try await dearer.signIn(
            name: "Rio", password: Confidential(AccessDesk.password), code: authenticator.code(at: here.clock.now),
            from: "home")
        let after = try await here.store.credentials(of: here["rio"].id).first { $0.kind == .password }
        #expect(before != after)
        here.clock.advance(by: .seconds(30))
        _ = try await dearer.signIn(
            name: "Rio", password: Confidential(AccessDesk.password), code: authenticator.code(at: here.clock.now),
            from: "home")
    }

    @Test func `pyotp shows the codes that we take`() async throws {
        let here = try await AccessDesk()
        let enrolment = try await here.accounts.enrolment(link: here.link(for: here["rio"].id))
        #expect(enrolment.seedAddress.reveal().hasPrefix("otpauth://totp/Test%20desk:Rio?secret="))
        guard let python = PythonPeer(needs: "pyotp") else { return }
        let times = (0..<50).map { Int64($0) * 41_999_999 }
        let theirs = try python.codes(enrolment.seedAddress.reveal(), at: times)
        let ours = TestAuthenticator(seed: enrolment.seed)
        #expect(theirs == times.map { ours.code(at: Timestamp(milliseconds: $0 * 1_000)) })
    }
}
