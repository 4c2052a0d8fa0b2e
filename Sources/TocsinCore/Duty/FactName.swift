// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The name of a fact that somebody may assess, such as `icd.impending`.
///
/// Lower-case words joined by dots, at least two, at most 80 bytes; a word may hold digits and hyphens. The first word
/// is the regime's: *impending*, *immediate* and *imminent* are three facts, and no two packs share one (law 2).
package struct FactName: Hashable, Sendable {
    package let text: String

    /// Reads a name; `nil` if it is none.
    package init?(_ text: String) {
        let words = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard words.count >= 2, text.utf8.count <= 80, words.allSatisfy(isWord) else { return nil }
        self.text = text
    }

    /// The regime's word: `icd` in `icd.impending`.
    package var regime: String { String(text.prefix { $0 != "." }) }
}

private func isWord(_ word: Substring.UTF8View.SubSequence) -> Bool {
    guard let first = word.first, letters.contains(first), word.last != UInt8(ascii: "-") else { return false }
    return word.allSatisfy {
        letters.contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
}

private let letters = UInt8(ascii: "a")...UInt8(ascii: "z")

extension FactName: Comparable, CustomStringConvertible {
    package static func < (left: FactName, right: FactName) -> Bool { left.text < right.text }

    package var description: String { text }
}

extension FactName: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let name = FactName(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(text)' is no name of a fact; write lower-case words with dots, as icd.impending")
        }
        self = name
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension FactName: CodingKeyRepresentable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// A map by fact is written as an object, not as a list of pairs.
    package var codingKey: any CodingKey { Key(stringValue: text) }

    package init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }
}
