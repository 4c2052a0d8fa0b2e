// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc

/// A place on the globe in degrees. On a map that crosses the date line, longitudes run on past 180.
struct MapPoint: Hashable, Sendable {
    var longitude: Double
    let latitude: Double

    static let earthRadius = 6_371.0088
    /// Kilometres of a degree along a meridian of a globe as large as the earth.
    static let degree = earthRadius * .pi / 180

    /// Along the surface, in kilometres.
    func distance(to other: MapPoint) -> Double {
        let (a, b) = (latitude.radians, other.latitude.radians)
        let (north, east) = (sin((b - a) / 2), sin((other.longitude - longitude).radians / 2))
        return 2 * MapPoint.earthRadius * asin(min(1, (north * north + cos(a) * cos(b) * east * east).squareRoot()))
    }

    /// The place at a distance in kilometres, in a direction in radians from north over east.
    func point(at distance: Double, towards direction: Double) -> MapPoint {
        let (angle, from) = (distance / MapPoint.earthRadius, latitude.radians)
        let to = asin(max(-1, min(1, sin(from) * cos(angle) + cos(from) * sin(angle) * cos(direction))))
        let east = atan2(sin(direction) * sin(angle) * cos(from), cos(angle) - sin(from) * sin(to))
        return MapPoint(longitude: longitude + east * 180 / .pi, latitude: to * 180 / .pi)
    }

    /// The same place, on the turn of the globe that is nearest to a longitude.
    func near(_ other: Double) -> MapPoint {
        let turns = ((other - longitude) / 360).rounded()
        return MapPoint(longitude: longitude + turns * 360, latitude: latitude)
    }
}

extension Double {
    var radians: Double { self * .pi / 180 }
}
