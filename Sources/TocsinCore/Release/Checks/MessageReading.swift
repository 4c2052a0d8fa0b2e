// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A draft with all that the checks look at, read once. The checks themselves are its extensions.
struct MessageReading {
    typealias List = LanguageWords.List
    typealias Level = MessageFinding.Level
    typealias Slot = MessageDraft.Slot

    let draft: MessageDraft
    let context: MessageContext
    let text: MessageText
    let all: MessageWords

    init(_ draft: MessageDraft, words: MessageWords) {
        self.draft = draft
        context = draft.context
        text = MessageText(draft, words: words[draft.language])
        all = words
    }

    var kind: MessageDraft.Kind { draft.kind }

    /// A verdict that already says so if this language has no words for a check.
    func verdict(_ check: MessageCheck) -> CheckVerdict {
        var verdict = CheckVerdict()
        if !check.judges(draft.language, words: all) {
            verdict.leave(unchecked: "There is no list of words for this in the language '\(draft.language)'.")
        }
        return verdict
    }

    func judges(_ check: MessageCheck) -> Bool { check.judges(draft.language, words: all) }

    /// How loud to be about an element, by the table of anatomy.
    func level(for slot: Slot, required: Level = .block) -> Level? {
        switch kind.need(for: slot) {
        case .required: required
        case .wished: .wish
        case .leftOut: nil
        }
    }

    /// Places of a name or phrase in the text, folded, as ranges of tokens.
    func ranges(of name: String) -> [Range<Int>] {
        let words = MessageFolding.words(in: name[...])
        guard !words.isEmpty, words.count <= text.tokens.count else { return [] }
        return (0...(text.tokens.count - words.count)).compactMap { start in
            let range = start..<(start + words.count)
            return zip(range, words).allSatisfy { text.tokens[$0].word == $1 } ? range : nil
        }
    }

    /// Orders in "what to do": a verb that begins a clause and is not part of a hedge.
    var firmActions: [Range<Int>] {
        let hedges = text.all(.hedged)
        let isFree = kind.cancels
        return text.all(.verbs, in: .action, .actBy).filter { verb in
            (isFree || text.startsClause(verb.lowerBound)) && !hedges.contains { $0.overlaps(verb) }
        }
    }

    /// Runs of digits of three or more, as telephones are written, with their places.
    func telephones(in slots: Slot...) -> [(digits: String, range: Range<Int>)] {
        var (found, index) = ([(digits: String, range: Range<Int>)](), 0)
        let inTimes = Set(text.times.flatMap { Array($0.tokens) })
        while index < text.tokens.count {
            let start = index
            var digits = ""
            while index < text.tokens.count, text.tokens[index].isNumber, !inTimes.contains(index),
                index == start
                    || (text.tokens[index].before == .none && text.tokens[index].passage == text.tokens[start].passage)
            {
                digits += text.tokens[index].word
                index += 1
            }
            if digits.utf8.count >= 3, slots.contains(text.slot(of: start)) || slots.isEmpty {
                found.append((digits, start..<index))
            }
            index = max(index, start + 1)
        }
        return found
    }
}
