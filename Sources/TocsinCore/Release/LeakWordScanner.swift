// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Cuts UTF-8 into words, one pass, without a copy; malformed bytes are gaps.
struct LeakWordScanner {
    private let table = LeakLetter.table
    private var position = 0
    private var isInitial = true
    private var gap = LeakGap()

    /// The next word, or `nil` at the end of the text.
    mutating func next(in bytes: Span<UInt8>) -> LeakWord? {
        while position < bytes.count {
            let (letter, scalar, length) = read(bytes, at: position)
            switch letter.kind {
            case .letter, .uncasedLetter, .digit:
                return word(in: bytes)
            case .ideograph:
                return ideograph(letter, length: length)
            case .stop:
                isInitial = true
                gap.add(scalar)
            case .gap, .apostrophe:
                gap.add(scalar)
            case .ignored:
                break
            }
            position += length
        }
        return nil
    }

    private mutating func ideograph(_ letter: LeakLetter, length: Int) -> LeakWord {
        let start = position
        position += length
        defer { (isInitial, gap) = (false, LeakGap()) }
        var hash = LeakHash()
        hash.add(letter.folded)
        return LeakWord(
            before: gap, start: start, end: position, hash: hash.value, code: hash.value, unit: 0, value: 0,
            shape: [.letters, .uncased, .ideograph], length: 1, digits: 0)
    }

    private mutating func word(in bytes: Span<UInt8>) -> LeakWord {
        let start = position
        var end = position
        var state = WordState()
        reading: while position < bytes.count {
            let (letter, _, length) = read(bytes, at: position)
            switch letter.kind {
            case .letter, .uncasedLetter, .digit:
                state.add(letter)
                end = position + length
            case .ignored:
                break
            case .apostrophe:
                switch afterApostrophe(in: bytes, at: position + length) {
                case .joins where !state.lastIsDigit: break
                case .possessive(let length):
                    position = length
                    break reading
                case .joins, .ends: break reading
                }
            case .gap, .stop, .ideograph:
                break reading
            }
            position += length
        }
        defer { (isInitial, gap) = (false, LeakGap()) }
        return state.word(before: gap, start: start, end: end, isInitial: isInitial)
    }

    private enum Apostrophe {
        case joins, ends
        /// An `s` and nothing more; the text goes on at this byte.
        case possessive(Int)
    }

    /// `O'Brien` is one word, `Orlov's` is `Orlov`, a quotation mark ends a word.
    private func afterApostrophe(in bytes: Span<UInt8>, at next: Int) -> Apostrophe {
        guard next < bytes.count else { return .ends }
        let (letter, _, length) = read(bytes, at: next)
        guard letter.kind == .letter || letter.kind == .uncasedLetter else { return .ends }
        guard letter.folded == 0x73, letter.second == 0 else { return .joins }
        guard next + length < bytes.count else { return .possessive(next + length) }
        switch read(bytes, at: next + length).letter.kind {
        case .letter, .uncasedLetter, .digit: return .joins
        case .gap, .stop, .ignored, .apostrophe, .ideograph: return .possessive(next + length)
        }
    }

    @inline(__always)
    private func read(_ bytes: Span<UInt8>, at index: Int) -> (
        letter: LeakLetter, scalar: UInt32, length: Int
    ) {
        let first = bytes[index]
        if first < 0x80 { return (table[Int(first)], UInt32(first), 1) }
        guard let (scalar, length) = UTF8Scalar.read(bytes, at: index) else {
            return (LeakLetter(.gap), 0xfffd, 1)
        }
        return (scalar < 0x3000 ? table[Int(scalar)] : LeakLetter(scalar: scalar), scalar, length)
    }
}

/// One scalar of UTF-8; overlong forms, surrogates and cut sequences are refused.
private enum UTF8Scalar {
    static func read(_ bytes: Span<UInt8>, at index: Int) -> (scalar: UInt32, length: Int)? {
        let first = UInt32(bytes[index])
        let length: Int
        let least: UInt32
        switch first {
        case 0xc2...0xdf: (length, least) = (2, 0x80)
        case 0xe0...0xef: (length, least) = (3, 0x800)
        case 0xf0...0xf4: (length, least) = (4, 0x1_0000)
        default: return nil
        }
        guard index + length <= bytes.count else { return nil }
        var scalar = first & (0x7f >> UInt32(length))
        for offset in 1..<length {
            let byte = UInt32(bytes[index + offset])
            guard byte & 0xc0 == 0x80 else { return nil }
            scalar = scalar << 6 | byte & 0x3f
        }
        guard scalar >= least, scalar <= 0x10_ffff, !(0xd800...0xdfff).contains(scalar) else { return nil }
        return (scalar, length)
    }
}

/// A word while it is read.
private struct WordState {
    private var hash = LeakHash()
    private var code = LeakHash()
    private var unit = LeakHash()
    private var letters = 0
    private var digits = 0
    private var capitals = 0
    private var uncased = 0
    private var latin = 0
    private var firstIsCapital = false
    private var firstIsDigit = false
    private var digitAfterLetter = false
    private var value: UInt64 = 0
    private(set) var lastIsDigit = false

    @inline(__always)
    mutating func add(_ letter: LeakLetter) {
        hash.add(letter.folded)
        lastIsDigit = letter.kind == .digit
        if lastIsDigit { addDigit(letter.folded) } else { addLetter(letter) }
    }

    @inline(__always)
    private mutating func addDigit(_ digit: UInt32) {
        code.add(digit == 0x30 ? 0x6f : digit == 0x31 ? 0x6c : digit)
        value = value &* 10 &+ UInt64(digit &- 0x30)
        if letters == 0 { firstIsDigit = true } else { digitAfterLetter = true }
        digits += 1
    }

    @inline(__always)
    private mutating func addLetter(_ letter: LeakLetter) {
        code.add(letter.folded)
        unit.add(letter.folded)
        if letter.second != 0 {
            hash.add(letter.second)
            code.add(letter.second)
            letters += 1
        }
        if letter.isCapital {
            if capitals == 0, letters == 0 { firstIsCapital = true }
            capitals += 1
        }
        if letter.kind == .uncasedLetter { uncased += 1 }
        if letter.isLatin { latin += 1 }
        letters += 1
    }

    func word(before: LeakGap, start: Int, end: Int, isInitial: Bool) -> LeakWord {
        var shape: LeakWord.Shape = []
        if letters > 0 { shape.insert(.letters) }
        if digits > 0 { shape.insert(.digits) }
        if firstIsCapital { shape.insert(.capital) }
        if capitals >= 2, capitals == letters { shape.insert(.allCapitals) }
        if uncased > 0 { shape.insert(.uncased) }
        if latin > 0 { shape.insert(.latin) }
        if isInitial { shape.insert(.initial) }
        if firstIsDigit, letters > 0, !digitAfterLetter { shape.insert(.unitLast) }
        let isMixed = letters > 0 && digits > 0
        return LeakWord(
            before: before, start: start, end: end, hash: isMixed ? code.value : hash.value, code: code.value,
            unit: isMixed ? unit.value : 0, value: digits <= 18 ? value : 0, shape: shape,
            length: UInt8(min(letters + digits, 255)), digits: UInt8(min(digits, 255)))
    }
}
