// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How long a text is, in the units that channels count.
package struct MessageLength: Hashable, Sendable {
    package let characters: Int
    package let words: Int
    /// Septets of the GSM 7-bit alphabet; `nil` if a character is not in it.
    package let septets: Int?
    /// UTF-16 units, as phones count the rest.
    package let units: Int

    package init(_ text: String) {
        characters = text.count
        words = text.split(whereSeparator: \.isWhitespace).count
        units = text.utf16.count
        var septets: Int? = 0
        for scalar in text.unicodeScalars {
            guard let cost = GSM7.cost(of: scalar) else {
                septets = nil
                break
            }
            septets = septets.map { $0 + cost }
        }
        self.septets = septets
    }

    /// Into how many text messages it is cut.
    package var parts: Int {
        let (size, single, further) = septets.map { ($0, 160, 153) } ?? (units, 70, 67)
        return size <= single ? 1 : (size + further - 1) / further
    }

    /// How many characters the first text message holds.
    package var firstPart: Int {
        let (single, further) = septets == nil ? (70, 67) : (160, 153)
        return parts == 1 ? single : further
    }
}

/// The GSM 7-bit default alphabet with its extension table (3GPP TS 23.038).
enum GSM7 {
    /// Septets that a scalar takes; `nil` if it is in neither table.
    static func cost(of scalar: Unicode.Scalar) -> Int? {
        if basic.contains(scalar) { return 1 }
        return extended.contains(scalar) ? 2 : nil
    }

    private static let basic: Set<Unicode.Scalar> = {
        let marks = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà"
        let digitsAndLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        return Set((marks + digitsAndLetters).unicodeScalars)
    }()

    private static let extended = Set("\u{c}^{}\\[~]|€".unicodeScalars)
}
