// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Which words of a draft are rare: not in the word list, or, where no list speaks for them, written as
/// names.
struct LeakVocabulary {
    private(set) var rare: [UInt64: LeakDraft.RareWord] = [:]
    private(set) var codeWords: [UInt64: [Int]] = [:]
    private(set) var notChecked: [LeakReport.NotChecked] = []

    init(_ words: [LeakWord], in text: Span<UInt8>, common: WordList, approval: LeakApproval) {
        let known = LeakVocabulary.known(words, in: text, common: common)
        let hasList = common.isComplete && LeakVocabulary.fits(words, known: known)
        if !common.isComplete { notChecked.append(.wordListMissing) }
        if common.isComplete, !hasList { notChecked.append(.wordListDoesNotFit) }
        if words.contains(where: { $0.shape.contains(.uncased) }) { notChecked.append(.namesWithoutCapitals) }
        var small: Set<UInt64> = []
        for (index, word) in words.enumerated() where word.isLetters && word.length >= 2 {
            if !word.shape.contains(.capital) { small.insert(word.hash) }
            guard !approval.words.contains(word.hash) else { continue }
            if known.contains(word.hash) {
                if isCodeWord(word) { codeWords[word.hash, default: []].append(index) }
            } else if word.length >= 3 || word.shape.contains(.capital) {
                add(word, at: index, needsCapital: !(hasList && word.shape.contains(.latin)))
            }
        }
        // A word that the draft itself writes small is no name, whatever begins a sentence elsewhere.
        for hash in small where rare[hash]?.needsCapital == true { rare[hash] = nil }
    }

    /// Whether a word can be half of a name of two common words: rare words are hits by themselves.
    func isTellingPart(_ word: LeakWord) -> Bool {
        rare[word.hash] == nil && word.length >= 3 && !WordList.isStopWord(word.hash)
    }

    private mutating func add(_ word: LeakWord, at index: Int, needsCapital: Bool) {
        guard !word.shape.contains(.uncased) else { return }
        var entry = rare[word.hash] ?? LeakDraft.RareWord()
        entry.places.append(index)
        entry.needsCapital = needsCapital
        entry.isName = entry.isName || word.shape.contains(.capital) && !word.shape.contains(.initial)
        rare[word.hash] = entry
    }

    private func isCodeWord(_ word: LeakWord) -> Bool {
        word.length >= 4 && word.shape.contains(.capital) && !WordList.isStopWord(word.hash)
            && (!word.shape.contains(.initial) || word.shape.contains(.allCapitals))
    }

    private static func known(_ words: [LeakWord], in text: Span<UInt8>, common: WordList) -> Set<UInt64> {
        var (known, unknown) = (Set<UInt64>(), Set<UInt64>())
        for word in words where word.isLetters && !known.contains(word.hash) && !unknown.contains(word.hash) {
            if common.isCommon(word, in: text) { known.insert(word.hash) } else { unknown.insert(word.hash) }
        }
        return known
    }

    /// Whether two thirds of the Latin words are in the list; a text of under 20 words is taken to fit.
    private static func fits(_ words: [LeakWord], known: Set<UInt64>) -> Bool {
        let latin = words.filter { $0.isLetters && $0.length >= 2 && $0.shape.contains(.latin) }
        return latin.count < 20 || latin.count { known.contains($0.hash) } * 3 >= latin.count * 2
    }
}
