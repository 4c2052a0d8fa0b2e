// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats

/// An area as a map takes it: its name, what of it can be drawn, and what can't and why.
struct MapArea: Hashable, Sendable {
    let name: String
    private(set) var shapes: [MapShape] = []
    /// Sentences.
    private(set) var troubles: [String] = []

    /// How many points a polygon may have: more than any border that a desk would type or paste.
    static let pointsMax = 50_000
    static let comparisonsMax = 400_000

    init(name: String, shapes: [MapShape] = [], troubles: [String] = []) {
        self.name = name
        self.shapes = shapes
        self.troubles = troubles
    }

    init(_ area: AlertArea) {
        name = area.description
        if let polygon = area.polygon { read(polygon: polygon) }
        if let circle = area.circle { read(circle: circle) }
    }

    private mutating func read(polygon text: String) {
        var ring: [MapPoint] = []
        for (index, pair) in text.utf8.split(separator: UInt8(ascii: " ")).enumerated() {
            guard index < MapArea.pointsMax else {
                return troubles.append("The polygon has more than \(MapArea.pointsMax) points; simplify it.")
            }
            switch MapArea.point(pair) {
            case .success(let point): ring.append(point)
            case .failure(let fault):
                return troubles.append(
                    "Point \(index + 1) of the polygon, \u{201C}\(MapArea.shown(pair))\u{201D}, \(fault.why)")
            }
        }
        if let first = ring.first, first != ring.last { ring.append(first) }
        guard ring.count >= 4 else {
            return troubles.append("The polygon has \(max(0, ring.count - 1)) points; it needs three or more.")
        }
        guard let shape = MapShape(ring: ring) else {
            return troubles.append("The polygon goes round a pole; draw it as a circle or in two parts.")
        }
        if let crossing = crossing(ring) { return troubles.append(crossing) }
        shapes.append(shape)
    }

    /// Longitudes are unrolled first, so that a side over the date line crosses nothing.
    private func crossing(_ ring: [MapPoint]) -> String? {
        guard let outline = MapShape(ring: ring)?.outline else { return nil }
        let points = outline.map { point in
            CAPMessage.Point(
                latitudeMicrodegrees: Int((point.latitude * 1e6).rounded()),
                longitudeMicrodegrees: Int((point.longitude * 1e6).rounded()))
        }
        var left = MapArea.comparisonsMax
        switch RingShape.of(points, comparisonsLeft: &left) {
        case .simple, .unchecked: return nil
        case .flat: return "The polygon encloses nothing; draw it around the area."
        case .crossing(let one, let other):
            let numbers = [one, other].compactMap(points.firstIndex(of:)).map { $0 + 1 }.sorted()
            let sides = numbers.map { "from point \($0) to point \($0 % (points.count - 1) + 1)" }
            return "The polygon crosses itself: its side \(sides.joined(separator: " meets the one ")). "
                + "Put the points in order around the area."
        }
    }

    private mutating func read(circle text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: " "))
        guard parts.count == 2, let kilometres = Double(String(Substring(parts[1]))), kilometres > 0,
            kilometres < 20_000
        else {
            return troubles.append(
                "The circle, \u{201C}\(MapArea.shown(text.utf8[...]))\u{201D}, needs a middle and a radius: "
                    + "latitude,longitude kilometres.")
        }
        switch MapArea.point(parts[0]) {
        case .failure(let fault):
            troubles.append("The middle of the circle, \u{201C}\(MapArea.shown(parts[0]))\u{201D}, \(fault.why)")
        case .success(let center):
            guard let shape = MapShape(center: center, kilometres: kilometres) else {
                return troubles.append("The circle holds a pole, which this map can't show.")
            }
            shapes.append(shape)
        }
    }

    private struct PointFault: Error {
        let why: String
    }

    private static func point(_ text: Substring.UTF8View) -> Result<MapPoint, PointFault> {
        let parts = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count == 2, let latitude = Double(String(Substring(parts[0]))),
            let longitude = Double(String(Substring(parts[1]))), latitude.isFinite, longitude.isFinite
        else { return .failure(PointFault(why: "is no point; write latitude,longitude in degrees.")) }
        guard abs(latitude) <= 90 else {
            return .failure(
                PointFault(why: "is not on the globe: the latitude comes first and lies between -90 and 90."))
        }
        guard abs(longitude) <= 180 else {
            return .failure(PointFault(why: "is not on the globe: the longitude lies between -180 and 180."))
        }
        return .success(MapPoint(longitude: longitude, latitude: latitude))
    }

    private static func shown(_ text: Substring.UTF8View) -> String { String(String(Substring(text)).prefix(40)) }
}
