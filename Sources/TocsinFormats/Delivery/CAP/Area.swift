// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension CAPMessage {
    /// Where the warning holds: the union of all its shapes and geocodes.
    package struct Area: Hashable, Sendable {
        package var areaDesc: String
        package var polygons: [Polygon]
        package var circles: [Circle]
        package var geocodes: [NamedValue]
        /// Feet above mean sea level.
        package var altitudeFeet: Int?
        /// Feet above mean sea level, above `altitudeFeet`, and only with it.
        package var ceilingFeet: Int?

        package init(
            areaDesc: String, polygons: [Polygon] = [], circles: [Circle] = [], geocodes: [NamedValue] = [],
            altitudeFeet: Int? = nil, ceilingFeet: Int? = nil
        ) {
            self.areaDesc = areaDesc
            self.polygons = polygons
            self.circles = circles
            self.geocodes = geocodes
            self.altitudeFeet = altitudeFeet
            self.ceilingFeet = ceilingFeet
        }
    }

    /// A place on WGS 84, in millionths of a degree (at most 11 cm): the same digits on every machine.
    package struct Point: Hashable, Sendable {
        package let latitudeMicrodegrees: Int
        package let longitudeMicrodegrees: Int

        package init(latitudeMicrodegrees: Int, longitudeMicrodegrees: Int) {
            self.latitudeMicrodegrees = latitudeMicrodegrees
            self.longitudeMicrodegrees = longitudeMicrodegrees
        }

        /// Rounds to the nearest millionth; `nil` off the globe.
        package init?(latitudeDegrees: Double, longitudeDegrees: Double) {
            guard abs(latitudeDegrees) <= 90, abs(longitudeDegrees) <= 180 else { return nil }
            latitudeMicrodegrees = Int((latitudeDegrees * 1_000_000).rounded())
            longitudeMicrodegrees = Int((longitudeDegrees * 1_000_000).rounded())
        }
    }

    /// A ring of at least four points, the last of which is the first again; it must not cross itself.
    package struct Polygon: Hashable, Sendable {
        package let points: [Point]

        /// Closes the ring if need be.
        package init(points: [Point]) {
            if let first = points.first, first != points.last {
                self.points = points + [first]
            } else {
                self.points = points
            }
        }
    }

    package struct Circle: Hashable, Sendable {
        package let center: Point
        package let radiusMetres: Int

        package init(center: Point, radiusMetres: Int) {
            self.center = center
            self.radiusMetres = radiusMetres
        }
    }
}
