// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a situation report needs of a case, as known at the moment asked for. `entry` names the entry of the log that
/// each line rests on, so that every sentence of the report has a source.
package struct CaseSummary: Hashable, Codable, Sendable {
    package let title: String
    package let practice: Bool
    package let opened: AssertedTime
    package let awareness: Awareness?
    package let entry: String
    package let victims: [VictimLine]
    package let warnings: [WarningLine]
    package let breaches: [BreachLine]

    package init(
        title: String, practice: Bool, opened: AssertedTime, awareness: Awareness?, entry: String,
        victims: [VictimLine] = [], warnings: [WarningLine] = [], breaches: [BreachLine] = []
    ) {
        self.title = title
        self.practice = practice
        self.opened = opened
        self.awareness = awareness
        self.entry = entry
        self.victims = victims
        self.warnings = warnings
        self.breaches = breaches
    }
}

/// A victim with what was decided for it, pack by pack.
package struct VictimLine: Hashable, Codable, Sendable {
    package let name: String
    package let entry: String
    package let determinations: [DeterminationLine]

    package init(name: String, entry: String, determinations: [DeterminationLine] = []) {
        self.name = name
        self.entry = entry
        self.determinations = determinations
    }
}

/// What one pack owes one victim: the outcome as written on the wire, such as `WARN`, and why.
package struct DeterminationLine: Hashable, Codable, Sendable {
    package let pack: String
    package let outcome: String
    package let reason: String
    package let at: AssertedTime?
    package let entry: String

    package init(pack: String, outcome: String, reason: String, at: AssertedTime?, entry: String) {
        self.pack = pack
        self.outcome = outcome
        self.reason = reason
        self.at = at
        self.entry = entry
    }
}

/// A warning with its window, its end and how far it got.
package struct WarningLine: Hashable, Codable, Sendable {
    package let id: WarningID
    package let title: String
    package let audience: String
    package let released: AssertedTime?
    package let from: AssertedTime?
    package let until: AssertedTime?
    /// The decision that ended the window; absent if nobody decided, which the report shows once `until` has passed.
    package let end: WindowEndLine?
    package let reach: [ReachLine]
    package let entry: String

    package init(
        id: WarningID, title: String, audience: String, released: AssertedTime?, from: AssertedTime?,
        until: AssertedTime?, end: WindowEndLine? = nil, reach: [ReachLine] = [], entry: String
    ) {
        self.id = id
        self.title = title
        self.audience = audience
        self.released = released
        self.from = from
        self.until = until
        self.end = end
        self.reach = reach
        self.entry = entry
    }
}

/// How a window was ended, by whom and why.
package struct WindowEndLine: Hashable, Codable, Sendable {
    package let decision: String
    package let by: String
    package let reason: String
    package let at: AssertedTime
    package let entry: String

    package init(decision: String, by: String, reason: String, at: AssertedTime, entry: String) {
        self.decision = decision
        self.by = by
        self.reason = reason
        self.at = at
        self.entry = entry
    }
}

/// How many of a warning's recipients reached one level of evidence.
package struct ReachLine: Hashable, Codable, Sendable {
    package let level: String
    package let people: Int
    package let of: Int

    package init(level: String, people: Int, of: Int) {
        self.level = level
        self.people = people
        self.of = of
    }
}

/// A duty that was not done in time, or not at all.
package struct BreachLine: Hashable, Codable, Sendable {
    package let what: String
    package let since: AssertedTime
    package let entry: String

    package init(what: String, since: AssertedTime, entry: String) {
        self.what = what
        self.since = since
        self.entry = entry
    }
}
