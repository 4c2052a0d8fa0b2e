// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

/// Who may import whom. The rule is the table of ARCHITECTURE.md; these tests only read it.
struct DirectionTests {
    private let table = RingTable(HouseTree.text("ARCHITECTURE.md") ?? "")

    @Test func `every ring of the tree stands in the table of ARCHITECTURE`() {
        let swift = Set(HouseTree.sources.map(\.ring))
        #expect(table.rings == swift)
    }

    @Test func `a ring imports only what the table allows it`() {
        let found = HouseTree.sources.flatMap(table.violations)
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `the table itself has no circle`() {
        #expect(table.circle == nil)
    }

    @Test(arguments: ["TocsinCore", "TransparencyLog", "TocsinPolicy", "TocsinFormats", "TocsinDesk", "tocsin-verify"])
    func `the table lets no inner ring use Foundation`(ring: String) {
        #expect(table.allowed[ring]?.isDisjoint(with: ["Foundation", "FoundationEssentials"]) ?? false)
    }

    @Test(arguments: ["TocsinStore", "TocsinDelivery", "TocsinWeb"])
    func `the table lets no edge import another edge`(ring: String) {
        #expect(table.allowed[ring]?.isDisjoint(with: ["TocsinStore", "TocsinDelivery", "TocsinWeb"]) ?? false)
    }

    @Test func `the table lets the core import nothing`() {
        #expect(table.allowed["TocsinCore"] == [])
    }

    // The scanner itself

    private static let sample = RingTable(
        """
        | ring | what | ours | others |
        |---|---|---|---|
        | `TocsinCore` | values | – | – |
        | `TocsinWeb` | pages | `TocsinCore`, `TocsinDesk` | `Hummingbird` |
        """)

    @Test(arguments: [
        "import TocsinStore", "package import TocsinStore", "@preconcurrency import TocsinStore",
        "internal import struct TocsinStore.Row", "import Foundation",
    ])
    func `an import that the table does not allow is found`(line: String) {
        let text = SourceText(path: "Sources/TocsinWeb/Duty/A.swift", text: "\n\(line)\n")
        #expect(DirectionTests.sample.violations(in: text).map(\.line) == [2])
    }

    @Test(arguments: [
        "import TocsinDesk", "package import Hummingbird", "// import TocsinStore", "let text = \"import X\"",
    ])
    func `an import that is allowed, or is none, passes`(line: String) {
        let text = SourceText(path: "Sources/TocsinWeb/Duty/A.swift", text: line)
        #expect(DirectionTests.sample.violations(in: text) == [])
    }

    @Test func `a ring that the table does not know may import nothing`() {
        let text = SourceText(path: "Sources/TocsinNew/A.swift", text: "import TocsinCore")
        #expect(DirectionTests.sample.violations(in: text).count == 1)
    }

    @Test func `a circle in a table is found`() {
        let table = RingTable("| `A` | – | `B` | – |\n| `B` | – | `C` | – |\n| `C` | – | `A` | – |")
        #expect(table.circle != nil)
    }
}

/// The table of rings: first cell the ring, third and fourth what it may import, in backticks.
struct RingTable {
    let allowed: [String: Set<String>]

    init(_ markdown: String) {
        var allowed: [String: Set<String>] = [:]
        for line in markdown.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            guard cells.count >= 5, let ring = RingTable.quoted(cells[1]).first else { continue }
            allowed[ring] = Set(RingTable.quoted(cells[3]) + RingTable.quoted(cells[4]))
        }
        self.allowed = allowed
    }

    var rings: Set<String> { Set(allowed.keys) }

    func violations(in text: SourceText) -> [Violation] {
        let mine = allowed[text.ring] ?? []
        return text.code.enumerated().compactMap { index, line in
            guard let module = RingTable.imported(by: line), !mine.contains(module) else { return nil }
            return Violation(text.path, index + 1, "\(text.ring) may not import \(module)")
        }
    }

    /// Rings that import each other, one after another; `nil` if nobody does.
    var circle: [String]? {
        for ring in rings.sorted() {
            if let circle = walk(from: ring, to: ring, passing: [ring]) { return circle }
        }
        return nil
    }

    private func walk(from ring: String, to goal: String, passing path: [String]) -> [String]? {
        for next in (allowed[ring] ?? []).sorted() where allowed[next] != nil {
            if next == goal { return path + [goal] }
            if path.contains(next) { continue }
            if let circle = walk(from: next, to: goal, passing: path + [next]) { return circle }
        }
        return nil
    }

    /// The module of an import, also of `package import struct A.B`.
    private static func imported(by line: String) -> String? {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), words.count > place + 1,
            words[..<place].allSatisfy({ $0.hasPrefix("@") || access.contains($0) })
        else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
        let name = kinds.contains(words[place + 1]) && words.count > place + 2 ? words[place + 2] : words[place + 1]
        return String(name.prefix { $0 != "." })
    }

    private static let access: Set<Substring> = ["package", "public", "internal", "private", "fileprivate"]

    private static func quoted(_ cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }
}
