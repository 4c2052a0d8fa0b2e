// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// Times of figures in words, in the zone of the place.
enum TollTime {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A day without an hour is not given one.
    static func words(_ time: AssertedTime, zoneMinutes: Int) -> String {
        switch time.precision {
        case .second: return PageTime(time.instant, zoneMinutes: zoneMinutes).words
        case .day:
            let parts = RFC3339.Parts(time.instant, offsetMinutes: time.offsetMinutes)
            return "\(parts.day) \(months[parts.month - 1]) \(parts.year), hour not known"
        }
    }

    static func iso(_ time: AssertedTime) -> String {
        switch time.precision {
        case .second: "\(time)"
        case .day: String("\(time)".prefix(10))
        }
    }

    static func tick(_ time: Timestamp, zoneMinutes: Int, hours: Bool, years: Bool) -> String {
        let parts = RFC3339.Parts(time, offsetMinutes: zoneMinutes)
        let day = "\(parts.day) \(months[parts.month - 1])"
        if years { return "\(day) \(parts.year)" }
        return hours ? "\(day) \(parts.hour):00" : day
    }
}
