// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A time as a text states it; what it leaves out is `nil`.
struct MessageTime: Hashable {
    enum Role: Hashable { case until, by, from, none }
    enum Relative: Hashable { case today, tonight, tomorrow }

    var tokens: Range<Int>
    var role = Role.none
    var year: Int?
    var month: Int?
    var day: Int?
    /// 0 is Monday.
    var weekday: Int?
    /// Of the day, 0 to 1,439.
    var minute: Int?
    var relative: Relative?
    var offsetMinutes: Int?
    /// A clock that does not say which half of the day it means.
    var isHalfDay = false
    var isMidnight = false

    var hasDate: Bool { day != nil }

    /// Whether it can take this further piece.
    func fits(_ piece: MessageTime) -> Bool {
        (piece.day == nil || day == nil) && (piece.weekday == nil || weekday == nil)
            && (piece.minute == nil || minute == nil) && (piece.relative == nil || relative == nil)
            && (piece.offsetMinutes == nil || offsetMinutes == nil)
    }

    mutating func take(_ piece: MessageTime) {
        tokens = tokens.lowerBound..<piece.tokens.upperBound
        year = year ?? piece.year
        month = month ?? piece.month
        day = day ?? piece.day
        weekday = weekday ?? piece.weekday
        minute = minute ?? piece.minute
        relative = relative ?? piece.relative
        offsetMinutes = offsetMinutes ?? piece.offsetMinutes
        isHalfDay = isHalfDay || piece.isHalfDay
        isMidnight = isMidnight || piece.isMidnight
    }

    /// The instant it names, read on readers' clocks; what it leaves out comes from `now`.
    ///
    /// - Returns: `nil` if it names no clock time, or a day that is none.
    func instant(now: Timestamp, offsetMinutes: Int) -> Timestamp? {
        guard let minute, let day = date(now: now, offsetMinutes: offsetMinutes) else { return nil }
        let offset = self.offsetMinutes ?? offsetMinutes
        return day.start(offsetMinutes: offset).map { $0 + .minutes(Int64(minute)) }
    }

    /// The day it names. Without a year it is the one in which the day lies nearest ahead, half a year back at most.
    func date(now: Timestamp, offsetMinutes: Int) -> MessageDay? {
        let today = RFC3339.Parts(now, offsetMinutes: self.offsetMinutes ?? offsetMinutes)
        guard let day, let month else {
            let shift: Int64 = relative == .tomorrow ? 1 : 0
            let parts = RFC3339.Parts(now + .days(shift), offsetMinutes: self.offsetMinutes ?? offsetMinutes)
            return MessageDay(year: parts.year, month: parts.month, day: parts.day)
        }
        let isFarBack = month + 6 < today.month
        return MessageDay(year: year ?? (isFarBack ? today.year + 1 : today.year), month: month, day: day)
    }
}

struct MessageDay: Hashable {
    let year: Int
    let month: Int
    let day: Int

    /// `nil` if the calendar has no such day.
    func start(offsetMinutes: Int) -> Timestamp? {
        guard (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let text = "\(RFC3339.padded(year, 4))-\(RFC3339.padded(month, 2))-\(RFC3339.padded(day, 2))T00:00:00Z"
        return RFC3339.read(text).map { $0.instant - .minutes(Int64(offsetMinutes)) }
    }

    /// 0 is Monday.
    var weekday: Int? { start(offsetMinutes: 0).map { RFC3339.Parts($0, offsetMinutes: 0).weekday } }
}
