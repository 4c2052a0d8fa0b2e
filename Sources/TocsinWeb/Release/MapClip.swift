// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Cuts lines and fills off a little outside of a view, where nobody sees the cut.
struct MapClip: Sendable {
    typealias Spot = MapView.Spot

    private let low: Spot
    private let high: Spot

    init(_ view: MapView, room: Double = 4) {
        low = Spot(x: -room, y: -room)
        high = Spot(x: MapView.width + room, y: view.height + room)
    }

    private enum Side: CaseIterable { case west, east, top, bottom }

    /// How far a spot lies inside of one side; negative outside.
    private func depth(_ spot: Spot, _ side: Side) -> Double {
        switch side {
        case .west: spot.x - low.x
        case .east: high.x - spot.x
        case .top: spot.y - low.y
        case .bottom: high.y - spot.y
        }
    }

    /// What of a filled ring lies inside, after Sutherland and Hodgman.
    func fill(_ ring: [Spot]) -> [Spot] {
        var ring = ring
        for side in Side.allCases {
            guard var before = ring.last else { return [] }
            var kept: [Spot] = []
            kept.reserveCapacity(ring.count)
            for spot in ring {
                let (from, to) = (depth(before, side), depth(spot, side))
                if (from < 0) != (to < 0) { kept.append(MapClip.between(before, spot, from / (from - to))) }
                if to >= 0 { kept.append(spot) }
                before = spot
            }
            ring = kept
        }
        return ring
    }

    /// The pieces of a line that lie inside.
    func stroke(_ line: [Spot]) -> [[Spot]] {
        var pieces: [[Spot]] = []
        var piece: [Spot] = []
        for (from, to) in zip(line, line.dropFirst()) {
            guard let (start, end, isWhole) = segment(from, to) else {
                if piece.count > 1 { pieces.append(piece) }
                piece = []
                continue
            }
            if piece.isEmpty { piece = [start] }
            piece.append(end)
            if !isWhole {
                pieces.append(piece)
                piece = []
            }
        }
        if piece.count > 1 { pieces.append(piece) }
        return pieces
    }

    /// The part of one side that lies inside, after Liang and Barsky; whether it goes on to its own end.
    private func segment(_ from: Spot, _ to: Spot) -> (Spot, Spot, reachesEnd: Bool)? {
        var (first, last) = (0.0, 1.0)
        for side in Side.allCases {
            let (a, b) = (depth(from, side), depth(to, side))
            if a < 0, b < 0 { return nil }
            if a < 0 { first = max(first, a / (a - b)) }
            if b < 0 { last = min(last, a / (a - b)) }
        }
        guard first < last else { return nil }
        return (
            first == 0 ? from : MapClip.between(from, to, first), last == 1 ? to : MapClip.between(from, to, last),
            last == 1
        )
    }

    private static func between(_ a: Spot, _ b: Spot, _ share: Double) -> Spot {
        Spot(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
    }
}
