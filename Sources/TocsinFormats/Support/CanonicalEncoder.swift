// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Writes JSON in the one form that a value has: what is hashed, signed and compared.
///
/// UTF-8; keys in snake case and in the order of their bytes; no white space; whole numbers in decimal, no
/// others; in text only `"`, `\` and control characters are escaped, the latter as `\u00` and two lower-case
/// digits; a property that is `nil` is left out, empty lists and maps are not. Text is not normalised: its
/// bytes are kept.
package enum CanonicalEncoder {
    package enum Layout: Sendable {
        /// The canonical bytes.
        case canonical
        /// The same, in the same order, on lines of their own, indented by two: for people. Ends with a line
        /// feed.
        case indented
    }

    /// - Throws: ``FormatError`` for a floating-point number; see ``TreeEncoder``.
    package static func encode(
        _ value: some Encodable, layout: Layout = .canonical
    ) throws(FormatError) -> [UInt8] {
        try write(TreeEncoder.encode(value), layout: layout)
    }

    /// Writes a tree. What YAML left open (``Tree/Value/plain(_:)``) becomes text.
    ///
    /// - Throws: ``FormatError`` for a number with a point or an exponent, or a key that stands twice.
    package static func write(_ tree: Tree, layout: Layout = .canonical) throws(FormatError) -> [UInt8] {
        var writer = Writer(layout: layout)
        try writer.write(tree)
        if layout == .indented { writer.bytes.append(UInt8(ascii: "\n")) }
        return writer.bytes
    }
}

private struct Writer {
    let layout: CanonicalEncoder.Layout
    var bytes: [UInt8] = []
    private var depth = 0
    private var path: [TreeKey] = []

    init(layout: CanonicalEncoder.Layout) {
        self.layout = layout
    }

    mutating func write(_ tree: Tree) throws(FormatError) {
        switch tree.value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let digits): try number(digits, tree)
        case .text(let value), .plain(let value): text(value)
        case .list(let items): try list(items)
        case .map(let entries): try map(entries, tree)
        }
    }

    private mutating func number(_ digits: String, _ tree: Tree) throws(FormatError) {
        let body = digits.utf8.first == UInt8(ascii: "-") ? digits.utf8.dropFirst() : digits.utf8[...]
        guard body.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let first = body.first,
            body.count == 1 || first != UInt8(ascii: "0")
        else {
            throw error(
                tree, "\(digits) is no whole number, and others have no canonical form", "write it as text")
        }
        bytes.append(contentsOf: digits == "-0" ? "0".utf8 : digits.utf8)
    }

    private mutating func text(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                bytes.append(contentsOf: byte < 0x10 ? "\\u000".utf8 : "\\u001".utf8)
                bytes.append("0123456789abcdef".utf8.map { $0 }[Int(byte & 15)])
            default:
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func list(_ items: [Tree]) throws(FormatError) {
        bytes.append(UInt8(ascii: "["))
        depth += 1
        for (index, item) in items.enumerated() {
            startItem(index)
            path.append(TreeKey(intValue: index))
            try write(item)
            path.removeLast()
        }
        end(UInt8(ascii: "]"), isEmpty: items.isEmpty)
    }

    private mutating func map(_ entries: [Tree.Entry], _ tree: Tree) throws(FormatError) {
        let entries = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        bytes.append(UInt8(ascii: "{"))
        depth += 1
        for (index, entry) in entries.enumerated() {
            guard index == 0 || !entries[index - 1].key.utf8.elementsEqual(entry.key.utf8) else {
                throw error(tree, "the key '\(entry.key)' stands twice", "keep one of them")
            }
            startItem(index)
            text(entry.key)
            bytes.append(contentsOf: (layout == .indented ? ": " : ":").utf8)
            path.append(TreeKey(stringValue: entry.key))
            try write(entry.value)
            path.removeLast()
        }
        end(UInt8(ascii: "}"), isEmpty: entries.isEmpty)
    }

    private mutating func startItem(_ index: Int) {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        breakLine()
    }

    private mutating func end(_ bracket: UInt8, isEmpty: Bool) {
        depth -= 1
        if !isEmpty { breakLine() }
        bytes.append(bracket)
    }

    private mutating func breakLine() {
        switch layout {
        case .canonical: break
        case .indented:
            bytes.append(UInt8(ascii: "\n"))
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
        }
    }

    private func error(_ tree: Tree, _ problem: String, _ mend: String) -> FormatError {
        FormatError(
            line: tree.line, column: tree.column, path: TreePath.write(path), problem: problem, mend: mend)
    }
}
