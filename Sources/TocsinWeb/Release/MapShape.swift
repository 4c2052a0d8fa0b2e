// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc

/// One piece of an area as it can be drawn: an outline whose longitudes run on over the date line.
struct MapShape: Hashable, Sendable {
    private enum Kind: Hashable { case polygon, circle(center: MapPoint, kilometres: Double) }

    private let kind: Kind
    /// The last point is the first again.
    let outline: [MapPoint]

    /// - Parameter ring: The last point is the first.
    /// - Returns: `nil` for a ring around a pole, which has no outline on a flat map.
    init?(ring: [MapPoint]) {
        var unrolled: [MapPoint] = []
        unrolled.reserveCapacity(ring.count)
        for point in ring { unrolled.append(unrolled.last.map { point.near($0.longitude) } ?? point) }
        guard let first = unrolled.first, let last = unrolled.last, abs(first.longitude - last.longitude) < 1 else {
            return nil
        }
        (kind, outline) = (.polygon, unrolled)
    }

    /// - Returns: `nil` for a circle that holds a pole.
    init?(center: MapPoint, kilometres: Double) {
        guard abs(center.latitude) + kilometres / MapPoint.degree < 90 else { return nil }
        kind = .circle(center: center, kilometres: kilometres)
        outline = (0...96).map { center.point(at: kilometres, towards: Double($0 % 96) / 96 * 2 * .pi) }
    }

    private init(_ kind: Kind, _ outline: [MapPoint]) {
        self.kind = kind
        self.outline = outline
    }

    var middle: Double {
        let longitudes = outline.lazy.map(\.longitude)
        return ((longitudes.min() ?? 0) + (longitudes.max() ?? 0)) / 2
    }

    /// The same shape, on the turn of the globe that is nearest to a longitude.
    func near(_ longitude: Double) -> MapShape {
        let turns = ((longitude - middle) / 360).rounded() * 360
        guard turns != 0 else { return self }
        return MapShape(kind, outline.map { MapPoint(longitude: $0.longitude + turns, latitude: $0.latitude) })
    }

    var squareKilometres: Double {
        let radius = MapPoint.earthRadius
        switch kind {
        case .circle(_, let kilometres): return 2 * .pi * radius * radius * (1 - cos(kilometres / radius))
        case .polygon:
            let sum = zip(outline, outline.dropFirst()).reduce(0.0) { sum, side in
                sum + (side.1.longitude - side.0.longitude).radians
                    * (2 + sin(side.0.latitude.radians) + sin(side.1.latitude.radians))
            }
            return abs(sum) * radius * radius / 2
        }
    }

    /// A point on the edge counts as inside: nobody is left out for a hair's breadth.
    func contains(_ place: MapPoint) -> Bool {
        switch kind {
        case .circle(let center, let kilometres): return center.distance(to: place) <= kilometres
        case .polygon:
            let point = place.near(middle)
            var inside = false
            for (a, b) in zip(outline, outline.dropFirst()) {
                let (above, below) = (a.latitude > point.latitude, b.latitude > point.latitude)
                guard above != below else { continue }
                let share = (point.latitude - a.latitude) / (b.latitude - a.latitude)
                if point.longitude < a.longitude + share * (b.longitude - a.longitude) { inside.toggle() }
            }
            return inside || edgeDistance(of: place) == 0
        }
    }

    /// How far a place lies from the edge, in kilometres.
    func edgeDistance(of place: MapPoint) -> Double {
        if case .circle(let center, let kilometres) = kind { return abs(center.distance(to: place) - kilometres) }
        let point = place.near(middle)
        let (east, north) = (MapPoint.degree * cos(point.latitude.radians), MapPoint.degree)
        var least = Double.infinity
        for (a, b) in zip(outline, outline.dropFirst()) {
            let (ax, ay) = ((a.longitude - point.longitude) * east, (a.latitude - point.latitude) * north)
            let (dx, dy) = ((b.longitude - a.longitude) * east, (b.latitude - a.latitude) * north)
            let length = dx * dx + dy * dy
            let share = length == 0 ? 0 : max(0, min(1, -(ax * dx + ay * dy) / length))
            let (x, y) = (ax + share * dx, ay + share * dy)
            least = min(least, x * x + y * y)
        }
        return least.squareRoot()
    }
}
