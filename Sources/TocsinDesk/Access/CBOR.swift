// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// As much of CBOR (RFC 8949) as passkeys write: whole numbers, bytes, text, lists, maps, truth values; definite lengths
/// only. Whatever else comes is refused.
package indirect enum CBOR: Hashable, Sendable {
    case unsigned(UInt64)
    /// The number −1 − n, kept as n.
    case negative(UInt64)
    case bytes([UInt8])
    case text(String)
    case list([CBOR])
    case map([CBOR: CBOR])
    case bool(Bool)
    case null

    /// The value under a text key of a map.
    subscript(key: String) -> CBOR? {
        guard case .map(let entries) = self else { return nil }
        return entries[.text(key)]
    }

    /// The value under a number of a map, as keys write it.
    subscript(number: Int) -> CBOR? {
        guard case .map(let entries) = self else { return nil }
        return entries[CBOR(number)]
    }

    init(_ number: Int) {
        self = number < 0 ? .negative(UInt64(-1 - number)) : .unsigned(UInt64(number))
    }

    var byteString: [UInt8]? {
        guard case .bytes(let bytes) = self else { return nil }
        return bytes
    }
}

/// Reads one item after another.
///
/// Limits: 64 KiB, four levels, 64 items a list or map.
package struct CBORReader {
    package static let bytesMax = 65_536
    static let depthMax = 4
    static let itemsMax: UInt64 = 64

    private var bytes: ArraySlice<UInt8>

    /// - Throws: ``CBORBroken`` beyond 64 KiB.
    init(_ bytes: ArraySlice<UInt8>) throws(CBORBroken) {
        guard bytes.count <= CBORReader.bytesMax else { throw CBORBroken() }
        self.bytes = bytes
    }

    /// Reads one item that fills these bytes to the end.
    package static func whole(_ bytes: [UInt8]) throws(CBORBroken) -> CBOR {
        var reader = try CBORReader(bytes[...])
        let item = try reader.item()
        guard reader.bytes.isEmpty else { throw CBORBroken() }
        return item
    }

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func item(depth: Int = 0) throws(CBORBroken) -> CBOR {
        guard depth <= CBORReader.depthMax, let head = bytes.popFirst() else { throw CBORBroken() }
        let (major, low) = (head >> 5, head & 31)
        if major == 7 {
            switch low {
            case 20: return .bool(false)
            case 21: return .bool(true)
            case 22: return .null
            case _: throw CBORBroken()
            }
        }
        let value = try number(low)
        switch major {
        case 0: return .unsigned(value)
        case 1: return .negative(value)
        case 2: return .bytes(Array(try take(value)))
        case 3:
            guard let text = String(validating: try take(value), as: UTF8.self) else { throw CBORBroken() }
            return .text(text)
        case 4:
            guard value <= CBORReader.itemsMax else { throw CBORBroken() }
            var items: [CBOR] = []
            for _ in 0..<value { items.append(try item(depth: depth + 1)) }
            return .list(items)
        case 5: return try map(value, depth: depth)
        case _: throw CBORBroken()
        }
    }

    private mutating func map(_ count: UInt64, depth: Int) throws(CBORBroken) -> CBOR {
        guard count <= CBORReader.itemsMax else { throw CBORBroken() }
        var entries: [CBOR: CBOR] = [:]
        for _ in 0..<count {
            let key = try item(depth: depth + 1)
            guard entries.updateValue(try item(depth: depth + 1), forKey: key) == nil else { throw CBORBroken() }
        }
        return .map(entries)
    }

    /// Lengths and numbers are written as short as they can be; anything else has two readings.
    private mutating func number(_ low: UInt8) throws(CBORBroken) -> UInt64 {
        guard low >= 24 else { return UInt64(low) }
        guard low <= 27 else { throw CBORBroken() }
        let width = 1 << (low - 24)
        let value = try take(UInt64(width)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let least: UInt64 = low == 24 ? 24 : 1 << (8 * UInt64(width / 2))
        guard value >= least else { throw CBORBroken() }
        return value
    }

    private mutating func take(_ count: UInt64) throws(CBORBroken) -> ArraySlice<UInt8> {
        guard count <= UInt64(bytes.count) else { throw CBORBroken() }
        defer { bytes = bytes.dropFirst(Int(count)) }
        return bytes.prefix(Int(count))
    }
}

/// These bytes are no CBOR that a passkey writes.
package struct CBORBroken: Error, Hashable, CustomStringConvertible {
    package var description: String { "This is not what a passkey sends." }
}
