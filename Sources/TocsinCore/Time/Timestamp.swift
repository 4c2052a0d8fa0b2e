// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A point in time, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Its text form is RFC 3339 in UTC with milliseconds, `2024-03-07T15:00:00.000Z`; any offset is read.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    package static func + (time: Timestamp, interval: Interval) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds + interval.seconds * 1_000)
    }

    package static func - (time: Timestamp, interval: Interval) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds - interval.seconds * 1_000)
    }

    /// How long from this moment to `later`, rounded down to the second; negative if `later` is past.
    package func interval(to later: Timestamp) -> Interval {
        Interval(seconds: (later.milliseconds - milliseconds).flooredQuotient(by: 1_000))
    }
}

extension Timestamp: Codable, CustomStringConvertible {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let moment = RFC3339.read(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is no time; write it as 2024-03-07T18:00:00+03:00")
        }
        self = moment.instant
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String { RFC3339.write(self) }
}
