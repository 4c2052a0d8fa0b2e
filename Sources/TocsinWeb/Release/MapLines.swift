// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Many lines in little room, cut into stretches whose bounds are known, so that a view looks only at what lies near it.
struct MapLines: Sendable {
    static let stepsADegree = 500.0
    private static let stretchLength = 48

    struct Bounds: Sendable {
        var west = Int32.max
        var east = Int32.min
        var south = Int32.max
        var north = Int32.min

        mutating func add(_ point: SIMD2<Int32>) {
            west = min(west, point.x)
            east = max(east, point.x)
            south = min(south, point.y)
            north = max(north, point.y)
        }

        /// Whether all of it lies beyond one and the same side of a frame.
        func isBeyondOneSide(of frame: Bounds) -> Bool {
            east < frame.west || west > frame.east || north < frame.south || south > frame.north
        }
    }

    private struct Stretch {
        let start: Int
        var end: Int
        var bounds = Bounds()
    }

    private var points: ContiguousArray<SIMD2<Int32>> = []
    private var stretches: ContiguousArray<Stretch> = []
    /// Where each line's stretches begin.
    private var starts: ContiguousArray<Int> = []
    private var bounds: ContiguousArray<Bounds> = []

    mutating func begin() {
        starts.append(stretches.count)
        bounds.append(Bounds())
        stretches.append(Stretch(start: points.count, end: points.count))
    }

    /// Adds a point to the line that was begun last.
    mutating func add(east: Int32, north: Int32) {
        let point = SIMD2(east, north)
        if stretches[stretches.count - 1].end - stretches[stretches.count - 1].start >= MapLines.stretchLength {
            stretches.append(Stretch(start: points.count, end: points.count))
        }
        points.append(point)
        stretches[stretches.count - 1].end = points.count
        stretches[stretches.count - 1].bounds.add(point)
        bounds[bounds.count - 1].add(point)
    }

    /// Lines that may touch a frame. What lies far beyond one of its sides is cut short: the shape inside the frame
    /// stays the same, whether it is filled or stroked.
    func near(_ frame: Bounds) -> [[SIMD2<Int32>]] {
        var found: [[SIMD2<Int32>]] = []
        for line in starts.indices where !bounds[line].isBeyondOneSide(of: frame) {
            let end = line + 1 < starts.count ? starts[line + 1] : stretches.count
            var kept: [SIMD2<Int32>] = []
            for stretch in stretches[starts[line]..<end] where stretch.start < stretch.end {
                if stretch.bounds.isBeyondOneSide(of: frame) {
                    kept.append(points[stretch.start])
                    kept.append(points[stretch.end - 1])
                } else {
                    kept.append(contentsOf: points[stretch.start..<stretch.end])
                }
            }
            found.append(kept)
        }
        return found
    }
}
