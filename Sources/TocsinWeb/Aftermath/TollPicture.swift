// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// What `tollplot` draws: one step line a source, its figures on it.
struct TollPicture: Sendable {
    struct Line: Sendable {
        /// 1 to 5: its class gives it its dashes. 6 for all the rest, which are grey.
        let number: Int
        let path: String
        let marks: [TollMark]
        /// At the end of the line; empty for the rest.
        let letter: String
        let letterY: String
        /// The line of the key below the axis.
        let key: String
        let keyY: String
        let keyTextY: String
    }

    struct Moment: Sendable {
        let x: String
        let words: String
    }

    static let linesMax = 5

    let title: String
    let description: String
    let height: String
    let figureTicks: [TollScale.Tick]
    let timeTicks: [TollScale.Tick]
    let lines: [Line]
    /// The moment of the report, if it is on the axis.
    let asOf: Moment?

    init(_ series: FigureSeries, title: String, description: String, asOf: Timestamp, zoneMinutes: Int) {
        let scale = TollScale(series.readings.filter { $0.height != nil }, asOf: asOf)
        let sources = TollSource.all(of: series).filter { source in source.readings.contains { $0.height != nil } }
        let main = sources.prefix(TollPicture.linesMax)
        let rest = sources.dropFirst(TollPicture.linesMax)
        let heights = TollPicture.spread(main.map { TollPicture.end(of: $0, on: scale) })
        var lines = main.enumerated().map { place, source in
            Line(source, place: place, letterY: heights[place], scale: scale)
        }
        if !rest.isEmpty { lines.append(Line(rest: Array(rest), place: lines.count, scale: scale)) }
        self.title = title
        self.description = description
        self.lines = lines
        height = Units.words(TollScale.bottom + 30 + 18 * Double(lines.count))
        figureTicks = scale.figureTicks
        timeTicks = scale.timeTicks(zoneMinutes: zoneMinutes)
        self.asOf = scale.holds(asOf) ? Moment(x: Units.words(scale.x(asOf)), words: "as at") : nil
    }

    private static func end(of source: TollSource, on scale: TollScale) -> Double {
        source.readings.last { $0.height != nil }?.height.map(scale.y) ?? TollScale.bottom
    }

    /// Moves letters apart that would lie on each other.
    private static func spread(_ heights: [Double]) -> [Double] {
        let order = heights.indices.sorted { heights[$0] < heights[$1] }
        var (spread, last) = (heights, -Double.infinity)
        for index in order {
            spread[index] = max(heights[index], last + 13)
            last = spread[index]
        }
        let over = max(0, last - TollScale.bottom)
        return spread.map { $0 - over }
    }
}

extension TollPicture.Line {
    fileprivate init(_ source: TollSource, place: Int, letterY: Double, scale: TollScale) {
        let letter = ["A", "B", "C", "D", "E"][place]
        let name = source.name.count > 34 ? source.name.prefix(33) + "\u{2026}" : source.name[...]
        self.init(
            number: place + 1, readings: [source.readings], letter: letter, letterY: letterY,
            key: "\(letter)  \(name)\(source.isOfficial ? "" : ", not official")", place: place, scale: scale)
    }

    fileprivate init(rest: [TollSource], place: Int, scale: TollScale) {
        self.init(
            number: TollPicture.linesMax + 1, readings: rest.map(\.readings), letter: "", letterY: 0,
            key: "\(rest.count) more: see the table", place: place, scale: scale)
    }

    private init(
        number: Int, readings: [[FigureReading]], letter: String, letterY: Double, key: String, place: Int,
        scale: TollScale
    ) {
        self.number = number
        path = readings.map { TollPicture.Line.steps($0, on: scale) }.joined()
        marks = readings.flatMap(\.self).compactMap { TollMark($0, on: scale) }
        self.letter = letter
        self.letterY = Units.words(letterY + 4)
        self.key = key
        let y = TollScale.bottom + 36 + 18 * Double(place)
        keyY = Units.words(y)
        keyTextY = Units.words(y + 4)
    }

    /// A figure holds until its source says another; one that was taken back holds no longer than it was said.
    private static func steps(_ readings: [FigureReading], on scale: TollScale) -> String {
        var path = ""
        var isOpen = false
        for reading in readings {
            guard let height = reading.height else { continue }
            let (x, y) = (Units.words(scale.x(reading.moment)), Units.words(scale.y(height)))
            path += isOpen ? "H\(x)V\(y)" : "M\(x) \(y)"
            isOpen = !reading.isRetracted
        }
        return isOpen ? path + "H\(Units.words(TollScale.right))" : path
    }
}
