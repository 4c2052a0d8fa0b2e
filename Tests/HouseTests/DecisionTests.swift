// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

/// Decision records are numbered and short; the tour of the house is one screen.
struct DecisionTests {
    private let paths = HouseTree.paths.filter { $0.hasPrefix("docs/decisions/") }

    @Test func `decision records are numbered from 0001 without a gap`() {
        let numbers = paths.map { $0.replacing("docs/decisions/", with: "").prefix(5) }
        let expected = (1...max(1, paths.count)).map { "\(String(repeating: "0", count: 4 - "\($0)".count))\($0)-" }
        #expect(numbers.map(String.init) == expected)
    }

    @Test func `a decision record is one screen, and says what was decided and what is given up`() {
        let found = paths.flatMap { DecisionRule.violations(in: HouseTree.text($0) ?? "", path: $0) }
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `the tour of the house is one screen`() {
        let lines =
            HouseTree.text("ARCHITECTURE.md")?.split(separator: "\n", omittingEmptySubsequences: false).count ?? 0
        #expect((20...DecisionRule.screen + 30).contains(lines))
    }

    @Test func `the tour names every room that there is`() {
        let tour = HouseTree.text("ARCHITECTURE.md") ?? ""
        let rooms = Set(
            ["TocsinCore", "TocsinDesk", "TocsinWeb"].flatMap { ring in
                HouseTree.sources.filter { $0.ring == ring }.compactMap { text in
                    let parts = text.path.split(separator: "/")
                    return parts.count > 3 ? String(parts[2]) : nil
                }
            })
        #expect(rooms.filter { !tour.contains("`\($0)`") }.sorted() == [])
    }

    // The scanner itself

    @Test(arguments: [
        "", "# 0002. Another number\n\n## Decided\n\n## Given up\n", "# 0001. A title\n\n## Decided\n",
        "# 0001. A title\n\n## Decided\n\n## Given up\n" + String(repeating: "\n", count: 60),
    ])
    func `a record that is long, or lacks a part, is found`(text: String) {
        #expect(DecisionRule.violations(in: text, path: "docs/decisions/0001-a-title.md").count >= 1)
    }

    @Test func `a short record passes`() {
        let text = "# 0001. A title\n\n## Decided\n\nThis.\n\n## Given up\n\nThat.\n"
        #expect(DecisionRule.violations(in: text, path: "docs/decisions/0001-a-title.md") == [])
    }
}

enum DecisionRule {
    static let screen = 50

    static func violations(in text: String, path: String) -> [Violation] {
        let number = path.split(separator: "/").last?.prefix(4) ?? ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var violations: [Violation] = []
        if lines.first?.hasPrefix("# \(number). ") != true {
            violations.append(Violation(path, 1, "the title begins with '# \(number). '"))
        }
        for part in ["## Decided", "## Given up"] where !lines.contains(Substring(part)) {
            violations.append(Violation(path, 0, "'\(part)' is missing"))
        }
        if lines.count > screen { violations.append(Violation(path, 0, "\(lines.count) lines; at most \(screen)")) }
        return violations
    }
}
