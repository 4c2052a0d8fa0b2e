// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A Swift file as it stands, and once more with comments and the contents of strings turned to spaces.
struct SourceText {
    /// From the root of the project.
    let path: String
    let lines: [String]
    /// As many lines as `lines`, each as long: what is left is code.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        lines = SourceText.split(Array(text.utf8))
        code = SourceText.split(CodeBlanker.blank(Array(text.utf8)))
    }

    init?(path: String) {
        guard let text = HouseTree.text(path) else { return nil }
        self.init(path: path, text: text)
    }

    /// The target: the first folder below `Sources` or `Tests`.
    var ring: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    private static func split(_ bytes: [UInt8]) -> [String] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}

/// Turns comments and strings, with what is interpolated in them, to spaces.
private struct CodeBlanker {
    private let bytes: [UInt8]
    private var blanked: [UInt8]
    private var place = 0

    static func blank(_ bytes: [UInt8]) -> [UInt8] {
        var blanker = CodeBlanker(bytes: bytes, blanked: bytes)
        while blanker.place < bytes.count { blanker.step() }
        return blanker.blanked
    }

    private init(bytes: [UInt8], blanked: [UInt8]) {
        self.bytes = bytes
        self.blanked = blanked
    }

    private mutating func step() {
        switch bytes[place] {
        case UInt8(ascii: "/") where follows(UInt8(ascii: "/")):
            erase(to: bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)
        case UInt8(ascii: "/") where follows(UInt8(ascii: "*")):
            erase(to: endOfComment())
        case UInt8(ascii: "#"), UInt8(ascii: "\""):
            if let hashes = stringHashes() { erase(to: endOfString(hashes: hashes)) } else { place += 1 }
        default:
            place += 1
        }
    }

    private func follows(_ byte: UInt8) -> Bool { place + 1 < bytes.count && bytes[place + 1] == byte }

    private mutating func erase(to end: Int) {
        for index in place..<end where bytes[index] != UInt8(ascii: "\n") { blanked[index] = 0x20 }
        place = max(end, place + 1)
    }

    private func starts(with text: StaticString, at index: Int? = nil) -> Bool {
        let start = index ?? place
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
    }

    /// Comments nest.
    private func endOfComment() -> Int {
        var (depth, index) = (1, place + 2)
        while index < bytes.count, depth > 0 {
            if starts(with: "/*", at: index) {
                (depth, index) = (depth + 1, index + 2)
            } else if starts(with: "*/", at: index) {
                (depth, index) = (depth - 1, index + 2)
            } else {
                index += 1
            }
        }
        return index
    }

    /// How many `#` stand before the quotation mark that begins here; `nil` if no string begins.
    private func stringHashes() -> Int? {
        let hashes = bytes[place...].prefix { $0 == UInt8(ascii: "#") }.count
        let quote = place + hashes
        return quote < bytes.count && bytes[quote] == UInt8(ascii: "\"") ? hashes : nil
    }

    private func endOfString(hashes: Int) -> Int {
        let isLong = starts(with: "\"\"\"", at: place + hashes)
        let marks = isLong ? 3 : 1
        var index = place + hashes + marks
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\n"), !isLong { return index }
            if repeats(UInt8(ascii: "\""), marks, at: index), repeats(UInt8(ascii: "#"), hashes, at: index + marks) {
                return index + marks + hashes
            }
            index = bytes[index] == UInt8(ascii: "\\") ? afterEscape(at: index, hashes: hashes) : index + 1
        }
        return index
    }

    /// Behind an escape, or behind an interpolation and all the brackets in it.
    private func afterEscape(at backslash: Int, hashes: Int) -> Int {
        guard repeats(UInt8(ascii: "#"), hashes, at: backslash + 1) else { return backslash + 1 }
        var index = backslash + 1 + hashes
        guard index < bytes.count, bytes[index] == UInt8(ascii: "(") else { return index + 1 }
        var depth = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
            index += 1
            if depth == 0 { return index }
        }
        return index
    }

    private func repeats(_ byte: UInt8, _ count: Int, at index: Int) -> Bool {
        index + count <= bytes.count && (0..<count).allSatisfy { bytes[index + $0] == byte }
    }
}
