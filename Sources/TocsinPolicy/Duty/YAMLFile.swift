// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Yams

/// One YAML document as a map, read with limits: at most 512 KiB, no anchors or aliases, no deep nesting.
///
/// An alias repeats what it names, so a small file could stand for a huge one; nesting costs stack.
enum YAMLFile {
    static let bytesMax = 512 * 1_024
    static let depthMax = 24

    static func read(_ bytes: [UInt8]) throws(PackError) -> YAMLMap {
        guard bytes.count <= bytesMax else {
            throw failure("the file has \(bytes.count) bytes", "Keep it under \(bytesMax) bytes; split it in two.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw failure("the file is not UTF-8", "Save it as UTF-8.")
        }
        try screen(bytes)
        let root: Node?
        do {
            root = try Parser(yaml: text, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw translate(error)
        } catch {
            throw failure("it cannot be read as YAML", "Check the indentation.")
        }
        guard let root else { throw failure("the file is empty", "Begin it with 'pack:' or 'scenarios:'.") }
        return try YAMLValue(node: root, name: "the file", rule: nil).map()
    }

    /// Refuses, before anything is built, what would cost more than its bytes.
    private static func screen(_ bytes: [UInt8]) throws(PackError) {
        var line = 1
        var column = 0
        var depth = 0
        var isIndent = true
        var before = UInt8(ascii: " ")
        for (index, byte) in bytes.enumerated() {
            column += 1
            let next = index + 1 < bytes.count ? bytes[index + 1] : newline
            switch byte {
            case newline: (line, column, isIndent) = (line + 1, 0, true)
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"): break
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "*"), UInt8(ascii: "&"):
                guard !opensName(after: before, next) else {
                    throw PackError(
                        line: line, column: column, rule: nil, problem: "anchors and aliases are not read here",
                        mend: "Write the text out, without a word that begins with * or &.")
                }
            default: break
            }
            if byte != newline, byte != UInt8(ascii: " "), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "?") {
                isIndent = false
            }
            if depth > depthMax || (isIndent && column > 4 * depthMax) {
                throw PackError(
                    line: line, column: column, rule: nil, problem: "the nesting is too deep",
                    mend: "Nest at most \(depthMax) levels.")
            }
            before = byte
        }
    }

    private static let newline = UInt8(ascii: "\n")

    private static func opensName(after before: UInt8, _ next: UInt8) -> Bool {
        " \n\t\r[{,:-?".utf8.contains(before) && !" \n\t\r".utf8.contains(next)
    }

    private static func failure(_ problem: String, _ mend: String) -> PackError {
        PackError(line: 0, column: 0, rule: nil, problem: problem, mend: mend)
    }

    private static func translate(_ error: YamlError) -> PackError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return PackError(
                line: mark.line, column: mark.column, rule: nil, problem: problem,
                mend: "Check the indentation, the quotes and the colons of this line and the one before.")
        case .duplicatedKeysInMapping(let duplicates, let context):
            return PackError(
                line: context.mark.line, column: context.mark.column, rule: nil,
                problem: "'\(duplicates.joined(separator: "', '"))' stands twice in one map",
                mend: "Keep one of them.")
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return failure("it cannot be read as YAML", "Save it as plain UTF-8 text without control characters.")
        }
    }
}
