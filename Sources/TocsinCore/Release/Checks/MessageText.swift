// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A draft as the checks see it: words, sentences, phrases, times and links, read once.
struct MessageText {
    typealias List = LanguageWords.List

    let draft: MessageDraft
    let words: LanguageWords?
    let tokens: [MessageToken]
    /// Token ranges.
    let sentences: [Range<Int>]
    let times: [MessageTime]
    let links: [MessageLink]
    private let hits: [List: [Range<Int>]]
    private let covered: [List: Set<Int>]
    private let numberWords: [Int: Int]

    init(_ draft: MessageDraft, words: LanguageWords?) {
        self.draft = draft
        self.words = words
        tokens = MessageScanner(draft.passages).tokens
        let hits = words?.table.hits(in: tokens) ?? []
        var lists: [List: [Range<Int>]] = [:]
        var numbers: [Int: Int] = [:]
        for hit in hits {
            switch hit.tag {
            case .list(let list): lists[list, default: []].append(hit.tokens)
            case .number(let value): numbers[hit.tokens.lowerBound] = value
            case .month, .weekday: break
            }
        }
        self.hits = lists
        covered = lists.mapValues { Set($0.joined()) }
        numberWords = numbers
        sentences = MessageText.sentences(of: tokens)
        times = MessageTimeReader(tokens: tokens, hits: hits).times
        links = MessageLink.all(in: draft.passages)
    }

    private static func sentences(of tokens: [MessageToken]) -> [Range<Int>] {
        var (sentences, start) = ([Range<Int>](), 0)
        for index in tokens.indices where index > start && tokens[index].sentence != tokens[start].sentence {
            sentences.append(start..<index)
            start = index
        }
        return tokens.isEmpty ? [] : sentences + [start..<tokens.count]
    }

    // Slots

    func slot(of token: Int) -> MessageDraft.Slot { draft.passages[tokens[token].passage].slot }

    func has(_ slot: MessageDraft.Slot) -> Bool { draft.passages.contains { $0.slot == slot } }

    func tokens(in slots: MessageDraft.Slot...) -> [Int] { tokens.indices.filter { slots.contains(slot(of: $0)) } }

    /// The whole of the first passage in a slot.
    func place(of slot: MessageDraft.Slot) -> MessagePlace? {
        draft.passages.firstIndex { $0.slot == slot }.map { index in
            MessagePlace(slot: slot, passage: index, bytes: 0..<draft.passages[index].words.utf8.count)
        }
    }

    /// Where a range of tokens stands, cut at the end of its first passage.
    func place(_ range: Range<Int>) -> MessagePlace? {
        guard !range.isEmpty, range.upperBound <= tokens.count else { return nil }
        let first = tokens[range.lowerBound]
        let last = tokens[range].last { $0.passage == first.passage } ?? first
        return MessagePlace(
            slot: slot(of: range.lowerBound), passage: first.passage, bytes: first.start..<last.end)
    }

    /// The words themselves, as they stand.
    func words(_ range: Range<Int>) -> String {
        guard let place = place(range) else { return "" }
        let bytes = Array(draft.passages[place.passage].words.utf8)[place.bytes]
        return String(decoding: bytes, as: UTF8.self)
    }

    // Phrases

    func all(_ list: List) -> [Range<Int>] { hits[list] ?? [] }

    func all(_ list: List, in slots: MessageDraft.Slot...) -> [Range<Int>] {
        all(list).filter { slots.contains(slot(of: $0.lowerBound)) }
    }

    func mentions(_ list: List) -> Bool { hits[list] != nil }

    func mentions(_ list: List, at token: Int) -> Bool { covered[list]?.contains(token) ?? false }

    func mentions(_ list: List, within range: Range<Int>) -> Bool {
        all(list).contains { $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound }
    }

    func sentence(of token: Int) -> Range<Int> { sentences[tokens[token].sentence] }

    /// Whether "not" or its like stands in the six words before, in the same sentence.
    func isNegated(_ range: Range<Int>) -> Bool {
        let start = max(sentence(of: range.lowerBound).lowerBound, range.lowerBound - 6)
        return all(.negation).contains { $0.lowerBound >= start && $0.upperBound <= range.lowerBound }
    }

    /// First words of clauses, where an order can stand.
    func startsClause(_ token: Int) -> Bool {
        if token == 0 || tokens[token].before > .none { return true }
        return mentions(.and, at: token - 1)
    }

    // Numbers

    /// A number in digits or words; `nil` if it is neither.
    func number(at token: Int) -> Int? { tokens[token].number ?? numberWords[token] }
}
