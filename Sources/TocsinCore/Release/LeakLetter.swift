// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What one Unicode scalar is to the leak check, and what it is read as.
///
/// Case, diacritics, full-width and mathematical forms and the commonest look-alikes between Latin, Greek and
/// Cyrillic are folded away, the same way on both sides, so that a name written with a Cyrillic `о` is the
/// same name.
struct LeakLetter {
    enum Kind: UInt8 {
        case gap
        /// Ends a sentence, so that a capital after it says nothing.
        case stop
        /// Not seen by a reader: zero-width characters, soft hyphens, combining marks.
        case ignored
        case letter
        /// A letter of a script without capitals.
        case uncasedLetter
        case digit
        case apostrophe
        /// A letter of a script that puts no gap between words; each counts as a word of its own.
        case ideograph
    }

    let kind: Kind
    let isCapital: Bool
    /// Whether it was a Latin letter before look-alikes were folded.
    let isLatin: Bool
    /// The letter or ASCII digit it is read as.
    let folded: UInt32
    /// A second letter, as in `ss` for `ß`; 0 if there is none.
    let second: UInt32

    init(
        _ kind: Kind, isCapital: Bool = false, isLatin: Bool = false, folded: UInt32 = 0, second: UInt32 = 0
    ) {
        self.kind = kind
        self.isCapital = isCapital
        self.isLatin = isLatin
        self.folded = folded
        self.second = second
    }

    /// Every scalar below U+3000, worked out once.
    static let table: [LeakLetter] = (0..<0x3000).map { LeakLetter(scalar: UInt32($0)) }

    /// Works one scalar out; `table` is the quick way.
    init(scalar value: UInt32) {
        guard let scalar = Unicode.Scalar(value) else {
            self.init(.gap)
            return
        }
        if let fixed = LeakLetter.fixed(value) {
            self = fixed
            return
        }
        let properties = scalar.properties
        if properties.numericType == .decimal, let digit = properties.numericValue {
            self.init(.digit, folded: 0x30 + UInt32(digit))
            return
        }
        guard properties.isAlphabetic || properties.generalCategory == .nonspacingMark else {
            self.init(.gap)
            return
        }
        self = LeakLetter.letter(scalar)
    }

    private static func letter(_ scalar: Unicode.Scalar) -> LeakLetter {
        let properties = scalar.properties
        let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
        let isCapital = properties.isUppercase || properties.generalCategory == .titlecaseLetter
        if let pair = ligatures[lower.value] {
            return LeakLetter(.letter, isCapital: isCapital, isLatin: true, folded: pair.0, second: pair.1)
        }
        let base = LeakFolding.base(of: lower)
        let hasCase = isCapital || properties.isLowercase
        return LeakLetter(
            hasCase ? .letter : .uncasedLetter, isCapital: isCapital, isLatin: base <= 0x7a,
            folded: LeakFolding.lookAlike[base] ?? base)
    }

    private static let ligatures: [UInt32: (UInt32, UInt32)] = [
        0xdf: (0x73, 0x73), 0xe6: (0x61, 0x65), 0x153: (0x6f, 0x65), 0xfe: (0x74, 0x68), 0xfb01: (0x66, 0x69),
        0xfb02: (0x66, 0x6c),
    ]

    private static func fixed(_ value: UInt32) -> LeakLetter? {
        switch value {
        case 0x0a, 0x0d, 0x21, 0x2e, 0x3a, 0x3b, 0x3f, 0x061f, 0x06d4, 0x0964, 0x2026, 0x2029, 0x3002:
            LeakLetter(.stop)
        case 0x27, 0x2019, 0x02bc, 0xff07:
            LeakLetter(.apostrophe)
        case 0xad, 0x034f, 0x0640, 0x180b...0x180f, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x206f,
            0xfe00...0xfe0f,
            0xfeff, 0xe0000...0xe0fff:
            LeakLetter(.ignored)
        case 0x0300...0x036f, 0x0483...0x0489, 0x0591...0x05c7, 0x0610...0x061a, 0x064b...0x065f, 0x0670,
            0x06d6...0x06ed, 0x1ab0...0x1aff, 0x1dc0...0x1dff, 0x20d0...0x20ff, 0xfe20...0xfe2f:
            LeakLetter(.ignored)
        case 0x0e01...0x0ecd, 0x1000...0x109d, 0x1780...0x17d3, 0x3041...0x30fe, 0x3400...0x4dbf,
            0x4e00...0x9fff,
            0xf900...0xfaff, 0x20000...0x323af:
            LeakLetter(.ideograph, folded: value)
        case 0xff21...0xff3a:
            LeakLetter(.letter, isCapital: true, isLatin: true, folded: value - 0xff21 + 0x61)
        case 0xff41...0xff5a:
            LeakLetter(.letter, isLatin: true, folded: value - 0xff41 + 0x61)
        case 0x1d400...0x1d6a3:
            LeakLetter(
                .letter, isCapital: (value - 0x1d400) % 52 < 26, isLatin: true,
                folded: (value - 0x1d400) % 26 + 0x61)
        default:
            nil
        }
    }
}
