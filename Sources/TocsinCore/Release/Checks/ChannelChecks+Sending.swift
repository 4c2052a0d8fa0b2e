// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// MSG-37 to MSG-40: the first part, reading aloud, companions, repeats.
extension MessageReading {
    var cut: CheckVerdict {
        guard kind.warns || kind == .update, level(for: .action) == .block else { return .clean }
        var verdict = verdict(.cut)
        let level: Level = kind.isPublic ? .block : .advice
        let instead = "Say what to do first."
        guard text.has(.action) else { return verdict }
        switch draft.channel {
        case .sms:
            let isIn = bodyStart(of: .action).map { $0 < draft.length.firstPart } ?? false
            if !isIn {
                verdict.find(
                    level, at: text.place(of: .action), "The first part of the message says nothing to do.",
                    write: instead)
            }
        case .page, .mail:
            let isAsked = kind == .publicFull && text.has(.headline) && judges(.cut)
            if isAsked, text.all(.verbs, in: .headline).allSatisfy({ !text.startsClause($0.lowerBound) }) {
                verdict.find(
                    level, at: text.place(of: .headline), "The headline says nothing to do.",
                    write: "Begin it with the verb, as 'Stay away from'.")
            }
        case .cellBroadcast, .voice, .print: break
        }
        if needsLink {
            verdict.find(
                level, at: text.links.first?.place, "Without the link it says nothing to do.",
                write: "Say what to do in the text itself.")
        }
        return verdict
    }

    /// Characters before the first passage of a slot.
    private func bodyStart(of slot: Slot) -> Int? {
        var count = 0
        for passage in draft.passages where passage.slot != .headline {
            if passage.slot == slot { return count }
            count += passage.words.count + 1
        }
        return nil
    }

    private var needsLink: Bool {
        let passages = draft.passages.indices.filter { draft.passages[$0].slot == .action }
        return passages.allSatisfy { index in text.links.contains { $0.place.passage == index } }
            && firmActions.count <= 1
    }

    var speech: CheckVerdict {
        var verdict = CheckVerdict()
        guard draft.channel != .sms, draft.channel != .cellBroadcast else { return verdict }
        for (index, passage) in draft.passages.enumerated() {
            for (bytes, instead) in SpeechMarks.all(in: passage.words) {
                let place = MessagePlace(slot: passage.slot, passage: index, bytes: bytes)
                verdict.find(.advice, at: place, "A voice cannot read this mark.", write: instead)
            }
        }
        for index in text.tokens.indices.dropFirst() {
            let (token, prior) = (text.tokens[index], text.tokens[index - 1])
            if token.isNumber, prior.isNumber, token.joint == "/" {
                verdict.find(
                    .advice, at: text.place((index - 1)..<(index + 1)), "A date of numbers is read in two ways.",
                    write: "Write the month, as '4 May'.")
            } else if token.isNumber, prior.isNumber, token.joint == "–" {
                verdict.find(
                    .advice, at: text.place((index - 1)..<(index + 1)), "A dash is not read aloud.",
                    write: "Write 'from' and 'to'.")
            }
        }
        for hit in text.all(.tooClipped) where text.tokens[hit.upperBound - 1].letterCase == .capital {
            let after = hit.upperBound < text.tokens.count ? text.tokens[hit.upperBound].before : .sentence
            guard after == .none else { continue }
            verdict.find(
                .advice, at: text.place(hit), "'\(text.words(hit))' is read aloud wrongly.",
                write: "Write the word out.")
        }
        if draft.channel == .voice {
            for index in text.tokens.indices where isCode(index) {
                verdict.find(
                    .advice, at: text.place(index..<(index + 1)), "A code is read as one word.",
                    write: "Put a space between its letters and digits.")
            }
        }
        return verdict
    }

    private func isCode(_ index: Int) -> Bool {
        let token = text.tokens[index]
        let digits = token.word.count(where: \.isNumber)
        return digits > 0 && digits < token.word.count && !text.times.contains { $0.tokens.contains(index) }
    }

    var companions: CheckVerdict {
        var verdict = CheckVerdict()
        if kind.cancels, draft.passages.allSatisfy({ $0.slot == .headline }) {
            verdict.find(
                .block, "It takes a warning back without a word.",
                write: "Write what was wrong or over, and what to do again.")
        }
        if kind.cancels || kind == .ranOut, let warned = context.log?.warned, let reached = context.log?.reached,
            reached < warned
        {
            verdict.find(
                kind.cancels ? .block : .advice, "It reaches \(reached) people; \(warned) were warned.",
                write: "Send it to all who were warned.")
        }
        guard kind.warns else { return verdict }
        guard let ready = context.companions else {
            verdict.leave(unchecked: "Which texts stand ready to follow was not given.")
            return verdict
        }
        MessageReading.missing(for: [draft], ready: ready).forEach { companion in
            verdict.find(
                kind.isPublic ? .block : .advice, "No text stands ready for: \(companion.words).",
                write: "Prepare it before this goes out.")
        }
        return verdict
    }

    /// Companions that texts need and that are not ready.
    static func missing(for drafts: [MessageDraft], ready: [MessageCompanion]) -> [MessageCompanion] {
        var missing: [MessageCompanion] = []
        for draft in drafts {
            for kind in MessageCompanion.kinds {
                let companion = MessageCompanion(kind, language: draft.language, channel: draft.channel)
                if !ready.contains(companion), !missing.contains(companion) { missing.append(companion) }
            }
        }
        return missing
    }

    var repeats: CheckVerdict {
        var verdict = CheckVerdict()
        let isLoud = draft.channel == .cellBroadcast || draft.channel == .voice
        if isLoud, context.route?.isHiddenPhone == true {
            verdict.find(
                .block, "Its sound could betray a hidden phone.", write: "Use another way, or the neutral text.")
        }
        guard let log = context.log, let now = context.now else {
            verdict.leave(unchecked: "What was sent before was not given.")
            return verdict
        }
        let hour = RFC3339.Parts(now, offsetMinutes: context.offsetMinutes).hour
        if isLoud, hour >= 22 || hour < 6, let from = log.dangerFrom, now.interval(to: from) > .hours(8) {
            verdict.find(
                .advice, "It wakes people for a danger that is not before morning.", write: "Send it in the morning.")
        }
        let today = log.sent.filter { $0.at > now - .hours(24) }
        if today.count >= 2, !hasNews(since: today.map(\.text)) {
            verdict.find(
                .advice, "It is the third text within a day and says nothing new.",
                write: "Wait for news, or say what is new.")
        }
        return verdict
    }

    private func hasNews(since texts: [String]) -> Bool {
        let old = Set(texts.flatMap { MessageFolding.words(in: $0[...]) })
        let timed = Set(text.times.flatMap { Array($0.tokens) })
        return text.tokens.indices.contains { index in
            let token = text.tokens[index]
            let isValue =
                token.isNumber || timed.contains(index) || (token.letterCase == .capital && token.before == .none)
            return isValue && text.slot(of: index) != .next && !old.contains(token.word)
        }
    }
}

extension MessageCompanion {
    /// As a sentence calls it.
    package var words: String {
        let name =
            switch kind {
            case .update: "update"
            case .retraction: "retraction"
            case .ranOut: "time ran out"
            case .review: "under review"
            case .neutral, .person, .liaison, .organisation, .publicShort, .publicLong, .publicFull, .allClear:
                kind.rawValue
            }
        return "\(name), \(language), \(channel.rawValue)"
    }
}

extension MessageCheck {
    /// What must still be written before these texts of one warning can go out.
    package static func missingCompanions(for drafts: [MessageDraft], ready: [MessageCompanion]) -> [MessageCompanion] {
        MessageReading.missing(for: drafts.filter { $0.kind.warns }, ready: ready)
    }
}

/// Marks that a voice cannot read.
enum SpeechMarks {
    static func all(in words: String) -> [(bytes: Range<Int>, instead: String)] {
        var (found, byte, spaces, line) = ([(bytes: Range<Int>, instead: String)](), 0, 0, 0)
        for scalar in words.unicodeScalars {
            let width = UTF8.width(scalar)
            let range = byte..<(byte + width)
            spaces = scalar == " " ? spaces + 1 : 0
            line = "-=*_~#".unicodeScalars.contains(scalar) ? line + 1 : 0
            if spaces == 2 { found.append((range, "Write one space.")) }
            if line == 3 { found.append((range, "Draw no lines with letters.")) }
            if scalar == "&" { found.append((range, "Write 'and'.")) }
            if scalar == "@" { found.append((range, "Write 'at'.")) }
            if isPicture(scalar) { found.append((range, "Write a word instead of a picture.")) }
            byte += width
        }
        return found
    }

    private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        (0x1f300...0x1faff).contains(scalar.value) || (0x2600...0x27bf).contains(scalar.value)
    }
}
