// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc

/// Paints one map, and keeps the room that is taken so that no words lie on others.
struct MapPainter {
    private struct Box {
        var west: Double
        var east: Double
        var top: Double
        var bottom: Double

        func meets(_ other: Box) -> Bool {
            west < other.east && other.west < east && top < other.bottom && other.top < bottom
        }
    }

    private static let townsMax = 9
    /// Of a letter of the labels, in a wide face.
    private static let letterWidth = 7.4

    private let view: MapView
    private let coast: MapCoast
    private let clip: MapClip
    private var taken: [Box] = []

    init(_ view: MapView, coast: MapCoast) {
        self.view = view
        self.coast = coast
        clip = MapClip(view)
    }

    mutating func picture(
        title: String, description: String, shapes: [MapShape], places: [(line: MapPlace.Line, at: MapPoint)]
    ) -> MapPicture {
        taken = [Box(west: 332, east: 360, top: 0, bottom: 44)]
        let scale = scale()
        let marks = places.map { mark($0.line, at: view.spot($0.at)) }
        return MapPicture(
            title: title, description: description + " The map is \(widthWords) wide.",
            height: Units.words(view.height),
            land: fill(coast.land), lakes: fill(coast.lakes), coast: shores(), borders: stroke(coast.borders),
            areas: shapes.map { shape in
                var path = MapPath()
                path.add(shape.outline.map(view.spot), closed: true, grain: 0.4)
                return path.text
            },
            towns: towns(), marks: marks, scale: scale)
    }

    private var widthWords: String { MapPlace.words(kilometres: MapView.width / view.unitsAKilometre) }

    // MARK: ground

    private func fill(_ lines: MapLines) -> String {
        var path = MapPath()
        for turn in -1...1 {
            for ring in lines.near(view.frame(turn: turn)) {
                path.add(clip.fill(ring.map { view.spot($0, turn: turn) }), closed: true)
            }
        }
        return path.text
    }

    private func stroke(_ lines: MapLines) -> String {
        var path = MapPath()
        for turn in -1...1 {
            for line in lines.near(view.frame(turn: turn)) {
                for piece in clip.stroke(line.map { view.spot($0, turn: turn) }) { path.add(piece, closed: false) }
            }
        }
        return path.text
    }

    /// The edges of the land, without those that are only the edge of the sheet it was drawn on: the date line and
    /// the pole.
    private func shores() -> String {
        var path = MapPath()
        let (seam, pole) = (Int32(179.99 * MapLines.stepsADegree), Int32(-89.9 * MapLines.stepsADegree))
        for turn in -1...1 {
            for ring in coast.land.near(view.frame(turn: turn)) {
                var shore: [MapView.Spot] = []
                for (index, point) in ring.enumerated() {
                    let before = ring[max(0, index - 1)]
                    let isSeam = abs(point.x) >= seam && abs(before.x) >= seam || max(point.y, before.y) <= pole
                    if isSeam, index > 0 {
                        for piece in clip.stroke(shore) { path.add(piece, closed: false) }
                        shore = []
                    }
                    shore.append(view.spot(point, turn: turn))
                }
                for piece in clip.stroke(shore) { path.add(piece, closed: false) }
            }
        }
        return path.text
    }

    // MARK: words

    private mutating func scale() -> MapPicture.Scale {
        let kilometre = view.unitsAKilometre
        let lengths = (-2...4).flatMap { power in [1.0, 2, 5].map { $0 * pow(10, Double(power)) } }
        let length = lengths.last { $0 * kilometre <= 100 } ?? 0.01
        let (start, y, end) = (12.0, view.height - 12, 12 + length * kilometre)
        let words = MapPlace.words(kilometres: length)
        taken.append(
            Box(west: 4, east: max(end, start + Double(words.count) * 7.4) + 8, top: y - 22, bottom: view.height))
        return MapPicture.Scale(
            x: Units.hundredths(start), y: Units.words(y), end: Units.hundredths(end),
            middle: Units.words((start + end) / 2),
            textY: Units.words(y - 7), tickTop: Units.words(y - 5), words: words)
    }

    /// The number stands away from the middle of the view, so that it hides neither the edge nor the ground within.
    private mutating func mark(_ line: MapPlace.Line, at spot: MapView.Spot) -> MapPicture.Mark {
        let away = atan2(spot.y - view.height / 2, spot.x - MapView.width / 2)
        let places = [0.0, 1, -1, 2, -2, 3, -3, 4].map { turn in
            let direction = away + turn * .pi / 4
            return MapView.Spot(x: spot.x + 17 * cos(direction), y: spot.y + 17 * sin(direction))
        }
        let box = { (at: MapView.Spot) in Box(west: at.x - 10, east: at.x + 10, top: at.y - 10, bottom: at.y + 10) }
        let free = places.first { place in
            (10...MapView.width - 10).contains(place.x) && (10...view.height - 10).contains(place.y)
                && !taken.contains { $0.meets(box(place)) }
        }
        let place = free ?? places[0]
        taken += [box(place), Box(west: spot.x - 3, east: spot.x + 3, top: spot.y - 3, bottom: spot.y + 3)]
        return MapPicture.Mark(
            x: Units.words(spot.x), y: Units.words(spot.y), number: line.number, numberX: Units.words(place.x),
            numberY: Units.words(place.y), textY: Units.words(place.y + 4.2), isOutside: line.isOutside)
    }

    /// The greatest towns in sight that find room.
    private mutating func towns() -> [MapPicture.Label] {
        var labels: [MapPicture.Label] = []
        for town in coast.towns where labels.count < MapPainter.townsMax {
            let spot = view.spot(town.at.near(view.middle.longitude))
            guard view.contains(spot) else { continue }
            let width = Double(town.name.count) * MapPainter.letterWidth + 8
            let east = Box(west: spot.x - 4, east: spot.x + width, top: spot.y - 9, bottom: spot.y + 9)
            let west = Box(west: spot.x - width, east: spot.x + 4, top: spot.y - 9, bottom: spot.y + 9)
            let room = [east, west].first { box in
                box.west >= 0 && box.east <= MapView.width && box.top >= 0 && box.bottom <= view.height
                    && !taken.contains { $0.meets(box) }
            }
            guard let room else { continue }
            taken.append(room)
            let isEast = room.west == east.west
            labels.append(
                MapPicture.Label(
                    x: Units.words(spot.x), y: Units.words(spot.y), labelX: Units.words(spot.x + (isEast ? 5 : -5)),
                    labelY: Units.words(spot.y + 4), anchor: isEast ? "start" : "end", name: town.name))
        }
        return labels
    }
}
