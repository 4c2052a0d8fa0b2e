// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinPolicy

/// `tocsin policy …`: read, try and test policy packs. None of it touches a store.
struct Policy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Policy packs: list, test, mutate, explain.",
        subcommands: [List.self, Test.self, Mutate.self, Explain.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The packs of this program, and how sure each rule is.",
            discussion: "Example: tocsin policy list")

        func run() throws {
            for pack in try PolicyPack.builtIn() {
                print("\(pack.id) \(pack.version): \(pack.title)")
                print("  modelled on \(pack.modelledOn). \(pack.disclaimer)")
                for rule in pack.rules { print("  \(rule.id) [\(rule.verification.rawValue)] \(rule.text)") }
            }
        }
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Play scenarios through the use cases; closes with 'N passed, N failed'.",
            discussion: """
                Example: tocsin policy test us-icd191-model
                         tocsin policy test --scenarios mine.yaml
                """)

        @Argument(help: "Packs; without one, all.")
        var packs: [String] = []

        @Option(help: "Scenarios from outside; the format is in docs/formats.md. - reads standard input.")
        var scenarios: String?

        func run() async throws {
            let shelf = try PolicyPack.builtIn()
            let chosen = try known(packs, among: shelf)
            let all = try scenarios.map(read) ?? PolicyScenario.builtIn()
            let mine = packs.isEmpty ? all : all.filter { !Set($0.packs).isDisjoint(with: chosen) }
            let player = ScenarioPlayer(packs: shelf, makeStore: DeskProgram.memoryStore)
            let played = await player.failures(of: mine)
            for failure in played.joined() { print("FAILED \(failure)") }
            let failed = played.filter { !$0.isEmpty }.count
            print("\(mine.count - failed) passed, \(failed) failed")
            if failed > 0 || mine.isEmpty { throw AnswerIsNo(sentence: mine.isEmpty ? "There was nothing to play." : "") }
        }

        private func read(_ file: String) throws -> [PolicyScenario] {
            let bytes = try Files.readOrRefuse(file)
            do {
                return try PolicyScenario.read(yaml: bytes)
            } catch {
                throw AnswerIsNo(sentence: "\(file): \(error)")
            }
        }
    }

    struct Mutate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Invert and drop each rule in turn: some scenario must notice. Closes with 'N passed, N failed'.",
            discussion: "Example: tocsin policy mutate uk-ttl-model")

        @Argument(help: "Packs; without one, all.")
        var packs: [String] = []

        func run() async throws {
            let shelf = try PolicyPack.builtIn()
            let scenarios = try PolicyScenario.builtIn()
            let chosen = try known(packs, among: shelf)
            let player = ScenarioPlayer(packs: shelf, makeStore: DeskProgram.memoryStore)
            var (passed, failed) = (0, 0)
            for pack in shelf where chosen.contains(pack.id) {
                let unnoticed = await player.unnoticedMutations(of: pack, by: scenarios)
                for label in unnoticed { print("UNNOTICED \(pack.id): \(label)") }
                failed += unnoticed.count
                passed += pack.mutations.count - unnoticed.count
            }
            print("\(passed) passed, \(failed) failed")
            if failed > 0 { throw AnswerIsNo(sentence: "") }
        }
    }

    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run a pack on facts, and say why, and what would change it.",
            discussion: "Example: tocsin policy explain --pack uk-ttl-model facts.yaml")

        @Option(help: "The pack.")
        var pack: String

        @Argument(help: "A file of facts; - reads standard input.")
        var file: String

        @Flag(help: "One JSON document on standard output, and nothing else.")
        var json = false

        private struct FactsFile: Decodable {
            let victim: VictimKind?
            let eventIn: Interval?
            let facts: [FactName: Truth]
        }

        func run() throws {
            let shelf = try PolicyPack.builtIn()
            _ = try known([pack], among: shelf)
            let bytes = try Files.readOrRefuse(file)
            let facts = try refusing { () throws(FormatError) in
                try TreeDecoder.decode(FactsFile.self, from: TreeReader.yaml(bytes))
            }
            guard let chosen = shelf.first(where: { $0.id == pack }) else { return }
            let found = chosen.evaluate(
                Situation(
                    facts: facts.facts, victimKind: facts.victim ?? .person, timeLeft: facts.eventIn, expiredEnquiries: []))
            print(json ? String(decoding: try CanonicalEncoder.encode(found), as: UTF8.self) : Explanation(found).text)
        }
    }
}

/// - Returns: The names asked for, or all.
/// - Throws: ``AnswerIsNo`` naming what there is.
private func known(_ asked: [String], among shelf: [PolicyPack]) throws -> Set<String> {
    let ids = shelf.map(\.id)
    if let unknown = asked.first(where: { !ids.contains($0) }) {
        let near = NearestWord.of(unknown, among: ids).map { " Did you mean '\($0)'?" } ?? ""
        throw AnswerIsNo(sentence: "'\(unknown)' is no pack; here are: \(ids.joined(separator: ", ")).\(near)")
    }
    return asked.isEmpty ? Set(ids) : Set(asked)
}

/// An evaluation in words, the outcome first, then why, then what would change it.
private struct Explanation {
    let text: String

    init(_ found: Evaluation) {
        var lines = ["\(found.outcome.rawValue) under \(found.pack) \(found.packVersion)"]
        if !found.also.isEmpty { lines.append("also: \(found.also.map(\.rawValue).joined(separator: ", "))") }
        if found.emergencyOffered { lines.append("No time is left for two signatures: emergency release is offered.") }
        if !found.waiverGrounds.isEmpty {
            lines.append("grounds a senior officer may consider: \(found.waiverGrounds.joined(separator: ", "))")
        }
        lines.append("Why:")
        for rule in found.trace where rule.result != .notMet {
            let inputs = rule.inputs.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.rawValue)" }
            lines.append("  \(rule.rule) \(rule.result.rawValue) [\(rule.verification.rawValue)] \(rule.text) (\(inputs.joined(separator: ", ")))")
        }
        if !found.records.isEmpty { lines.append("Records: \(found.records.map(\.name).joined(separator: ", "))") }
        if !found.enquiries.isEmpty { lines.append("Find out: \(found.enquiries.map(\.question).joined(separator: " "))") }
        lines.append("What would change this:")
        for turn in found.wouldChange { lines.append("  \(turn.fact) \(turn.value.rawValue): \(turn.outcome.rawValue)") }
        text = lines.joined(separator: "\n")
    }
}
