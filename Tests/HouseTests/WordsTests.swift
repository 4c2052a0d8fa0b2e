// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

/// Words that the house does without.
struct WordsTests {
    @Test func `no type is named for nothing in particular`() {
        let found = (HouseTree.sources + HouseTree.tests).flatMap(WordRule.typeNames)
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `nothing is left to be done later`() {
        let found = HouseTree.paths.flatMap { path in
            WordRule.leftovers(in: HouseTree.text(path) ?? "", path: path)
        }
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `sources use no escape from what the compiler checks`() {
        let found = HouseTree.sources.flatMap(WordRule.escapes)
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `sources force nothing open`() {
        let found = HouseTree.sources.flatMap(WordRule.forced)
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `only the programs print`() {
        let found = HouseTree.sources.filter { !$0.ring.hasPrefix("tocsin") }.flatMap(WordRule.prints)
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `no test sleeps`() {
        let found = HouseTree.tests.flatMap(WordRule.sleeps)
        #expect(found.isEmpty, "\(found.listed)")
    }

    // The scanner itself

    @Test(arguments: ["struct CaseManager {", "final class TextHelper {", "package enum Utils {", "actor LogUtility {"])
    func `a type that is named for nothing is found`(line: String) {
        #expect(WordRule.typeNames(in: sample(line)).count == 1)
    }

    @Test(arguments: ["let manager = FileManager.default", "// struct CaseManager", "struct Managerial {"])
    func `a name that only resembles one passes`(line: String) {
        #expect(WordRule.typeNames(in: sample(line)) == [])
    }

    @Test(arguments: WordRule.leftoverWords)
    func `a leftover is found in code and in comments`(word: String) {
        #expect(WordRule.leftovers(in: "let a = 1 // \(word): mend", path: "A.swift").map(\.line) == [1])
        #expect(WordRule.leftovers(in: "a\(word)b", path: "A.swift") == [])
    }

    @Test(arguments: WordRule.escapeWords)
    func `an escape is found in code only`(word: String) {
        #expect(WordRule.escapes(in: sample("    \(word) x")).count == 1)
        #expect(WordRule.escapes(in: sample("    // \(word) x")) == [])
    }

    @Test(arguments: ["let a = b!", "let a = b[0]!.c", "f(g()!)", "let a: String!", "let a = b as! C"])
    func `a forced value is found`(line: String) {
        #expect(WordRule.forced(in: sample(line)).count == 1)
    }

    @Test(arguments: ["if a != b {", "if !a {", "guard a, !b else {", "let a = \"b!\"", "a!=b", "return !(a)"])
    func `a plain negation passes`(line: String) {
        #expect(WordRule.forced(in: sample(line)) == [])
    }

    @Test func `a library that prints is found`() {
        #expect(WordRule.prints(in: sample("    print(text)")).count == 1)
        #expect(WordRule.prints(in: sample("    imprint(text)")) == [])
    }

    @Test(arguments: [
        "try await Task.sleep(for: .seconds(1))", "Thread.sleep(forTimeInterval: 1)", "usleep(10)", "sleep(1)",
    ])
    func `a test that sleeps is found`(line: String) {
        #expect(WordRule.sleeps(in: sample(line)).count == 1)
    }

    @Test func `a clock of our own may say what sleeping means`() {
        #expect(WordRule.sleeps(in: sample("    func sleep(until deadline: Instant) async throws {")) == [])
    }

    private func sample(_ line: String) -> SourceText { SourceText(path: "Sources/A/A.swift", text: line) }
}

enum WordRule {
    // Put together, so that this file does not find itself.
    static let leftoverWords = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
    static let escapeWords = [
        "fatal" + "Error(", "try" + "!", "@unchecked Send" + "able", "nonisolated(un" + "safe)",
        "@preconcurrency imp" + "ort",
    ]
    private static let emptyEndings = ["Manager", "Helper", "Helpers", "Utils", "Util", "Utility", "Utilities"]
    private static let declarations: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias"]

    static func typeNames(in text: SourceText) -> [Violation] {
        each(text.code, text.path) { line in
            let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
            return zip(words, words.dropFirst()).first { declaration, name in
                declarations.contains(declaration) && emptyEndings.contains { name.hasSuffix($0) }
            }.map { "'\($0.1)' says nothing; name the thing" }
        }
    }

    static func leftovers(in text: String, path: String) -> [Violation] {
        guard leftoverWords.contains(where: text.contains) else { return [] }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return each(lines, path) { line in
            let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
            return leftoverWords.first { words.contains(Substring($0)) }.map { "'\($0)' is left over" }
        }
    }

    static func escapes(in text: SourceText) -> [Violation] {
        each(text.code, text.path) { line in escapeWords.first { line.contains($0) }.map { "'\($0)' is not used here" }
        }
    }

    /// As far as a text can tell: `!` directly behind a name or a closing bracket, and no `!=`.
    static func forced(in text: SourceText) -> [Violation] {
        each(text.code, text.path) { line in
            guard line.utf8.contains(UInt8(ascii: "!")) else { return nil }
            let bytes = Array(line.utf8)
            let isForced = bytes.indices.dropFirst().contains { index in
                bytes[index] == UInt8(ascii: "!") && opens(bytes[index - 1])
                    && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "="))
            }
            return isForced ? "something is forced open" : nil
        }
    }

    static func prints(in text: SourceText) -> [Violation] {
        each(text.code, text.path) { line in
            calls("print", in: line) || calls("dump", in: line) ? "a library prints" : nil
        }
    }

    static func sleeps(in text: SourceText) -> [Violation] {
        each(text.code, text.path) { line in
            let sleeps = calls("sleep", in: line) || calls("usleep", in: line) || calls("nanosleep", in: line)
            return sleeps ? "time is a value here; advance it" : nil
        }
    }

    private static func each(_ lines: [String], _ path: String, _ find: (String) -> String?) -> [Violation] {
        lines.enumerated().compactMap { index, line in find(line).map { Violation(path, index + 1, $0) } }
    }

    private static func opens(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ")"), UInt8(ascii: "]"),
            UInt8(ascii: "`"):
            true
        default: false
        }
    }

    /// Whether a whole word of this name is called.
    private static func calls(_ name: String, in line: String) -> Bool {
        guard line.contains(name) else { return false }
        return line.ranges(of: name + "(").contains { range in
            guard range.lowerBound > line.startIndex else { return true }
            if line[..<range.lowerBound].hasSuffix("func ") { return false }
            let before = line[line.index(before: range.lowerBound)]
            return !before.isLetter && !before.isNumber && before != "_"
        }
    }
}
