// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One word as the leak check sees it: where it stands, what it is once normalised, how it is written.
struct LeakWord {
    struct Shape: OptionSet {
        let rawValue: UInt16

        static let capital = Shape(rawValue: 1)
        /// Two letters or more, all of them capitals.
        static let allCapitals = Shape(rawValue: 2)
        static let letters = Shape(rawValue: 4)
        static let digits = Shape(rawValue: 8)
        /// First of a sentence or line, so that its capital says nothing.
        static let initial = Shape(rawValue: 16)
        /// Has a Latin letter, so that a word list can know it.
        static let latin = Shape(rawValue: 32)
        /// Written in a script without capitals.
        static let uncased = Shape(rawValue: 64)
        static let ideograph = Shape(rawValue: 128)
        /// Digits first, then letters only: `9pm`, `4th`, `20kg`.
        static let unitLast = Shape(rawValue: 256)
    }

    /// What stands between the word before and this one.
    let before: LeakGap
    /// Bytes of the original text, half open.
    let start: Int
    let end: Int
    /// Of the folded letters; equal for words that a reader takes for the same.
    let hash: UInt64
    /// The same with `0` read as `o` and `1` as `l`: what counts where letters and digits are mixed.
    let code: UInt64
    /// Of the letters only, in a word that has digits too.
    let unit: UInt64
    /// The number that its digits write; 0 if they are more than 18.
    let value: UInt64
    let shape: Shape
    /// Letters and digits, at most 255.
    let length: UInt8
    let digits: UInt8

    /// How much of a five-word run it is, in tenths of a word.
    var weight: Int { shape.contains(.ideograph) ? 5 : 10 }

    var isNumber: Bool { digits > 0 && !shape.contains(.letters) }
    var isMixed: Bool { digits > 0 && shape.contains(.letters) }
    var isLetters: Bool { digits == 0 }

    /// The hash of a single word of our own lists.
    static func hash(of word: String) -> UInt64 {
        var scanner = LeakWordScanner()
        return scanner.next(in: Array(word.utf8).span)?.hash ?? 0
    }
}

/// A polynomial over folded letters, so that the hash of two words written together follows from theirs.
struct LeakHash {
    private static let base: UInt64 = 0x9e37_79b9_7f4a_7c15
    private(set) var value: UInt64 = 0

    init(_ value: UInt64 = 0) { self.value = value }

    @inline(__always)
    mutating func add(_ letter: UInt32) { value = value &* LeakHash.base &+ UInt64(letter) &+ 1 }

    /// Adds another word's letters behind these.
    mutating func append(_ code: UInt64, length: UInt8) {
        for _ in 0..<length { value = value &* LeakHash.base }
        value &+= code
    }

    /// Of a sequence of words, in this order.
    static func combine(_ hashes: UInt64...) -> UInt64 {
        hashes.reduce(0x51ed_270b_27b4_f3cf) { spread($0 ^ $1) }
    }

    /// Every bit of the result depends on every bit of `value`.
    @inline(__always)
    static func spread(_ value: UInt64) -> UInt64 {
        let first = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        let second = (first ^ first >> 27) &* 0x94d0_49bb_1331_11eb
        return second ^ second >> 31
    }
}
