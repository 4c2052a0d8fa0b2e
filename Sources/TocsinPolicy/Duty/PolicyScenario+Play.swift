// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension PolicyScenario {
    /// Acts that change nothing but facts, times and questions: of these alone, an evaluation can be worked out without
    /// a desk.
    private static let pureActs: Set<String> = [
        "fact.set", "event.expect", "enquiry.open", "enquiry.answer", "record.make",
    ]

    /// Whether the facts alone decide everything expected here.
    package var isDecidedByFacts: Bool {
        acts.allSatisfy { act in
            switch act {
            case .after: true
            case .act(let name, _, let refused): refused || Self.pureActs.contains(name)
            }
        }
    }

    /// Plays the scenario on facts alone and says what is not as expected; empty if all is.
    ///
    /// - Precondition: ``isDecidedByFacts``. A scenario of other acts is played by the desk.
    package func failures(with packs: [PolicyPack]) -> [String] {
        precondition(isDecidedByFacts, "\(id) needs the desk")
        let situations = ScenarioPlay(self).situations
        return expect.flatMap { expected -> [String] in
            guard let pack = packs.first(where: { $0.id == expected.pack }) else {
                return ["\(id): there is no pack '\(expected.pack)'"]
            }
            guard let situation = situations[expected.victim] else {
                return ["\(id): there is no victim '\(expected.victim)'"]
            }
            let evaluation = expected.turns.isEmpty ? pack.assess(situation) : pack.evaluate(situation)
            return expected.failures(of: evaluation).map { "\(id), \(expected.victim), \(pack.id): \($0)" }
        }
    }
}

extension PolicyPack {
    /// Mutations of this pack that no scenario notices, by label; empty for a pack that is well covered. A scenario
    /// that fails already notices nothing.
    package func unnoticedMutations(by scenarios: [PolicyScenario]) -> [String] {
        let mine = scenarios.filter { $0.isDecidedByFacts && $0.expect.contains { $0.pack == id } }
            .map { $0.only(expecting: id) }.filter { $0.failures(with: [self]).isEmpty }
        return mutations.filter { mutation in
            let likely = mine.filter { $0.names(mutation.rule) }
            return !(likely + mine).contains { !$0.failures(with: [mutation.pack]).isEmpty }
        }.map(\.label)
    }
}

extension PolicyScenario {
    /// The same with what is expected of one pack alone.
    package func only(expecting pack: String) -> PolicyScenario {
        PolicyScenario(
            id: id, title: title, packs: packs, eventIn: eventIn, victims: victims, acts: acts, lines: lines,
            expect: expect.filter { $0.pack == pack })
    }

    /// Whether an expectation speaks of the rule.
    package func names(_ rule: String) -> Bool {
        expect.contains { $0.rules.contains(rule) || $0.results[rule] != nil }
    }
}
