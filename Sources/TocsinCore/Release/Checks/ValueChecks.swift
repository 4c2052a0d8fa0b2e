// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// MSG-20, MSG-22, MSG-24: what is left over, times that cannot be, values that nobody approved.
extension MessageReading {
    var leftOver: CheckVerdict {
        var verdict = verdict(.leftOver)
        for (index, passage) in draft.passages.enumerated() {
            for bytes in Placeholder.all(in: passage.words) {
                verdict.find(
                    .block, at: MessagePlace(slot: passage.slot, passage: index, bytes: bytes),
                    "A place of the template was not filled in.", write: "Write the value, or take it out.")
            }
        }
        if let other = likelierLanguage {
            verdict.find(
                .block, "It is declared to be in '\(draft.language)' but reads like \(other.name).",
                write: "Declare the language '\(other.language)', or put in the right text.")
        }
        verdict.leave(unchecked: "Spelling was not checked: there is no dictionary.")
        return verdict
    }

    /// The language whose common words stand here, if they are far more than those of the declared one.
    private var likelierLanguage: LanguageWords? {
        guard let declared = text.words, text.tokens.count >= 8, text.all(.common).count * 10 < text.tokens.count else {
            return nil
        }
        func share(_ words: LanguageWords) -> Double {
            let hits = words.table.hits(in: text.tokens).filter { $0.tag == .list(.common) }
            return Double(hits.count) / Double(text.tokens.count)
        }
        let others = all.languages.values.filter { $0.language != declared.language }
        return others.sorted { $0.language < $1.language }.first { share($0) >= 0.25 }
    }

    var impossibleTime: CheckVerdict {
        var verdict = verdict(.impossibleTime)
        guard let now = context.now else {
            verdict.leave(unchecked: "The time now was not given.")
            return verdict
        }
        for time in text.times {
            lookAtDay(time, now: now, &verdict)
            if isAhead(time) { lookAtHour(time, now: now, &verdict) }
            lookAtChange(time, now: now, &verdict)
        }
        for (start, end) in zip(text.times, text.times.dropFirst()) where start.role == .from && end.role == .until {
            guard let from = start.instant(now: now, offsetMinutes: context.offsetMinutes),
                let until = end.instant(now: now, offsetMinutes: context.offsetMinutes), until < from
            else { continue }
            verdict.find(
                .block, at: text.place(end.tokens), "It ends before it begins.", write: "Mend one of the two times.")
        }
        return verdict
    }

    /// Whether it must lie ahead: an end, a time to act by, the next message; not what a past message said.
    private func isAhead(_ time: MessageTime) -> Bool {
        switch text.slot(of: time.tokens.lowerBound) {
        case .headline, .time, .statement, .other, .place, .hazard:
            kind.warns || kind == .update ? time.role == .until || time.role == .by : false
        case .action: time.role == .until || time.role == .by
        case .actBy, .next, .confirm: true
        case .sender, .reference, .notKnown, .genuine, .help, .law, .measures: false
        }
    }

    private func lookAtDay(_ time: MessageTime, now: Timestamp, _ verdict: inout CheckVerdict) {
        let place = text.place(time.tokens)
        if let relative = time.relative, time.day == nil, relative != .tomorrow, !text.times.contains(where: \.hasDate)
        {
            verdict.find(
                .advice, at: place, "'Today' is another day when it is read late.",
                write: "Add the date, as 'today, 4 May'.")
        }
        guard time.hasDate, let day = time.date(now: now, offsetMinutes: context.offsetMinutes) else { return }
        guard let weekday = day.weekday else {
            verdict.find(.block, at: place, "The calendar has no such day.", write: "Mend the date.")
            return
        }
        if let stated = time.weekday, stated != weekday {
            verdict.find(
                .block, at: place, "The weekday and the date do not match.", write: "Mend the one that is wrong.")
        }
        let shift: Int64? = time.relative.map { $0 == .tomorrow ? 1 : 0 }
        if let shift {
            let parts = RFC3339.Parts(now + .days(shift), offsetMinutes: context.offsetMinutes)
            if MessageDay(year: parts.year, month: parts.month, day: parts.day) != day, kind.warns {
                verdict.find(
                    .block, at: place, "The date is not the day that the word beside it names.", write: "Mend the date."
                )
            }
        }
        if time.minute == nil, isAhead(time), let start = day.start(offsetMinutes: context.offsetMinutes),
            start + .days(1) < now
        {
            verdict.find(.block, at: place, "That day has passed.", write: "Write a day ahead.")
        }
    }

    private func lookAtHour(_ time: MessageTime, now: Timestamp, _ verdict: inout CheckVerdict) {
        guard let stated = instant(of: time, now: now) else { return }
        let instant = time.isHalfDay ? stated + .hours(12) : stated
        if instant < now {
            verdict.find(.block, at: text.place(time.tokens), "That time has passed.", write: "Write a time ahead.")
        } else if let arrives = context.arrives, instant < arrives, time.role == .by {
            verdict.find(
                .block, at: text.place(time.tokens), "That time passes before the text arrives.",
                write: "Give readers a time that they can meet, or send it faster.")
        }
    }

    /// A clock without a date leans on the one date that the text gives, else on today.
    func instant(of time: MessageTime, now: Timestamp) -> Timestamp? {
        var time = time
        if !time.hasDate, time.relative == nil {
            let dates = text.times.filter(\.hasDate)
            if let only = dates.first, dates.allSatisfy({ $0.day == only.day && $0.month == only.month }) {
                (time.day, time.month, time.year) = (only.day, only.month, only.year)
            } else if !dates.isEmpty {
                return nil
            }
        }
        return time.instant(now: now, offsetMinutes: context.offsetMinutes)
    }

    private func lookAtChange(_ time: MessageTime, now: Timestamp, _ verdict: inout CheckVerdict) {
        guard let change = context.clockChange, time.minute != nil, time.offsetMinutes == nil,
            let before = time.instant(now: now, offsetMinutes: change.offsetBefore),
            let after = time.instant(now: now, offsetMinutes: change.offsetAfter)
        else { return }
        let isBefore = before < change.at
        let isAfter = after >= change.at
        if isBefore == isAfter {
            verdict.find(
                .block, at: text.place(time.tokens),
                isBefore
                    ? "The clocks go back: that hour comes twice." : "The clocks go forward: that hour does not exist.",
                write: "Write an hour outside the change, or add the offset.")
        }
    }

    var unapproved: CheckVerdict {
        var verdict = CheckVerdict()
        guard let approved = context.facts?.approved else {
            verdict.leave(unchecked: "No approved facts were given.")
            return verdict
        }
        guard text.words != nil else {
            verdict.leave(unchecked: "There is no list of words for this in the language '\(draft.language)'.")
            return verdict
        }
        let known = approvedWords(approved)
        let timed = Set(text.times.flatMap { Array($0.tokens) })
        for index in text.tokens.indices where isFactual(index) {
            let token = text.tokens[index]
            guard !timed.contains(index), !known.words.contains(token.word) else { continue }
            let range = index..<(index + 1)
            if let number = text.number(at: index) {
                guard number >= 2, !known.values.numbers.contains(number) else { continue }
                verdict.find(
                    .block, at: text.place(range), "No approved fact holds '\(text.words(range))'.",
                    write: "Take the number out, or approve it.")
            } else if isName(index) {
                verdict.find(
                    .block, at: text.place(range), "No approved fact holds '\(text.words(range))'.",
                    write: "Take the name out, or approve it.")
            }
        }
        for time in text.times where isFactual(time.tokens.lowerBound) {
            let isClockKnown = time.minute.map(known.values.clocks.contains) ?? true
            let date = time.day.flatMap { day in time.month.map { $0 * 100 + day } }
            if !isClockKnown || !(date.map(known.values.dates.contains) ?? true) {
                verdict.find(
                    .block, at: text.place(time.tokens), "No approved fact holds '\(text.words(time.tokens))'.",
                    write: "Write the approved time, or approve this one.")
            }
        }
        return verdict
    }

    private func approvedWords(_ approved: [String]) -> (words: Set<String>, values: MessageValues) {
        var passages = approved + (context.body ?? []) + (context.publicContacts ?? []) + (context.dangerPlaces ?? [])
        passages += (context.facts?.people ?? []).filter { $0.role != .other }.map(\.name)
        let draft = MessageDraft(
            kind: .publicFull, channel: .page, language: draft.language, audience: draft.audience,
            passages: passages.map { MessageDraft.Passage(.other, $0, startsLine: true) })
        let reading = MessageReading(draft, words: all)
        return (Set(reading.text.tokens.map(\.word)), MessageValues(reading))
    }

    /// Where the text states something of the danger; orders, help and dates of messages are ours to set.
    private func isFactual(_ token: Int) -> Bool {
        switch text.slot(of: token) {
        case .headline, .hazard, .place, .time, .notKnown, .statement, .other: true
        case .sender, .reference, .action, .actBy, .genuine, .help, .next, .confirm, .law, .measures: false
        }
    }

    /// A capital within a sentence, and no word that always has one.
    private func isName(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.letterCase == .capital, token.before < .colon, token.letters > 1 else { return false }
        return !text.mentions(.titles, at: index) && !text.mentions(.common, at: index)
    }
}

/// What a template leaves when nobody fills it in.
enum Placeholder {
    static func all(in words: String) -> [Range<Int>] {
        let bytes = Array(words.utf8)
        return brackets(bytes) + marks(words)
    }

    /// `{{ … }}`, `[date]`; what opens and does not close within sixty bytes is left over too.
    private static func brackets(_ bytes: [UInt8]) -> [Range<Int>] {
        var (found, index) = ([Range<Int>](), 0)
        while index < bytes.count {
            let isSquare = bytes[index] == UInt8(ascii: "[")
            let isCurly = bytes[index] == UInt8(ascii: "{") && index + 1 < bytes.count && bytes[index + 1] == bytes[index]
            guard isSquare || isCurly else {
                index += 1
                continue
            }
            let close = UInt8(ascii: isSquare ? "]" : "}")
            let width = isSquare ? 1 : 2
            let end = bytes[(index + 1)..<min(index + 60, bytes.count)].firstIndex(of: close)
            let upper = min((end ?? index) + width, bytes.count)
            if end != nil || isCurly { found.append(index..<upper) }
            index = max(upper, index + 1)
        }
        return found
    }

    /// A row of x, or a note that it is to be settled.
    private static func marks(_ words: String) -> [Range<Int>] {
        guard words.utf8.contains(where: { "xXtT".utf8.contains($0) }) else { return [] }
        return words.split { !$0.isLetter }.compactMap { word in
            let folded = word.lowercased()
            let isRow = folded.count >= 3 && folded.allSatisfy { $0 == "x" }
            guard isRow || ["tbc", "tbd", "tba"].contains(folded) else { return nil }
            let start = words.utf8.distance(from: words.startIndex, to: word.startIndex)
            return start..<(start + word.utf8.count)
        }
    }
}
