// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

/// SQL stands in its own files, one named statement after another.
struct StatementsTests {
    private static let folder = "Sources/TocsinStore/SQLite/SQL/"
    private let files = HouseTree.paths(under: folder, endings: ["sql"])
        .filter { !$0.replacing(folder, with: "").hasPrefix("m0") }

    @Test func `every statement has a name, and every name a statement`() {
        let found = files.flatMap { StatementFile(HouseTree.text($0) ?? "", path: $0).violations }
        #expect(!files.isEmpty)
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `no two statements have the same name`() {
        let names = files.flatMap { StatementFile(HouseTree.text($0) ?? "", path: $0).names }
        #expect(Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    @Test func `every named statement is used, and none is used that is not there`() {
        let names = Set(files.flatMap { StatementFile(HouseTree.text($0) ?? "", path: $0).names })
        let swift = HouseTree.sources.filter { $0.ring == "TocsinStore" }.flatMap(\.lines).joined(separator: "\n")
        #expect(names.filter { !swift.contains("\"\($0)\"") }.sorted() == [], "used nowhere")
    }

    @Test func `migrations are numbered without a gap`() {
        let numbers = HouseTree.paths(under: StatementsTests.folder, endings: ["sql"])
            .map { $0.replacing(StatementsTests.folder, with: "") }.filter { $0.hasPrefix("m0") }
            .compactMap { Int($0.dropFirst().prefix(4)) }
        #expect(numbers == Array(1...max(1, numbers.count)))
    }

    @Test func `tables are strict`() {
        let found = HouseTree.paths(under: StatementsTests.folder, endings: ["sql"]).flatMap { path in
            StatementFile.loose(HouseTree.text(path) ?? "", path: path)
        }
        #expect(found.isEmpty, "\(found.listed)")
    }

    // The scanner itself

    @Test(arguments: [
        "select 1;", "-- name: a\n-- why\n", "-- name: a\nselect 1;\nselect 2;", "-- name: a\nselect 1",
        "-- name: \nselect 1;",
    ])
    func `a statement without a name, and a name without a statement, is found`(text: String) {
        #expect(StatementFile(text, path: "a.sql").violations.count == 1)
    }

    @Test func `named statements pass`() {
        let file = StatementFile(
            "-- head\n\n-- name: a\n-- why\nselect ';'\nfrom b;\n\n-- name: c\ndelete from d;\n", path: "a.sql")
        #expect(file.names == ["a", "c"])
        #expect(file.violations == [])
    }

    @Test func `a loose table is found`() {
        #expect(StatementFile.loose("create table a (\n    b text\n);\n", path: "a.sql").map(\.line) == [3])
        #expect(StatementFile.loose("create table a (\n    b text\n) strict;\n", path: "a.sql") == [])
        #expect(StatementFile.loose("create table a (b text) strict, without rowid;\n", path: "a.sql") == [])
    }
}

/// A file of statements, each after a line `-- name: …`.
struct StatementFile {
    let names: [String]
    let violations: [Violation]

    init(_ text: String, path: String) {
        var names: [String] = []
        var violations: [Violation] = []
        var (ends, start) = (0, 0)
        var body = ""
        func finish(before line: Int) {
            let trimmed = body.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let fits = names.isEmpty ? trimmed.isEmpty : ends == 1 && trimmed.hasSuffix(";")
            if !fits {
                violations.append(
                    Violation(
                        path, start,
                        names.isEmpty ? "a statement has no name" : "'\(names.last ?? "")' is not one statement"))
            }
        }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("-- name:") {
                finish(before: index + 1)
                names.append(String(line.dropFirst(8).drop { $0 == " " }))
                (ends, body, start) = (0, "", index + 1)
                if names.last == "" { violations.append(Violation(path, index + 1, "a name is empty")) }
            } else if !line.hasPrefix("--") {
                body += line + "\n"
                ends += line.last == ";" ? 1 : 0
                if start == 0, !line.isEmpty { start = index + 1 }
            }
        }
        finish(before: 0)
        self.names = names
        self.violations = violations
    }

    /// Where a table ends that is not strict.
    static func loose(_ text: String, path: String) -> [Violation] {
        var violations: [Violation] = []
        var inTable = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("create table") { inTable = true }
            guard inTable, line.hasSuffix(";"), line.contains(")") else { continue }
            inTable = false
            if !line.contains("strict") { violations.append(Violation(path, index + 1, "this table is not strict")) }
        }
        return violations
    }
}
