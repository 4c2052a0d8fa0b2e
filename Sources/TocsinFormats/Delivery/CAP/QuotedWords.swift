// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Lists in one CAP element: words between white space, a word with a space in double quotation marks.
enum QuotedWords {
    /// `nil` if a quotation mark is never closed.
    static func split(_ text: String) -> [String]? {
        var words: [String] = []
        var word: String.UnicodeScalarView?
        var isQuoted = false
        for scalar in text.unicodeScalars {
            switch (scalar, isQuoted) {
            case ("\"", _):
                isQuoted.toggle()
                if word == nil { word = .init() }
            case (" ", false), ("\t", false), ("\n", false), ("\r", false):
                if let complete = word { words.append(String(complete)) }
                word = nil
            default:
                if word == nil { word = .init() }
                word?.append(scalar)
            }
        }
        if let complete = word { words.append(String(complete)) }
        return isQuoted ? nil : words
    }

    static func join(_ words: [String]) -> String {
        words.map { word in word.utf8.contains(where: { $0 <= 0x20 }) ? "\"\(word)\"" : word }.joined(
            separator: " ")
    }
}
