// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Days and times of day, in the ways people write them.
extension LeakFactReader {
    /// Adds the day that begins here. `4/3/2024` is read both ways.
    ///
    /// - Returns: The first word behind it, or `nil` if there is none.
    func date(at index: Int, into found: inout [LeakFact]) -> Int? {
        if let end = numericDate(at: index, into: &found) { return end }
        if case .month(let month) = LeakLexicon.entry(words[index]) {
            guard let day = word(index + 1, after: .blank), let number = dayNumber(day),
                word(index + 2, after: .colon) == nil
            else { return nil }
            return append(day: number, month: month, yearAt: index + 2, from: index, into: &found)
        }
        guard let day = dayNumber(words[index]) else { return nil }
        var next = index + 1
        if let of = word(next, after: .blank), LeakLexicon.of.contains(of.hash) { next += 1 }
        guard let name = word(next, after: .blank, .hyphen, .dotBlank, .dot),
            case .month(let month) = LeakLexicon.entry(name)
        else { return nil }
        return append(day: day, month: month, yearAt: next + 1, from: index, into: &found)
    }

    private func dayNumber(_ word: LeakWord) -> UInt64? {
        guard word.digits > 0, word.digits <= 2, (1...31).contains(word.value) else { return nil }
        if word.isNumber { return word.value }
        return word.shape.contains(.unitLast) && LeakLexicon.ordinals.contains(word.unit) ? word.value : nil
    }

    private func append(
        day: UInt64, month: UInt64, yearAt: Int, from index: Int, into found: inout [LeakFact]
    ) -> Int {
        var (year, end) = (UInt64?.none, yearAt)
        if let number = word(yearAt, after: .blank, .commaBlank, .hyphen), number.isNumber, number.digits == 4
        {
            (year, end) = (number.value, yearAt + 1)
        }
        found.append(LeakFact(.date, month * 32 + day, year: year, words: index..<end))
        return end
    }

    private func numericDate(at index: Int, into found: inout [LeakFact]) -> Int? {
        let first = words[index]
        guard first.isNumber, first.digits == 4 || first.digits <= 2,
            let second = word(index + 1, after: .hyphen, .slash, .dot), second.isNumber, second.digits <= 2,
            let third = word(index + 2, after: second.before), third.isNumber
        else { return nil }
        let end = index + 3
        if first.digits == 4 {
            guard third.digits <= 2, isDay(third.value, month: second.value) else { return nil }
            found.append(
                LeakFact(.date, second.value * 32 + third.value, year: first.value, words: index..<end))
            return end
        }
        guard third.digits == 4 || third.digits == 2 else { return nil }
        let year = third.digits == 2 ? 2_000 + third.value : third.value
        var isDate = false
        for (day, month) in [(first.value, second.value), (second.value, first.value)]
        where isDay(day, month: month) {
            found.append(LeakFact(.date, month * 32 + day, year: year, words: index..<end))
            isDate = true
        }
        return isDate ? end : nil
    }

    private func isDay(_ day: UInt64, month: UInt64) -> Bool {
        (1...31).contains(day) && (1...12).contains(month)
    }

    /// Adds the time of day that begins here, in minutes after midnight.
    ///
    /// - Returns: The first word behind it, or `nil` if there is none.
    func time(at index: Int, into found: inout [LeakFact]) -> Int? {
        guard let (hour, minute, end) = clock(at: index) else { return nil }
        let (half, behind) = halfDay(after: end, last: words[end - 1])
        guard let hour = half.map({ hour % 12 + $0 * 12 }) ?? hour as UInt64?, hour < 24, minute < 60 else {
            return nil
        }
        found.append(LeakFact(.time, hour * 60 + minute, words: index..<behind))
        return behind
    }

    private func clock(at index: Int) -> (hour: UInt64, minute: UInt64, end: Int)? {
        let first = words[index]
        if first.isMixed { return mixedClock(first, end: index + 1) }
        guard first.isNumber else { return nil }
        if first.digits <= 2, first.value < 24, let minute = word(index + 1, after: .colon, .dot),
            minute.digits == 2,
            minute.isNumber || isHalfDay(minute.unit), minute.value < 60
        {
            return (first.value, minute.value, index + 2)
        }
        let next = word(index + 1, after: .blank)
        if first.digits == 4, let next, LeakLexicon.hours.contains(next.hash), first.value < 2_400 {
            return (first.value / 100, first.value % 100, index + 2)
        }
        guard first.digits <= 2, (1...12).contains(first.value),
            halfDay(after: index + 1, last: first).half != nil
        else { return nil }
        return (first.value, 0, index + 1)
    }

    /// `21h40`, `9pm`, `940pm`, `2140h`.
    private func mixedClock(_ word: LeakWord, end: Int) -> (hour: UInt64, minute: UInt64, end: Int)? {
        let isShort = word.digits <= 2
        if word.unit == LeakLexicon.hourMark || LeakLexicon.hours.contains(word.unit) {
            guard word.digits >= 3, word.digits <= 4, word.value < 2_400 else { return nil }
            return (word.value / 100, word.value % 100, end)
        }
        guard word.shape.contains(.unitLast), isHalfDay(word.unit), word.digits <= 4 else { return nil }
        return isShort ? (word.value, 0, end) : (word.value / 100, word.value % 100, end)
    }

    private func isHalfDay(_ unit: UInt64) -> Bool { unit == LeakLexicon.am || unit == LeakLexicon.pm }

    /// `am` or `p.m.` behind a time, in its last word or behind it: 0 or 1, and the first word behind.
    private func halfDay(after end: Int, last: LeakWord) -> (half: UInt64?, end: Int) {
        if last.isMixed, isHalfDay(last.unit) { return (last.unit == LeakLexicon.pm ? 1 : 0, end) }
        guard let next = word(end, after: .blank) else { return (nil, end) }
        if isHalfDay(next.hash) { return (next.hash == LeakLexicon.pm ? 1 : 0, end + 1) }
        guard next.hash == LeakLexicon.a || next.hash == LeakLexicon.p,
            let letter = word(end + 1, after: .dot, .dotBlank), letter.hash == LeakLexicon.m
        else { return (nil, end) }
        return (next.hash == LeakLexicon.p ? 1 : 0, end + 2)
    }
}
