// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// Words of which some are marked with the number of a leak hit.
struct MarkedPiece: Sendable {
    let words: String
    let isHit: Bool
    /// The number of the hit; empty without one.
    let hitNumber: String

    /// Cuts a text at the places of hits. Places are bytes, half open; one that overlaps an earlier one is left out.
    static func cut(_ text: String, at places: [(from: Int, to: Int, number: Int)]) -> [MarkedPiece] {
        let bytes = Array(text.utf8)
        var pieces: [MarkedPiece] = []
        var next = 0
        func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for place in places.sorted(by: { $0.from < $1.from })
        where place.from >= next && place.from < place.to && place.to <= bytes.count {
            if place.from > next {
                pieces.append(MarkedPiece(words: words(next..<place.from), isHit: false, hitNumber: ""))
            }
            pieces.append(MarkedPiece(words: words(place.from..<place.to), isHit: true, hitNumber: "\(place.number)"))
            next = place.to
        }
        if next < bytes.count {
            pieces.append(MarkedPiece(words: words(next..<bytes.count), isHit: false, hitNumber: ""))
        }
        return pieces
    }
}

/// One text of a draft, slot by slot, with its leak hits marked; see `warning.mustache`.
struct MarkedText: Sendable {
    struct Line: Sendable {
        let pieces: [MarkedPiece]
    }

    struct Slot: Sendable {
        let slotLabel: String
        let lines: [Line]
    }

    let textLang: String
    let textDir: String
    let textLanguage: String
    /// The one that a phone shows.
    let isShown: Bool
    let showPath: String
    let editPath: String
    let headlineBytes: String
    let from: String
    let slots: [Slot]
    /// "who: in general; where: exactly".
    let exactness: String

    init(_ text: WriteText, hits: [NumberedHit], isShown: Bool, path: String) {
        let name = LanguageName(text.language)
        (textLang, textDir, textLanguage) = (name.lang, name.dir, name.language)
        self.isShown = isShown
        showPath = "\(path)?text=\(text.language)#texts"
        editPath = "\(path)/text?language=\(text.language)"
        headlineBytes = "Headline: \(text.headline.utf8.count) of 160 bytes."
        from = text.sender
        var start = 0
        let places = hits.filter { $0.finding.language == text.language && $0.finding.ours.count == 2 }
        func line(_ words: String) -> Line {
            let (from, to) = (start, start + words.utf8.count)
            start = to + 1
            let here = places.filter { $0.finding.ours[0] >= from && $0.finding.ours[0] < to }
            return Line(
                pieces: MarkedPiece.cut(
                    words, at: here.map { ($0.finding.ours[0] - from, min($0.finding.ours[1], to) - from, $0.number) }))
        }
        // In the very order of `searched`, into which the places point.
        let headline = line(text.headline)
        let danger = line(text.danger)
        let place = line(text.place)
        let time = line(text.time)
        let actions = text.actions.map(line)
        let check = line(text.check)
        let help = line(text.help)
        slots = [
            Slot(slotLabel: "Headline", lines: [headline]), Slot(slotLabel: "What is known", lines: [danger]),
            Slot(slotLabel: "Where", lines: [place]), Slot(slotLabel: "When", lines: [time]),
            Slot(slotLabel: "What to do now", lines: actions), Slot(slotLabel: "How to check this", lines: [check]),
            Slot(slotLabel: "Help", lines: [help]),
        ].filter { slot in slot.lines.contains { !$0.pieces.isEmpty } }
        let stated = Specificity.Dimension.allCases.map { "\($0.question): \(text.specificity[$0].level.words)" }
        exactness = stated.joined(separator: "; ")
    }
}

/// A leak hit with the number that stands in both texts.
struct NumberedHit: Sendable {
    let number: Int
    let finding: LeakFinding

    static func all(of warning: Warning) -> [NumberedHit] {
        (warning.leaks?.findings ?? []).enumerated().map { NumberedHit(number: $0.offset + 1, finding: $0.element) }
    }
}

extension Specificity.Dimension {
    var question: String {
        switch self {
        case .actor: "who"
        case .place: "where"
        case .time: "when"
        case .method: "how"
        case .target: "against whom"
        }
    }

    var label: String {
        switch self {
        case .actor: "Who is the danger?"
        case .place: "Where?"
        case .time: "When?"
        case .method: "How?"
        case .target: "Against whom?"
        }
    }
}

extension Specificity.Level {
    var words: String {
        switch self {
        case .none: "not said"
        case .general: "in general"
        case .specific: "exactly"
        }
    }
}
