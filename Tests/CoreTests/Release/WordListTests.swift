// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

struct WordListTests {
    @Test func `names in the list do not count as common`() {
        let list = WordList(lines: Array("Orlov\nwalk\nOrlov's\n\n  \nbridge".utf8))
        #expect(
            leaks("Orlov will walk over the bridge", from: "Orlov", common: list).hits.map(\.fact) == [.name])
        #expect(leaks("walk over the bridge", from: "the bridge; walk", common: list).hits == [])
    }

    @Test func `both spellings of English are common`() {
        let american = "organize organization color center program travel defense analyze dialog gray signal"
        let list = WordList(lines: Array(american.replacingBlanks.utf8))
        let british =
            "organise organisations colour centre programme travelled defence analysed dialogue signalling"
        #expect(leaks(british, from: british, common: list).hits.filter { $0.kind == .rareFact } == [])
    }

    @Test func `hostile lists are read`() {
        for bytes: [UInt8] in [[], [0x0a], [0xff, 0x0a, 0xc3], [UInt8](repeating: 0x61, count: 300_000)] {
            #expect(WordList(lines: bytes).isComplete)
        }
        #expect(!WordList.stopWords.isComplete)
    }
}

extension String {
    fileprivate var replacingBlanks: String { split(separator: " ").joined(separator: "\n") }
}
