// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// A time in somebody's message, read as generously as it can be, and what is odd about it.
struct CAPMoment {
    enum Zone { case none, letter, offset }

    /// `nil` if it is no time in any version.
    let instant: Timestamp?
    let hasZone: Zone
    /// Whether it has the shape of CAP 1.2, though it may be no date of the calendar.
    let looksRight: Bool

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let shape = Array("0000-00-00T00:00:00+00:00".utf8)
        looksRight =
            bytes.count == shape.count
            && zip(bytes, shape).allSatisfy { byte, place in
                switch place {
                case UInt8(ascii: "0"): (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                case UInt8(ascii: "+"): byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                default: byte == place
                }
            }
        let rest = bytes.dropFirst(19).drop {
            $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        hasZone = rest.isEmpty ? .none : rest.elementsEqual("Z".utf8) ? .letter : .offset
        let isUpperCase = bytes.count > 19 && bytes[10] == UInt8(ascii: "T") || hasZone == .none
        let complete = hasZone == .none ? text + "Z" : text
        let isYear = !text.hasPrefix("0000") && bytes.last != UInt8(ascii: "z")
        instant = isUpperCase && isYear ? RFC3339.read(complete)?.instant : nil
    }
}
