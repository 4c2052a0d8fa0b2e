// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A place that a map marks with a number.
struct MapPlace: Hashable, Sendable {
    let name: String
    let at: MapPoint

    /// A line of the list below the map.
    struct Line: Sendable {
        let number: Int
        let name: String
        let isOutside: Bool
        /// "outside the area, 420 m from its edge".
        let words: String

        init(_ place: MapPlace, number: Int, shapes: [MapShape]) {
            self.number = number
            name = place.name
            let inside = shapes.contains { $0.contains(place.at) }
            isOutside = !inside && !shapes.isEmpty
            let edge = shapes.map { $0.edgeDistance(of: place.at) }.min() ?? 0
            words =
                if shapes.isEmpty { "no area is drawn to compare it with" } else if inside { "inside the area" } else {
                    "outside the area, \(MapPlace.words(kilometres: edge)) from its edge"
                }
        }
    }

    static func words(kilometres: Double) -> String {
        guard kilometres < 1 else { return "\(Units.measure(kilometres)) km" }
        let metres = Int((kilometres * 100).rounded()) * 10
        return metres == 0 ? "less than 10 m" : "\(metres) m"
    }
}
