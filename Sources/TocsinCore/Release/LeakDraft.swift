// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A draft made ready to be searched for: its runs of five words, its facts, its rare words.
///
/// Reports are only streamed past it, so that a thousand of them cost what reading them costs.
struct LeakDraft {
    /// So many words in a row are a copied run.
    static let run = 5

    /// A word of the draft that the word list does not know.
    struct RareWord {
        var places: [Int] = []
        /// No list speaks for it: it counts only where it is written as a name.
        var needsCapital = false
        /// Somewhere it has a capital that no sentence's beginning explains.
        var isName = false
    }

    let words: [LeakWord]
    /// Of each run of five words: the first place where the same run stands.
    let runs: [Int]
    private let firstRun: [UInt64: Int]
    private let runFilter: LeakFilter
    let facts: [LeakFact.Key: [LeakFact]]
    private let factFilter: LeakFilter
    private(set) var rare: [UInt64: RareWord] = [:]
    private let rareFilter: LeakFilter
    /// Common words that the draft writes as a name; a report that has them all in capitals means a code
    /// word.
    let codeWords: [UInt64: [Int]]
    /// Runs of words that may be said, such as the desk's own name.
    let approved: [Range<Int>]
    let notChecked: [LeakReport.NotChecked]

    init(_ text: Span<UInt8>, common: WordList, approval: LeakApproval) {
        let words = LeakDraft.words(of: text)
        self.words = words
        var (firstRun, runs) = ([UInt64: Int](), [Int]())
        var hash = LeakRunHash()
        for (index, word) in words.enumerated() {
            hash.add(word.hash, dropping: index >= LeakDraft.run ? words[index - LeakDraft.run].hash : 0)
            guard index >= LeakDraft.run - 1 else { continue }
            let place = firstRun[hash.value] ?? runs.count
            firstRun[hash.value] = place
            runs.append(place)
        }
        (self.firstRun, self.runs) = (firstRun, runs)
        runFilter = LeakFilter(firstRun.keys)
        let vocabulary = LeakVocabulary(words, in: text, common: common, approval: approval)
        rare = vocabulary.rare
        codeWords = vocabulary.codeWords
        notChecked = vocabulary.notChecked
        rareFilter = LeakFilter(Array(rare.keys) + Array(codeWords.keys))
        let facts = LeakDraft.facts(of: words, vocabulary: vocabulary, approval: approval)
        factFilter = LeakFilter(facts.keys.map { LeakHash.spread($0.value) })
        self.facts = facts
        approved = approval.runs(in: words)
    }

    static func words(of text: Span<UInt8>) -> [LeakWord] {
        var (scanner, words) = (LeakWordScanner(), [LeakWord]())
        while let word = scanner.next(in: text) { words.append(word) }
        return words
    }

    /// The first place in the draft of this run of five words.
    @inline(__always)
    func place(ofRun hash: UInt64) -> Int? { runFilter.mayContain(hash) ? firstRun[hash] : nil }

    @inline(__always)
    func mayBeRare(_ hash: UInt64) -> Bool { rareFilter.mayContain(hash) }

    /// The places in the draft that say the same.
    @inline(__always)
    func facts(like fact: LeakFact) -> [LeakFact]? {
        guard factFilter.mayContain(LeakHash.spread(fact.key.value)) else { return nil }
        return facts[fact.key]?.filter { $0.agrees(withYear: fact.year) }
    }

    private static func facts(
        of words: [LeakWord], vocabulary: LeakVocabulary, approval: LeakApproval
    ) -> [LeakFact.Key: [LeakFact]] {
        let reader = LeakFactReader(words)
        var (found, next) = ([LeakFact](), 0)
        while next < words.count { next = reader.read(at: next, into: &found) }
        var facts: [LeakFact.Key: [LeakFact]] = [:]
        for fact in found where !approval.facts.contains(fact.key) {
            switch fact.key.kind {
            case .name:
                guard fact.words.allSatisfy({ vocabulary.isTellingPart(words[$0]) }) else { continue }
                facts[fact.key, default: []].append(fact)
            case .coordinates:
                for cell in LeakCell.neighbours(of: fact.key.value) {
                    let neighbour = LeakFact(.coordinates, cell, words: fact.words)
                    facts[neighbour.key, default: []].append(neighbour)
                }
            case .word, .number, .time, .date, .identifier, .email, .telephone:
                facts[fact.key, default: []].append(fact)
            }
        }
        return facts
    }
}

/// A rolling hash over five words.
struct LeakRunHash {
    private static let factor: UInt64 = 0xc2b2_ae3d_27d4_eb4f
    private static let oldest = (0..<LeakDraft.run).reduce(UInt64(1)) { product, _ in product &* factor }

    private(set) var value: UInt64 = 0

    @inline(__always)
    mutating func add(_ hash: UInt64, dropping old: UInt64) {
        value = value &* LeakRunHash.factor &+ hash &- old &* LeakRunHash.oldest
    }
}
