// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// MSG-01 to MSG-05: who, what, where, when, what to do.
extension MessageReading {
    var sender: CheckVerdict {
        var verdict = CheckVerdict()
        let name = context.body?.first
        guard text.has(.sender) else {
            verdict.find(
                level(for: .sender), "It does not say who says it.",
                write: "Begin with \(name.map { "'\($0):'" } ?? "the full name of the body that warns").")
            return verdict
        }
        guard kind != .neutral else { return verdict }
        let tokens = text.tokens(in: .sender)
        if tokens.count == 1, let only = tokens.first, text.tokens[only].letterCase == .allCapitals {
            verdict.find(
                level(for: .sender), at: text.place(of: .sender), "Who says it is not spelled out.",
                write: name.map { "Write '\($0)'." } ?? "Write the full name.")
        } else if let names = context.body {
            let isThere = names.contains { name in ranges(of: name).contains { text.slot(of: $0.lowerBound) == .sender }
            }
            if !isThere {
                verdict.find(
                    level(for: .sender), at: text.place(of: .sender), "Who says it is not the body that releases it.",
                    write: name.map { "Write '\($0)'." } ?? "Write the name of the body that releases it.")
            }
        } else {
            verdict.leave(unchecked: "The names of the releasing body were not given.")
        }
        return verdict
    }

    var hazard: CheckVerdict {
        var verdict = verdict(.hazard)
        guard let level = level(for: .hazard) else { return .clean }
        guard text.has(.hazard) else {
            verdict.find(
                level, "It does not say what the danger is.", write: "Say what happens and what it does to people.")
            return verdict
        }
        guard judges(.hazard) else { return verdict }
        if text.all(.harm, in: .hazard, .other, .statement).isEmpty {
            let empty = text.all(.emptyHazard, in: .hazard).first
            verdict.find(
                empty == nil ? min(level, .advice) : level, at: empty.flatMap(text.place) ?? text.place(of: .hazard),
                empty == nil
                    ? "It does not say what the danger does to people." : "It names the danger by an empty word.",
                write: "Say what happens and what it does to people, as 'gunmen are shooting people'.")
        }
        return verdict
    }

    var place: CheckVerdict {
        var verdict = verdict(.place)
        guard let level = level(for: .place) else { return .clean }
        guard text.has(.place) else {
            guard !isPlaceKnownUnknown else { return verdict }
            verdict.find(level, "It does not say where.", write: "Name the place and its edges, such as two streets.")
            return verdict
        }
        guard judges(.place) else { return verdict }
        let empty = text.all(.vaguePlace) + text.all(.common)
        let left = text.tokens(in: .place).filter { token in !empty.contains { $0.contains(token) } }
        let vague = text.all(.vaguePlace, in: .place)
        let hasEdge = text.tokens(in: .place).contains(where: isEdge) || !(text.words?.has(.edges) ?? false)
        if left.isEmpty || !hasEdge, let vague = vague.first {
            verdict.find(
                level, at: text.place(vague),
                "Where it says '\(text.words(vague))', readers take it for somewhere else.",
                write: "Name the place and its edges, as 'between Mill Street and the river'.")
        }
        return verdict
    }

    /// A name, a number, or a word such as "between".
    private func isEdge(_ token: Int) -> Bool {
        let isName =
            text.tokens[token].letterCase == .capital && !text.mentions(.vaguePlace, at: token)
            && !text.mentions(.common, at: token)
        return isName || text.number(at: token) != nil || text.mentions(.edges, at: token)
    }

    /// To a person or a service it may be honest to say that the place is not known.
    private var isPlaceKnownUnknown: Bool {
        (kind == .person || kind == .liaison) && (text.has(.notKnown) || text.mentions(.notKnown))
    }

    var time: CheckVerdict {
        var verdict = verdict(.time)
        guard let level = level(for: .time) else { return .clean }
        guard text.has(.time) else {
            verdict.find(
                level, "It does not say from when until when.",
                write: "Write 'until', the hour and the date, as 'until 6 pm, 4 May'.")
            return verdict
        }
        guard judges(.time) else { return verdict }
        let times = text.times.filter { text.slot(of: $0.tokens.lowerBound) == .time }
        if times.allSatisfy({ $0.minute == nil && $0.day == nil && $0.weekday == nil && $0.relative == nil }) {
            noTime(level, &verdict)
        }
        for time in times { look(at: time, among: times, level, &verdict) }
        return verdict
    }

    private func noTime(_ level: Level, _ verdict: inout CheckVerdict) {
        let hasNext = text.has(.next) || text.mentions(.nextMessage)
        if text.all(.untilTold, in: .time).isEmpty {
            let vague = text.all(.vagueTime, in: .time).first
            verdict.find(
                level, at: vague.flatMap(text.place) ?? text.place(of: .time), "Its time is vague.",
                write: "Write the hour and the date, as 'until 6 pm, 4 May'.")
        } else if !hasNext {
            verdict.find(
                level, at: text.place(of: .time), "It holds until you say otherwise, but not when you will speak.",
                write: "Add when the next message comes.")
        }
    }

    private func look(at time: MessageTime, among times: [MessageTime], _ level: Level, _ verdict: inout CheckVerdict) {
        let place = text.place(time.tokens)
        let leans = text.times.contains { $0.hasDate || $0.relative != nil }
        if time.minute != nil, !time.hasDate, time.relative == nil, !leans {
            verdict.find(
                time.weekday == nil ? level : min(level, .advice), at: place, "The hour has no date.",
                write: "Add the day and the month, as '4 May'.")
        }
        if time.isHalfDay {
            verdict.find(
                level, at: place, "The hour could be morning or evening.", write: "Add am or pm, or write it as 18:00.")
        }
        if time.isMidnight {
            verdict.find(
                min(level, .advice), at: place, "Midnight is read as the beginning or as the end of the day.",
                write: "Write 11:59 pm or 12:01 am with the date.")
        }
        if kind == .liaison, time.minute != nil, !times.contains(where: { $0.offsetMinutes != nil }) {
            verdict.find(
                level, at: place, "The hour has no offset from UTC.", write: "Add it, as '20:00 +02:00'.")
        }
    }

    var action: CheckVerdict {
        var verdict = verdict(.action)
        guard let level = level(for: .action) else { return .clean }
        let example =
            kind == .neutral
            ? "Ask for a call or a visit, as 'Please call me on'." : "Begin with the verb, as 'Leave now'."
        guard text.has(.action) else {
            if kind == .allClear || kind == .retraction, text.mentions(.resume) { return verdict }
            verdict.find(level, "It does not say what to do.", write: example)
            return verdict
        }
        guard judges(.action) else { return verdict }
        if kind == .neutral {
            if text.all(.callVerbs, in: .action).isEmpty {
                verdict.find(
                    level, at: text.place(of: .action), "It asks for something else than a call or a visit.",
                    write: example)
            }
        } else if firmActions.isEmpty, text.all(.hedged, in: .action).isEmpty {
            verdict.find(level, at: text.place(of: .action), "No verb says what to do.", write: example)
        }
        return verdict
    }
}
