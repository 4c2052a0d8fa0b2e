// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// The variables of `map`: where a warning holds, drawn and in words.
struct MapDrawing: Sendable {
    /// Begins the names of the parts, so that a page can show several maps.
    let id: String
    /// What is drawn; `nil` if there is no shape.
    let picture: MapPicture?
    /// Size, people, and what the map can't show.
    let words: [String]
    /// What is wrong with the shapes, and where.
    let troubles: [String]
    let places: [MapPlace.Line]
    let hasPlaces: Bool

    /// - Parameters:
    ///   - areas: All of them together are the area.
    ///   - places: Numbered from 1 in this order; those outside the area are shown as outside.
    ///   - people: How many people are counted in the area, if somebody counted.
    init(
        _ areas: [MapArea], places: [MapPlace] = [], people: Int? = nil, id: String = "map", coast: MapCoast = .world
    ) {
        let turn = areas.flatMap(\.shapes).first?.middle ?? places.first?.at.longitude ?? 0
        let shapes = areas.flatMap(\.shapes).map { $0.near(turn) }
        let lines = places.enumerated().map { MapPlace.Line($1, number: $0 + 1, shapes: shapes) }
        self.id = id
        self.places = lines
        hasPlaces = !lines.isEmpty
        troubles = areas.flatMap(\.troubles)
        let words = MapDrawing.words(areas, shapes, people)
        self.words = words
        let spots = places.map { $0.at.near(turn) }
        picture = MapView(around: shapes.flatMap(\.outline) + spots).map { view in
            let names = areas.map(\.name).joined(separator: "; ")
            let marks = lines.map { "\($0.number), \($0.name): \($0.words)." }
            var painter = MapPainter(view, coast: coast)
            return painter.picture(
                title: shapes.isEmpty ? "Map of places" : "Map of the area: \(names)",
                description: (words + marks).joined(separator: " "),
                shapes: shapes, places: zip(lines, spots).map { ($0, $1) })
        }
    }

    private static func words(_ areas: [MapArea], _ shapes: [MapShape], _ people: Int?) -> [String] {
        var words: [String] = []
        let size = Units.measure(shapes.reduce(0) { $0 + $1.squareKilometres })
        switch shapes.count {
        case 0 where areas.isEmpty: words.append("No area was given.")
        case 0 where areas.contains { !$0.troubles.isEmpty }:
            words.append("There is no map, since the shape can't be drawn.")
        case 0: words.append("There is no shape to draw: the area is given in words only.")
        case 1: words.append("About \(size) km\u{B2}.")
        case let count:
            words.append("\(count) pieces of about \(size) km\u{B2} together; where they overlap it is counted twice.")
        }
        if let people { words.append("\(Units.grouped(people)) people counted in it.") }
        return words
    }
}
