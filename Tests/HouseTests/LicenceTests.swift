// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

/// Whose it is, and under what terms, in every file.
struct LicenceTests {
    @Test func `every source says whose it is and under what licence`() {
        let found = HouseTree.paths.filter(LicenceRule.applies).flatMap { path in
            LicenceRule.violations(in: HouseTree.text(path) ?? "", path: path)
        }
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `the licence itself is here`() {
        #expect(HouseTree.text("LICENSE")?.contains("Apache License") ?? false)
    }

    // The scanner itself

    @Test(arguments: [
        "", "// SPDX-License-Identifier: Apache-2.0\n",
        "// SPDX-License-Identifier: MIT\n// SPDX-FileCopyrightText: X\n",
    ])
    func `a source without both lines is found`(text: String) {
        #expect(LicenceRule.violations(in: text, path: "A.swift").count == 1)
    }

    @Test func `both lines must stand at the top`() {
        let lines = LicenceRule.lines.map { "// " + $0 }.joined(separator: "\n") + "\n"
        #expect(LicenceRule.violations(in: lines, path: "A.swift") == [])
        #expect(LicenceRule.violations(in: "#!/bin/sh\n" + lines, path: "a.sh") == [])
        #expect(LicenceRule.violations(in: String(repeating: "\n", count: 9) + lines, path: "A.swift").count == 1)
    }
}

enum LicenceRule {
    static let lines = ["SPDX-License-Identifier: Apache-2.0", "SPDX-FileCopyrightText: 2026 The Tocsin authors"]

    private static let endings: Set<String> = [
        "swift", "c", "h", "modulemap", "sql", "yaml", "yml", "sh", "py", "css", "html", "js", "mustache", "go", "svg",
    ]
    private static let names: Set<String> = ["Makefile", "Dockerfile", ".ci/run"]

    static func applies(to path: String) -> Bool {
        names.contains(path) || endings.contains(HouseTree.ending(of: path))
    }

    static func violations(in text: String, path: String) -> [Violation] {
        let top = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(4)
        let missing = lines.filter { line in !top.contains { $0.contains(line) } }
        return missing.isEmpty ? [] : [Violation(path, 1, "'\(missing[0])' is missing at the top")]
    }
}
