// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

/// A file stays under 400 lines, a function under 70. C targets are exempt: they are tables of embedded files.
struct SizeTests {
    @Test func `the tree is found, or every rule would hold of nothing`() {
        #expect(HouseTree.sources.count > 200 && HouseTree.tests.count > 50 && HouseTree.paths.contains("Makefile"))
    }

    @Test func `a source file stays under 400 lines`() {
        let found = (HouseTree.sources + HouseTree.tests).flatMap(SizeRule.file)
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `a function stays under 70 lines`() {
        let found = (HouseTree.sources + HouseTree.tests).flatMap(SizeRule.functions)
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `a target has three files or more`() {
        let files = Dictionary(grouping: HouseTree.sources, by: \.ring)
        let small = files.filter { $0.value.count < 3 }.keys.sorted()
        #expect(small == [], "merge each into its neighbour")
    }

    // The scanner itself

    @Test(arguments: [(399, 0), (400, 1), (900, 1)])
    func `a file of 400 lines is found, one of 399 is not`(count: Int, expected: Int) {
        let text = SourceText(path: "Sources/A/A.swift", text: String(repeating: "\n", count: count))
        #expect(SizeRule.file(text).count == expected)
    }

    @Test(arguments: [
        "func long(a: Int,\n    b: [Int]) -> Int {", "package mutating func long() throws(Refusal) {",
        "init?(text: String = \"{\") {", "@discardableResult func long() -> Int {",
        "private static var long: Int {", "init(done: () -> Void = {}) {",
    ])
    func `a function of 70 lines is found, one of 69 is not`(head: String) {
        let lines = head.split(separator: "\n").count
        for (length, expected) in [(69, 0), (70, 1)] {
            let body = String(repeating: "    x()\n", count: length - lines - 1)
            let text = SourceText(path: "Sources/A/A.swift", text: "struct A {\n\(head)\n\(body)}\n}\n")
            #expect(SizeRule.functions(in: text).count == expected, "\(length) lines")
        }
    }

    @Test func `a brace in a comment or a string closes nothing`() {
        let body = String(repeating: "    // }\n    print(\"}\", #\"\"}\"#, \"\\(\"}\")\")\n", count: 35)
        let text = SourceText(path: "Sources/A/A.swift", text: "func long() {\n\(body)}\n")
        #expect(SizeRule.functions(in: text).map(\.line) == [1])
    }

    @Test func `a requirement of a protocol has no length`() {
        let text = SourceText(
            path: "Sources/A/A.swift",
            text: "protocol P {\n    func a()\n    var b: Int { get }\n    init()\n}\nfunc c() {\n}\n")
        #expect(FunctionScanner.functions(in: text.code).map(\.name) == ["c"])
    }
}

enum SizeRule {
    static let fileLinesMax = 399
    static let functionLinesMax = 69

    static func file(_ text: SourceText) -> [Violation] {
        guard text.lines.count > fileLinesMax else { return [] }
        return [Violation(text.path, 0, "\(text.lines.count) lines; at most \(fileLinesMax)")]
    }

    static func functions(in text: SourceText) -> [Violation] {
        FunctionScanner.functions(in: text.code).filter { $0.length > functionLinesMax }.map {
            Violation(text.path, $0.line, "'\($0.name)' has \($0.length) lines; at most \(functionLinesMax)")
        }
    }
}
