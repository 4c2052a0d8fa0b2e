// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing

/// Nothing of the machine on which the project was written, and nothing of others, lies in the tree.
struct WorkplaceTests {
    @Test func `no file names a place on somebody's machine`() {
        let found = HouseTree.paths.flatMap { WorkplaceRule.violations(in: HouseTree.text($0) ?? "", path: $0) }
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `no sentence of the article that the product grew out of is in the tree`() throws {
        let shared =
            ProcessInfo.processInfo.environment["TOCSIN_SHARED"]
            .map { URL(filePath: $0, relativeTo: HouseTree.root) } ?? HouseTree.root.appending(path: "../shared")
        let file = shared.appending(path: "data/seed-article/article.txt")
        guard let article = try? String(contentsOf: file, encoding: .utf8) else {
            return print("skipped: the article is not here")
        }
        let rule = CopiedRule(article)
        #expect(!rule.isEmpty)
        let found = HouseTree.paths.compactMap { rule.violation(in: HouseTree.text($0) ?? "", path: $0) }
        #expect(found.isEmpty, "\(found.listed)")
    }

    // The scanner itself

    @Test(arguments: WorkplaceRule.words)
    func `a word of the workplace is found`(word: String) {
        #expect(WorkplaceRule.violations(in: "a\nb \(word)c", path: "a.md").map(\.line) == [2])
    }

    @Test func `other paths pass`() {
        #expect(WorkplaceRule.violations(in: "/usr/share/dict/words /tmp/x frame/work homework/", path: "a.md") == [])
    }

    @Test func `nine words in a row that stand elsewhere are found, eight are not`() {
        let rule = CopiedRule("one two three four five six seven eight nine ten")
        #expect(rule.violation(in: "Zero. Two, three four five\nsix seven EIGHT nine ten!", path: "a.md") != nil)
        #expect(rule.violation(in: "two three four five six seven eight nine", path: "a.md") == nil)
    }
}

enum WorkplaceRule {
    // Put together, so that this file does not find itself.
    static let words = [
        "/wor" + "k/", "/far" + "m/", "before-" + "stop", "/tmp/" + "mini", "/tmp/" + "build.lock", "/home" + "/",
        "/root" + "/",
    ]

    static func violations(in text: String, path: String) -> [Violation] {
        guard words.contains(where: text.contains) else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            words.filter { line.contains($0) }.map { Violation(path, index + 1, "'\($0)' is of the workplace") }
        }
    }
}

/// Finds runs of words that stand in a text of somebody else's.
struct CopiedRule {
    static let run = 9
    /// Each word of their text by a number of its own.
    private let words: [Substring: Int]
    private let runs: Set<[Int]>

    init(_ text: String) {
        let all = CopiedRule.words(of: text)
        let words = Dictionary(
            all.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        self.words = words
        runs = Set(
            all.indices.dropLast(CopiedRule.run - 1).map { start in
                all[start..<(start + CopiedRule.run)].compactMap { words[$0] }
            })
    }

    var isEmpty: Bool { runs.isEmpty }

    func violation(in text: String, path: String) -> Violation? {
        let all = CopiedRule.words(of: text)
        var known: [Int] = []
        for (index, word) in all.enumerated() {
            guard let number = words[word] else {
                known = []
                continue
            }
            known.append(number)
            guard known.count >= CopiedRule.run, runs.contains(Array(known.suffix(CopiedRule.run))) else { continue }
            let copied = all[(index - CopiedRule.run + 1)...index].joined(separator: " ")
            return Violation(path, 0, "copied: '\(copied)'")
        }
        return nil
    }

    private static func words(of text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }
}
