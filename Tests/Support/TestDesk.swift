// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Logging
package import TocsinCore
package import TocsinDesk
internal import TocsinFormats
internal import TocsinPolicy
package import TocsinStore

/// A desk in memory, founded, with one person for each part.
package struct TestDesk: Sendable {
    package let desk: Desk
    package let store: SQLiteStore
    package let clock: TestClock
    package let people: [String: Person]

    /// - Parameter path: A file for the store; `nil` keeps it in memory.
    package init(path: String? = nil, clock: TestClock = TestClock()) async throws {
        let store = try SQLiteStore(path: path)
        let desk = Desk(
            store: store, vault: Vault(master: [UInt8](repeating: 7, count: 32)),
            packs: PackShelf(try PolicyPack.builtIn()), instruments: clock.instruments, words: CommonWords { nil },
            settings: TestDesk.settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let founded = try await desk.found(FoundingFile(Array(TestDesk.founding.utf8)))
        var people: [String: Person] = [:]
        for person in try await desk.people() {
            if let key = founded.people.first(where: { $0.value == person.id })?.key { people[key] = person }
        }
        self.init(desk: desk, store: store, clock: clock, people: people)
    }

    private init(desk: Desk, store: SQLiteStore, clock: TestClock, people: [String: Person]) {
        self.desk = desk
        self.store = store
        self.clock = clock
        self.people = people
    }

    /// Somebody of the founding file.
    package subscript(name: String) -> Person {
        get throws {
            guard let person = people[name] else { throw Refusal.nothing("person \(name)") }
            return person
        }
    }

    package static let settings = DeskSettings(
        name: "Test desk", publicAddress: "https://desk.example.org", capSender: "desk.example.org",
        checkWords: "Ring the number that you find by yourself.")

    package static let names = ["ada", "ben", "rio", "sam", "sol", "adm", "aud"]

    package static let founding = """
        founding: 1
        desk: {name: Test desk, public_address: "https://desk.example.org", cap_sender: desk.example.org, check_words: Ring the number that you find by yourself.}
        people:
          ada: {name: Ada, roles: [intake, assessor], token: ada-token-ada-token-ada}
          ben: {name: Ben, roles: [assessor], token: ben-token-ben-token-ben}
          rio: {name: Rio, roles: [releaser], token: rio-token-rio-token-rio}
          sam: {name: Sam, roles: [senior], token: sam-token-sam-token-sam}
          sol: {name: Sol, roles: [senior], token: sol-token-sol-token-sol}
          adm: {name: Adm, roles: [administrator], token: adm-token-adm-token-adm}
          aud: {name: Aud, roles: [auditor], token: aud-token-aud-token-aud}
        founders: [sam, sol]
        channels: {}
        """

    /// Plays a script of acts by these people on this desk, as real acts; returns the names it made.
    ///
    /// - Throws: The refusal of the first act that is refused, unless the step says `refused: true`.
    package func play(_ script: String) async throws -> [String: String] {
        let file = try ActFile(Array(script.utf8))
        var names: [String: String] = [:]
        var current: CaseID?
        for step in file.steps {
            if let interval = step.after {
                clock.advance(by: interval)
                if let current { try await desk.advance(current) }
                continue
            }
            let person = try self[step.by ?? "ada"]
            do {
                let answer = try await desk.perform(desk.request(step, names: names, in: current), by: person)
                guard !step.refused else { throw NotRefused(line: step.line) }
                current = answer.case ?? current
                desk.bind(answer, as: step.name, in: &names)
            } catch let refusal as Refusal {
                guard step.refused else { throw refusal }
            }
        }
        return names
    }
}

/// An act was taken that the desk had to refuse.
package struct NotRefused: Error {
    package let line: Int
}
