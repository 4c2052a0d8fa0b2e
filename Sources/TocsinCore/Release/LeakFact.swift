// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One thing that a text gives away and that few other texts hold, in a form that does not depend on how it
/// is written: 21:40 and 9.40 pm are one fact.
struct LeakFact {
    struct Key: Hashable {
        let kind: LeakHit.Fact
        let value: UInt64
    }

    let key: Key
    /// The year of a date that names one. Two dates that name different years are different facts.
    let year: UInt64?
    /// Places of its words, counted in the list that was read.
    let words: Range<Int>

    init(_ kind: LeakHit.Fact, _ value: UInt64, year: UInt64? = nil, words: Range<Int>) {
        key = Key(kind: kind, value: value)
        self.year = year
        self.words = words
    }

    func agrees(withYear other: UInt64?) -> Bool {
        guard let year, let other else { return true }
        return year == other
    }
}
