// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A small story with the outcome that packs must give: what keeps a pack honest.
package struct PolicyScenario: Hashable, Sendable {
    package struct Victim: Hashable, Sendable {
        package let name: String
        package let kind: VictimKind
        package let facts: [FactName: Truth]
    }

    package let id: String
    package let title: String
    package let packs: [String]
    /// From first awareness to the expected event.
    package let eventIn: Interval?
    package let victims: [Victim]
    /// What happens then, in order.
    package let acts: [ScenarioAct]
    /// The line of each act in its file, for whoever must say which one went wrong.
    package let lines: [Int]
    /// What must hold at the end.
    package let expect: [ScenarioExpectation]
}

/// One thing that happens in a scenario: time passes, or somebody does something.
package enum ScenarioAct: Hashable, Sendable {
    case after(Interval)
    /// An act by the name that the desk gives it, with plain fields; `refused` if the desk must refuse it.
    case act(name: String, fields: [String: ScenarioField], refused: Bool)
}

/// A field of an act, as it stands in the file.
package indirect enum ScenarioField: Hashable, Sendable {
    case text(String)
    case list([ScenarioField])
    case map([String: ScenarioField])

    package var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }
}

/// What must be found about one victim under one pack; lists name what must be there among other things.
package struct ScenarioExpectation: Hashable, Sendable {
    package let victim: String
    package let pack: String
    package let outcome: Outcome?
    package let also: [Outcome]
    /// Outcomes that must not be offered.
    package let without: [Outcome]
    /// The grounds, all of them.
    package let grounds: [String]?
    /// Facts that are not on record and block a signature, all of them.
    package let blocked: [String]?
    /// Rules that hold, or that are shown as deciding nothing.
    package let rules: [String]
    package let results: [String: RuleVerdict]
    /// Facts that are asked after, all of them.
    package let enquiries: [String]?
    package let emergencyOffered: Bool?
    /// Names, by what they are: `records` (before the determination), `records_later`, `clocks`, `tasks`,
    /// `addressees`, `excluded`, `coordination`, `referrals`, `breaches`.
    package let names: [String: [String]]
    /// The same, for what must not be there.
    package let absent: [String: [String]]
    /// The outcomes that single facts would turn it to.
    package let turns: [String: Outcome]
    /// What only the whole desk can show, such as a refused closing.
    package let desk: [String: ScenarioField]

    /// Whether anything is expected that an evaluation shows.
    package var isOfEvaluation: Bool {
        outcome != nil || !also.isEmpty || !without.isEmpty || grounds != nil || blocked != nil || !rules.isEmpty
            || !results.isEmpty || enquiries != nil || emergencyOffered != nil || !names.isEmpty || !absent.isEmpty
            || !turns.isEmpty
    }
}
