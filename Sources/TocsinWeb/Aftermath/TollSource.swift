// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// The figures of one speaker in a series, oldest first. Who relays them makes no other source.
struct TollSource: Sendable {
    let name: String
    let isOfficial: Bool
    let readings: [FigureReading]

    private var isShown: Bool { readings.contains(where: \.isCurrent) }

    /// The sources of a series: the one whose figure the rule shows, then official ones, then those with more figures,
    /// then those that spoke first.
    static func all(of series: FigureSeries) -> [TollSource] {
        var names: [String] = []
        for reading in series.readings where !names.contains(reading.speaker) { names.append(reading.speaker) }
        let sources = names.map { name in
            let readings = series.readings.filter { $0.speaker == name }
            return TollSource(
                name: name, isOfficial: readings.contains { $0.figure.standing == .official }, readings: readings)
        }
        return sources.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.isShown != b.isShown { return a.isShown }
            if a.isOfficial != b.isOfficial { return a.isOfficial }
            return a.readings.count == b.readings.count
                ? left.offset < right.offset : a.readings.count > b.readings.count
        }.map(\.element)
    }
}

extension FigureReading {
    /// Where it stands on the axis of time: when it was said, but never after it was learned.
    var moment: Timestamp { min(asOf.instant, learned.instant) }

    /// Where it stands on the axis of figures; `nil` for one without a number.
    var height: Double? {
        switch figure.qualifier {
        // The middle of a range is only where its bar hangs on the line.
        case .exact, .about, .atLeast, .moreThan: figure.low.map(Double.init)
        case .atMost: figure.high.map(Double.init)
        case .between: figure.low.flatMap { low in figure.high.map { (Double(low) + Double($0)) / 2 } }
        case .vague: nil
        }
    }

    var isRetracted: Bool {
        switch place {
        case .retracted: true
        case .current, .earlier, .superseded, .beside: false
        }
    }

    var isCurrent: Bool { place == .current }
}
