// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct FigureTests {
    struct Words: Sendable {
        let qualifier: Figure.Qualifier
        let low: Int?
        let high: Int?
        let words: String?
    }

    /// `words` is `nil` where the bounds do not fit.
    static let table: [Words] = [
        Words(qualifier: .exact, low: 145, high: 145, words: "145"),
        Words(qualifier: .exact, low: 0, high: 0, words: "0"),
        Words(qualifier: .exact, low: 145, high: 146, words: nil),
        Words(qualifier: .exact, low: 145, high: nil, words: nil),
        Words(qualifier: .exact, low: -1, high: -1, words: nil),
        Words(qualifier: .atLeast, low: 40, high: nil, words: "at least 40"),
        Words(qualifier: .atLeast, low: 40, high: 50, words: nil),
        Words(qualifier: .atLeast, low: nil, high: nil, words: nil),
        Words(qualifier: .moreThan, low: 60, high: nil, words: "more than 60"),
        Words(qualifier: .about, low: 140, high: 140, words: "about 140"),
        Words(qualifier: .about, low: 140, high: nil, words: nil),
        Words(qualifier: .atMost, low: nil, high: 5, words: "at most 5"),
        Words(qualifier: .atMost, low: 1, high: 5, words: nil),
        Words(qualifier: .atMost, low: nil, high: -5, words: nil),
        Words(qualifier: .between, low: 40, high: 60, words: "40 to 60"),
        Words(qualifier: .between, low: 60, high: 40, words: nil),
        Words(qualifier: .vague, low: nil, high: nil, words: "no number given"),
        Words(qualifier: .vague, low: 100, high: nil, words: nil),
        Words(qualifier: .exact, low: .max, high: .max, words: "9223372036854775807"),
    ]

    @Test(arguments: table)
    func `bounds fit their word, and the word is said`(row: Words) {
        let figure = Figure(
            measure: .killed, low: row.low, high: row.high, qualifier: row.qualifier, scope: "all dead",
            standing: .official)
        #expect(figure.isWellFormed == (row.words != nil))
        if let words = row.words { #expect(figure.words == words) }
    }

    @Test func `nothing is worked out from a bound, or from parts that do not fit into the whole`() {
        let whole = exact(100)
        let atLeast = Figure(
            measure: .killed, low: 40, high: nil, qualifier: .atLeast, scope: "all dead", standing: .official)
        #expect(whole.remainder(without: [exact(30), exact(20)]) == 50)
        #expect(whole.remainder(without: []) == 100)
        #expect(whole.remainder(without: [atLeast]) == nil)
        #expect(atLeast.remainder(without: [exact(1)]) == nil)
        #expect(whole.remainder(without: [exact(70), exact(31)]) == nil)
        #expect(whole.remainder(without: [exact(.max)]) == nil)
    }

    private func exact(_ number: Int) -> Figure {
        Figure(
            measure: .affected, low: number, high: number, qualifier: .exact, scope: "all", standing: .official)
    }
}
