// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension MessageCheck {
    /// The most that a check can do.
    package enum Severity: String, Hashable, Sendable {
        case advises
        /// Blocks in some kinds of text, advises in others.
        case mayBlock = "may_block"
        case blocks
        /// Blocks, and nobody can sign it away.
        case absolute
    }

    package var severity: Severity {
        switch self {
        case .order, .thirdPersons, .jargon, .longSentence, .readingGrade, .soothing, .hint, .speech: .advises
        case .actBy, .genuine, .help, .otherElements, .hedged, .capitals, .chance, .leftOver, .impossibleTime, .names,
            .arms, .group, .link, .alphabet, .length, .cut, .companions, .repeats:
            .mayBlock
        case .sender, .hazard, .place, .time, .action, .statement, .disagreement, .translation, .unapproved,
            .lockScreen,
            .promise, .raisesDanger, .endWords:
            .blocks
        case .exercise: .absolute
        }
    }

    /// What it asks, as a page says it.
    package var words: String {
        switch self {
        case .sender: "Does it say who says it?"
        case .hazard: "Does it say what the danger is, and what it does to people?"
        case .place: "Does it say where, with names or edges?"
        case .time: "Does it say from when until when, with the date?"
        case .action: "Does it say what to do?"
        case .actBy: "Does it say by when to act?"
        case .genuine: "Can it be checked without this message itself?"
        case .help: "Does it say where help is, and what to do in danger?"
        case .otherElements:
            "Does it say what is not known, when the next message comes, its reference, how to confirm?"
        case .statement: "Does it say what it means for the message before?"
        case .order: "Does it come in the order that readers expect?"
        case .thirdPersons: "Does it speak to the reader?"
        case .hedged: "Are its verbs firm?"
        case .jargon: "Is it free of jargon and unknown abbreviations?"
        case .capitals: "Are capitals rare?"
        case .longSentence: "Are its sentences short?"
        case .readingGrade: "Is it easy to read?"
        case .chance: "Does a word of chance come with a number?"
        case .soothing: "Does it neither soothe nor blame?"
        case .leftOver: "Is nothing left over from the template, and is it in its language?"
        case .disagreement: "Do the texts of this warning agree?"
        case .impossibleTime: "Can its times be right?"
        case .translation: "Do the languages say the same?"
        case .unapproved: "Is every number, time and name an approved fact?"
        case .lockScreen: "Is what a locked screen shows harmless?"
        case .names: "Does it name nobody else?"
        case .arms: "Does it keep people from arms and revenge?"
        case .promise: "Does it promise only what can be kept?"
        case .hint: "Is it silent on how it is known?"
        case .group: "Does it describe people by more than a group?"
        case .raisesDanger: "Does it send nobody into danger?"
        case .link: "Are its links safe, and never the only thing to do?"
        case .exercise: "Is an exercise marked, and only an exercise?"
        case .endWords: "Does it declare no end that nobody declared?"
        case .alphabet: "Can the channel carry its letters?"
        case .length: "Does it fit its channel?"
        case .cut: "Does its first part say what to do?"
        case .speech: "Can it be read aloud?"
        case .companions: "Are the texts that may have to follow it ready?"
        case .repeats: "Does it say something new, at an hour that fits?"
        }
    }

    /// What it looks at.
    package var reads: String {
        switch self {
        case .sender, .hazard, .place, .time, .action, .actBy, .genuine, .help, .otherElements, .statement, .order:
            "the elements of the text and their words"
        case .thirdPersons, .hedged: "what to do"
        case .jargon, .capitals, .longSentence, .readingGrade, .chance, .soothing, .hint, .group, .promise, .arms,
            .endWords:
            "all words of the text"
        case .leftOver: "all words, and the lists of other languages"
        case .disagreement, .translation: "the other texts of this warning"
        case .impossibleTime: "its times, and the time now"
        case .unapproved: "numbers, times and names, and the approved facts"
        case .lockScreen: "subject, first 90 characters, name of the sender, file name, links"
        case .names: "the names that the case holds"
        case .raisesDanger: "what to do, and the area of danger"
        case .link: "links, and our own domains"
        case .exercise: "first and last words, headline"
        case .alphabet, .length, .cut, .speech: "the exact text on its channel"
        case .companions: "the texts that stand ready"
        case .repeats: "what was sent before, the hour, the route"
        }
    }

    /// The lists without which it can't judge a language's words. What it sees without words it finds in any language.
    package var lists: [LanguageWords.List] {
        switch self {
        case .sender, .order, .capitals, .longSentence, .readingGrade, .disagreement, .names, .link, .alphabet, .length,
            .companions, .repeats, .unapproved:
            []
        case .hazard: [.emptyHazard, .harm]
        case .place: [.vaguePlace, .common]
        case .time: [.vagueTime, .until]
        case .action: [.verbs, .callVerbs]
        case .actBy: [.by, .atOnce]
        case .genuine: [.circularCheck, .outsideCheck]
        case .help: [.inDanger]
        case .otherElements: [.notKnown, .nextMessage, .reference, .confirm]
        case .statement:
            [.changed, .whichMessage, .wrong, .danger, .over, .resume, .notOver, .precautions, .underReview]
        case .thirdPersons: [.thirdPersons]
        case .hedged: [.hedged, .verbs]
        case .jargon: [.jargon]
        case .chance: [.chance, .gloss, .negation]
        case .soothing: [.soothing]
        case .leftOver: [.common]
        case .impossibleTime: [.until, .today]
        case .translation: [.prohibits]
        case .lockScreen: [.threat, .dangerBody]
        case .arms: [.arms, .lawLine, .negation]
        case .promise: [.promise, .negation]
        case .hint: [.hint]
        case .group: [.group, .groupPeople, .blame]
        case .raisesDanger: [.raisesDanger, .towards, .negation]
        case .exercise: [.exerciseMark, .notDrill]
        case .endWords: [.endWords, .negation]
        case .cut: [.verbs]
        case .speech: []
        }
    }

    /// Whether its words are there for a language.
    package func judges(_ language: String, words: MessageWords) -> Bool {
        guard let words = words[language] else { return lists.isEmpty }
        return lists.allSatisfy(words.has)
    }
}
