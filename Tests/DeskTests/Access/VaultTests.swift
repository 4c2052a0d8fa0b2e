// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk

/// Law 15: what is sealed opens at its own place under its own key, and nowhere else.
@Suite struct VaultTests {
    static let vault = Vault(master: [UInt8](repeating: 1, count: 32))
    static let subject = SubjectID(high: 1, low: 2)
    static let plain = Array("Orrin Vask, 4 Quay Road".utf8)

    static func key(_ subject: SubjectID = subject, in vault: Vault = vault) throws -> (
        key: SubjectKey, wrapped: [UInt8]
    ) {
        try vault.makeKey(for: subject)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 4_096, 1_000_000])
    func `what is sealed comes back whole`(count: Int) throws {
        let key = try Self.key().key
        let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        let sealed = try key.seal(plain, table: "t", column: "c", row: "r")
        #expect(try key.open(sealed, table: "t", column: "c", row: "r") == plain)
        #expect(sealed.count == count + 33)
    }

    /// Where somebody who can write the store might move a sealed value to.
    @Test(arguments: [
        ("t", "c", "s"), ("t", "d", "r"), ("u", "c", "r"), ("", "", ""), ("t|c", "r", ""), ("t", "c|r", ""),
        ("t", "c", "r "),
    ])
    func `law 15: moved to another row, column or table it does not open`(table: String, column: String, row: String)
        throws
    {
        let key = try Self.key().key
        let sealed = try key.seal(Self.plain, table: "t", column: "c", row: "r")
        #expect(throws: SealBroken.self) { try key.open(sealed, table: table, column: column, row: row) }
    }

    @Test func `law 15: two rows that are exchanged open neither`() throws {
        let key = try Self.key().key
        let (one, two) = (
            try key.seal(Self.plain, table: "entry", column: "sealed", row: "1"),
            try key.seal(Self.plain, table: "entry", column: "sealed", row: "2")
        )
        #expect(throws: SealBroken.self) { try key.open(one, table: "entry", column: "sealed", row: "2") }
        #expect(throws: SealBroken.self) { try key.open(two, table: "entry", column: "sealed", row: "1") }
    }

    @Test func `law 15: another subject's key, another master key and another subject open nothing`() throws {
        let (key, wrapped) = try Self.key()
        let sealed = try key.seal(Self.plain, table: "t", column: "c", row: "r")
        let stranger = SubjectID(high: 1, low: 3)
        #expect(throws: SealBroken.self) { try Self.key(stranger).key.open(sealed, table: "t", column: "c", row: "r") }
        // The same name, a key of its own.
        #expect(throws: SealBroken.self) { try Self.key().key.open(sealed, table: "t", column: "c", row: "r") }
        let other = Vault(master: [UInt8](repeating: 2, count: 32))
        #expect(throws: SealBroken.self) { try other.unwrap(wrapped, for: Self.subject) }
        #expect(throws: SealBroken.self) { try Self.vault.unwrap(wrapped, for: stranger) }
        let again = try Self.vault.unwrap(wrapped, for: Self.subject)
        #expect(try again.open(sealed, table: "t", column: "c", row: "r") == Self.plain)
    }

    @Test func `an envelope that was altered or cut anywhere does not open`() throws {
        let (key, wrapped) = try Self.key()
        let sealed = try key.seal(Self.plain, table: "t", column: "c", row: "r")
        for place in sealed.indices {
            var altered = sealed
            altered[place] ^= 1
            #expect(throws: SealBroken.self, "\(place)") { try key.open(altered, table: "t", column: "c", row: "r") }
        }
        for count in 0..<sealed.count {
            #expect(throws: SealBroken.self) {
                try key.open(Array(sealed.prefix(count)), table: "t", column: "c", row: "r")
            }
        }
        #expect(throws: SealBroken.self) { try key.open(sealed + [0], table: "t", column: "c", row: "r") }
        for place in wrapped.indices {
            var altered = wrapped
            altered[place] ^= 0x80
            #expect(throws: SealBroken.self, "\(place)") { try Self.vault.unwrap(altered, for: Self.subject) }
        }
    }

    @Test func `ten thousand envelopes have ten thousand nonces`() throws {
        let key = try Self.key().key
        var nonces: Set<[UInt8]> = []
        for _ in 0..<10_000 { nonces.insert(Array(try key.seal([1], table: "t", column: "c", row: "r")[5..<17])) }
        #expect(nonces.count == 10_000)
        var keys: Set<[UInt8]> = []
        for _ in 0..<1_000 { keys.insert(try Self.key().wrapped) }
        #expect(keys.count == 1_000)
    }

    @Test func `law 14: a commitment says nothing of its words, and differs by entry, by purpose and by key`() throws {
        let key = try Self.key().key
        let (one, two) = (EntryID(high: 1, low: 1), EntryID(high: 1, low: 2))
        let first = key.commitment(to: Self.plain, purpose: "act", of: one)
        #expect(first == key.commitment(to: Self.plain, purpose: "act", of: one))
        let others = [
            key.commitment(to: Self.plain, purpose: "act", of: two),
            key.commitment(to: Self.plain, purpose: "text", of: one),
            key.commitment(to: Self.plain + [0], purpose: "act", of: one),
            key.commitment(to: [], purpose: "act", of: one),
            try Self.key().key.commitment(to: Self.plain, purpose: "act", of: one), Digest.sha256(of: Self.plain),
        ]
        #expect(Set(others + [first]).count == others.count + 1)
        #expect(key.commitmentKey(of: one) != key.commitmentKey(of: two), "one that is handed out opens no other")
    }

    @Test func `an index finds the same value again, and only under the same master key and purpose`() {
        let index = Self.vault.index(["liaison", "Partner 4", "77"], purpose: "report")
        #expect(index == Self.vault.index(["liaison", "Partner 4", "77"], purpose: "report"))
        let others = [
            Self.vault.index(["liaison", "Partner 4", "77"], purpose: "leak"),
            Self.vault.index(["liaison", "Partner 477"], purpose: "report"),
            Self.vault.index(["liaisonPartner 4", "", "77"], purpose: "report"),
            Self.vault.index(["liaison", "Partner 4", "77", ""], purpose: "report"),
            Vault(master: [UInt8](repeating: 2, count: 32)).index(["liaison", "Partner 4", "77"], purpose: "report"),
        ]
        #expect(Set(others + [index]).count == others.count + 1)
        #expect(Self.vault.derived("a") != Self.vault.derived("b"))
    }

    /// In a string, a debugger, a dump, a mirror or a container: no byte of a key.
    @Test func `a subject's key prints nothing of itself`() throws {
        let (key, wrapped) = try Self.key()
        var dumped = ""
        dump(key, to: &dumped)
        dump(["k": key], to: &dumped)
        dump((key, 1), to: &dumped)
        let shown = [
            "\(key)", String(describing: key), String(reflecting: key), "\([key])", "\(["k": key])",
            "\(Optional(key) as Any)", dumped,
        ]
        for text in shown {
            #expect(!text.contains("bytes"), "\(text)")
            #expect(!text.contains(where: \.isNumber) || !text.contains("["), "\(text)")
        }
        #expect("\(key)" == "(key)")
        #expect(Mirror(reflecting: key).children.isEmpty)
        let error = #expect(throws: SealBroken.self) {
            try key.open(wrapped, table: "entry", column: "sealed", row: "secret-row")
        }
        #expect(error.map { !"\($0)".contains("secret-row") } == true)
    }

    @Test func `a vault prints nothing of its master key`() {
        let vault = Vault(master: Array("master-key-master-key-master-key".utf8))
        var dumped = ""
        dump(vault, to: &dumped)
        for text in ["\(vault)", String(reflecting: vault), dumped] {
            #expect(!text.contains("master-key-master"))
            #expect(!text.contains("109, 97, 115, 116"))
        }
    }
}
