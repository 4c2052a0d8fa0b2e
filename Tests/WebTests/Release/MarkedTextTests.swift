// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
@testable import TocsinWeb

struct MarkedTextTests {
    @Test func `a text cut at its hits reads as before`() {
        let text = "Er wartet in einem grauen Wagen, près de l'escalier."
        let places = [(from: 21, to: 34, number: 2), (from: 0, to: 2, number: 1)]
        let pieces = MarkedPiece.cut(text, at: places)
        #expect(pieces.map(\.words).joined() == text)
        #expect(pieces.filter(\.isHit).map(\.hitNumber) == ["1", "2"])
    }

    @Test(arguments: [(from: 5, to: 99, number: 1), (from: 7, to: 7, number: 1), (from: 9, to: 4, number: 1)])
    func `a place that does not lie in the text marks nothing`(place: (from: Int, to: Int, number: Int)) {
        #expect(MarkedPiece.cut("Er wartet.", at: [place]).filter(\.isHit).isEmpty)
    }
}
