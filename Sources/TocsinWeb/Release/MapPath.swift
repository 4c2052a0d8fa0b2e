// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The `d` of an SVG path, in tenths of a unit.
struct MapPath: Sendable {
    private(set) var text = ""

    /// - Parameter grain: Points that come closer than this to the one before are passed over, but for the last.
    mutating func add(_ line: [MapView.Spot], closed: Bool, grain: Double = 0.6) {
        guard let first = line.first, line.count > 1 else { return }
        text += "M\(Units.words(first.x)) \(Units.words(first.y))"
        var last = first
        for (index, spot) in line.enumerated().dropFirst() {
            guard index == line.count - 1 || abs(spot.x - last.x) + abs(spot.y - last.y) >= grain else { continue }
            text += "L\(Units.words(spot.x)) \(Units.words(spot.y))"
            last = spot
        }
        if closed { text += "Z" }
    }
}

/// Numbers as drawings write them.
enum Units {
    /// Rounded to tenths.
    static func words(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : "." + String(rest))
    }

    /// Rounded to hundredths, where a length is read off the drawing.
    static func hundredths(_ value: Double) -> String {
        let whole = Int(value.rounded(.down))
        let rest = Int(((value - Double(whole)) * 100).rounded())
        if rest == 100 { return String(whole + 1) }
        return String(whole) + "." + (rest < 10 ? "0" : "") + String(rest)
    }

    /// Digits in groups of three, parted by thin spaces.
    static func grouped(_ value: Int) -> String {
        let digits = String(abs(value))
        var words = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { words += "\u{2009}" }
            words.append(digit)
        }
        return words
    }

    /// "0.4", "12", "5 030": two figures that count below a hundred, three above.
    static func measure(_ value: Double) -> String {
        if value < 10 { return words(value) }
        var unit = 1.0
        while value / unit >= 1_000 { unit *= 10 }
        return grouped(Int((value / unit).rounded() * unit))
    }
}
