// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// MSG-32 to MSG-38: links, exercises, end words, and what the channel does to the text.
extension MessageReading {
    var link: CheckVerdict {
        var verdict = CheckVerdict()
        for link in text.links {
            func find(_ level: Level, _ problem: String, _ instead: String) {
                verdict.find(level, at: link.place, "'\(link.text)' \(problem).", write: instead)
            }
            if kind == .neutral { find(.block, "is a link, and this text must hold none", "Ask for a call instead.") }
            if link.isShortened { find(.block, "hides where it leads", "Write the address of your own page.") }
            if link.mayDeceive { find(.block, "has letters that can look like others", "Write it in plain letters.") }
            if link.isPlain { find(.advice, "is not protected on its way", "Begin it with https://.") }
            if givesAway(link) { find(.block, "holds a name or a word of the case", "Take it out of the address.") }
            if let domains = context.domains, !link.isShortened, !link.isWithin(domains) {
                find(.advice, "is not one of our own addresses", "Link to your own page.")
            }
        }
        guard let first = text.links.first else { return verdict }
        if let hit = text.all(.logIn).first(where: { !text.isNegated($0) }) {
            verdict.find(
                .block, at: text.place(hit), "'\(text.words(hit))' beside a link looks like theft.",
                write: "Ask for no log-in and no code.")
        }
        if isLinkOnlyAction {
            verdict.find(
                .block, at: first.place, "The link is the only thing to do.",
                write: "Say what to do in the text itself.")
        }
        if context.domains == nil { verdict.leave(unchecked: "Our own domains were not given.") }
        return verdict
    }

    private func givesAway(_ link: MessageLink) -> Bool {
        let names =
            (context.facts?.people ?? []).flatMap { MessageReading.forms(of: $0.name) }
            + (context.facts?.caseWords ?? [])
        let words = MessageFolding.words(in: link.text[...])
        return names.contains { name in MessageFolding.words(in: name[...]).allSatisfy(words.contains) && !name.isEmpty
        }
    }

    /// Whether every sentence of "what to do" only leads to a link.
    private var isLinkOnlyAction: Bool {
        let actions = Set(text.tokens(in: .action))
        let sentences = text.sentences.filter { $0.contains(where: actions.contains) }
        return !sentences.isEmpty && kind != .neutral
            && sentences.allSatisfy { sentence in
                text.links.contains { link in
                    sentence.contains {
                        text.tokens[$0].passage == link.place.passage
                            && link.place.bytes.contains(text.tokens[$0].start)
                    }
                } && sentence.count <= 8 + 3
                    && firmActions.filter { sentence.contains($0.lowerBound) }.count <= 1
            }
    }

    var exercise: CheckVerdict {
        var verdict = verdict(.exercise)
        guard judges(.exercise) else { return verdict }
        let marks = text.all(.exerciseMark).filter(isMark)
        guard draft.isExercise else {
            if let mark = marks.first {
                verdict.find(
                    .absolute, at: text.place(mark), "A real text is marked as an exercise.",
                    write: "Take out '\(text.words(mark))'.")
            }
            return verdict
        }
        let name = marks.first.map(text.words) ?? "EXERCISE"
        for part in parts where !part.isEmpty {
            let isFirst = marks.contains { $0.lowerBound == part.lowerBound }
            let isLast = marks.contains { $0.upperBound == part.upperBound }
            if !isFirst || !(isLast || part.count <= 12 && text.slot(of: part.lowerBound) == .headline) {
                verdict.find(
                    .absolute, at: text.place(part), "The exercise is not marked first and last.",
                    write: "Put '\(name)' before the first word and behind the last.")
            }
        }
        for hit in text.all(.notDrill) {
            verdict.find(
                .absolute, at: text.place(hit), "'\(text.words(hit))' in an exercise is taken for real.",
                write: "Take it out.")
        }
        if context.reachesLiveAudience == true {
            verdict.find(
                .absolute, "The exercise would reach people who are not in it.",
                write: "Choose the audience of the exercise.")
        }
        return verdict
    }

    /// "Exercise caution" marks nothing.
    private func isMark(_ hit: Range<Int>) -> Bool {
        guard hit.count == 1 else { return true }
        let token = text.tokens[hit.lowerBound]
        let isEdge = hit.lowerBound == 0 || hit.upperBound == text.tokens.count
        let goesOn =
            hit.upperBound < text.tokens.count && text.mentions(.hedged, at: hit.upperBound)
            && text.mentions(.hedged, at: hit.lowerBound)
        return !goesOn && (token.letterCase == .allCapitals || (token.letterCase == .none && isEdge))
    }

    /// Headline and body.
    private var parts: [Range<Int>] {
        let count = text.tokens(in: .headline).count
        return [0..<count, count..<text.tokens.count]
    }

    var endWords: CheckVerdict {
        guard kind == .ranOut || kind == .review || kind == .update else { return .clean }
        var verdict = verdict(.endWords)
        guard judges(.endWords) else { return verdict }
        let endings =
            text.all(.endWords)
            + sayings(of: .over).filter { over in
                !text.all(.endWords).contains { $0.overlaps(over) }
            }
        for hit in endings where !text.isNegated(hit) && !isWindow(hit) {
            verdict.find(
                .block, at: text.place(hit), "'\(text.words(hit))' declares an end that nobody declared.",
                write: "Write 'The danger has not been declared over'.")
        }
        return verdict
    }

    /// What ended is the stated time or the message, which is no word on the danger.
    private func isWindow(_ hit: Range<Int>) -> Bool {
        let slot = text.slot(of: hit.lowerBound)
        return slot == .time || slot == .reference
    }

    var alphabet: CheckVerdict {
        var verdict = CheckVerdict()
        let level: Level
        switch draft.channel {
        case .cellBroadcast: level = .block
        case .sms: level = .advice
        case .mail, .page, .voice, .print: return verdict
        }
        for (index, passage) in draft.passages.enumerated() {
            var byte = 0
            for scalar in passage.words.unicodeScalars {
                let width = UTF8.width(scalar)
                if GSM7.cost(of: scalar) == nil {
                    let place = MessagePlace(slot: passage.slot, passage: index, bytes: byte..<(byte + width))
                    verdict.find(
                        level, at: place,
                        "'\(scalar)' is no letter of text messages: it takes \(draft.length.parts) parts.",
                        write:
                            "Write another letter only if a native reader agrees; else pay for the parts."
                    )
                    return verdict
                }
                byte += width
            }
        }
        return verdict
    }

    var length: CheckVerdict {
        var verdict = CheckVerdict()
        let length = draft.length
        func most(_ level: Level, _ count: Int, _ limit: Int, _ unit: String) {
            guard count > limit else { return }
            verdict.find(
                level, "It has \(count) \(unit); \(level == .block ? "the limit is" : "aim at") \(limit).",
                write: "Cut what readers can do without.")
        }
        switch draft.channel {
        case .cellBroadcast:
            most(.block, length.septets ?? length.characters, kind == .publicShort ? 90 : 360, "characters")
        case .sms:
            if kind == .neutral { most(.block, length.parts, 1, "parts") }
            if kind == .organisation { most(.block, length.parts, 3, "parts") }
            if kind != .neutral, kind != .organisation { most(.advice, length.parts, 3, "parts") }
            if kind == .person, context.route?.isOnlyWay != false {
                verdict.find(
                    .block, "A threat to a life is never told by text message alone.",
                    write: "Call or visit, or send the neutral 'please call'.")
            }
        case .mail:
            most(.advice, length.words, 250, "words")
            most(
                .advice, text.place(of: .headline).map { draft.passages[$0.passage].words.count } ?? 0, 50,
                "characters in the subject")
        case .page:
            most(
                .advice, text.place(of: .headline).map { draft.passages[$0.passage].words.count } ?? 0, 160,
                "characters in the headline")
        case .voice: most(.advice, length.words, kind == .person ? 250 : 75, "words")
        case .print: most(.advice, length.words, 400, "words")
        }
        if draft.channel != .cellBroadcast, draft.channel != .sms, kind == .publicShort || kind == .publicLong {
            most(.block, length.characters, kind == .publicShort ? 90 : 360, "characters")
        }
        let isThin = Slot.elements.contains { kind.need(for: $0) == .required && !text.has($0) }
        if kind == .publicLong, length.characters < 200, isThin {
            verdict.find(
                .advice, "It has \(length.characters) characters and lacks elements.",
                write: "Use the room: 360 characters.")
        }
        return verdict
    }
}
