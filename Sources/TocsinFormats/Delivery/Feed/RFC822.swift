// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Dates of mail and RSS, with years of four digits: `Thu, 07 Mar 2024 18:00:00 +0300`.
package enum RFC822 {
    package static func write(_ time: Timestamp, offsetMinutes: Int) -> String {
        let parts = RFC3339.Parts(time, offsetMinutes: offsetMinutes)
        let size = abs(offsetMinutes)
        let offset = (offsetMinutes < 0 ? "-" : "+") + padded(size / 60) + padded(size % 60)
        let date = "\(days[parts.weekday]), \(padded(parts.day)) \(months[parts.month - 1]) \(parts.year)"
        return "\(date) \(padded(parts.hour)):\(padded(parts.minute)):\(padded(parts.second)) \(offset)"
    }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
