// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What people are asked to do, and how much it asks of them.
package struct Instruction: Hashable, Codable, Sendable {
    /// Weakest first. "Be alert" beside "defer all travel" is the pattern that this scale is for.
    package enum Strength: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
        case none
        case beAlert = "be_alert"
        case takeCare = "take_care"
        case avoid
        case stayAway = "stay_away"
        case leave

        package static func < (left: Strength, right: Strength) -> Bool { left.rank < right.rank }

        private var rank: Int { Strength.allCases.firstIndex(of: self) ?? 0 }
    }

    package let strength: Strength
    package let words: String

    /// Reads the strength from the words. English; words that no list knows ask for something and count as
    /// `take_care`, so that another language finds nothing rather than something wrong.
    package init(_ words: String) {
        self.words = words
        let plain = String(words.lowercased().map { $0 == "’" ? "'" : $0 })
        let text = " " + plain.split { !$0.isLetter && $0 != "'" }.joined(separator: " ") + " "
        let known = Instruction.phrases.first { _, phrases in phrases.contains { text.contains(" \($0) ") } }
        let isEmpty = text.allSatisfy { $0 == " " }
        strength = known?.strength ?? (isEmpty ? .none : .takeCare)
    }

    private init(none: Void) { (strength, words) = (.none, "") }

    /// The strongest of a text's instructions; the first of equals.
    package static func strongest(of actions: [String]) -> Instruction {
        actions.map(Instruction.init).reduce(Instruction(none: ())) { $1.strength > $0.strength ? $1 : $0 }
    }

    /// Strongest first: the first that fits decides.
    private static let phrases: [(strength: Strength, phrases: [String])] = [
        (.leave, ["leave", "evacuate", "get out", "depart", "move out", "pack", "run", "relocate"]),
        (
            .stayAway,
            [
                "defer", "do not travel", "don't travel", "all travel", "do not go", "don't go", "stay away",
                "keep away",
                "stay at home", "stay home", "stay indoors", "stay inside", "stay out", "hide", "lock",
                "shelter", "cancel",
                "close", "do not use", "don't use", "do not enter", "work from home",
            ]
        ),
        (.avoid, ["avoid", "postpone", "limit", "reconsider", "keep out", "steer clear"]),
        (
            .takeCare,
            ["take care", "exercise caution", "be careful", "check", "plan", "carry", "tell", "call"]
        ),
        (
            .beAlert,
            [
                "be alert", "stay alert", "be aware", "be vigilant", "remain vigilant", "stay vigilant",
                "monitor", "watch",
                "keep a low profile", "remain alert", "follow the news",
            ]
        ),
    ]
}
