// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// How one figure is drawn: its bound is its shape.
struct TollMark: Sendable {
    let x: String
    let y: String
    /// exact, at-least, at-most, range, about: the class of the mark.
    let shape: String
    /// What stands at the dot: the open stroke of a bound, the bar of a range; empty for an exact figure.
    let stroke: String
    let isDot: Bool
    let isRing: Bool
    /// The cross over a figure that was taken back; empty if it stands.
    let cross: String
    /// A frame around the figure that the rule shows, and its words.
    let current: Current?

    struct Current: Sendable {
        let words: String
        let textX: String
        let textY: String
        let anchor: String
    }

    /// - Returns: `nil` for a figure without a number.
    init?(_ reading: FigureReading, on scale: TollScale) {
        guard let height = reading.height else { return nil }
        let (x, y) = (scale.x(reading.moment), scale.y(height))
        let (left, right) = (Units.words(x - 3.5), Units.words(x + 3.5))
        let at = Units.words(x)
        (self.x, self.y) = (at, Units.words(y))
        switch reading.figure.qualifier {
        case .atLeast, .moreThan:
            (shape, isDot, isRing) = ("at-least", true, false)
            stroke = TollMark.arrow(x, from: y - 3, to: y - 12, barb: 3.5)
        case .atMost:
            (shape, isDot, isRing) = ("at-most", true, false)
            stroke = TollMark.arrow(x, from: y + 3, to: y + 12, barb: -3.5)
        case .between:
            (shape, isDot, isRing) = ("range", false, false)
            let (low, high) = (Double(reading.figure.low ?? 0), Double(reading.figure.high ?? 0))
            let (foot, head) = (Units.words(scale.y(low)), Units.words(scale.y(high)))
            stroke = "M\(at) \(foot)V\(head)M\(left) \(foot)H\(right)M\(left) \(head)H\(right)"
        case .about: (shape, isDot, isRing, stroke) = ("about", false, true, "")
        case .exact, .vague: (shape, isDot, isRing, stroke) = ("exact", true, false, "")
        }
        let (high, low) = (Units.words(y - 6), Units.words(y + 6))
        let (west, east) = (Units.words(x - 6), Units.words(x + 6))
        cross = reading.isRetracted ? "M\(west) \(high)L\(east) \(low)M\(west) \(low)L\(east) \(high)" : ""
        let room = Double(reading.figure.words.count) * 7
        let isEarly = x - room < TollScale.left
        let reach = stroke.isEmpty ? 9.0 : 16
        current =
            reading.isCurrent
            ? Current(
                words: reading.figure.words, textX: Units.words(isEarly ? x - 3 : x + 4),
                textY: Units.words(max(11, y - reach)), anchor: isEarly ? "start" : "end") : nil
    }

    private static func arrow(_ x: Double, from: Double, to: Double, barb: Double) -> String {
        let (at, tip, foot) = (Units.words(x), Units.words(to), Units.words(to + barb))
        return "M\(at) \(Units.words(from))V\(tip)M\(Units.words(x - 3.5)) \(foot)L\(at) \(tip)L\(Units.words(x + 3.5)) \(foot)"
    }
}
