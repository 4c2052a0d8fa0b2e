// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Numbers in digits, however grouped, and in English words.
extension LeakFactReader {
    /// Adds the number that begins here, if it tells anything; a small one only together with what it counts.
    ///
    /// - Returns: The first word behind it.
    func number(at index: Int, into found: inout [LeakFact]) -> Int {
        if let (value, end) = decimal(at: index) {
            found.append(LeakFact(.number, value, words: index..<end))
            return end
        }
        guard let (value, end, isPlain) = wholeNumber(at: index) else { return index + 1 }
        if tells(value, isPlain: isPlain) {
            found.append(LeakFact(.number, value, words: index..<end))
        } else if value >= 3, let counted = word(end, after: .blank, .hyphen), counts(counted) {
            found.append(
                LeakFact(.number, LeakHash.combine(value, counted.hash), words: index..<(end + 1)))
        }
        return end
    }

    /// Whether a number by itself is rare: two significant digits or more, no year, no number that all know.
    private func tells(_ value: UInt64, isPlain: Bool) -> Bool {
        guard value >= 101, !LeakLexicon.emergencyNumbers.contains(value) else { return false }
        if isPlain, (1_900...2_099).contains(value) { return false }
        var significant = value
        while significant % 10 == 0 { significant /= 10 }
        return significant >= 10
    }

    private func counts(_ word: LeakWord) -> Bool {
        word.isLetters && word.length >= 3 && !word.shape.contains(.ideograph)
            && !LeakLexicon.uncounted.contains(word.hash) && LeakLexicon.entry(word) == nil
    }

    /// `7.62` or `7,62`: three digits or more, and no group of three behind the mark.
    private func decimal(at index: Int) -> (value: UInt64, end: Int)? {
        guard words[index].isNumber, let fraction = word(index + 1, after: .dot, .comma), fraction.isNumber,
            fraction.digits != 3 || words[index].value == 0, words[index].digits + fraction.digits >= 3,
            words[index].digits < 10, fraction.digits < 10
        else { return nil }
        var digits = fraction
        var (value, places) = (fraction.value, UInt64(fraction.digits))
        while places > 0, value % 10 == 0 { (value, places) = (value / 10, places - 1) }
        digits = words[index]
        return (LeakHash.combine(digits.value, value, places), index + 2)
    }

    private func wholeNumber(at index: Int) -> (value: UInt64, end: Int, isPlain: Bool)? {
        let first = words[index]
        if first.isMixed {
            guard first.shape.contains(.unitLast), LeakLexicon.units.contains(first.unit),
                !LeakLexicon.ordinals.contains(first.unit)
            else { return nil }
            return (first.value, index + 1, false)
        }
        guard first.isNumber else { return spelledNumber(at: index).map { ($0.value, $0.end, false) } }
        guard first.digits <= 18 else { return (first.hash, index + 1, false) }
        let (value, end) = groupedNumber(at: index) ?? (first.value, index + 1)
        if let scaled = word(end, after: .blank), case .scale(let scale) = LeakLexicon.entry(scaled),
            value < 1_000_000_000
        {
            return (value * scale, end + 1, false)
        }
        return (value, end, end == index + 1 && first.digits == 4)
    }

    /// `2,500`, `2 500 000`: up to three digits, then groups of three.
    func groupedNumber(at index: Int) -> (value: UInt64, end: Int)? {
        let first = words[index]
        guard first.isNumber, first.digits <= 3, let gap = word(index + 1)?.before,
            gap == .comma || gap == .dot || gap == .blank || gap == .apostrophe
        else { return nil }
        var (value, end) = (first.value, index + 1)
        while end < index + 5, let group = word(end, after: gap), group.isNumber, group.digits == 3 {
            (value, end) = (value * 1_000 + group.value, end + 1)
        }
        return end > index + 1 ? (value, end) : nil
    }

    /// `twenty-one`, `two hundred and twelve`, `forty thousand`.
    private func spelledNumber(at index: Int) -> (value: UInt64, end: Int)? {
        var (total, current, end) = (UInt64(0), UInt64(0), index)
        var behind = index
        reading: while end < index + LeakFactReader.reach, let word = word(end) {
            guard end == index || word.before == .blank || word.before == .hyphen else { break }
            switch LeakLexicon.entry(word) {
            case .number(let value):
                guard end == index || fits(value, behind: current) else { break reading }
                current += value
                behind = end + 1
            case .scale(let scale):
                guard total < 1_000_000_000, current < 1_000_000 else { break reading }
                let amount = max(current, 1) * scale
                if scale >= 1_000 { (total, current) = (total + amount, 0) } else { current = amount }
                behind = end + 1
            case .and:
                guard end > index, total + current >= 100 else { break reading }
            case .month, nil:
                break reading
            }
            end += 1
        }
        return behind > index ? (total + current, behind) : nil
    }

    private func fits(_ value: UInt64, behind current: UInt64) -> Bool {
        if current == 0 || current % 100 == 0 { return true }
        return value < 10 && value > 0 && current % 10 == 0 && current % 100 >= 20
    }
}
