// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A parsed document as a value: what stood where, before anybody asks for types.
///
/// Two trees are equal when they say the same; places do not count.
package struct Tree: Sendable {
    package indirect enum Value: Hashable, Sendable {
        case null
        case bool(Bool)
        /// As it was written, so that no digit is lost.
        case number(String)
        case text(String)
        /// YAML without quotation marks: text, a number or a truth value, as whoever asks will have it.
        case plain(String)
        case list([Tree])
        /// In the order of the document; keys are unique.
        case map([Entry])
    }

    package struct Entry: Hashable, Sendable {
        package let key: String
        package let value: Tree

        package init(key: String, value: Tree) {
            self.key = key
            self.value = value
        }
    }

    package let value: Value
    /// Counted from 1; 0 for a tree that was not read from a text.
    package let line: Int
    package let column: Int

    package init(_ value: Value, line: Int = 0, column: Int = 0) {
        self.value = value
        self.line = line
        self.column = column
    }

    /// The value under a key; `nil` if this is no map or has no such key.
    package subscript(key: String) -> Tree? {
        guard case .map(let entries) = value else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// How to name its kind to a person.
    var kind: String {
        switch value {
        case .null: "nothing"
        case .bool: "a truth value"
        case .number: "a number"
        case .text: "text"
        case .plain: "a word without quotation marks"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

extension Tree: Hashable {
    package static func == (left: Tree, right: Tree) -> Bool { left.value == right.value }
    package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// A tree may stand inside a decoded value, for what is read later; only our own coder knows how.
extension Tree: Codable {
    package init(from decoder: any Decoder) throws {
        guard let frame = decoder as? DecodingFrame else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a tree is read by TreeDecoder alone")
            )
        }
        self = frame.takeWhole()
    }

    package func encode(to encoder: any Encoder) throws {
        guard let frame = encoder as? EncodingFrame else {
            throw EncodingError.invalidValue(
                self,
                .init(
                    codingPath: encoder.codingPath, debugDescription: "a tree is written by TreeEncoder alone"
                ))
        }
        frame.content = .tree(self)
    }
}
