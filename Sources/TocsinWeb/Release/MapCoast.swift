// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import CResources

/// Land, lakes and borders of the world, and its larger towns with the greatest first; see scripts/make-coast.py.
struct MapCoast: Sendable {
    struct Town: Sendable {
        let name: String
        let at: MapPoint
    }

    let land: MapLines
    let lakes: MapLines
    let borders: MapLines
    let towns: [Town]

    static let world: MapCoast = {
        var count = 0
        let maps = UnsafeBufferPointer(start: tocsin_maps(&count), count: count)
        guard let map = maps.first else { preconditionFailure("the coasts are compiled in") }
        return MapCoast(UnsafeBufferPointer(start: map.bytes, count: map.length))
    }()

    /// - Precondition: The bytes are those that the script wrote: they are part of the program.
    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        precondition(bytes.starts(with: "coast1".utf8), "the coasts have another form; run scripts/make-coast.py")
        var reader = Reader(bytes: bytes, at: 6)
        land = reader.lines()
        lakes = reader.lines()
        borders = reader.lines()
        towns = (0..<reader.number()).map { _ in
            let (east, north) = (reader.signed(), reader.signed())
            let name = reader.text()
            return Town(
                name: name,
                at: MapPoint(
                    longitude: Double(east) / MapLines.stepsADegree, latitude: Double(north) / MapLines.stepsADegree))
        }
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        var at: Int

        mutating func number() -> Int {
            var (value, shift) = (0, 0)
            while true {
                let byte = bytes[at]
                at += 1
                value |= Int(byte & 0x7F) << shift
                if byte < 0x80 { return value }
                shift += 7
            }
        }

        mutating func signed() -> Int {
            let value = number()
            return value & 1 == 0 ? value >> 1 : -(value >> 1) - 1
        }

        mutating func text() -> String {
            let count = number()
            defer { at += count }
            return String(decoding: bytes[at..<at + count], as: UTF8.self)
        }

        mutating func lines() -> MapLines {
            var lines = MapLines()
            for _ in 0..<number() {
                var (east, north) = (0, 0)
                let count = number()
                lines.begin()
                for _ in 0..<count {
                    east += signed()
                    north += signed()
                    lines.add(east: Int32(east), north: Int32(north))
                }
            }
            return lines
        }
    }
}
