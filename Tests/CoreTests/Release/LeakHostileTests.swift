// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

struct LeakHostileTests {
    @Test(arguments: [
        "word ", "1 ", "A1-", "a@b.c ", "1.1.", "two hundred and ", "Aa Bb ", "é\u{301}\u{200b}", "字",
    ])
    func `a long text of one thing is read once and gives few hits`(unit: String) {
        let long = String(repeating: unit, count: 60_000 / unit.utf8.count)
        let short = String(repeating: unit, count: 400)
        #expect(leaks(short, from: long).hits.count <= 40)
        #expect(leaks(long, from: short).hits.count <= 40)
    }

    @Test func `one word repeated is one hit that covers the draft`() {
        let hits = leaks(
            String(repeating: "walk ", count: 500), from: String(repeating: "walk ", count: 200_000)
        ).hits
        #expect(hits.map(\.words) == [500])
        #expect(hits.first?.ours == [LeakHit.Place(from: 0, to: 2_499)])
    }

    @Test func `bytes that are no text are gaps`() {
        var random = LeakTexts(seed: 3)
        let words = "near the old harbour bridge tonight"
        let noise = (0..<20_000).map { _ in UInt8.random(in: 0x80...0xff, using: &random) }
        let source = noise + Array(" \(words) ".utf8) + [0xc3] + noise + [0xe2, 0x80]
        #expect(leaks("We: \(words)!", from: source).hits.map(\.kind) == [.copiedRun])
        for bytes: [UInt8] in [
            [], [0xff], [0xf4, 0x90, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xe2, 0x28],
        ] {
            #expect(leaks("a b", from: bytes).hits == [])
        }
    }

    @Test func `random bytes on both sides stop nothing`() {
        var random = LeakTexts(seed: 4)
        for _ in 0..<10 {
            let draft = (0..<2_000).map { _ in UInt8.random(in: 0...127, using: &random) }
            let source = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) }
            for hit in leaks(String(decoding: draft, as: UTF8.self), from: source).hits {
                #expect(hit.ours.allSatisfy { $0.from < $0.to && $0.to <= draft.count })
                #expect(hit.theirs.allSatisfy { $0.from < $0.to && $0.to <= source.count })
            }
        }
    }

    @Test func `facts at the seam of two windows are found`() {
        for shift in stride(from: 0, to: 34, by: 2) {
            let before = String(repeating: "walk ", count: 4_070 + shift)
            let source = before + "on 4 March 2024 at 21:40 ring +7 495 555 01 17 " + before.prefix(300)
            let hits = leaks("March 4, 9.40 pm, 555 0117", from: source).hits
            #expect(Set(hits.compactMap(\.fact)).isSuperset(of: [.date, .time, .telephone]), "\(shift)")
        }
    }

    @Test func `numbers that are too long are compared as they stand`() {
        let long = String(repeating: "9", count: 400)
        #expect(leaks(long, from: "a \(long) b").hits.map(\.fact) == [.number])
        #expect(leaks(long, from: "a \(long)9 b").hits == [])
        #expect(leaks("999999999999999999 million", from: "nine hundred thousand million million").hits == [])
    }
}
