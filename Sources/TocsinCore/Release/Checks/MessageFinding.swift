// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Where in a draft something was found: in one passage, as bytes of its UTF-8.
package struct MessagePlace: Hashable, Sendable {
    package let slot: MessageDraft.Slot
    /// Index into the draft's passages.
    package let passage: Int
    /// Half open, into the passage's own words.
    package let bytes: Range<Int>

    package init(slot: MessageDraft.Slot, passage: Int, bytes: Range<Int>) {
        self.slot = slot
        self.passage = passage
        self.bytes = bytes
    }
}

/// One thing that a check found, and the way out.
package struct MessageFinding: Hashable, Sendable {
    /// Weakest first.
    package enum Level: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
        /// An element that this kind of text is better with.
        case wish
        case advice
        /// Holds the release until it is mended or both who release sign for it with a reason.
        case block
        /// Holds the release until it is mended; nobody can sign it away.
        case absolute

        package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int { Level.allCases.firstIndex(of: self) ?? 0 }
    }

    package let check: MessageCheck
    package let level: Level
    /// `nil` where something is missing.
    package let place: MessagePlace?
    /// What is wrong, one sentence.
    package let problem: String
    /// What to write instead.
    package let instead: String
    /// Would have held the release, had it been no emergency: a task of the review.
    package let isForReview: Bool

    var blocks: Bool { level >= .block }

    func softened() -> MessageFinding {
        guard blocks else { return self }
        return MessageFinding(
            check: check, level: .advice, place: place, problem: problem, instead: instead, isForReview: true)
    }
}

/// What one check says of one draft.
package enum MessageResult: Hashable, Sendable {
    case found([MessageFinding])
    case clean
    /// Nothing was found, and this is why that means little. Never counts as clean.
    case notChecked(String)
}
