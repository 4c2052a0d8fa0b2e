// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Makes words that readers take for the same the same bytes: small letters, one apostrophe, no Arabic vowel signs.
enum MessageFolding {
    static func fold(_ scalar: Unicode.Scalar, into word: inout String) {
        switch scalar.value {
        case 0x41...0x5a: word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value | 0x20)))
        case 0...0x7f: word.unicodeScalars.append(scalar)
        case 0x2019, 0x02bc: word.append("'")
        case 0x0451, 0x0401: word.append("е")
        case 0x0622, 0x0623, 0x0625: word.append("ا")
        case 0x0629: word.append("ه")
        case 0x0649: word.append("ي")
        case 0x0640, 0x064b...0x0652, 0x200b...0x200f, 0xad: break
        case 0x0660...0x0669: word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0x0660 + 0x30)))
        case 0x06f0...0x06f9: word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0x06f0 + 0x30)))
        default: word += scalar.properties.lowercaseMapping
        }
    }

    static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        case 0...0x7f: false
        case 0x0640, 0x064b...0x0652, 0x0660...0x0669, 0x06f0...0x06f9: true
        default: scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        }
    }

    static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar.value == 0x2019 || scalar.value == 0x02bc
    }

    /// The folded words of a phrase, cut where a text is cut.
    static func words(in phrase: Substring) -> [String] {
        var (words, word) = ([String](), "")
        for scalar in phrase.unicodeScalars {
            if isWordPart(scalar) || (isApostrophe(scalar) && !word.isEmpty) {
                fold(scalar, into: &word)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// Arabic writes "and", "to", "in" and the article onto the word behind them.
    static func withoutPrefix(_ word: String) -> [String] {
        guard let first = word.unicodeScalars.first, (0x0621...0x064a).contains(first.value), word.count > 3 else {
            return []
        }
        var forms: [String] = []
        if "وفبلك".unicodeScalars.contains(first) {
            forms.append(String(word.dropFirst()))
            if word.hasPrefix("لل"), word.count > 4 { forms.append(String(word.dropFirst(2))) }
        }
        for form in [word] + forms where form.hasPrefix("ال") && form.count > 4 {
            forms.append(String(form.dropFirst(2)))
        }
        return forms
    }
}
