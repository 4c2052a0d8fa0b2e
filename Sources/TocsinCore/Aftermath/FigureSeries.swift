// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// All figures of one measure and one scope at one event, oldest first.
package struct FigureSeries: Hashable, Sendable {
    package let event: EventID
    package let measure: Figure.Measure
    package let scope: String
    package let readings: [FigureReading]

    /// The figure that the rule shows; `nil` if no official one stands.
    package var current: FigureReading? { readings.first { $0.place == .current } }

    package var beside: [FigureReading] { readings.filter { $0.place == .beside } }

    /// Official figures that stand no more, each with the reason that was given for it, oldest first.
    package var past: [FigureReading] {
        readings.filter { reading in
            switch reading.place {
            case .earlier, .superseded, .retracted: true
            case .current, .beside: false
            }
        }
    }
}
