// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Phrases by their words, so that one pass over a text finds all of them.
struct PhraseTable: Sendable {
    enum Tag: Hashable, Sendable {
        case list(LanguageWords.List)
        /// 1 is January.
        case month(Int)
        /// 0 is Monday.
        case weekday(Int)
        case number(Int)
    }

    struct Hit: Hashable {
        let tag: Tag
        /// Token indices, half open.
        let tokens: Range<Int>
    }

    private struct Node {
        var next: [String: Int] = [:]
        /// Words of which only the beginning is given, by their first three letters.
        var openEnded: [String: [(beginning: String, node: Int)]] = [:]
        var tags: [Tag] = []
    }

    /// Words that may stand within a phrase and change nothing.
    var fillers: Set<String> = []
    private var nodes = [Node()]

    mutating func add(_ phrase: String, _ tag: Tag) {
        var node = 0
        for word in phrase.split(whereSeparator: \.isWhitespace) {
            let isOpen = word.hasSuffix("*")
            let pieces = MessageFolding.words(in: isOpen ? word.dropLast() : word)
            for (index, piece) in pieces.enumerated() {
                node = step(from: node, piece, isOpen: isOpen && index == pieces.count - 1)
            }
        }
        if node != 0, !nodes[node].tags.contains(tag) { nodes[node].tags.append(tag) }
    }

    private mutating func step(from node: Int, _ word: String, isOpen: Bool) -> Int {
        let key = isOpen ? String(word.prefix(3)) : word
        if isOpen, let known = nodes[node].openEnded[key]?.first(where: { $0.beginning == word }) { return known.node }
        if !isOpen, let known = nodes[node].next[key] { return known }
        nodes.append(Node())
        let new = nodes.count - 1
        if isOpen {
            nodes[node].openEnded[key, default: []].append((word, new))
        } else {
            nodes[node].next[key] = new
        }
        return new
    }

    /// The longest hit of each tag at each token, in the order of the text. No phrase runs over the end of a sentence.
    func hits(in tokens: [MessageToken]) -> [Hit] {
        var hits: [Hit] = []
        for start in tokens.indices {
            var found: [(tag: Tag, end: Int)] = []
            walk(tokens, from: 0, tokens[start].word, at: start, &found)
            for word in MessageFolding.withoutPrefix(tokens[start].word) {
                walk(tokens, from: 0, word, at: start, &found)
            }
            for (tag, end) in found where !found.contains(where: { $0.tag == tag && $0.end > end }) {
                hits.append(Hit(tag: tag, tokens: start..<end))
            }
        }
        return hits
    }

    private func walk(
        _ tokens: [MessageToken], from node: Int, _ word: String, at index: Int, _ found: inout [(tag: Tag, end: Int)]
    ) {
        for next in steps(from: node, word) {
            for tag in nodes[next].tags where !found.contains(where: { $0.tag == tag && $0.end == index + 1 }) {
                found.append((tag, index + 1))
            }
            var further = index + 1
            while further < tokens.count, tokens[further].sentence == tokens[index].sentence {
                walk(tokens, from: next, tokens[further].word, at: further, &found)
                guard fillers.contains(tokens[further].word) else { break }
                further += 1
            }
        }
    }

    private func steps(from node: Int, _ word: String) -> [Int] {
        var steps: [Int] = []
        if let next = nodes[node].next[word] { steps.append(next) }
        guard !nodes[node].openEnded.isEmpty else { return steps }
        let open = nodes[node].openEnded[String(word.prefix(3))] ?? []
        return steps + open.filter { word.hasPrefix($0.beginning) }.map(\.node)
    }
}
