// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Finds functions, initialisers and computed properties by their braces, right to a line.
enum FunctionScanner {
    struct Function: Hashable {
        let name: String
        /// Counted from 1.
        let line: Int
        /// From the line of its name to that of its closing brace, both counted.
        let length: Int
    }

    static func functions(in code: [String]) -> [Function] {
        code.indices.compactMap { index in
            guard let (name, column) = declared(in: code[index]), let end = end(of: code, from: index, column: column)
            else { return nil }
            return Function(name: name, line: index + 1, length: end - index + 1)
        }
    }

    private static let modifiers: Set<Substring> = [
        "package", "public", "internal", "private", "fileprivate", "static", "class", "final", "override", "mutating",
        "nonmutating", "consuming", "borrowing", "nonisolated", "convenience", "required", "lazy", "isolated",
    ]

    /// The name of what a line declares, and where the declaration begins.
    private static func declared(in line: String) -> (name: String, column: String.Index)? {
        let words = line.split(separator: " ").drop { $0.hasPrefix("@") || modifiers.contains(bare($0)) }
        guard let first = words.first else { return nil }
        let word = first.prefix { $0.isLetter }
        switch word {
        case "func":
            guard let name = words.dropFirst().first else { return nil }
            return (String(name.prefix { $0 != "(" && $0 != "<" }), first.startIndex)
        case "var":
            guard let name = words.dropFirst().first, line.hasSuffix("{") else { return nil }
            return (String(name.prefix { $0 != ":" }), first.startIndex)
        case "init", "subscript", "deinit":
            let rest = first.dropFirst(word.count)
            guard rest.isEmpty || "(<?".contains(rest.prefix(1)) else { return nil }
            return (String(word), first.startIndex)
        default:
            return nil
        }
    }

    /// Whether a line begins another declaration, so that what stood before it has no body.
    private static func declares(_ line: String) -> Bool {
        let words = line.split(separator: " ").drop { $0.hasPrefix("@") || modifiers.contains(bare($0)) }
        let word = words.first.map { $0.prefix { $0.isLetter } } ?? ""
        return ["func", "var", "let", "init", "subscript", "deinit", "struct", "enum", "case", "associatedtype"]
            .contains(word)
    }

    /// `private(set)` without what is in brackets.
    private static func bare(_ word: Substring) -> Substring { word.prefix { $0 != "(" } }

    /// The line of the brace that closes what begins at `column`; `nil` for a requirement without a body.
    private static func end(of code: [String], from start: Int, column: String.Index) -> Int? {
        var (braces, brackets, opened) = (0, 0, false)
        for index in start..<code.count {
            let line = index == start ? code[index][column...] : code[index][...]
            if index > start, !opened, brackets <= 0, declares(code[index]) { return nil }
            for byte in line.utf8 {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: "["): brackets += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"): brackets -= 1
                case UInt8(ascii: "{") where opened || brackets <= 0:
                    braces += 1
                    opened = true
                case UInt8(ascii: "}") where opened: braces -= 1
                case UInt8(ascii: "}") where brackets <= 0: return nil
                default: break
                }
                if opened, braces == 0 { return index }
            }
            if !opened, brackets <= 0, line.allSatisfy(\.isWhitespace) { return nil }
        }
        return nil
    }
}
