// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc
import Testing
import TocsinCore
import TocsinFormats

@testable import TocsinWeb

@Suite struct MapDrawingTests {
    /// A coarse outline whose western side runs 300 m east of the hall.
    private static let city =
        "55.90,37.55 55.88,37.75 55.70,37.84 55.58,37.70 55.58,37.55 55.70,37.40 55.82,37.395 55.84,37.395 "
        + "55.88,37.45 55.90,37.55"
    private static let hall = MapPlace(name: "The hall", at: MapPoint(longitude: 37.3903, latitude: 55.8258))

    @Test func `everything that is drawn of an area lies in view, with ground around it`() throws {
        for area in [
            try mapArea(polygon: Self.city), try mapArea(circle: "55.7558,37.6173 40"),
            try mapArea(circle: "-45,170 900"),
        ] {
            let picture = try #require(MapDrawing([area]).picture)
            let height = try #require(Double(picture.height))
            #expect((220...420).contains(height))
            for spot in spots(picture.areas[0]) {
                #expect((20...340).contains(spot.x) && (20...height - 20).contains(spot.y), "\(spot)")
            }
            for path in [picture.land, picture.coast, picture.lakes, picture.borders] {
                #expect(
                    spots(path).allSatisfy { (-4.1...364.1).contains($0.x) && (-4.1...height + 4.1).contains($0.y) })
            }
        }
    }

    @Test(arguments: [(55.75, 37.6, 40.0), (0.0, 0.0, 5), (-33.9, 18.4, 300), (70.0, 25.0, 100), (29.0, 55.0, 0.4)])
    func `the scale bar is as long as it says`(latitude: Double, longitude: Double, radius: Double) throws {
        let area = try mapArea(circle: "\(latitude),\(longitude) \(radius)")
        let shape = try #require(area.shapes.first)
        let view = try #require(MapView(around: shape.outline))
        let scale = try #require(MapDrawing([area]).picture).scale
        let length = try #require(Double(scale.end)) - (try #require(Double(scale.x)))
        let words = scale.words.split(separator: " ")
        let said = try #require(Double(words[0].replacing("\u{2009}", with: ""))) * (words[1] == "m" ? 0.001 : 1)
        // A walk east and a walk north of what the bar says, measured on the globe.
        let start = MapPoint(longitude: longitude, latitude: view.middle.latitude)
        for direction in [0.0, .pi / 2] {
            let (a, b) = (view.spot(start), view.spot(start.point(at: said, towards: direction)))
            let drawn = ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
            #expect(abs(drawn - length) / length < 0.01, "\(scale.words): \(length), drawn \(drawn)")
        }
        #expect((20...100).contains(length))
    }

    @Test func `a hall just outside of a city is shown and said to be outside`() throws {
        let inside = MapPlace(name: "Red square", at: MapPoint(longitude: 37.6208, latitude: 55.7539))
        let drawing = MapDrawing([try mapArea(polygon: Self.city)], places: [Self.hall, inside])
        #expect(drawing.places.map(\.isOutside) == [true, false])
        #expect(drawing.places[0].words == "outside the area, 290 m from its edge")
        #expect(drawing.places[1].words == "inside the area")
        let picture = try #require(drawing.picture)
        #expect(picture.description.contains("1, The hall: outside the area, 290 m from its edge."))
        let dot = try #require(Double(picture.marks[0].x))
        let number = try #require(Double(picture.marks[0].numberX))
        let edge = try #require(spots(picture.areas[0]).map(\.x).min())
        #expect(dot < edge && number < dot, "the dot lies beyond the line, the number farther out")
        let html = try render(drawing)
        #expect(html.contains("class=\"map-mark outside\"") && html.contains("class=\"map-mark\""))
        #expect(html.contains("<li><bdi>The hall</bdi>: outside the area, 290 m from its edge.</li>"))
    }

    @Test func `an area has an outline and a hatch, a title and a text in place of the picture`() throws {
        let html = try render(MapDrawing([try mapArea(polygon: Self.city)], people: 13_010_112, id: "area"))
        #expect(html.contains("role=\"img\" aria-labelledby=\"area-title area-words\""))
        #expect(html.contains("<pattern id=\"area-hatch\"") && html.contains("fill=\"url(#area-hatch)\""))
        #expect(html.contains("13\u{2009}010\u{2009}112 people counted in it."))
        #expect(!html.contains("style=") && !html.contains("href=") && !html.contains("src="))
    }

    @Test(arguments: [(1.0, "3.1"), (10, "314"), (40, "5\u{2009}030"), (500, "785\u{2009}000")])
    func `the size of an area is right`(radius: Double, size: String) throws {
        #expect(MapDrawing([try mapArea(circle: "10,20 \(radius)")]).words == ["About \(size) km\u{B2}."])
        let shape = try #require(MapShape(center: MapPoint(longitude: 20, latitude: 10), kilometres: radius))
        let ring = try #require(MapShape(ring: shape.outline))
        #expect(abs(ring.squareKilometres - shape.squareKilometres) / shape.squareKilometres < 0.01)
    }

    @Test func `an area over the date line is one piece, with land on both sides`() throws {
        let area = try mapArea(polygon: "64,176 67,176 67,-172 64,-172 64,176")
        #expect(area.troubles == [])
        let picture = try #require(MapDrawing([area]).picture)
        let outline = spots(picture.areas[0])
        let width = (outline.map(\.x).max() ?? 0) - (outline.map(\.x).min() ?? 0)
        #expect(width > 200 && width < 320)
        let land = spots(picture.land)
        #expect(land.contains { $0.x < 100 } && land.contains { $0.x > 260 })
        // Twelve degrees of longitude and three of latitude, not 348 by three.
        #expect(abs((area.shapes.first?.squareKilometres ?? 0) - 184_000) < 3_000)
        // No shore where the data were cut.
        let view = try #require(MapView(around: area.shapes.flatMap(\.outline)))
        let seam = view.spot(MapPoint(longitude: 180, latitude: 66)).x
        let shore = spots(picture.coast)
        let onSeam = zip(shore, shore.dropFirst()).count {
            abs($0.x - seam) < 0.3 && abs($1.x - seam) < 0.3 && abs($0.y - $1.y) > 5
        }
        #expect(onSeam == 0)
        let over = MapPlace(name: "Beyond", at: MapPoint(longitude: -175, latitude: 65))
        #expect(MapDrawing([area], places: [over]).places.map(\.words) == ["inside the area"])
    }

    @Test func `a hostile name stays words`() throws {
        let name = "\"><script>alert(1)</script>&'"
        let drawing = MapDrawing(
            [MapArea(name: name, shapes: try mapArea(circle: "55,37 10").shapes)],
            places: [MapPlace(name: "</desc><image href=x>", at: MapPoint(longitude: 37, latitude: 55))])
        let html = try render(drawing)
        #expect(!html.contains("<script") && !html.contains("<image"))
        #expect(html.contains("&lt;script&gt;"))
    }

    @Test func `without a shape there are words and no picture`() throws {
        #expect(MapDrawing([]).words == ["No area was given."])
        let drawing = MapDrawing([try mapArea()])
        #expect(
            drawing.picture == nil && drawing.words == ["There is no shape to draw: the area is given in words only."])
        #expect(try !render(drawing).contains("<svg"))
    }

    @Test func `an outline of ten thousand points is drawn in a twentieth of a second`() throws {
        let shape = try #require(MapShape(center: MapPoint(longitude: 37.6, latitude: 55.75), kilometres: 40))
        let ring = (0...10_000).map { place in
            MapPoint(longitude: 37.6, latitude: 55.75).point(
                at: 40 + Double(place % 7) * 0.1, towards: Double(place % 10_000) / 10_000 * 2 * .pi)
        }
        let area = MapArea(name: "Large", shapes: [try #require(MapShape(ring: ring))])
        _ = MapDrawing([MapArea(name: "first", shapes: [shape])])
        // Work, not waiting: other tests run beside this one.
        let worked = (0..<5).map { _ in
            let start = threadSeconds()
            _ = MapDrawing([area])
            return threadSeconds() - start
        }
        #expect(worked.min() ?? 1 < 0.05)
    }

    private func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func render(_ drawing: MapDrawing) throws -> String {
        String(decoding: try PageLibrary().render("map", [drawing]), as: UTF8.self)
    }

    /// The points of a path.
    private func spots(_ path: String) -> [MapView.Spot] {
        path.split { "MLZ".contains($0) }.compactMap { pair in
            let numbers = pair.split(separator: " ").compactMap { Double($0) }
            return numbers.count == 2 ? MapView.Spot(x: numbers[0], y: numbers[1]) : nil
        }
    }
}

/// An area as a warning holds it.
func mapArea(polygon: String? = nil, circle: String? = nil) throws -> MapArea {
    let fields = [("polygon", polygon), ("circle", circle)].compactMap { name, text in
        text.map { ",\"\(name)\":\"\($0)\"" }
    }
    let json = "{\"description\":\"The area\"\(fields.joined())}"
    return MapArea(try TreeDecoder.decode(AlertArea.self, from: TreeReader.json(Array(json.utf8))))
}
