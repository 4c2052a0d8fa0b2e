// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Times as people read them in a report: month as a word, 24 hours, the offset at which they were written.
enum ReadableTime {
    /// `22 Mar 2024, 19:58 (UTC+03:00)`; a day alone stays a day.
    static func words(_ time: AssertedTime) -> String {
        let parts = RFC3339.Parts(time.instant, offsetMinutes: time.offsetMinutes)
        switch time.precision {
        case .day: return day(parts)
        case .second: return "\(day(parts)), \(clock(parts)) (\(zone(time.offsetMinutes)))"
        }
    }

    /// In UTC.
    static func words(_ time: Timestamp) -> String {
        words(AssertedTime(instant: time))
    }

    private static func day(_ parts: RFC3339.Parts) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(parts.day) \(months[parts.month - 1]) \(parts.year)"
    }

    private static func clock(_ parts: RFC3339.Parts) -> String {
        RFC3339.padded(parts.hour, 2) + ":" + RFC3339.padded(parts.minute, 2)
    }

    private static func zone(_ minutes: Int) -> String {
        guard minutes != 0 else { return "UTC" }
        return "UTC" + (minutes < 0 ? "-" : "+") + RFC3339.padded(abs(minutes) / 60, 2) + ":"
            + RFC3339.padded(abs(minutes) % 60, 2)
    }
}
