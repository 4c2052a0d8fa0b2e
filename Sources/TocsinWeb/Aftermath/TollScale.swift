// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// The two axes of a toll plot, in units of a drawing that is 360 wide. Figures begin at 0, so that a rise looks as
/// large as it is.
struct TollScale: Sendable {
    struct Tick: Sendable {
        let at: String
        /// Where its words stand.
        let textAt: String
        let words: String
    }

    static let left = 38.0
    static let right = 336.0
    static let top = 16.0
    static let bottom = 196.0

    let from: Timestamp
    let until: Timestamp
    let figureMax: Int
    let figureStep: Int

    /// - Parameter asOf: Is on the axis if it lies near what was said; a report read years later shows what was said.
    init(_ readings: [FigureReading], asOf: Timestamp) {
        let moments = readings.map(\.moment.milliseconds)
        let (first, last) = (moments.min() ?? asOf.milliseconds, moments.max() ?? asOf.milliseconds)
        let span = max(last - first, 3_600_000)
        let end = asOf.milliseconds <= last + span ? max(asOf.milliseconds, last) : last + span / 20
        from = Timestamp(milliseconds: first - span / 20)
        until = Timestamp(milliseconds: max(end, first + span))
        let most = readings.flatMap { [$0.figure.low, $0.figure.high] }.compactMap(\.self).max() ?? 1
        let steps = [1, 2, 5, 10, 20, 25, 50].flatMap { step in
            [1, 100, 10_000, 1_000_000, 100_000_000].map { step * $0 }
        }.sorted()
        let least = max(1, most)
        figureStep = steps.first { $0 * 4 >= least } ?? least
        figureMax = (least + figureStep - 1) / figureStep * figureStep
    }

    func x(_ moment: Timestamp) -> Double {
        let share = Double(moment.milliseconds - from.milliseconds) / Double(until.milliseconds - from.milliseconds)
        return TollScale.left + max(0, min(1, share)) * (TollScale.right - TollScale.left)
    }

    func y(_ figure: Double) -> Double {
        TollScale.bottom - max(0, min(1, figure / Double(figureMax))) * (TollScale.bottom - TollScale.top)
    }

    func holds(_ moment: Timestamp) -> Bool { from <= moment && moment <= until }

    var figureTicks: [Tick] {
        stride(from: 0, through: figureMax, by: figureStep).map { figure in
            let y = y(Double(figure))
            return Tick(at: Units.words(y), textAt: Units.words(y + 4), words: Units.grouped(figure))
        }
    }

    /// Whole hours or days of the place, at most four.
    func timeTicks(zoneMinutes: Int) -> [Tick] {
        let hour: Int64 = 3_600_000
        let zone = Int64(zoneMinutes) * 60_000
        let span = until.milliseconds - from.milliseconds
        let steps = [1, 2, 3, 6, 12, 24, 48, 120, 240, 720, 2_160, 4_380, 8_760, 87_600].map { $0 * hour }
        let step = steps.first { span / $0 <= 3 } ?? span
        var tick = (from.milliseconds + zone) / step * step
        if tick < from.milliseconds + zone { tick += step }
        var ticks: [Tick] = []
        while tick - zone <= until.milliseconds {
            let moment = Timestamp(milliseconds: tick - zone)
            let x = x(moment)
            let words = TollTime.tick(
                moment, zoneMinutes: zoneMinutes, hours: step < 24 * hour, years: span > 7_000 * hour)
            let half = Double(words.count) * 3.3
            ticks.append(
                Tick(at: Units.words(x), textAt: Units.words(max(half + 2, min(358 - half, x))), words: words))
            tick += step
        }
        return ticks
    }
}
