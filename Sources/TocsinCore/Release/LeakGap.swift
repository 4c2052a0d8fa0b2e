// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What stands between two words, up to four characters: `", "` before the month in `7, March`.
///
/// Runs of white space are one blank, every dash is `-`, the degree sign is `*`, prime and double prime are
/// `'` and `"`; anything longer is no gap that a number, date or address could have inside.
struct LeakGap: Hashable {
    private var packed: UInt32 = 0

    private static let tooLong = UInt32.max

    init() {}

    init(_ text: String) {
        for scalar in text.unicodeScalars { add(scalar.value) }
    }

    @inline(__always)
    mutating func add(_ scalar: UInt32) {
        let sign = LeakGap.sign(of: scalar)
        if sign == 0x20, packed & 0xff == 0x20 { return }
        packed = packed >> 24 == 0 ? packed << 8 | sign : LeakGap.tooLong
    }

    /// Whether a minus sign, or what may be one, stands right before the next word.
    var endsWithMinus: Bool { packed & 0xff == 0x2d && packed != 0x2d }

    /// One character that is no blank: the two words may be one address.
    @inline(__always)
    var isTight: Bool { packed > 0x20 && packed < 0x100 }

    var joinsAddress: Bool { self == .dot || self == .hyphen || self == .underscore || self == .plus }

    var joinsTelephone: Bool { LeakGap.telephone.contains(self) }

    /// Whether this ASCII character stands right before the next word.
    func ends(with character: UInt8) -> Bool {
        packed != LeakGap.tooLong && packed & 0xff == UInt32(character)
    }

    /// Whether it begins with this ASCII character.
    func begins(with character: UInt8) -> Bool {
        guard packed != LeakGap.tooLong else { return false }
        var first = packed
        while first > 0xff { first >>= 8 }
        return first == UInt32(character)
    }

    static let none = LeakGap()
    static let blank = LeakGap(" ")
    static let hyphen = LeakGap("-")
    static let dot = LeakGap(".")
    static let dotBlank = LeakGap(". ")
    static let comma = LeakGap(",")
    static let commaBlank = LeakGap(", ")
    static let colon = LeakGap(":")
    static let slash = LeakGap("/")
    static let at = LeakGap("@")
    static let apostrophe = LeakGap("'")
    static let underscore = LeakGap("_")
    static let plus = LeakGap("+")
    private static let telephone: Set<LeakGap> = [
        .blank, .hyphen, .dot, .slash, LeakGap("("), LeakGap(")"), LeakGap(" ("), LeakGap(") "),
        LeakGap(")-"),
        LeakGap(" - "),
    ]

    @inline(__always)
    private static func sign(of scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x09...0x0d, 0x20, 0xa0, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: 0x20
        case 0x21...0x7e: scalar
        case 0x2010...0x2015, 0x2212: 0x2d
        case 0xb0, 0xba, 0x02da: 0x2a
        case 0x2019, 0x2032: 0x27
        case 0x201d, 0x2033: 0x22
        default: 0x3f
        }
    }
}
