// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Finds the facts that begin at a word: numbers, times, dates, coordinates, telephone numbers, plates and
/// other numbers with letters, addresses, names of several words.
///
/// It reads the same from a report and from a draft; what is rare enough to matter is decided here, by form,
/// and for words in ``WordList``.
struct LeakFactReader {
    /// No fact reaches over more words than this.
    static let reach = 12

    let words: [LeakWord]

    init(_ words: [LeakWord]) { self.words = words }

    /// Adds what begins at this word to `found`.
    ///
    /// - Returns: The first word behind what was read as a date, time or number, so that its parts are not
    ///   read again.
    func read(at index: Int, into found: inout [LeakFact]) -> Int {
        address(at: index, into: &found)
        name(at: index, into: &found)
        let word = words[index]
        if word.digits > 0
            || word.length <= 3
                && (word.shape.contains(.capital) || self.word(index + 1, after: .hyphen) != nil)
        {
            identifier(at: index, into: &found)
        }
        guard word.digits > 0 || LeakLexicon.entry(word) != nil else { return index + 1 }
        if let end = coordinates(at: index, into: &found) { return end }
        if let end = date(at: index, into: &found) { return end }
        if let end = time(at: index, into: &found) { return end }
        if let end = telephone(at: index, into: &found), groupedNumber(at: index) == nil { return end }
        return number(at: index, into: &found)
    }

    /// Whether anything can begin at this word; the quick question before ``read(at:into:)``.
    @inline(__always)
    func mayBegin(at index: Int) -> Bool {
        let word = words[index]
        if word.digits > 0 || word.shape.contains(.capital) || LeakLexicon.mayKnow(word) { return true }
        return index + 1 < words.count && words[index + 1].before.isTight
    }

    func word(_ index: Int) -> LeakWord? { index < words.count ? words[index] : nil }

    /// The word at this place if this gap is before it.
    func word(
        _ index: Int, after gap: LeakGap, _ second: LeakGap? = nil, _ third: LeakGap? = nil,
        _ fourth: LeakGap? = nil
    ) -> LeakWord? {
        guard let word = word(index) else { return nil }
        let before = word.before
        return before == gap || before == second || before == third || before == fourth ? word : nil
    }

    /// `name@host.example`, from its first word.
    private func address(at index: Int, into found: inout [LeakFact]) {
        guard let next = word(index + 1), next.before.isTight,
            index == 0 || !(words[index].before == .at || words[index].before.joinsAddress)
        else { return }
        var end = index + 1
        while end < index + 6, let next = word(end), next.before.joinsAddress { end += 1 }
        guard word(end, after: .at) != nil else { return }
        end += 1
        while end < index + LeakFactReader.reach, word(end, after: .dot, .hyphen) != nil { end += 1 }
        let value = words[index..<end].reduce(UInt64(0)) { LeakHash.combine($0, $1.code) }
        found.append(LeakFact(.email, value, words: index..<end))
    }

    /// Two words with capitals side by side, such as the two halves of a venue's name.
    private func name(at index: Int, into found: inout [LeakFact]) {
        guard words[index].shape.isSuperset(of: [.capital, .letters]),
            let second = word(index + 1, after: .blank, .hyphen),
            second.shape.isSuperset(of: [.capital, .letters]),
            !(words[index].shape.contains(.allCapitals) && second.shape.contains(.allCapitals)),
            words[index].digits == 0, second.digits == 0
        else { return }
        found.append(
            LeakFact(.name, LeakHash.combine(words[index].hash, second.hash), words: index..<(index + 2)))
    }

    /// Number plates, flight numbers, references: letters with digits, in one word or in up to four groups.
    private func identifier(at index: Int, into found: inout [LeakFact]) {
        var code = LeakHash()
        var (length, digits, letters) = (0, 0, 0)
        for end in index..<min(index + 4, words.count) {
            let piece = words[end]
            let isTight = end > index && piece.before == .hyphen
            guard end == index || isTight || piece.before == .blank,
                isPiece(piece, tight: isTight || end == index)
            else { return }
            code.append(piece.code, length: piece.length)
            length += Int(piece.length)
            digits += Int(piece.digits)
            letters += Int(piece.length) - Int(piece.digits)
            guard length <= 14 else { return }
            guard digits > 0, letters > 0, length >= (end == index ? 3 : isTight ? 4 : 5) else { continue }
            if end == index, LeakLexicon.units.contains(piece.unit), piece.shape.contains(.unitLast) {
                return
            }
            found.append(LeakFact(.identifier, code.value, words: index..<(end + 1)))
        }
    }

    private func isPiece(_ word: LeakWord, tight: Bool) -> Bool {
        if word.isMixed { return word.length <= 14 }
        if word.isNumber { return word.length <= 6 }
        guard word.length <= 3, LeakLexicon.entry(word) == nil else { return false }
        return word.shape.contains(.allCapitals) || word.length == 1 && word.shape.contains(.capital) || tight
    }

    /// Groups of digits, seven to fifteen together; the last seven count, so that a country code makes no
    /// difference.
    ///
    /// - Returns: The first word behind the longest of them, or `nil` if there is none.
    private func telephone(at index: Int, into found: inout [LeakFact]) -> Int? {
        var (digits, tail, longest) = (0, UInt64(0), Int?.none)
        for end in index..<min(index + 8, words.count) {
            let group = words[end]
            guard group.isNumber, end == index || group.before.joinsTelephone else { break }
            digits += Int(group.digits)
            guard digits <= 15 else { break }
            for _ in 0..<group.digits { tail = tail * 10 % 10_000_000 }
            tail = (tail + group.value) % 10_000_000
            guard digits >= 7, end > index || group.before.ends(with: 0x2b) || digits >= 9 else { continue }
            found.append(LeakFact(.telephone, tail, words: index..<(end + 1)))
            longest = end + 1
        }
        return longest
    }
}
