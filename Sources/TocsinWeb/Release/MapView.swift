// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc

/// A window on the globe, 360 units wide: plate carrée, true at its middle latitude.
struct MapView: Hashable, Sendable {
    struct Spot: Hashable, Sendable {
        var x: Double
        var y: Double
    }

    static let width = 360.0
    private static let heights = 220.0...420.0
    /// How much ground is shown around the area, as a share of its size.
    private static let margin = 0.22

    let middle: MapPoint
    let height: Double
    /// Units to a degree of latitude.
    let unitsADegree: Double
    /// How much shorter a degree of longitude is.
    private let narrowing: Double

    /// Fitted to points that lie on one turn of the globe.
    ///
    /// - Returns: `nil` without a point.
    init?(around points: [MapPoint]) {
        guard let first = points.first else { return nil }
        var (west, east, south, north) = (first.longitude, first.longitude, first.latitude, first.latitude)
        for point in points {
            (west, east) = (min(west, point.longitude), max(east, point.longitude))
            (south, north) = (min(south, point.latitude), max(north, point.latitude))
        }
        middle = MapPoint(longitude: (west + east) / 2, latitude: max(-85, min(85, (south + north) / 2)))
        narrowing = max(0.05, cos(middle.latitude.radians))
        let grown = 1 + 2 * MapView.margin
        // No closer than some two kilometres: the coasts know no more.
        let across = max(0.02, (east - west) * narrowing * grown)
        let high = max(0.02, (north - south) * grown)
        height = max(MapView.heights.lowerBound, min(MapView.heights.upperBound, MapView.width * high / across))
        unitsADegree = min(MapView.width / across, height / high)
    }

    func spot(_ point: MapPoint) -> Spot {
        Spot(
            x: MapView.width / 2 + (point.longitude - middle.longitude) * narrowing * unitsADegree,
            y: height / 2 - (point.latitude - middle.latitude) * unitsADegree)
    }

    func contains(_ spot: Spot) -> Bool { (0...MapView.width).contains(spot.x) && (0...height).contains(spot.y) }

    /// True at the middle latitude in every direction; at the upper and lower rim only from north to south.
    var unitsAKilometre: Double { unitsADegree / MapPoint.degree }

    /// The frame in the steps of the coasts, for a turn of the globe, with some room around it.
    func frame(turn: Int) -> MapLines.Bounds {
        let (wide, high) = (200 / (narrowing * unitsADegree), (height / 2 + 20) / unitsADegree)
        let east = middle.longitude - Double(turn) * 360
        let step = { (degrees: Double) in Int32(max(-400_000, min(400_000, degrees * MapLines.stepsADegree))) }
        return MapLines.Bounds(
            west: step(east - wide), east: step(east + wide), south: step(middle.latitude - high),
            north: step(middle.latitude + high))
    }

    func spot(_ steps: SIMD2<Int32>, turn: Int) -> Spot {
        spot(
            MapPoint(
                longitude: Double(steps.x) / MapLines.stepsADegree + Double(turn) * 360,
                latitude: Double(steps.y) / MapLines.stepsADegree))
    }
}
