// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A word or a number of a draft, and where it stands.
struct MessageToken {
    enum Case { case small, capital, allCapitals, none }

    /// What stands before it.
    enum Break: Int, Comparable {
        case none, comma, colon, sentence

        static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
    }

    /// Folded; see ``MessageFolding``.
    let word: String
    let passage: Int
    /// Bytes within the passage.
    let start: Int
    let end: Int
    let sentence: Int
    let before: Break
    /// The single mark between this and the token before, if nothing else is there: `:` in `20:00`.
    let joint: Unicode.Scalar?
    /// Whether a plus sign stands before it: `+02:00`, `+99 555 0117`.
    let hasPlus: Bool
    let letters: Int
    let letterCase: Case
    /// Its value, if it is a number of at most nine digits.
    let number: Int?

    var isNumber: Bool { letters == 0 }
}

/// Cuts passages into tokens, one pass.
struct MessageScanner {
    private(set) var tokens: [MessageToken] = []
    private var sentence = 0
    private var pending = MessageToken.Break.sentence
    private var gap: [Unicode.Scalar] = []
    private var passage = 0

    init(_ passages: [MessageDraft.Passage]) {
        for (index, passage) in passages.enumerated() {
            let isApart =
                passage.startsLine || passage.slot == .headline
                || (index > 0 && passages[index - 1].slot == .headline)
            if isApart { pending = .sentence }
            gap.append(" ")
            self.passage = index
            scan(passage.words)
        }
    }

    private mutating func scan(_ words: String) {
        let scalars = Array(words.unicodeScalars)
        var (index, byte) = (0, 0)
        while index < scalars.count {
            if MessageFolding.isWordPart(scalars[index]) {
                read(scalars, &index, &byte)
            } else {
                gap.append(scalars[index])
                byte += UTF8.width(scalars[index])
                index += 1
            }
        }
    }

    private mutating func read(_ scalars: [Unicode.Scalar], _ index: inout Int, _ byte: inout Int) {
        let start = byte
        var (word, letters, capitals, firstIsCapital, small) = ("", 0, 0, false, 0)
        while index < scalars.count {
            let scalar = scalars[index]
            let joins =
                MessageFolding.isApostrophe(scalar) && index + 1 < scalars.count
                && MessageFolding.isWordPart(scalars[index + 1])
            guard MessageFolding.isWordPart(scalar) || joins else { break }
            MessageFolding.fold(scalar, into: &word)
            let isCapital = scalar.isASCII ? (0x41...0x5a).contains(scalar.value) : scalar.properties.isUppercase
            let isSmall = scalar.isASCII ? (0x61...0x7a).contains(scalar.value) : scalar.properties.isLowercase
            if isCapital, letters == 0 { firstIsCapital = true }
            capitals += isCapital ? 1 : 0
            small += isSmall ? 1 : 0
            letters += isCapital || isSmall || scalar.properties.isAlphabetic && !scalar.isASCII ? 1 : 0
            byte += UTF8.width(scalar)
            index += 1
        }
        settleGap(before: firstIsCapital)
        let letterCase: MessageToken.Case =
            capitals + small == 0
            ? .none : capitals == letters && letters > 1 ? .allCapitals : firstIsCapital ? .capital : .small
        if pending == .sentence, !tokens.isEmpty { sentence += 1 }
        tokens.append(
            MessageToken(
                word: word, passage: passage, start: start, end: byte, sentence: sentence, before: pending,
                joint: gap.count == 1 ? gap[0] : nil, hasPlus: gap.last == "+", letters: letters,
                letterCase: letterCase, number: letters == 0 && word.utf8.count <= 9 ? Int(word) : nil))
        (pending, gap) = (.none, [])
    }

    /// Says what the gap before the next token breaks.
    private mutating func settleGap(before isCapital: Bool) {
        for (index, scalar) in gap.enumerated() {
            let isLoose = index + 1 < gap.count
            switch scalar {
            case "\n", "!", "?", "؟", "。", "…": pending = .sentence
            case ".", "।", "۔":
                if isLoose, !(isAbbreviation(before: isCapital) && scalar == ".") { pending = .sentence }
            case ":", ";", "؛", "–", "—": if isLoose { pending = max(pending, .colon) }
            case ",", "،", "(", ")", "\"", "«", "»", "¡", "¿": pending = max(pending, .comma)
            default: break
            }
        }
    }

    /// `St.` and `M.` end no sentence; `p.m.` only before a capital.
    private func isAbbreviation(before isCapital: Bool) -> Bool {
        guard let last = tokens.last, !last.isNumber else { return false }
        if last.letters == 1, last.joint == "." { return !isCapital }
        return (last.letters == 1 && last.letterCase == .capital) || MessageScanner.abbreviations.contains(last.word)
    }

    private static let abbreviations: Set<String> = ["st", "dr", "mr", "mrs", "ms", "no", "sr", "sra", "ул", "г"]
}

extension UTF8 {
    static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x80: 1
        case 0x80..<0x800: 2
        case 0x800..<0x1_0000: 3
        default: 4
        }
    }
}
