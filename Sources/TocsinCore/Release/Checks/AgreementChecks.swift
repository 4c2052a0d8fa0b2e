// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// MSG-21 and MSG-23: whether the texts of one warning say the same.
extension MessageReading {
    private var comparable: [MessageReading] {
        (context.siblings ?? []).filter { $0.kind.warns }.map { MessageReading($0, words: all) }
    }

    var disagreement: CheckVerdict {
        guard kind.warns else { return .clean }
        var verdict = CheckVerdict()
        if context.siblings == nil { verdict.leave(unchecked: "The other texts of this warning were not given.") }
        for other in comparable where other.draft.language == draft.language && other.draft != draft {
            compareTimes(other, &verdict)
            comparePlaces(other, &verdict)
            compareActions(other, &verdict)
            compareNumbers(other, &verdict)
        }
        if let expires = context.expires, let ends = ends, !ends.contains(where: { $0.at == expires.instant }) {
            verdict.find(
                .block, at: ends.first.flatMap { text.place($0.tokens) },
                "The alert itself expires at another time, \(expires).",
                write: "Give both the same end.")
        }
        return verdict
    }

    /// When it says that the danger ends; `nil` if it says no hour.
    private var ends: [(at: Timestamp, tokens: Range<Int>)]? {
        guard let now = context.now else { return nil }
        let found = text.times.compactMap { time -> (at: Timestamp, tokens: Range<Int>)? in
            let slot = text.slot(of: time.tokens.lowerBound)
            guard time.role == .until, slot == .time || slot == .headline || slot == .action || slot == .place else {
                return nil
            }
            return instant(of: time, now: now).map { ($0, time.tokens) }
        }
        return found.isEmpty ? nil : found
    }

    private func compareTimes(_ other: MessageReading, _ verdict: inout CheckVerdict) {
        guard let ours = ends, let theirs = other.withNow(context.now).ends,
            Set(ours.map(\.at)).isDisjoint(with: theirs.map(\.at))
        else { return }
        verdict.find(
            .block, at: ours.first.flatMap { text.place($0.tokens) },
            "Another text of this warning states another end.",
            write: "Give all texts the same end.")
    }

    private func withNow(_ now: Timestamp?) -> MessageReading {
        guard context.now == nil, now != nil else { return self }
        var draft = draft
        draft.context.now = now
        draft.context.offsetMinutes = context.offsetMinutes
        return MessageReading(draft, words: all)
    }

    private func comparePlaces(_ other: MessageReading, _ verdict: inout CheckVerdict) {
        let (ours, theirs) = (placeNames, other.placeNames)
        guard !ours.isEmpty, !theirs.isEmpty, ours.isDisjoint(with: other.allWords), theirs.isDisjoint(with: allWords)
        else {
            return
        }
        verdict.find(
            .block, at: text.place(of: .place), "Another text of this warning names another place.",
            write: "Name the same place in all texts.")
    }

    private var placeNames: Set<String> {
        Set(
            text.tokens(in: .place).filter {
                text.tokens[$0].letterCase == .capital && !text.mentions(.common, at: $0)
            }.map { text.tokens[$0].word })
    }

    private var allWords: Set<String> { Set(text.tokens.map(\.word)) }

    private func compareActions(_ other: MessageReading, _ verdict: inout CheckVerdict) {
        let (ours, theirs) = (strongest, other.strongest)
        if draft.audience == .public, other.draft.audience == .staff, theirs.strength > ours.strength {
            verdict.find(
                .block, at: text.place(of: .action), "Staff are asked for more than the public: '\(theirs.words)'.",
                write: "Ask the public for the same.")
        }
        let (mine, yours) = (objects, other.objects)
        guard !mine.isEmpty, !yours.isEmpty, mine.isDisjoint(with: yours),
            !(ours.strength == .leave && theirs.strength == .leave)
        else { return }
        verdict.find(
            .block, at: text.place(of: .action), "Another text of this warning asks for another thing.",
            write: "Ask for the same in all texts.")
    }

    private var strongest: Instruction {
        Instruction.strongest(of: draft.passages.filter { $0.slot == .action }.map(\.words))
    }

    /// What the orders are about: their words without verbs, common words and times.
    private var objects: Set<String> {
        guard text.words?.has(.verbs) ?? false else { return [] }
        let timed = Set(text.times.flatMap { Array($0.tokens) })
        return Set(
            text.tokens(in: .action).filter { token in
                !timed.contains(token) && !text.tokens[token].isNumber && text.tokens[token].letters > 2
                    && !text.mentions(.verbs, at: token) && !text.mentions(.common, at: token)
                    && !text.mentions(.atOnce, at: token) && !text.mentions(.and, at: token)
                    && !text.mentions(.prohibits, at: token)
            }.map { text.tokens[$0].word })
    }

    private func compareNumbers(_ other: MessageReading, _ verdict: inout CheckVerdict) {
        let (ours, theirs) = (hazardNumbers, other.hazardNumbers)
        guard !ours.isEmpty, !theirs.isEmpty, Set(ours.values).isDisjoint(with: theirs.values),
            let place = ours.keys.min()
        else {
            return
        }
        verdict.find(
            .block, at: text.place(place..<(place + 1)), "Another text of this warning gives another number.",
            write: "Give the same number in all texts.")
    }

    private var hazardNumbers: [Int: Int] {
        let timed = Set(text.times.flatMap { Array($0.tokens) })
        let pairs = text.tokens(in: .hazard).filter { !timed.contains($0) }.compactMap { token in
            text.number(at: token).map { (token, $0) }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    // Languages

    var translation: CheckVerdict {
        var verdict = CheckVerdict()
        guard let siblings = context.siblings else {
            verdict.leave(unchecked: "The texts in other languages were not given.")
            return verdict
        }
        let others = siblings.filter { $0.language != draft.language && $0.kind == kind && $0.channel == draft.channel }
        for other in others {
            guard let unread = [draft.language, other.language].first(where: { all[$0] == nil }) else {
                compare(with: MessageReading(other, words: all), &verdict)
                continue
            }
            verdict.leave(unchecked: "There is no list of words for this in the language '\(unread)'.")
        }
        return verdict
    }

    private func compare(with other: MessageReading, _ verdict: inout CheckVerdict) {
        let (ours, theirs, language) = (
            MessageValues(self), MessageValues(other), other.text.words?.name ?? other.draft.language
        )
        func need(_ isSame: Bool, _ what: String) {
            if !isSame {
                verdict.find(
                    .block, "Another \(what) than in the text in \(language).",
                    write: "Give both languages the same \(what).")
            }
        }
        need(ours.clocks == theirs.clocks, "hour")
        need(ours.dates == theirs.dates, "date")
        need(ours.telephones == theirs.telephones, "telephone number")
        need(ours.codes == theirs.codes, "reference")
        need(ours.links == theirs.links, "link")
        need(ours.numbers == theirs.numbers, "number")
        for place in context.gazetteer ?? [] {
            guard let mine = place[draft.language], let yours = place[other.draft.language] else { continue }
            need(ranges(of: mine).isEmpty == other.ranges(of: yours).isEmpty, "place, '\(mine)',")
        }
        comparePolarity(with: other, language, &verdict)
    }

    private func comparePolarity(with other: MessageReading, _ language: String, _ verdict: inout CheckVerdict) {
        let (ours, theirs) = (acts, other.acts)
        guard ours.count == theirs.count else {
            let areListed = draft.passages.contains { $0.slot == .action && $0.startsLine }
            verdict.find(
                areListed ? .block : .advice, at: text.place(of: .action),
                "It asks for \(ours.count) things, the text in \(language) for \(theirs.count).",
                write: "Ask for the same things in the same order.")
            return
        }
        guard text.words?.has(.prohibits) ?? false, other.text.words?.has(.prohibits) ?? false else {
            verdict.leave(unchecked: "Whether a 'not' was lost was not checked: there are no words for it.")
            return
        }
        for (mine, yours) in zip(ours, theirs)
        where text.mentions(.prohibits, within: mine) != other.text.mentions(.prohibits, within: yours) {
            verdict.find(
                .block, at: text.place(mine),
                "'\(text.words(mine))' forbids in one language what it asks for in the other.",
                write: "Mend the one that lost its 'not', or gained one.")
        }
    }

    /// Orders one by one: lines if they are listed, else sentences.
    private var acts: [Range<Int>] {
        let tokens = Set(text.tokens(in: .action))
        return text.sentences.compactMap { sentence in
            let inside = sentence.filter(tokens.contains)
            guard let first = inside.first, let last = inside.last else { return nil }
            return first..<(last + 1)
        }
    }
}
