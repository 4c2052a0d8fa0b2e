// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// MSG-12 to MSG-19: how it is said.
extension MessageReading {
    var thirdPersons: CheckVerdict {
        var verdict = verdict(.thirdPersons)
        for hit in text.all(.thirdPersons, in: .action) {
            verdict.find(
                .advice, at: text.place(hit), "'\(text.words(hit))' speaks about people, not to the reader.",
                write: "Begin with the verb, as 'Stay away'.")
        }
        return verdict
    }

    var hedged: CheckVerdict {
        var verdict = verdict(.hedged)
        let hedges = text.all(.hedged, in: .action)
        guard judges(.hedged), let first = hedges.first else { return verdict }
        let isAlone = kind != .neutral && firmActions.isEmpty
        for hit in hedges {
            verdict.find(
                hit == first && isAlone && level(for: .action) == .block ? .block : .advice, at: text.place(hit),
                "'\(text.words(hit))' tells nobody what to do.", write: "Say the act, as 'Do not go to concerts'.")
        }
        return verdict
    }

    var jargon: CheckVerdict {
        var verdict = verdict(.jargon)
        var seen: Set<String> = []
        for hit in text.all(.jargon) where !context.abbreviations.contains(text.words(hit)) {
            guard seen.insert(text.words(hit)).inserted else { continue }
            verdict.find(
                .advice, at: text.place(hit), "'\(text.words(hit))' is a word of the trade.",
                write: "Say it in plain words.")
        }
        guard judges(.jargon), capitalShare <= 0.6 else { return verdict }
        for index in text.tokens.indices where isAbbreviation(index) && !text.mentions(.jargon, at: index) {
            let word = text.words(index..<(index + 1))
            guard !context.abbreviations.contains(word), seen.insert(word).inserted else { continue }
            verdict.find(
                .advice, at: text.place(index..<(index + 1)), "'\(word)' is not spelled out.",
                write: "Spell it out once.")
        }
        return verdict
    }

    /// Capitals that make no syllable.
    private func isAbbreviation(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.letterCase == .allCapitals && token.word.utf8.count == token.letters
            && (2...6).contains(token.letters)
            && token.word.utf8.allSatisfy { $0 < 0x80 } && !token.word.contains { "aeiouy".contains($0) }
    }

    /// Words in capitals only, without marks of an exercise, codes, and abbreviations that everybody knows.
    private var capitalWords: [Int] {
        text.tokens.indices.filter { index in
            text.tokens[index].letterCase == .allCapitals && text.tokens[index].word.allSatisfy { !$0.isNumber }
                && !text.mentions(.exerciseMark, at: index)
                && !context.abbreviations.contains(text.words(index..<(index + 1)))
        }
    }

    private var capitalShare: Double {
        let cased = text.tokens.count { $0.letterCase != .none && $0.letters > 1 }
        return cased < 5 ? 0 : Double(capitalWords.count) / Double(cased)
    }

    var capitals: CheckVerdict {
        var verdict = CheckVerdict()
        let words = capitalWords
        guard let first = words.first else { return verdict }
        let place = text.place(first..<(first + 1))
        if capitalShare > 0.6 {
            verdict.find(
                .block, at: place, "It is written in capitals, which are hard to read.",
                write: "Keep capitals for one or two key words, as 'LEAVE NOW'.")
        } else if words.count > 4 {
            verdict.find(
                .advice, at: place, "\(words.count) words are in capitals.",
                write: "Keep capitals for at most four words.")
        }
        return verdict
    }

    var longSentence: CheckVerdict {
        var verdict = CheckVerdict()
        for part in statements where part.count > 20 {
            verdict.find(
                .advice, at: text.place(part), "A sentence has \(part.count) words.",
                write: "Cut it in two; 20 words are enough.")
        }
        for sentence in text.sentences where text.all(.condition).count(where: { sentence.contains($0.lowerBound) }) > 1
        {
            verdict.find(
                .advice, at: text.place(sentence), "A sentence has more than one condition.",
                write: "Give each condition its own sentence.")
        }
        return verdict
    }

    /// Sentences, cut at colons and semicolons too.
    private var statements: [Range<Int>] {
        text.sentences.flatMap { sentence -> [Range<Int>] in
            let cuts = sentence.dropFirst().filter { text.tokens[$0].before >= .colon }
            let ends = cuts + [sentence.upperBound]
            return zip([sentence.lowerBound] + cuts, ends).map { $0..<$1 }
        }
    }

    var readingGrade: CheckVerdict {
        var verdict = CheckVerdict()
        guard text.tokens.count >= 60 else {
            verdict.leave(unchecked: "Under 60 words no grade of reading is worth its name.")
            return verdict
        }
        let plain = text.tokens.filter { !$0.isNumber && ($0.letterCase != .capital || $0.before == .sentence) }
        guard !plain.isEmpty else { return verdict }
        let length = Double(text.tokens.count) / Double(max(statements.count, 1))
        let isEnglish = text.words?.language == "en"
        let (grade, limit): (Double, Double)
        if isEnglish {
            let syllables = plain.reduce(0) { $0 + Syllables.count(in: $1.word) }
            grade = 0.39 * length + 11.8 * Double(syllables) / Double(plain.count) - 15.59
            limit = 8
        } else {
            grade = length + 100 * Double(plain.count { $0.letters > 6 }) / Double(plain.count)
            limit = 40
        }
        if grade > limit {
            let number = Int(grade.rounded())
            verdict.find(
                .advice, isEnglish ? "It reads like grade \(number)." : "Its LIX is \(number), over \(Int(limit)).",
                write: "Use shorter sentences and shorter words.")
        }
        return verdict
    }

    var chance: CheckVerdict {
        var verdict = verdict(.chance)
        guard judges(.chance) else { return verdict }
        let level: Level = kind == .liaison ? .block : .advice
        let isAnyTime = { (range: Range<Int>) in text.mentions(.anyTime, within: text.sentence(of: range.lowerBound)) }
        let hits = text.all(.chance) + text.all(.chanceMay).filter { !isAnyTime($0) }
        let excepted = text.all(.chanceExcepted)
        for hit in hits where !excepted.contains(where: { $0.overlaps(hit) }) {
            guard ![.action, .help, .measures, .law, .genuine].contains(text.slot(of: hit.lowerBound)),
                !text.mentions(.gloss, within: text.sentence(of: hit.lowerBound)), !text.isNegated(hit)
            else { continue }
            verdict.find(
                level, at: text.place(hit), "Everybody reads '\(text.words(hit))' as another chance.",
                write: "Add the numbers, as 'likely (60 to 80 per cent)'.")
        }
        return verdict
    }

    var soothing: CheckVerdict {
        var verdict = verdict(.soothing)
        for hit in text.all(.soothing) {
            verdict.find(
                .advice, at: text.place(hit), "'\(text.words(hit))' helps nobody.", write: "Say what to do instead.")
        }
        return verdict
    }
}

/// English syllables by rule, good enough for advice.
enum Syllables {
    static func count(in word: String) -> Int {
        var (count, isInside) = (0, false)
        for letter in word.utf8 {
            let isVowel = "aeiouy".utf8.contains(letter)
            if isVowel, !isInside { count += 1 }
            isInside = isVowel
        }
        let isSilent =
            word.hasSuffix("e") && !word.hasSuffix("le")
            || (word.hasSuffix("ed") && !word.hasSuffix("ted") && !word.hasSuffix("ded"))
        return max(1, count - (isSilent && count > 1 ? 1 : 0))
    }
}
