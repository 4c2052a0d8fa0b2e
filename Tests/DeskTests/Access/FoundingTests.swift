// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinStore

/// Law 17: an empty store becomes a desk once, by two people, and no administrator may decide.
@Suite struct FoundingTests {
    /// A desk over an empty store.
    static func desk() async throws -> Desk {
        try await TestDesk().desk.over(SQLiteStore(path: nil))
    }

    static func file(people: String, founders: String = "[sam, sol]", version: Int = 1) -> [UInt8] {
        Array(
            """
            founding: \(version)
            desk: {name: Test desk, public_address: "https://desk.example.org", cap_sender: desk.example.org, check_words: Ring us.}
            people: {\(people)}
            founders: \(founders)
            channels: {}
            """.utf8)
    }

    static let two = "sam: {name: Sam, roles: [senior]}, sol: {name: Sol, roles: [releaser]}"

    @Test func `law 17: two people found a desk, and each gets a token that opens nothing else`() async throws {
        let desk = try await Self.desk()
        let founded = try await desk.found(FoundingFile(Self.file(people: Self.two)))
        #expect(Set(founded.tokens.keys) == ["sam", "sol"])
        #expect(Set(founded.tokens.values).count == 2)
        for (name, token) in founded.tokens {
            #expect(token.utf8.count > 50)
            #expect(try await desk.person(withToken: token)?.id == founded.people[name])
            for other in [token + "x", String(token.dropLast()), token.uppercased(), ""] {
                #expect(try await desk.person(withToken: other) == nil)
            }
        }
        let entry = try #require(try await desk.store.entry(founded.entry))
        #expect(!String(decoding: entry.canonical, as: UTF8.self).contains("Sam"))
    }

    /// What is wrong with a founding file.
    static let wrong: [(what: String, bytes: [UInt8])] = [
        ("one founder", file(people: two, founders: "[sam]")),
        ("the same founder twice", file(people: two, founders: "[sam, sam]")),
        ("three founders", file(people: two + ", ada: {name: Ada, roles: [intake]}", founders: "[sam, sol, ada]")),
        ("no founder", file(people: two, founders: "[]")),
        ("a founder who is nobody", file(people: two, founders: "[sam, eve]")),
        ("one releaser", file(people: "sam: {name: Sam, roles: [senior]}, sol: {name: Sol, roles: [assessor]}")),
        (
            "nobody who may release",
            file(people: "sam: {name: Sam, roles: [intake]}, sol: {name: Sol, roles: [auditor]}")
        ),
        ("a person without a role", file(people: two + ", ada: {name: Ada, roles: []}")),
        ("an administrator who releases", file(people: two + ", ada: {name: Ada, roles: [administrator, releaser]}")),
        ("an administrator who is senior", file(people: two + ", ada: {name: Ada, roles: [senior, administrator]}")),
        ("an administrator who assesses", file(people: two + ", ada: {name: Ada, roles: [administrator, assessor]}")),
        ("a short token", file(people: two + ", ada: {name: Ada, roles: [intake], token: short-token-of-19-b}")),
        ("another version", file(people: two, version: 2)),
    ]

    @Test(arguments: wrong.indices)
    func `a founding file that lacks something founds nothing`(place: Int) async throws {
        let desk = try await Self.desk()
        let (what, bytes) = Self.wrong[place]
        let error = await #expect(throws: Refusal.self, "\(what)") { try await desk.found(FoundingFile(bytes)) }
        #expect(error?.code == .malformed, "\(what)")
        #expect(try await desk.people().isEmpty, "\(what)")
        #expect(try await desk.store.setting("desk") == nil)
        _ = try await desk.found(FoundingFile(Self.file(people: Self.two)))
    }

    /// Intake reads and writes in cases, and an auditor reads them all.
    @Test(arguments: ["intake", "auditor"])
    func `law 17: an administrator reads no case, so takes no part in any`(role: String) async throws {
        let people = Self.two + ", ada: {name: Ada, roles: [administrator, \(role)]}"
        do {
            await #expect(throws: Refusal.self) { try await Self.desk().found(FoundingFile(Self.file(people: people))) }
        }
    }

    @Test func `law 17: a desk is founded once`() async throws {
        let desk = try await Self.desk()
        _ = try await desk.found(FoundingFile(Self.file(people: Self.two)))
        let error = await #expect(throws: Refusal.self) {
            try await desk.found(FoundingFile(Self.file(people: Self.two.replacing("Sam", with: "Eve"))))
        }
        #expect(error?.code == .alreadyDone)
        #expect(try await desk.people().map(\.name).sorted() == ["Sam", "Sol"])
    }

    @Test func `law 17: of many foundings at once only one founds`() async throws {
        let desk = try await Self.desk()
        let bytes = Self.file(people: Self.two)
        let founded = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { (try? await desk.found(FoundingFile(bytes))) != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        let people = try await desk.people().count
        do {
            #expect(founded == 1)
            #expect(people == 2)
        }
    }
}
