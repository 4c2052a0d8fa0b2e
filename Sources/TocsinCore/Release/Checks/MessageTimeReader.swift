// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Finds the times of a text: clocks, dates, weekdays, "today", and what belongs together.
struct MessageTimeReader {
    private(set) var times: [MessageTime] = []
    private let tokens: [MessageToken]
    private var months: [Int: Int] = [:]
    private var weekdays: [Int: (day: Int, end: Int)] = [:]
    /// Ends of phrases by their first token.
    private var phrases: [LanguageWords.List: [Int: Int]] = [:]

    init(tokens: [MessageToken], hits: [PhraseTable.Hit]) {
        self.tokens = tokens
        for hit in hits {
            let (start, end) = (hit.tokens.lowerBound, hit.tokens.upperBound)
            switch hit.tag {
            case .month(let month): months[start] = month
            case .weekday(let day): weekdays[start] = (day, end)
            case .list(let list) where MessageTimeReader.lists.contains(list):
                phrases[list, default: [:]][start] = max(end, phrases[list]?[start] ?? 0)
            case .list, .number: break
            }
        }
        join(pieces())
    }

    private static let lists: Set<LanguageWords.List> = [
        .until, .by, .from, .at, .timeJoint, .am, .pm, .noon, .midnight, .today, .tonight, .tomorrow,
    ]

    private func pieces() -> [MessageTime] {
        var (pieces, index) = ([MessageTime](), 0)
        while index < tokens.count {
            if let piece = piece(at: index) {
                pieces.append(piece)
                index = piece.tokens.upperBound
            } else {
                index += 1
            }
        }
        return pieces
    }

    private func piece(at index: Int) -> MessageTime? {
        if let weekday = weekdays[index] {
            return MessageTime(tokens: index..<weekday.end, weekday: weekday.day)
        }
        if let end = phrases[.today]?[index] { return MessageTime(tokens: index..<end, relative: .today) }
        if let end = phrases[.tonight]?[index] { return MessageTime(tokens: index..<end, relative: .tonight) }
        if let end = phrases[.tomorrow]?[index] { return MessageTime(tokens: index..<end, relative: .tomorrow) }
        if let end = phrases[.noon]?[index] { return MessageTime(tokens: index..<end, minute: 720) }
        if let end = phrases[.midnight]?[index] {
            return MessageTime(tokens: index..<end, minute: 0, isMidnight: true)
        }
        return isoDate(at: index) ?? date(at: index) ?? offset(at: index) ?? clock(at: index)
    }

    // Dates

    /// `2026-05-06`
    private func isoDate(at index: Int) -> MessageTime? {
        guard index + 2 < tokens.count, tokens[index].word.utf8.count == 4, let year = tokens[index].number,
            tokens[index + 1].joint == "-", let month = tokens[index + 1].number,
            tokens[index + 2].joint == "-", let day = tokens[index + 2].number
        else { return nil }
        return MessageTime(tokens: index..<(index + 3), year: year, month: month, day: day)
    }

    /// `6 May 2026`, `6 de mayo`, `May 6`
    private func date(at index: Int) -> MessageTime? {
        if let day = dayOfMonth(at: index) {
            var next = index + 1
            if months[next] == nil, phrases[.timeJoint]?[next] == next + 1 { next += 1 }
            guard let month = months[next] else { return nil }
            return withYear(MessageTime(tokens: index..<(next + 1), month: month, day: day))
        }
        guard let month = months[index], index + 1 < tokens.count, let day = dayOfMonth(at: index + 1),
            !(index + 2 < tokens.count && [":", "."].contains(tokens[index + 2].joint)), !isMeridiem(at: index + 2)
        else { return nil }
        return withYear(MessageTime(tokens: index..<(index + 2), month: month, day: day))
    }

    private func dayOfMonth(at index: Int) -> Int? {
        guard index < tokens.count else { return nil }
        let word = tokens[index].word
        let digits = word.utf8.prefix { (0x30...0x39).contains($0) }
        guard let day = Int(String(decoding: digits, as: UTF8.self)), (1...31).contains(day) else { return nil }
        let ending = word.utf8.dropFirst(digits.count)
        guard ending.isEmpty || MessageTimeReader.ordinals.contains(String(decoding: ending, as: UTF8.self)) else {
            return nil
        }
        return day
    }

    private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "го", "е"]

    private func withYear(_ time: MessageTime) -> MessageTime {
        var (time, next) = (time, time.tokens.upperBound)
        if phrases[.timeJoint]?[next] == next + 1 { next += 1 }
        guard next < tokens.count, let year = tokens[next].number, (2_000...2_199).contains(year) else { return time }
        time.year = year
        time.tokens = time.tokens.lowerBound..<(next + 1)
        return time
    }

    // Clocks

    /// `+02:00`
    private func offset(at index: Int) -> MessageTime? {
        guard tokens[index].hasPlus || tokens[index].joint == "-", tokens[index].word.utf8.count == 2,
            index + 1 < tokens.count, tokens[index + 1].joint == ":", tokens[index + 1].word.utf8.count == 2,
            let hours = tokens[index].number, let minutes = tokens[index + 1].number, hours <= 14, minutes < 60
        else { return nil }
        let size = hours * 60 + minutes
        return MessageTime(tokens: index..<(index + 2), offsetMinutes: tokens[index].hasPlus ? size : -size)
    }

    /// `8 pm`, `8pm`, `20:00`, `20.00`, `20 h 30`, and, behind "until" or its like, a bare `8`.
    private func clock(at index: Int) -> MessageTime? {
        if let clock = gluedClock(at: index) { return clock }
        guard let hour = tokens[index].number, hour <= 24, tokens[index].word.utf8.count <= 2, !tokens[index].hasPlus
        else { return nil }
        var (minute, next, isFull) = (0, index + 1, false)
        if next < tokens.count, let joint = tokens[next].joint, joint == ":" || joint == ".",
            tokens[next].word.utf8.count == 2, let further = tokens[next].number, further < 60
        {
            (minute, next, isFull) = (further, next + 1, true)
        } else if next < tokens.count, tokens[next].word == "h" {
            isFull = true
            next += 1
            if next < tokens.count, tokens[next].word.utf8.count == 2, let further = tokens[next].number, further < 60 {
                (minute, next) = (further, next + 1)
            }
        }
        if let (isAfternoon, end) = meridiem(at: next) {
            return clock(index..<end, hour: hour, minute: minute, isAfternoon: isAfternoon)
        }
        if isFull {
            let isHalf = tokens[index].word.utf8.count == 1 && tokens[index + 1].word != "h"
            return MessageTime(tokens: index..<next, minute: hour * 60 + minute, isHalfDay: isHalf && hour > 0)
        }
        guard isBehindPreposition(index), endsThere(next) else { return nil }
        return MessageTime(tokens: index..<next, minute: hour * 60, isHalfDay: hour <= 12)
    }

    /// `8pm`, `20h`, `20h30`
    private func gluedClock(at index: Int) -> MessageTime? {
        let bytes = Array(tokens[index].word.utf8)
        let digits = bytes.prefix { (0x30...0x39).contains($0) }
        guard (1...2).contains(digits.count), digits.count < bytes.count,
            let hour = Int(String(decoding: digits, as: UTF8.self)), hour <= 24
        else { return nil }
        let rest = String(decoding: bytes[digits.count...], as: UTF8.self)
        if rest == "am" || rest == "pm" {
            return clock(index..<(index + 1), hour: hour, minute: 0, isAfternoon: rest == "pm")
        }
        guard rest.hasPrefix("h") else { return nil }
        let minutes = rest.dropFirst()
        guard minutes.isEmpty || minutes.utf8.count == 2, let minute = minutes.isEmpty ? 0 : Int(minutes), minute < 60
        else { return nil }
        return MessageTime(tokens: index..<(index + 1), minute: hour * 60 + minute)
    }

    private func clock(_ tokens: Range<Int>, hour: Int, minute: Int, isAfternoon: Bool) -> MessageTime {
        let hour = hour == 12 ? (isAfternoon ? 12 : 0) : hour < 12 && isAfternoon ? hour + 12 : hour
        return MessageTime(tokens: tokens, minute: hour * 60 + minute)
    }

    private func isMeridiem(at index: Int) -> Bool { meridiem(at: index) != nil }

    private func meridiem(at index: Int) -> (isAfternoon: Bool, end: Int)? {
        if let end = phrases[.pm]?[index] { return (true, end) }
        if let end = phrases[.am]?[index] { return (false, end) }
        return nil
    }

    private func isBehindPreposition(_ index: Int) -> Bool {
        [.until, .by, .from, .at].contains { (list: LanguageWords.List) in
            phrases[list]?.values.contains(index) ?? false
        }
    }

    /// Whether nothing is counted by the number before: the clause ends, or a day follows.
    private func endsThere(_ next: Int) -> Bool {
        guard next < tokens.count else { return true }
        if tokens[next].before > .none || weekdays[next] != nil { return true }
        return [.today, .tonight, .tomorrow, .timeJoint].contains { (list: LanguageWords.List) in
            phrases[list]?[next] != nil
        }
    }

    // Together

    private mutating func join(_ pieces: [MessageTime]) {
        for piece in pieces {
            if var last = times.last, last.fits(piece), isJoint(last.tokens.upperBound..<piece.tokens.lowerBound) {
                last.take(piece)
                times[times.count - 1] = last
            } else {
                times.append(piece)
            }
        }
        times.removeAll { $0.offsetMinutes != nil && $0.minute == nil && $0.day == nil }
        for index in times.indices { times[index].role = role(before: times[index].tokens.lowerBound) }
    }

    private func isJoint(_ gap: Range<Int>) -> Bool {
        guard gap.count <= 2, gap.upperBound < tokens.count,
            tokens[gap.upperBound].sentence == tokens[max(gap.lowerBound - 1, 0)].sentence
        else { return false }
        return gap.allSatisfy { phrases[.timeJoint]?[$0] != nil || phrases[.at]?[$0] != nil }
    }

    private func role(before index: Int) -> MessageTime.Role {
        for start in stride(from: index - 1, through: max(0, index - 4), by: -1) {
            func leads(_ list: LanguageWords.List) -> Bool { (phrases[list]?[start] ?? 0) >= min(index, start + 1) }
            if leads(.until) { return .until }
            if leads(.by) { return .by }
            if leads(.from) { return .from }
            guard leads(.at) || leads(.timeJoint) else { return .none }
        }
        return .none
    }
}
