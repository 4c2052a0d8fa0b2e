// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Makes hits of what one report shares with a draft.
struct LeakVerdict {
    let draft: LeakDraft
    let search: LeakSearch
    let report: ReportID
    let identify: @Sendable ([UInt8]) -> Digest

    var hits: [LeakHit] {
        runHits + shown(factHits + wordHits + codeWordHits)
    }

    /// Without the facts that lie within another one: part of a number plate, the name in an address.
    ///
    /// What holds another begins at most ``LeakFactReader/reach`` words before it, so a look at the
    /// neighbours is enough.
    private func shown(_ facts: [LeakHit]) -> [LeakHit] {
        let sorted = facts.sorted { $0.first < $1.first }
        return sorted.indices.compactMap { index in
            let neighbours = sorted[max(0, index - 64)..<min(sorted.count, index + 16)]
            return neighbours.contains { $0.swallows(sorted[index]) } ? nil : sorted[index]
        }
    }

    private var runHits: [LeakHit] {
        let runs = Dictionary(grouping: sharedRuns.filter(counts)) { run in
            identify(content(.copiedRun, draft.words[run].map(\.hash)))
        }
        return runs.compactMap { id, runs in
            guard let run = runs.first else { return nil }
            let theirs = run.dropLast(LeakDraft.run - 1).compactMap { search.runs[draft.runs[$0]] }
            return LeakHit(
                id: id, kind: .copiedRun, fact: nil, report: report, words: run.count, ours: runs.map(place),
                theirs: merged(theirs))
        }
    }

    /// The longest runs of words whose every five are in the report.
    private var sharedRuns: [Range<Int>] {
        guard !search.runs.isEmpty else { return [] }
        var (runs, start) = ([Range<Int>](), Int?.none)
        for place in 0...draft.runs.count {
            let isShared = place < draft.runs.count && search.runs[draft.runs[place]] != nil
            if isShared {
                start = start ?? place
            } else if let first = start {
                runs.append(first..<(place + LeakDraft.run - 1))
                start = nil
            }
        }
        return runs
    }

    /// Five words or more that say something and that nobody released.
    private func counts(_ run: Range<Int>) -> Bool {
        let words = draft.words[run]
        guard words.reduce(0, { $0 + $1.weight }) >= LeakDraft.run * 10 else { return false }
        if run.count < 8, words.allSatisfy({ WordList.isStopWord($0.hash) }) { return false }
        return !draft.approved.contains { $0.lowerBound <= run.lowerBound && run.upperBound <= $0.upperBound }
    }

    private func merged(
        _ places: [LeakHit.Place], upTo most: Int = LeakSearch.Sighting.placesMax
    ) -> [LeakHit.Place] {
        var result: [LeakHit.Place] = []
        for place in places.sorted(by: { $0.from < $1.from }) {
            if let last = result.last, place.from < last.to {
                result[result.count - 1] = LeakHit.Place(from: last.from, to: max(last.to, place.to))
            } else {
                result.append(place)
            }
        }
        return Array(result.prefix(most))
    }

    private var factHits: [LeakHit] {
        search.facts.map { key, sighting in
            let ours = (draft.facts[key] ?? []).map(\.words)
            return hit(key.kind, value: key.value, at: ours, theirs: sighting.places)
        }
    }

    private var wordHits: [LeakHit] {
        search.words.compactMap { hash, sighting in
            guard let rare = draft.rare[hash] else { return nil }
            let isName = rare.isName || sighting.hasCapital
            return hit(
                isName ? .name : .word, value: hash, at: rare.places.map { $0..<($0 + 1) },
                theirs: sighting.places,
                identifiedAs: .word)
        }
    }

    private var codeWordHits: [LeakHit] {
        search.codeWords.map { hash, sighting in
            let ours = (draft.codeWords[hash] ?? []).map { $0..<($0 + 1) }
            return hit(.name, value: hash, at: ours, theirs: sighting.places, identifiedAs: .word)
        }
    }

    private func hit(
        _ fact: LeakHit.Fact, value: UInt64, at ours: [Range<Int>], theirs: [LeakHit.Place],
        identifiedAs kind: LeakHit.Fact? = nil
    ) -> LeakHit {
        LeakHit(
            id: identify(content(.rareFact, [value], fact: kind ?? fact)), kind: .rareFact, fact: fact,
            report: report,
            words: ours.first?.count ?? 0, ours: merged(ours.map(place), upTo: .max), theirs: merged(theirs))
    }

    private func place(_ words: Range<Int>) -> LeakHit.Place {
        LeakHit.Place(from: draft.words[words.lowerBound].start, to: draft.words[words.upperBound - 1].end)
    }

    private func content(_ kind: LeakHit.Kind, _ hashes: [UInt64], fact: LeakHit.Fact? = nil) -> [UInt8] {
        var bytes = Array("\(kind.rawValue) \(fact?.rawValue ?? "-") ".utf8) + report.bytes
        for hash in hashes {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: hash >> shift))
            }
        }
        return bytes
    }
}

extension LeakHit {
    var first: Int { ours.first?.from ?? 0 }

    /// Whether another fact says the same and more: the whole number plate and a part of it.
    fileprivate func swallows(_ other: LeakHit) -> Bool {
        guard id != other.id, words > other.words || words == other.words && rank > other.rank else {
            return false
        }
        return other.ours.allSatisfy { inner in ours.contains { $0.contains(inner) } }
    }

    /// Which of two readings of the same words is shown.
    private var rank: Int {
        switch fact {
        case .telephone: 2
        case .identifier: 1
        case .name, .word, .number, .time, .date, .email, .coordinates, nil: 0
        }
    }
}
