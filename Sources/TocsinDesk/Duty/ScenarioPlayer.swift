// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats
package import TocsinPolicy

/// Plays policy scenarios through the real use cases: each on a desk of its own, in memory, with people, a case and a
/// clock that moves only when the scenario says so.
package struct ScenarioPlayer: Sendable {
    private let packs: [PolicyPack]
    private let makeStore: @Sendable () throws -> any DeskStore

    /// - Parameters:
    ///   - packs: All that a scenario may name.
    ///   - makeStore: An empty store that leaves nothing behind.
    package init(packs: [PolicyPack], makeStore: @escaping @Sendable () throws -> any DeskStore) {
        self.packs = packs
        self.makeStore = makeStore
    }

    /// What is not as the scenario expects, a sentence each that begins with its id; empty if all is.
    package func failures(of scenario: PolicyScenario) async -> [String] {
        await failures(of: scenario, with: packs)
    }

    /// The same for many, some at a time, in their order.
    package func failures(of scenarios: [PolicyScenario]) async -> [[String]] {
        await sideBySide(scenarios) { await failures(of: $0) }
    }

    func failures(of scenario: PolicyScenario, with packs: [PolicyPack]) async -> [String] {
        do {
            try known(scenario, among: packs)
            let desk = try await ScenarioDesk(scenario, packs: packs, store: makeStore())
            var run = ScenarioRun(scenario, on: desk)
            try await run.play()
            return try await run.check().map { "\(scenario.id)\($0)" }
        } catch {
            return ["\(scenario.id), \(error)"]
        }
    }

    /// All packs, with this one in place of the one of its name.
    func replacing(_ pack: PolicyPack) -> [PolicyPack] { packs.map { $0.id == pack.id ? pack : $0 } }

    /// Names that mean nothing anywhere are slips, not scenarios.
    private func known(_ scenario: PolicyScenario, among packs: [PolicyPack]) throws(ScenarioFault) {
        for id in scenario.packs + scenario.expect.map(\.pack)
        where !id.isEmpty && !packs.contains(where: { $0.id == id }) {
            throw ScenarioFault("there is no pack '\(id)'; here are: \(packs.map(\.id).joined(separator: ", "))")
        }
        let facts = Set(packs.flatMap(\.facts).map(\.fact))
        for fact in scenario.victims.flatMap(\.facts.keys).sorted() where !facts.contains(fact) {
            let near = NearestWord.of(fact.text, among: facts.map(\.text)).map { "; did you mean '\($0)'?" } ?? ""
            throw ScenarioFault("no pack reads the fact '\(fact)'\(near)")
        }
    }
}

/// Works on some at a time and answers in the order of the questions.
func sideBySide<Question: Sendable, Answer: Sendable>(
    _ questions: [Question], _ answer: @escaping @Sendable (Question) async -> Answer
) async -> [Answer] {
    let widthMax = 4
    return await withTaskGroup(of: (Int, Answer).self) { group in
        var answers: [Int: Answer] = [:]
        for (index, question) in questions.enumerated() {
            if index >= widthMax, let (done, answer) = await group.next() { answers[done] = answer }
            group.addTask { (index, await answer(question)) }
        }
        for await (done, answer) in group { answers[done] = answer }
        return questions.indices.compactMap { answers[$0] }
    }
}
