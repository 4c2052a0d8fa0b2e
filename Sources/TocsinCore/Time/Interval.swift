// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A length of time in whole seconds, written `90s`, `30min`, `48h` or `7d`.
package struct Interval: Hashable, Comparable, Sendable {
    package let seconds: Int64

    package init(seconds: Int64) { self.seconds = seconds }

    package static func seconds(_ count: Int64) -> Interval { Interval(seconds: count) }
    package static func minutes(_ count: Int64) -> Interval { Interval(seconds: count * 60) }
    package static func hours(_ count: Int64) -> Interval { Interval(seconds: count * 3_600) }
    package static func days(_ count: Int64) -> Interval { Interval(seconds: count * 86_400) }
    package static let zero = Interval(seconds: 0)

    package static func < (left: Interval, right: Interval) -> Bool { left.seconds < right.seconds }

    package static func - (left: Interval, right: Interval) -> Interval {
        Interval(seconds: left.seconds - right.seconds)
    }

    /// Half of it, rounded down to the second.
    package var half: Interval { Interval(seconds: seconds.flooredQuotient(by: 2)) }

    /// Reads `90s`, `30min`, `48h` or `7d`; `nil` for anything else or more than ten years.
    package init?(_ text: String) {
        let digits = text.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let count = Int64(String(digits) ?? ""), count <= 315_360_000 else { return nil }
        let unit: Int64
        switch text.dropFirst(digits.count) {
        case "s": unit = 1
        case "min": unit = 60
        case "h": unit = 3_600
        case "d": unit = 86_400
        default: return nil
        }
        guard count * unit <= 315_360_000 else { return nil }
        seconds = count * unit
    }
}

extension Interval: Codable, CustomStringConvertible {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let interval = Interval(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is no length of time; write 90s, 30min, 48h or 7d")
        }
        self = interval
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// The largest unit that divides it: `2h`, never `120min`; days only from two days on.
    package var description: String {
        if seconds % 86_400 == 0, abs(seconds) >= 172_800 { return "\(seconds / 86_400)d" }
        if seconds % 3_600 == 0, seconds != 0 { return "\(seconds / 3_600)h" }
        if seconds % 60 == 0, seconds != 0 { return "\(seconds / 60)min" }
        return "\(seconds)s"
    }
}

extension Int64 {
    /// Quotient rounded towards minus infinity, so that times before 1970 round like those after.
    func flooredQuotient(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
