// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Something that a draft shares with a protected report: words copied from it, or a fact that few other
/// texts hold.
///
/// It says where, never what: no word of either text is in it.
package struct LeakHit: Hashable, Codable, Sendable {
    package enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// Five words or more in the same order.
        case copiedRun = "copied_run"
        case rareFact = "rare_fact"
    }

    package enum Fact: String, Hashable, Codable, Sendable, CaseIterable {
        case name, word, number, time, date, identifier, email, telephone, coordinates
    }

    /// Bytes of a text as it was given, half open.
    package struct Place: Hashable, Codable, Sendable {
        package let from: Int
        package let to: Int

        package init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }

        package func overlaps(_ other: Place) -> Bool { from < other.to && other.from < to }
        func contains(_ other: Place) -> Bool { from <= other.from && other.to <= to }
    }

    /// Follows from kind, report and normalised content under the desk's key. An edit elsewhere leaves it as
    /// it is, an edit of the hit changes it, and without the key nobody can guess the content from it.
    package let id: Digest
    package let kind: Kind
    /// Which sort of fact; absent for copied words.
    package let fact: Fact?
    package let report: ReportID
    /// How many words of the draft the first place covers.
    package let words: Int
    /// Every place in the draft, in order.
    package let ours: [Place]
    /// Places in the report, in order; at most eight.
    package let theirs: [Place]

    package init(
        id: Digest, kind: Kind, fact: Fact?, report: ReportID, words: Int, ours: [Place], theirs: [Place]
    ) {
        self.id = id
        self.kind = kind
        self.fact = fact
        self.report = report
        self.words = words
        self.ours = ours
        self.theirs = theirs
    }
}
