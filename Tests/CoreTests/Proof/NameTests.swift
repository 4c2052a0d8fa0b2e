// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore

@Suite struct NameTests {
    @Test(arguments: Walk.seeds)
    func `a name comes back from its text and from its bytes`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<10_000 {
            let name = EntryID(high: random.next(), low: random.next())
            #expect(EntryID(name.description) == name, "seed \(seed)")
            #expect(EntryID(bytes: name.bytes) == name, "seed \(seed)")
            #expect(name.description.utf8.count == 26)
            #expect(CaseID(name).description == name.description)
        }
    }

    @Test func `text order is the order of names`() {
        let names = [
            EntryID(high: 0, low: 0), EntryID(high: 0, low: .max), EntryID(high: 1, low: 0),
            EntryID(high: .max, low: .max),
        ]
        #expect(names.sorted() == names)
        #expect(names.map(\.description).sorted() == names.map(\.description))
        #expect(names[3].description == "7" + String(repeating: "z", count: 25))
    }

    @Test(arguments: [
        "", "0", String(repeating: "0", count: 25), String(repeating: "0", count: 27),
        "8" + String(repeating: "0", count: 25),
        String(repeating: "z", count: 26), String(repeating: "0", count: 25) + "i",
        String(repeating: "0", count: 25) + "l",
        String(repeating: "0", count: 25) + "o", String(repeating: "0", count: 25) + "u",
        String(repeating: "0", count: 25) + "A",
        " " + String(repeating: "0", count: 25), String(repeating: "é", count: 13),
        String(repeating: "0", count: 1_000_000),
    ])
    func `what is no name is refused`(text: String) {
        #expect(EntryID(text) == nil)
    }

    @Test func `only sixteen bytes are a name`() {
        for count in [0, 1, 15, 17, 1_000] {
            #expect(EntryID(bytes: [UInt8](repeating: 1, count: count)) == nil)
        }
    }

    @Test func `a digest is written as 64 digits`() {
        let digest = Digest((0..<32).map { UInt8($0 * 8) })
        #expect(digest.description == "0008101820283038404850586068707880889098a0a8b0b8c0c8d0d8e0e8f0f8")
    }

    /// Every act has its own word, so that an entry of the log means one thing.
    @Test func `no two acts share a word`() {
        let words = ActKind.allCases.map(\.rawValue)
        #expect(Set(words).count == words.count)
        for word in words {
            let parts = word.split(separator: ".", omittingEmptySubsequences: false)
            #expect(
                parts.count == 2
                    && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 97...122 ~= $0 || $0 == 95 } }, "\(word)")
        }
    }
}
