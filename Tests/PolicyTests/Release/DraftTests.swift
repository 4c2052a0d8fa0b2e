// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinPolicy

/// How many of the things expected were found.
struct DraftScore {
    private(set) var blocks = 0
    private(set) var blocksFound = 0
    private(set) var musts = 0
    private(set) var mustsFound = 0
    private(set) var falseBlocks: [String] = []
    private(set) var missed: [String] = []
    private(set) var spoke: [String] = []
    /// Drafts with more than two pieces of advice that nobody expected.
    private(set) var chatty: [String] = []

    init(_ cases: [DraftCase], words: MessageWords) { cases.forEach { add($0, words: words) } }

    private mutating func add(_ draft: DraftCase, words: MessageWords) {
        let report = MessageCheck.check(draft.draft, words: words, emergency: false)
        var open = report.findings
        for (check, blocks) in draft.blocks.map({ ($0, true) }) + draft.advises.map({ ($0, false) }) {
            let place = open.firstIndex { $0.check == check && (!blocks || $0.level >= .block) }
            musts += 1
            if blocks { self.blocks += 1 }
            if let place {
                open.remove(at: place)
                mustsFound += 1
                if blocks { blocksFound += 1 }
            } else {
                missed.append("\(draft.id) \(check.rawValue)")
            }
        }
        let known = Set(draft.blocks + draft.advises + draft.free)
        spoke += draft.silent.filter { check in report.findings.contains { $0.check == check && $0.level > .wish } }.map
        { "\(draft.id) \($0.rawValue)" }
        guard !draft.isFragment else { return }
        let stray = report.findings.filter { !known.contains($0.check) }
        falseBlocks += stray.filter { $0.level >= .block }.map { "\(draft.id) \($0.check.rawValue) \($0.problem)" }
        let advice = Set(stray.filter { $0.level == .advice }.map(\.check))
        if advice.count > 2 { chatty.append("\(draft.id) \(advice.map(\.rawValue).sorted())") }
    }
}

struct DraftTests {
    private let words: MessageWords

    init() throws { words = try MessageWords.builtIn() }

    @Test(arguments: ModelTexts.all)
    func `nothing holds back a model text`(model: DraftCase) {
        let report = MessageCheck.check(model.draft, words: words, emergency: false)
        #expect(report.blocks.map { "\($0.check.rawValue) \($0.problem)" } == [])
    }

    @Test func `in the drafts that they were made on, the checks find all that must hold a release`() {
        let score = DraftScore(MadeOnDrafts.all, words: words)
        #expect(score.missed == [])
        #expect(score.falseBlocks == [])
        #expect(score.spoke == [])
        #expect(score.chatty == [])
    }

    @Test(arguments: [HeldOutDrafts.all, FurtherDrafts.all])
    func `what was once found in other drafts is still found, and nothing good is held back`(drafts: [DraftCase]) {
        let score = DraftScore(drafts, words: words)
        #expect(score.missed == [])
        #expect(score.falseBlocks == [])
        #expect(score.spoke == [])
    }
}
