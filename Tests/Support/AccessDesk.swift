// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
package import TocsinCore
package import TocsinDesk
package import TocsinStore

/// A desk in memory with its accounts and two administrators; passwords are hashed cheaply, lest a test take a minute.
package struct AccessDesk: Sendable {
    package let desk: Desk
    package let store: SQLiteStore
    package let accounts: Accounts
    package let clock: TestClock
    package let people: [String: Person]

    package static let password = "four words and a dog"

    package init() async throws {
        let (store, clock) = (try SQLiteStore(path: nil), TestClock())
        let desk = try await TestDesk(clock: clock).desk.over(store)
        let founding = TestDesk.founding.replacing(
            "founders:", with: "  abe: {name: Abe, roles: [administrator], token: abe-token-abe-token-abe}\nfounders:")
        let founded = try await desk.found(FoundingFile(Array(founding.utf8)))
        let known = try await desk.people()
        self.init(
            desk: desk, store: store, clock: clock,
            accounts: try Accounts(desk: desk, store: store, hasher: AccessDesk.cheap),
            people: founded.people.compactMapValues { id in known.first { $0.id == id } })
    }

    private init(desk: Desk, store: SQLiteStore, clock: TestClock, accounts: Accounts, people: [String: Person]) {
        self.desk = desk
        self.store = store
        self.clock = clock
        self.accounts = accounts
        self.people = people
    }

    package static var cheap: PasswordHasher { PasswordHasher(cost: .init(kibibytes: 64, passes: 1, lanes: 1)) }

    package subscript(name: String) -> Person {
        get throws {
            guard let person = people[name] else { throw Refusal.nothing("person \(name)") }
            return person
        }
    }

    /// Takes an act at the desk as a whole.
    @discardableResult
    package func act(_ act: RosterAct, by name: String) async throws -> ActAnswer {
        try await desk.perform(ActRequest(act: .roster(act), caseID: nil), by: self[name])
    }

    /// A link for somebody, put into the store as an administrator's would be.
    package func link(for person: PersonID) async throws -> Confidential {
        try await desk.link(for: person, in: store)
    }

    /// Somebody with password and authenticator, signed in.
    package func enrolled(_ name: String) async throws -> (enrolled: Enrolled, authenticator: TestAuthenticator) {
        let link = try await link(for: self[name].id)
        let authenticator = try await TestAuthenticator(seed: accounts.enrolment(link: link).seed)
        let enrolled = try await accounts.enrol(
            link: link, password: Confidential(AccessDesk.password), code: authenticator.code(at: clock.now))
        clock.advance(by: .seconds(30))
        return (enrolled, authenticator)
    }

    /// Somebody with a passkey, signed in.
    package func enrolledByPasskey(_ name: String) async throws -> (signedIn: SignedIn, passkey: SoftwarePasskey) {
        let (link, passkey) = (try await link(for: self[name].id), SoftwarePasskey())
        let question = try await accounts.passkeyQuestion(link: link)
        return (try await accounts.enrol(link: link, passkey: passkey.register(question)), passkey)
    }
}

extension TestDesk {
    package func link(for person: PersonID) async throws -> Confidential { try await desk.link(for: person, in: store) }
}

extension Desk {
    fileprivate func link(for person: PersonID, in store: SQLiteStore) async throws -> Confidential {
        let link = Confidential("link for \(person)")
        try await store.put(
            AccessLinkRow(
                index: vault.index([link.reveal()], purpose: "link"), purpose: .enrol, person: person,
                expires: instruments.now() + .days(7)))
        return link
    }
}

/// An authenticator that was told a seed as people type it.
package struct TestAuthenticator: Sendable {
    package let seed: [UInt8]

    package init(seed: Confidential) {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (bytes, bits, count): ([UInt8], UInt32, UInt32) = ([], 0, 0)
        for letter in seed.reveal() where letter != " " {
            bits = bits << 5 | UInt32(digits.firstIndex(of: letter) ?? 0)
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        self.seed = bytes
    }

    package func code(at time: Timestamp) -> String {
        let step = UInt64(time.milliseconds / 30_000)
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * UInt64($0))) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: seed)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = "\(number % 1_000_000)"
        return String(repeating: "0", count: 6 - text.count) + text
    }
}
