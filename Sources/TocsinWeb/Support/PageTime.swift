// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// A time as pages show it: in the zone of the place of danger, which it names.
struct PageTime: Sendable {
    /// `Thu 7 Mar 2024, 18:00 (UTC+03:00)`.
    let words: String
    let iso: String

    init(_ time: Timestamp, zoneMinutes: Int) {
        let parts = RFC3339.Parts(time, offsetMinutes: zoneMinutes)
        let day = "\(PageTime.days[parts.weekday]) \(parts.day) \(PageTime.months[parts.month - 1]) \(parts.year)"
        let zone = RFC3339.write(time, offsetMinutes: zoneMinutes).suffix(6)
        words =
            "\(day), \(PageTime.padded(parts.hour)):\(PageTime.padded(parts.minute)) (\(zoneMinutes == 0 ? "UTC" : "UTC\(zone)"))"
        iso = RFC3339.write(time, offsetMinutes: zoneMinutes)
    }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
