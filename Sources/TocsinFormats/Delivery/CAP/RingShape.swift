// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Whether a closed ring encloses one area without crossing itself; exact, in whole numbers.
package enum RingShape: Equatable {
    case simple
    /// Its sides enclose no area.
    case flat
    /// Two sides that are no neighbours meet; the points where they begin.
    case crossing(CAPMessage.Point, CAPMessage.Point)
    /// More comparisons of sides would be needed than were left.
    case unchecked

    /// - Parameters:
    ///   - ring: Points on the globe, the last of which is the first. Points that repeat their neighbour are
    ///     passed over.
    ///   - comparisonsLeft: How many pairs of sides may be compared; what is used is taken off.
    package static func of(_ ring: [CAPMessage.Point], comparisonsLeft: inout Int) -> RingShape {
        var points: [CAPMessage.Point] = []
        for point in ring where point != points.last { points.append(point) }
        guard points.count >= 4 else { return .flat }
        let sides = zip(points, points.dropFirst()).enumerated().map { index, ends in
            Side(index: index, from: ends.0, to: ends.1)
        }.sorted { $0.west < $1.west }
        for (position, side) in sides.enumerated() {
            for other in sides[(position + 1)...] {
                guard other.west <= side.east else { break }
                guard comparisonsLeft > 0 else { return .unchecked }
                comparisonsLeft -= 1
                if side.meets(other, of: sides.count) { return .crossing(side.from, other.from) }
            }
        }
        return doubleArea(points) == 0 ? .flat : .simple
    }

    private static func doubleArea(_ points: [CAPMessage.Point]) -> Int {
        let origin = points[0]
        return zip(points, points.dropFirst()).reduce(0) { $0 &+ turn(origin, $1.0, $1.1) }
    }
}

private struct Side {
    let index: Int
    let from: CAPMessage.Point
    let to: CAPMessage.Point

    var west: Int { min(from.longitudeMicrodegrees, to.longitudeMicrodegrees) }
    var east: Int { max(from.longitudeMicrodegrees, to.longitudeMicrodegrees) }

    /// Neighbours meet where they should, unless one lies back on the other.
    func meets(_ other: Side, of count: Int) -> Bool {
        let (first, second) = index < other.index ? (self, other) : (other, self)
        if second.index == first.index + 1 { return first.liesBack(second) }
        if first.index == 0, second.index == count - 1 { return second.liesBack(first) }
        return crosses(other)
    }

    /// Whether `next`, which begins where this side ends, runs back along it.
    private func liesBack(_ next: Side) -> Bool {
        guard turn(from, to, next.to) == 0 else { return false }
        return covers(next.to) || next.covers(from)
    }

    private func crosses(_ other: Side) -> Bool {
        let (a, b) = (turn(from, to, other.from).signum(), turn(from, to, other.to).signum())
        let (c, d) = (turn(other.from, other.to, from).signum(), turn(other.from, other.to, to).signum())
        if a * b < 0, c * d < 0 { return true }
        return a == 0 && covers(other.from) || b == 0 && covers(other.to) || c == 0 && other.covers(from)
            || d == 0 && other.covers(to)
    }

    /// Whether a point in line with this side lies on it.
    private func covers(_ point: CAPMessage.Point) -> Bool {
        (west...east).contains(point.longitudeMicrodegrees)
            && (min(
                from.latitudeMicrodegrees, to.latitudeMicrodegrees)...max(
                    from.latitudeMicrodegrees, to.latitudeMicrodegrees)).contains(point.latitudeMicrodegrees)
    }
}

/// Twice the area of a triangle: positive for a left turn. At most 3e17 on the globe, so it fits.
private func turn(_ a: CAPMessage.Point, _ b: CAPMessage.Point, _ c: CAPMessage.Point) -> Int {
    (b.longitudeMicrodegrees - a.longitudeMicrodegrees) * (c.latitudeMicrodegrees - a.latitudeMicrodegrees)
        - (b.latitudeMicrodegrees - a.latitudeMicrodegrees)
        * (c.longitudeMicrodegrees - a.longitudeMicrodegrees)
}
