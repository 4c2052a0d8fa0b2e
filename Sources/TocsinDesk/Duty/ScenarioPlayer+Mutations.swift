// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinPolicy

extension ScenarioPlayer {
    /// Mutations of a pack that no scenario notices when it is played, by label; empty for a pack that is well covered.
    ///
    /// What the facts alone say only finds the scenario that is likely to notice; the desk has the word. A scenario that
    /// fails with the pack as it is notices nothing.
    package func unnoticedMutations(of pack: PolicyPack, by scenarios: [PolicyScenario]) async -> [String] {
        let mine = scenarios.filter { $0.expect.contains { $0.pack == pack.id } }.map { $0.only(expecting: pack.id) }
        let byFacts = mine.filter { $0.isDecidedByFacts && $0.failures(with: [pack]).isEmpty }
        let byDesk = mine.filter { !$0.isDecidedByFacts }
        let sound = SoundScenarios(self)
        let labels = await sideBySide(pack.mutations) { mutation -> String? in
            let likely = byFacts.filter { $0.names(mutation.rule) } + byFacts.filter { !$0.names(mutation.rule) }
            for scenario in likely where !scenario.failures(with: [mutation.pack]).isEmpty {
                if await self.notices(scenario, mutation), await sound.holds(scenario) { return nil }
            }
            for scenario in byDesk {
                if await self.notices(scenario, mutation), await sound.holds(scenario) { return nil }
            }
            return mutation.label
        }
        return labels.compactMap(\.self)
    }

    private func notices(_ scenario: PolicyScenario, _ mutation: PackMutation) async -> Bool {
        await !failures(of: scenario, with: replacing(mutation.pack)).isEmpty
    }
}

/// Which scenarios hold with the packs as they are; each is played once, when it is first relied on.
private actor SoundScenarios {
    private let player: ScenarioPlayer
    private var known: [String: Bool] = [:]

    init(_ player: ScenarioPlayer) { self.player = player }

    func holds(_ scenario: PolicyScenario) async -> Bool {
        if let answer = known[scenario.id] { return answer }
        let answer = await player.failures(of: scenario).isEmpty
        known[scenario.id] = answer
        return answer
    }
}
