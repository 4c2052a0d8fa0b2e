// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// When somebody says that a thing happened: instant, the offset at which it was written, and how exactly it is known.
///
/// Never the same as the recorded time, which is the desk's own clock. Text form: an RFC 3339 time, or a day with an
/// offset, `2024-03-09+03:00`, which counts at the end of that day.
package struct AssertedTime: Hashable, Sendable {
    package enum Precision: String, Codable, Sendable, CaseIterable { case second, day }

    package let instant: Timestamp
    package let offsetMinutes: Int
    package let precision: Precision

    package init(instant: Timestamp, offsetMinutes: Int = 0, precision: Precision = .second) {
        self.instant = instant
        self.offsetMinutes = offsetMinutes
        self.precision = precision
    }

    package init?(_ text: String) {
        if let moment = RFC3339.read(text) {
            self.init(instant: moment.instant, offsetMinutes: moment.offsetMinutes)
            return
        }
        let day = String(text.prefix(10))
        guard let offset = RFC3339.readOffset(String(text.dropFirst(10))),
            let end = RFC3339.endOfDay(day, offsetMinutes: offset)
        else { return nil }
        self.init(instant: end, offsetMinutes: offset, precision: .day)
    }
}

extension AssertedTime: Codable, CustomStringConvertible {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let time = AssertedTime(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(text)' is no time; write 2024-03-07T18:00:00+03:00, or 2024-03-07+03:00 for a day")
        }
        self = time
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String {
        let text = RFC3339.write(instant, offsetMinutes: offsetMinutes)
        switch precision {
        case .second: return text
        case .day: return String(text.prefix(10)) + String(text.suffix(6))
        }
    }
}
