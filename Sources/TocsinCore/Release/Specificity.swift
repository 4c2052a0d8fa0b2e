// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a text says of the danger, and how exactly, as its writer declares it: the slots of the drafting
/// page.
///
/// An absent dimension is one that the text says nothing of.
package struct Specificity: Hashable, Codable, Sendable {
    package enum Dimension: String, Hashable, Codable, Sendable, CaseIterable {
        case actor, place, time, method, target
    }

    /// `place` at `general` is "Lorvia City", at `specific` "Harbour Theatre, 4 Quay Road".
    package enum Level: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
        case none, general, specific

        package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .none: 0
            case .general: 1
            case .specific: 2
            }
        }
    }

    /// How exactly one dimension is stated, and in which words of the text.
    package struct Stated: Hashable, Codable, Sendable {
        package let level: Level
        /// As they stand in the text; each may be a phrase.
        package let words: [String]

        package init(level: Level, words: [String]) {
            self.level = level
            self.words = words
        }
    }

    package let actor: Stated?
    package let place: Stated?
    package let time: Stated?
    package let method: Stated?
    package let target: Stated?

    package init(
        actor: Stated? = nil, place: Stated? = nil, time: Stated? = nil, method: Stated? = nil,
        target: Stated? = nil
    ) {
        self.actor = actor
        self.place = place
        self.time = time
        self.method = method
        self.target = target
    }

    package subscript(dimension: Dimension) -> Stated {
        let stated =
            switch dimension {
            case .actor: actor
            case .place: place
            case .time: time
            case .method: method
            case .target: target
            }
        return stated ?? Stated(level: .none, words: [])
    }
}
