// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

/// Packs, scenarios, pages and SQL are compiled in by CResources: every file, under its own name.
struct EmbeddingTests {
    private static let folders = [
        "Sources/TocsinPolicy/Packs/", "Sources/TocsinPolicy/Scenarios/", "Sources/TocsinWeb/Pages/",
        "Sources/TocsinStore/SQLite/SQL/", "Sources/CResources/Coast/", "Sources/TocsinPolicy/Words/",
    ]

    private let tables = HouseTree.paths(under: "Sources/CResources/", endings: ["c"]).map { path in
        EmbeddingTable(HouseTree.text(path) ?? "")
    }

    @Test(arguments: folders)
    func `every file of a folder is embedded`(folder: String) {
        let there = Set(HouseTree.paths.filter { $0.hasPrefix(folder) && !$0.hasSuffix(".md") })
        let embedded = Set(tables.flatMap(\.files.values)).filter { $0.hasPrefix(folder) }
        #expect(!there.isEmpty)
        #expect(there.subtracting(embedded).sorted() == [], "in the folder, not in CResources")
        #expect(embedded.subtracting(there).sorted() == [], "in CResources, not in the folder")
    }

    @Test func `nothing else is embedded`() {
        let stray = tables.flatMap(\.files.values).filter { path in
            !EmbeddingTests.folders.contains { path.hasPrefix($0) }
        }
        #expect(stray == [])
    }

    @Test func `each embedded file stands in a table under its own name`() {
        #expect(tables.flatMap(\.troubles) == [])
    }

    // The scanner itself

    @Test(arguments: [
        ("{\"b\", a, sizeof a},", "'b' is not the name of ../X/a.yaml"),
        ("", "../X/a.yaml stands in no table"),
        ("{\"a\", a, sizeof b},", "'a' has the size of 'b'"),
    ])
    func `a table that does not fit its files is found`(line: String, trouble: String) {
        let text = "static const unsigned char a[] = {\n#embed \"../X/a.yaml\"\n};\nfiles[] = {\n    \(line)\n};\n"
        #expect(EmbeddingTable(text).troubles == [trouble])
    }

    @Test func `a table that fits passes`() {
        let text = "static const unsigned char a_b[] = {\n#embed \"../X/a.b.yaml\"\n};\n{\"a.b\", a_b, sizeof a_b},\n"
        let table = EmbeddingTable(text)
        #expect(table.files == ["a_b": "Sources/X/a.b.yaml"])
        #expect(table.troubles == [])
    }
}

/// One C file of CResources: arrays with what they embed, and the table below them.
struct EmbeddingTable {
    /// The embedded file by the array's name.
    let files: [String: String]
    /// What does not fit, in words.
    let troubles: [String]

    init(_ text: String) {
        var (files, troubles, tabled): ([String: String], [String], Set<String>) = ([:], [], [])
        var array = ""
        for line in text.split(separator: "\n") {
            let words = line.split { " *[]{}(),;\t".contains($0) }.map(String.init)
            if line.hasPrefix("static const unsigned char "), words.count > 4 {
                array = words[4 - 1 + (words[3] == "char" ? 1 : 0)]
            } else if line.hasPrefix("#embed"), let file = EmbeddingTable.quoted(line) {
                files[array] = "Sources/" + file.replacing("../", with: "")
            } else if words.count == 4, words[2] == "sizeof", let name = EmbeddingTable.quoted(line) {
                tabled.insert(words[1])
                let file = files[words[1]] ?? ""
                let own = file.split(separator: "/").last ?? ""
                if own != name, !own.hasPrefix(name + ".") {
                    troubles.append("'\(name)' is not the name of \(file.replacing("Sources/", with: "../"))")
                }
                if words[3] != words[1] { troubles.append("'\(words[1])' has the size of '\(words[3])'") }
            }
        }
        for (array, file) in files.sorted(by: { $0.key < $1.key }) where !tabled.contains(array) {
            troubles.append("\(file.replacing("Sources/", with: "../")) stands in no table")
        }
        self.files = files
        self.troubles = troubles
    }

    private static func quoted(_ line: Substring) -> String? {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.count >= 3 ? String(parts[1]) : nil
    }
}
