// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Reads and writes RFC 3339 times by bytes; the formatter of Foundation costs four thousand times as much.
package enum RFC3339 {
    /// An instant together with the offset at which somebody wrote it down.
    package struct Moment: Hashable, Sendable {
        package let instant: Timestamp
        package let offsetMinutes: Int
    }

    /// Reads `2024-03-07T18:00:00+03:00`, with `Z`, and with a fraction that is cut to milliseconds.
    ///
    /// - Returns: `nil` if the text is anything else, or no real date.
    package static func read(_ text: String) -> Moment? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 40, bytes[4] == dash, bytes[7] == dash,
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            bytes[13] == colon, bytes[16] == colon,
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
            let second = number(bytes[17..<19]),
            (1...12).contains(month), day >= 1, day <= daysInMonth(month, year: year),
            hour < 24, minute < 60, second < 60
        else { return nil }
        guard let (milliseconds, end) = fraction(bytes, from: 19),
            let offset = offset(bytes[end...])
        else { return nil }
        let seconds = Int64(days(year: year, month: month, day: day)) * 86_400
            + Int64(hour * 3_600 + minute * 60 + second) - Int64(offset * 60)
        return Moment(
            instant: Timestamp(milliseconds: seconds * 1_000 + Int64(milliseconds)), offsetMinutes: offset)
    }

    /// Writes in UTC, `2024-03-07T15:00:00.000Z`.
    package static func write(_ time: Timestamp) -> String {
        let parts = Parts(time, offsetMinutes: 0)
        let fraction = time.milliseconds - time.milliseconds.flooredQuotient(by: 1_000) * 1_000
        return parts.dateAndTime + "." + padded(Int(fraction), 3) + "Z"
    }

    /// Writes whole seconds at an offset, `2024-03-07T18:00:00+03:00`; UTC is written `zero`.
    package static func write(_ time: Timestamp, offsetMinutes: Int, zero: String = "+00:00") -> String {
        let sign = offsetMinutes < 0 ? "-" : "+"
        let size = abs(offsetMinutes)
        let suffix = size == 0 ? zero : sign + padded(size / 60, 2) + ":" + padded(size % 60, 2)
        return Parts(time, offsetMinutes: offsetMinutes).dateAndTime + suffix
    }

    /// The last millisecond of a calendar day, `2024-03-07`, at an offset; `nil` if it is no day.
    ///
    /// A time known only by its day counts at the end of that day: no clock may run earlier than we know.
    package static func endOfDay(_ text: String, offsetMinutes: Int) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash,
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            (1...12).contains(month), day >= 1, day <= daysInMonth(month, year: year)
        else { return nil }
        let next = Int64(days(year: year, month: month, day: day) + 1) * 86_400 - Int64(offsetMinutes * 60)
        return Timestamp(milliseconds: next * 1_000 - 1)
    }

    /// Reads `+03:00`, `-04:00` or `Z` as minutes.
    package static func readOffset(_ text: String) -> Int? { offset(Array(text.utf8)[...]) }

    private static let dash = UInt8(ascii: "-")
    private static let colon = UInt8(ascii: ":")

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func fraction(_ bytes: [UInt8], from start: Int) -> (milliseconds: Int, end: Int)? {
        guard start < bytes.count else { return nil }
        guard bytes[start] == UInt8(ascii: ".") else { return (0, start) }
        let digits = bytes[(start + 1)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty, digits.count <= 9, let value = number(digits.prefix(3)) else { return nil }
        let scale = [100, 10, 1][min(digits.count, 3) - 1]
        return (value * scale, start + 1 + digits.count)
    }

    private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(text)
        if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
        guard bytes.count == 6, bytes[3] == colon, bytes[0] == UInt8(ascii: "+") || bytes[0] == dash,
            let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6]), hours <= 14, minutes < 60,
            hours * 60 + minutes <= 840
        else { return nil }
        return (bytes[0] == dash ? -1 : 1) * (hours * 60 + minutes)
    }

    private static func daysInMonth(_ month: Int, year: Int) -> Int {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant's `days_from_civil`).
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// Calendar fields at an offset (Howard Hinnant's `civil_from_days`).
    package struct Parts: Sendable {
        package let year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
        /// 0 is Monday.
        package let weekday: Int

        package init(_ time: Timestamp, offsetMinutes: Int) {
            let seconds = time.milliseconds.flooredQuotient(by: 1_000) + Int64(offsetMinutes * 60)
            let days = Int(seconds.flooredQuotient(by: 86_400))
            let rest = Int(seconds - Int64(days) * 86_400)
            let shifted = days + 719_468
            let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
            let dayOfEra = shifted - era * 146_097
            let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let shiftedMonth = (5 * dayOfYear + 2) / 153
            day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
            month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
            year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
            (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60)
            weekday = ((days + 3) % 7 + 7) % 7
        }

        var dateAndTime: String {
            padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) + "T" + padded(hour, 2) + ":"
                + padded(minute, 2) + ":" + padded(second, 2)
        }
    }
}
