// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The words by which the checks read a text, for each language that has a list.
package struct MessageWords: Sendable {
    package let languages: [String: LanguageWords]

    package init(_ languages: [LanguageWords]) {
        self.languages = Dictionary(languages.map { ($0.language, $0) }) { _, last in last }
    }

    /// - Parameter language: As a text declares it; `fr-CA` is read by the words of `fr`.
    package subscript(language: String) -> LanguageWords? {
        languages[String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()]
    }
}

/// One language's words, with their version.
package struct LanguageWords: Sendable {
    /// What phrases are there for. A check judges a language only if it has all the lists that the check reads.
    package enum List: String, Hashable, Sendable, CaseIterable {
        // what is there
        case verbs
        case callVerbs = "call_verbs"
        case emptyHazard = "empty_hazard"
        case harm
        case vaguePlace = "vague_place"
        case edges
        case vagueTime = "vague_time"
        case untilTold = "until_told"
        case atOnce = "at_once"
        case notKnown = "not_known"
        case nextMessage = "next_message"
        case reference, confirm
        case circularCheck = "circular_check"
        case outsideCheck = "outside_check"
        case inDanger = "in_danger"
        case lawLine = "law_line"
        // what a kind must say
        case changed
        case whichMessage = "which_message"
        case wrong, danger, over, resume
        case notOver = "not_over"
        case precautions
        case underReview = "under_review"
        // how it is said
        case hedged
        case thirdPersons = "third_persons"
        case jargon, condition
        case chance
        case chanceMay = "chance_may"
        case chanceExcepted = "chance_excepted"
        case anyTime = "any_time"
        case gloss, soothing, promise, hint, blame, group
        case groupPeople = "group_people"
        case arms
        case raisesDanger = "raises_danger"
        case towards
        case threat
        case dangerBody = "danger_body"
        case exerciseMark = "exercise_mark"
        case notDrill = "not_drill"
        case endWords = "end_words"
        case logIn = "log_in"
        case tooClipped = "too_clipped"
        // how the language works
        /// Words that may stand within a phrase and change nothing: "has now passed".
        case fillers
        case common, titles, negation, prohibits, and
        case until, by, from, at
        case timeJoint = "time_joint"
        case am, pm, noon, midnight, today, tonight, tomorrow
        case dateRelative = "date_relative"
    }

    package let language: String
    package let name: String
    package let version: String
    let table: PhraseTable
    private let filled: Set<List>

    /// - Parameters:
    ///   - phrases: Words of one list, folded or not; a `*` at the end of a word stands for any ending.
    ///   - months: January first; each may have several names.
    ///   - weekdays: Monday first.
    ///   - numbers: From zero; an empty entry is a word that is none.
    package init(
        language: String, name: String, version: String, phrases: [List: [String]], months: [[String]],
        weekdays: [[String]], numbers: [[String]]
    ) {
        self.language = language
        self.name = name
        self.version = version
        filled = Set(phrases.filter { !$0.value.isEmpty }.keys)
        var table = PhraseTable()
        for (list, phrases) in phrases where list != .fillers { phrases.forEach { table.add($0, .list(list)) } }
        table.fillers = Set((phrases[.fillers] ?? []).flatMap { MessageFolding.words(in: $0[...]) })
        for (index, names) in months.enumerated() { names.forEach { table.add($0, .month(index + 1)) } }
        for (index, names) in weekdays.enumerated() { names.forEach { table.add($0, .weekday(index)) } }
        for (index, names) in numbers.enumerated() { names.forEach { table.add($0, .number(index)) } }
        self.table = table
    }

    func has(_ list: List) -> Bool { filled.contains(list) }
}
