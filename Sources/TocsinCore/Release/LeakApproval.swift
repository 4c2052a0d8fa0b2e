// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What may be said: the values that the approvers released for this warning, and the desk's own standing
/// phrases.
struct LeakApproval: Sendable {
    private(set) var words: Set<UInt64> = []
    private(set) var facts: Set<LeakFact.Key> = []
    private var phrases: [[UInt64]] = []

    init(_ approved: some Sequence<String>) {
        for text in approved {
            let words = LeakDraft.words(of: Array(text.utf8).span)
            self.words.formUnion(words.map(\.hash))
            let reader = LeakFactReader(words)
            var (found, next) = ([LeakFact](), 0)
            while next < words.count { next = reader.read(at: next, into: &found) }
            facts.formUnion(found.map(\.key))
            if words.count >= LeakDraft.run { phrases.append(words.map(\.hash)) }
        }
    }

    /// Where approved phrases of five words or more stand in a draft. Copied words that reach beyond one are
    /// a hit.
    func runs(in words: [LeakWord]) -> [Range<Int>] {
        phrases.flatMap { phrase in
            words.indices.filter { start in
                start + phrase.count <= words.count
                    && zip(words[start...], phrase).allSatisfy { $0.hash == $1 }
            }.map { $0..<($0 + phrase.count) }
        }
    }
}
