// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// MSG-25 to MSG-31: what could harm somebody.
extension MessageReading {
    var lockScreen: CheckVerdict {
        guard draft.channel != .print, draft.channel != .voice else { return .clean }
        let isPrivate = kind == .person || kind == .neutral
        guard isPrivate || kind == .organisation else { return .clean }
        var verdict = verdict(.lockScreen)
        let cover = coverTokens
        let instead = "Show only a neutral line, as 'Reference 7K2: please call'."
        let lists: [List] = isPrivate ? [.threat, .dangerBody] : [.threat]
        for list in lists {
            for hit in text.all(list) where cover.contains(hit.lowerBound) {
                verdict.find(.block, at: text.place(hit), "A locked screen shows '\(text.words(hit))'.", write: instead)
            }
        }
        for name in privateNames {
            for range in ranges(of: name) where cover.contains(range.lowerBound) {
                verdict.find(
                    .block, at: text.place(range), "A locked screen shows '\(text.words(range))'.", write: instead)
            }
        }
        for shown in [context.route?.senderName, context.route?.fileName].compactMap({ $0 }) {
            if givesAway(shown, lists: lists) {
                verdict.find(.block, "Before it is opened it shows '\(shown)'.", write: instead)
            }
        }
        if context.facts?.people == nil {
            verdict.leave(unchecked: "The names of the people in the case were not given.")
        }
        return verdict
    }

    /// Words of the headline, of the first 90 characters, and of links.
    private var coverTokens: Set<Int> {
        var (cover, before) = (Set<Int>(), 0)
        let starts = draft.passages.map { passage in
            guard passage.slot != .headline else { return -1 }
            defer { before += passage.words.count + 1 }
            return before
        }
        for (index, token) in text.tokens.enumerated() {
            let start = starts[token.passage]
            let isLinked = text.links.contains {
                $0.place.passage == token.passage && $0.place.bytes.contains(token.start)
            }
            if start < 0 || isLinked {
                cover.insert(index)
            } else if start < 90, token.start < 360 {
                let bytes = draft.passages[token.passage].words.utf8.prefix(token.start)
                if start + (String(bytes)?.count ?? 0) < 90 { cover.insert(index) }
            }
        }
        return cover
    }

    private var privateNames: [String] {
        let recipients = (context.facts?.people ?? []).filter { $0.role != .server }
        return recipients.flatMap { MessageReading.forms(of: $0.name) } + (context.facts?.caseWords ?? [])
    }

    private func givesAway(_ shown: String, lists: [List]) -> Bool {
        let draft = MessageDraft(
            kind: .neutral, channel: .mail, language: draft.language, audience: draft.audience,
            passages: [MessageDraft.Passage(.other, shown)])
        let reading = MessageReading(draft, words: all)
        return lists.contains(where: reading.text.mentions)
            || privateNames.contains { !reading.ranges(of: $0).isEmpty }
    }

    /// The whole name, and the family name alone.
    static func forms(of name: String) -> [String] {
        let words = MessageFolding.words(in: name[...])
        guard words.count > 1, let last = words.last, last.count >= 4 else { return [name] }
        return [last]
    }

    var names: CheckVerdict {
        var verdict = CheckVerdict()
        guard let people = context.facts?.people else {
            verdict.leave(unchecked: "The names of the people in the case were not given.")
            return verdict
        }
        let level: Level = kind.isPublic || kind == .person || kind == .neutral ? .block : .advice
        for person in people where person.role == .other {
            for range in MessageReading.forms(of: person.name).flatMap(ranges) {
                verdict.find(
                    level, at: text.place(range), "It names '\(text.words(range))'.", write: "Write 'someone'.")
            }
        }
        return verdict
    }

    var arms: CheckVerdict {
        var verdict = verdict(.arms)
        guard judges(.arms) else { return verdict }
        for hit in text.all(.arms) where !text.isNegated(hit) {
            verdict.find(
                .block, at: text.place(hit), "'\(text.words(hit))' invites to arms or revenge.",
                write: "Write 'Do not carry a weapon and do not confront anyone'.")
        }
        if kind == .person, !text.has(.law), !text.mentions(.lawLine) {
            verdict.find(
                context.lawLineRequired ? .block : .advice, "It does not keep the reader from arms and revenge.",
                write:
                    "Add 'Do not carry a weapon and do not confront anyone: the law still applies to you'."
            )
        }
        return verdict
    }

    var promise: CheckVerdict {
        var verdict = verdict(.promise)
        let instead = "Say what you will do, and that you cannot guard anybody at every hour."
        if judges(.promise) {
            for hit in text.all(.promise) where !text.isNegated(hit) {
                verdict.find(
                    .block, at: text.place(hit), "'\(text.words(hit))' is a promise nobody can keep.", write: instead)
            }
        }
        guard text.has(.measures), let measures = context.facts?.measures else {
            if text.has(.measures) { verdict.leave(unchecked: "The measures that the case holds were not given.") }
            return verdict
        }
        let held = measures.map { Set(MessageFolding.words(in: $0[...]).filter { $0.count > 3 }) }
        for clause in measureClauses {
            let words = Set(
                clause.filter { !text.mentions(.common, at: $0) }.map { text.tokens[$0].word }.filter { $0.count > 3 })
            if !words.isEmpty, !held.contains(where: { 2 * $0.intersection(words).count >= min($0.count, words.count) })
            {
                verdict.find(
                    .block, at: text.place(clause), "The case does not hold the measure '\(text.words(clause))'.",
                    write: "Promise only: \(measures.joined(separator: "; ")).")
            }
        }
        return verdict
    }

    /// What stands behind the first colon of the measures, cut at commas.
    private var measureClauses: [Range<Int>] {
        let tokens = text.tokens(in: .measures)
        guard let colon = tokens.last(where: { text.tokens[$0].before == .colon }), let last = tokens.last else {
            return []
        }
        let cuts = tokens.filter { $0 > colon && text.tokens[$0].before >= .comma }
        return zip([colon] + cuts, cuts + [last + 1]).map { $0..<$1 }
    }

    var hint: CheckVerdict {
        var verdict = verdict(.hint)
        for hit in text.all(.hint) {
            verdict.find(
                .advice, at: text.place(hit), "'\(text.words(hit))' hints at how it is known.",
                write: "Write 'We have information'.")
        }
        return verdict
    }

    var group: CheckVerdict {
        var verdict = verdict(.group)
        guard judges(.group) else { return verdict }
        let level: Level = kind.isPublic ? .block : .advice
        let people = text.all(.groupPeople)
        for hit in text.all(.group) {
            let next = people.first { $0.lowerBound >= hit.upperBound && $0.lowerBound <= hit.upperBound + 1 }
            let prior = people.first { $0.upperBound <= hit.lowerBound && $0.upperBound + 1 >= hit.lowerBound }
            guard next != nil || prior != nil else { continue }
            verdict.find(
                level, at: text.place(hit), "'\(text.words(hit))' says only of which group they are.",
                write: "Say what can be seen, as 'two people with rifles', or nothing.")
        }
        for hit in text.all(.blame) {
            verdict.find(
                level, at: text.place(hit), "'\(text.words(hit))' puts the blame on the reader.",
                write: "Leave the reason out.")
        }
        return verdict
    }

    var raisesDanger: CheckVerdict {
        guard kind.warns || kind == .update || kind == .ranOut else { return .clean }
        var verdict = verdict(.raisesDanger)
        for hit in text.all(.raisesDanger)
        where !text.isNegated(hit) && slotsOfActs.contains(text.slot(of: hit.lowerBound)) {
            verdict.find(
                .block, at: text.place(hit), "'\(text.words(hit))' brings readers into danger.",
                write: "Send them away from it.")
        }
        guard let places = context.dangerPlaces else {
            verdict.leave(unchecked: "The places inside the area of danger were not given.")
            return verdict
        }
        for range in places.flatMap(ranges) {
            let way = text.all(.towards).first {
                $0.upperBound <= range.lowerBound && range.lowerBound <= $0.upperBound + 2
            }
            guard let way, !text.isNegated(way), text.sentence(of: way.lowerBound).contains(range.lowerBound) else {
                continue
            }
            verdict.find(
                .block, at: text.place(way.lowerBound..<range.upperBound), "It sends readers into the area of danger.",
                write: "Name a place outside it.")
        }
        return verdict
    }

    private var slotsOfActs: [Slot] { [.action, .headline, .actBy, .other, .statement, .help] }
}
