// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Streams one report past a draft and remembers what they share.
struct LeakSearch {
    /// What one fact or run was seen at, in the report.
    struct Sighting {
        /// At most eight, in order.
        var places: [LeakHit.Place] = []
        var hasCapital = false

        static let placesMax = 8
    }

    private let draft: LeakDraft
    /// By the first place of the run in the draft.
    private(set) var runs: [Int: LeakHit.Place] = [:]
    private(set) var facts: [LeakFact.Key: Sighting] = [:]
    private(set) var words: [UInt64: Sighting] = [:]
    private(set) var codeWords: [UInt64: Sighting] = [:]
    private var buffer: [LeakFact] = []

    init(_ draft: LeakDraft) { self.draft = draft }

    var foundNothing: Bool { runs.isEmpty && facts.isEmpty && words.isEmpty && codeWords.isEmpty }

    /// Reads the whole report once, holding a few thousand words of it at a time.
    mutating func read(_ text: Span<UInt8>) {
        var scanner = LeakWordScanner()
        var window: [LeakWord] = []
        var (next, nextFact) = (0, 0)
        var hash = LeakRunHash()
        var isOver = false
        while !isOver {
            while window.count < 4_096, let word = scanner.next(in: text) { window.append(word) }
            isOver = window.count < 4_096
            let end = isOver ? window.count : window.count - LeakFactReader.reach
            let reader = LeakFactReader(window)
            while next < end {
                let word = window[next]
                hash.add(word.hash, dropping: next >= LeakDraft.run ? window[next - LeakDraft.run].hash : 0)
                if next >= LeakDraft.run - 1 {
                    lookUpRun(hash.value, from: window[next - LeakDraft.run + 1], to: word)
                }
                if draft.mayBeRare(word.hash) { lookUpWord(at: next, in: window) }
                if next >= nextFact { nextFact = lookUpFacts(at: next, with: reader) }
                next += 1
            }
            let done = max(0, end - LeakFactReader.reach)
            window.removeFirst(done)
            (next, nextFact) = (end - done, max(nextFact - done, 0))
        }
    }

    @inline(__always)
    private mutating func lookUpRun(_ hash: UInt64, from first: LeakWord, to last: LeakWord) {
        guard let place = draft.place(ofRun: hash), runs[place] == nil else { return }
        runs[place] = LeakHit.Place(from: first.start, to: last.end)
    }

    private mutating func lookUpWord(at index: Int, in window: [LeakWord]) {
        let word = window[index]
        if let rare = draft.rare[word.hash] {
            let isCapital = word.shape.contains(.capital)
            if rare.needsCapital {
                guard isCapital, rare.isName || !word.shape.contains(.initial) else { return }
            }
            words[word.hash, default: Sighting()].add(word, isCapital: isCapital)
        } else if draft.codeWords[word.hash] != nil, isCodeWord(at: index, in: window) {
            codeWords[word.hash, default: Sighting()].add(word, isCapital: true)
        }
    }

    /// A word all in capitals among words that are not.
    private func isCodeWord(at index: Int, in window: [LeakWord]) -> Bool {
        let word = window[index]
        guard word.shape.contains(.allCapitals), word.length >= 4, !LeakSearch.markings.contains(word.hash)
        else {
            return false
        }
        return [index - 1, index + 1].allSatisfy {
            !window.indices.contains($0) || !window[$0].shape.contains(.allCapitals)
        }
    }

    private mutating func lookUpFacts(at index: Int, with reader: LeakFactReader) -> Int {
        guard reader.mayBegin(at: index) else { return index + 1 }
        buffer.removeAll(keepingCapacity: true)
        let next = reader.read(at: index, into: &buffer)
        for fact in buffer {
            guard let ours = draft.facts(like: fact), !ours.isEmpty, let last = fact.words.last else {
                continue
            }
            facts[fact.key, default: Sighting()].add(
                LeakHit.Place(from: reader.words[fact.words.lowerBound].start, to: reader.words[last].end))
        }
        return next
    }

    /// Words that stand in capitals on any report.
    private static let markings = Set(
        [
            "secret", "confidential", "restricted", "official", "sensitive", "amber", "green", "clear",
            "white",
            "strict", "urgent", "immediate", "flash", "priority", "routine", "exercise", "practice", "note",
            "notes",
            "warning", "alert", "report", "subject", "from", "source", "sources", "comment", "summary",
            "update",
        ].map { LeakWord.hash(of: $0) })
}

extension LeakSearch.Sighting {
    mutating func add(_ word: LeakWord, isCapital: Bool) {
        hasCapital = hasCapital || isCapital
        add(LeakHit.Place(from: word.start, to: word.end))
    }

    mutating func add(_ place: LeakHit.Place) {
        if places.count < LeakSearch.Sighting.placesMax { places.append(place) }
    }
}
