// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A strict reader of RFC 8259 over bytes. One pass, no look-back; recursion is bounded by
/// ``TreeReader/depthMax``.
struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    /// Where the line began, moved on by one for each continuation byte, so that columns count characters.
    private var lineStart = 0
    private var path: [TreeKey] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(FormatError) -> Tree {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw error("it starts with a byte order mark", "save it as UTF-8 without one")
        }
        skipSpace()
        let tree = try value()
        skipSpace()
        guard position == bytes.count else {
            throw error("something follows the end of the document", "remove it; a file holds one document")
        }
        return tree
    }

    private mutating func value() throws(FormatError) -> Tree {
        let (line, column) = (line, column)
        func tree(_ value: Tree.Value) -> Tree { Tree(value, line: line, column: column) }
        switch current {
        case UInt8(ascii: "{"): return tree(.map(try map()))
        case UInt8(ascii: "["): return tree(.list(try list()))
        case UInt8(ascii: "\""): return tree(.text(try text()))
        case UInt8(ascii: "t"): return tree(try literal("true", .bool(true)))
        case UInt8(ascii: "f"): return tree(try literal("false", .bool(false)))
        case UInt8(ascii: "n"): return tree(try literal("null", .null))
        case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return tree(.number(try number()))
        case nil: throw error("the document ends where a value should stand", "it may have been cut off")
        default: throw error("no value begins with \(shown)", "write text in double quotation marks")
        }
    }

    // MARK: lists and maps

    private mutating func map() throws(FormatError) -> [Tree.Entry] {
        try enter()
        var entries: [Tree.Entry] = []
        var keys: Set<String> = []
        if skip(UInt8(ascii: "}")) { return entries }
        repeat {
            skipSpace()
            guard current == UInt8(ascii: "\"") else {
                throw error("a key was expected, not \(shown)", "write \"key\":")
            }
            let (line, column) = (line, column)
            let key = try text()
            guard keys.insert(key).inserted else {
                throw FormatError(
                    line: line, column: column, path: TreePath.write(path),
                    problem: "the key '\(key)' stands twice",
                    mend: "keep one of them")
            }
            guard skip(UInt8(ascii: ":")) else { throw error("a colon was expected, not \(shown)", "") }
            path.append(TreeKey(stringValue: key))
            skipSpace()
            entries.append(Tree.Entry(key: key, value: try value()))
            path.removeLast()
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")) else { throw error("a comma or } was expected, not \(shown)", "") }
        return entries
    }

    private mutating func list() throws(FormatError) -> [Tree] {
        try enter()
        var items: [Tree] = []
        if skip(UInt8(ascii: "]")) { return items }
        repeat {
            path.append(TreeKey(intValue: items.count))
            skipSpace()
            items.append(try value())
            path.removeLast()
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "]")) else { throw error("a comma or ] was expected, not \(shown)", "") }
        return items
    }

    private mutating func enter() throws(FormatError) {
        guard path.count < TreeReader.depthMax else {
            throw error(
                "lists and maps are nested too deeply", "at most \(TreeReader.depthMax) levels are read")
        }
        position += 1
    }

    // MARK: scalars

    private mutating func literal(_ word: String, _ value: Tree.Value) throws(FormatError) -> Tree.Value {
        guard bytes[position...].starts(with: word.utf8) else {
            throw error("no value begins with \(shown)", "true, false and null are written in lower case")
        }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws(FormatError) -> String {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        let whole = skipDigits()
        guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
            throw error("this is no number", "write -12, 0 or 12.5, without leading zeros")
        }
        if current == UInt8(ascii: ".") {
            position += 1
            guard skipDigits() > 0 else { throw error("digits must follow the point", "write 1.0 or 1") }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            guard skipDigits() > 0 else {
                throw error("digits must follow the exponent", "write 1e3 or 1000")
            }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }

    private mutating func text() throws(FormatError) -> String {
        position += 1
        var decoded: [UInt8] = []
        var start = position
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                decoded.append(contentsOf: bytes[start..<position])
                guard let text = String(validating: decoded, as: UTF8.self) else {
                    throw error("this text is not UTF-8", "save the file as UTF-8")
                }
                position += 1
                return text
            case UInt8(ascii: "\\"):
                decoded.append(contentsOf: bytes[start..<position])
                try escape(into: &decoded)
                start = position
            case 0..<0x20:
                throw error("a control character stands in text", "write it as \\n, \\t or \\u00xx")
            default:
                if byte & 0xC0 == 0x80 { lineStart += 1 }
                position += 1
            }
        }
        throw error(
            "the document ends inside text", "it may have been cut off, or a quotation mark is missing")
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(FormatError) {
        position += 1
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(bytes[position])
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"):
            decoded.append(contentsOf: String(Character(try scalar())).utf8)
            return
        default: throw error("\\\(shown) is no escape", "write \\\\ for a backslash")
        }
        position += 1
    }

    /// Reads `uXXXX`, or two of them that make a surrogate pair.
    private mutating func scalar() throws(FormatError) -> Unicode.Scalar {
        let high = try unit()
        if let scalar = Unicode.Scalar(high) { return scalar }
        if high < 0xDC00, current == UInt8(ascii: "\\"), position + 1 < bytes.count,
            bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 1
            let low = try unit()
            if (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
            {
                return scalar
            }
        }
        throw error("half a surrogate pair is no character", "write both halves, or the character itself")
    }

    private mutating func unit() throws(FormatError) -> UInt32 {
        let digits = bytes[(position + 1)...].prefix(4)
        let values = digits.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == 4, values.count == 4 else {
            throw error("four hexadecimal digits must follow \\u", "write \\u00e9")
        }
        position += 5
        return values.reduce(0) { $0 << 4 | UInt32($1) }
    }

    // MARK: place

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }
    private var column: Int { position - lineStart + 1 }

    /// The byte at hand, for a sentence.
    private var shown: String {
        guard let byte = current else { return "the end" }
        return (0x21..<0x7F).contains(byte) ? "'\(UnicodeScalar(byte))'" : "byte 0x" + String(byte, radix: 16)
    }

    private mutating func skipSpace() {
        while let byte = current {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
            case UInt8(ascii: "\n"):
                position += 1
                line += 1
                lineStart = position
            default: return
            }
        }
    }

    /// Skips white space, then one byte if it is the one wanted.
    private mutating func skip(_ wanted: UInt8) -> Bool {
        skipSpace()
        guard current == wanted else { return false }
        position += 1
        return true
    }

    private func error(_ problem: String, _ mend: String) -> FormatError {
        FormatError(line: line, column: column, path: TreePath.write(path), problem: problem, mend: mend)
    }
}
