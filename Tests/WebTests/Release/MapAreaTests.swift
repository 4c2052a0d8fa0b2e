// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

@testable import TocsinWeb

@Suite struct MapAreaTests {
    @Test(arguments: [
        (
            "55,37 56,37 56,38 95,10 55,37",
            "Point 4 of the polygon, \u{201C}95,10\u{201D}, is not on the globe: the latitude comes first"
        ),
        (
            "55,37 56,190 56,38 55,37",
            "Point 2 of the polygon, \u{201C}56,190\u{201D}, is not on the globe: the longitude lies"
        ),
        ("55,37 56;37 56,38", "Point 2 of the polygon, \u{201C}56;37\u{201D}, is no point; write latitude,longitude"),
        ("55,37 56,nan 56,38", "Point 2 of the polygon, \u{201C}56,nan\u{201D}, is no point"),
        ("55,37 56,37 55,37", "The polygon has 2 points; it needs three or more."),
        ("55,37 55,37 56,38 55,37", "The polygon encloses nothing"),
        (
            "0,0 0,2 2,0 2,2 0,0",
            "The polygon crosses itself: its side from point 2 to point 3 meets the one from point 4 to point 1."
        ),
        ("80,0 80,90 80,180 80,-90 80,0", "The polygon goes round a pole"),
    ])
    func `a polygon that can't be drawn says which point is wrong, and why`(polygon: String, trouble: String) throws {
        let area = try mapArea(polygon: polygon)
        #expect(area.shapes.isEmpty)
        #expect(area.troubles.count == 1 && area.troubles[0].hasPrefix(trouble), "\(area.troubles)")
    }

    @Test(arguments: [
        ("55.7,37.6", "needs a middle and a radius"), ("55.7,37.6 far", "needs a middle and a radius"),
        ("55.7,37.6 -3", "needs a middle and a radius"), ("37.6,255 3", "is not on the globe"),
        ("89,0 500", "holds a pole"),
    ])
    func `a circle that can't be drawn says why`(circle: String, trouble: String) throws {
        let area = try mapArea(circle: circle)
        #expect(area.shapes.isEmpty)
        #expect(area.troubles.count == 1 && area.troubles[0].contains(trouble), "\(area.troubles)")
    }

    @Test func `what is wrong with one shape does not take the other away`() throws {
        let area = try mapArea(polygon: "55,37 56,37 56,380", circle: "55.7,37.6 40")
        #expect(area.shapes.count == 1 && area.troubles.count == 1)
        let drawing = MapDrawing([area])
        #expect(drawing.picture != nil && drawing.troubles.count == 1)
    }

    @Test func `a ring that its writer left open is closed`() throws {
        let area = try mapArea(polygon: "55,37 56,37 56,38")
        #expect(area.troubles == [] && area.shapes.first?.outline.count == 4)
    }

    @Test func `a polygon of many points that is hostile ends soon`() throws {
        let spikes = (0..<20_000).map { "\($0 % 2 == 0 ? 1 : 2).\(100_000 + $0),3.\(100_000 + $0)" }.joined(
            separator: " ")
        let clock = ContinuousClock()
        let time = try clock.measure { _ = try mapArea(polygon: spikes) }
        #expect(time < .seconds(5))
        let many = String(repeating: "1,1 ", count: MapArea.pointsMax + 1)
        #expect(try mapArea(polygon: many).troubles == ["The polygon has more than 50000 points; simplify it."])
    }
}
