// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A time as CAP writes it: whole seconds with the offset of the place, `2024-03-07T18:00:00+03:00`; UTC is
/// `-00:00`.
package struct CAPTime: Hashable, Sendable, CustomStringConvertible {
    package let instant: Timestamp
    package let offsetMinutes: Int

    /// Cuts fractions of a second off: CAP has none.
    package init(_ instant: Timestamp, offsetMinutes: Int = 0) {
        let rest = instant.milliseconds % 1_000
        self.instant = Timestamp(milliseconds: instant.milliseconds - (rest < 0 ? rest + 1_000 : rest))
        self.offsetMinutes = offsetMinutes
    }

    /// Reads the one form of CAP 1.2; `+00:00` is read, `Z` and fractions are not.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 25, bytes[10] == UInt8(ascii: "T"), !text.hasPrefix("0000"),
            bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-"), let moment = RFC3339.read(text)
        else { return nil }
        self.init(moment.instant, offsetMinutes: moment.offsetMinutes)
    }

    package var description: String { RFC3339.write(instant, offsetMinutes: offsetMinutes, zero: "-00:00") }
}
