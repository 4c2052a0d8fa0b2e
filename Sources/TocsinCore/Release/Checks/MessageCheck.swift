// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The forty checks of a text before it is released.
package enum MessageCheck: String, Hashable, Codable, Sendable, CaseIterable {
    case sender = "MSG-01"
    case hazard = "MSG-02"
    case place = "MSG-03"
    case time = "MSG-04"
    case action = "MSG-05"
    case actBy = "MSG-06"
    case genuine = "MSG-07"
    case help = "MSG-08"
    case otherElements = "MSG-09"
    case statement = "MSG-10"
    case order = "MSG-11"
    case thirdPersons = "MSG-12"
    case hedged = "MSG-13"
    case jargon = "MSG-14"
    case capitals = "MSG-15"
    case longSentence = "MSG-16"
    case readingGrade = "MSG-17"
    case chance = "MSG-18"
    case soothing = "MSG-19"
    case leftOver = "MSG-20"
    case disagreement = "MSG-21"
    case impossibleTime = "MSG-22"
    case translation = "MSG-23"
    case unapproved = "MSG-24"
    case lockScreen = "MSG-25"
    case names = "MSG-26"
    case arms = "MSG-27"
    case promise = "MSG-28"
    case hint = "MSG-29"
    case group = "MSG-30"
    case raisesDanger = "MSG-31"
    case link = "MSG-32"
    case exercise = "MSG-33"
    case endWords = "MSG-34"
    case alphabet = "MSG-35"
    case length = "MSG-36"
    case cut = "MSG-37"
    case speech = "MSG-38"
    case companions = "MSG-39"
    case repeats = "MSG-40"

    /// Checks one text: a pure function of its arguments.
    ///
    /// - Parameter emergency: What would hold the release becomes advice and a task of the review.
    package static func check(_ draft: MessageDraft, words: MessageWords, emergency: Bool) -> CheckReport {
        let reading = MessageReading(draft, words: words)
        let lines = allCases.map { check in
            let verdict = check.verdict(of: reading)
            return CheckReport.Line(check: check, result: verdict.result(of: check, emergency: emergency))
        }
        var versions: [String: String] = [:]
        for language in [draft.language] + (draft.context.siblings ?? []).map(\.language) {
            if let words = words[language] { versions[words.language] = words.version }
        }
        return CheckReport(lines: lines, wordVersions: versions)
    }

    private func verdict(of reading: MessageReading) -> CheckVerdict {
        switch self {
        case .sender: reading.sender
        case .hazard: reading.hazard
        case .place: reading.place
        case .time: reading.time
        case .action: reading.action
        case .actBy: reading.actBy
        case .genuine: reading.genuine
        case .help: reading.help
        case .otherElements: reading.otherElements
        case .statement: reading.statement
        case .order: reading.order
        case .thirdPersons: reading.thirdPersons
        case .hedged: reading.hedged
        case .jargon: reading.jargon
        case .capitals: reading.capitals
        case .longSentence: reading.longSentence
        case .readingGrade: reading.readingGrade
        case .chance: reading.chance
        case .soothing: reading.soothing
        case .leftOver: reading.leftOver
        case .disagreement: reading.disagreement
        case .impossibleTime: reading.impossibleTime
        case .translation: reading.translation
        case .unapproved: reading.unapproved
        case .lockScreen: reading.lockScreen
        case .names: reading.names
        case .arms: reading.arms
        case .promise: reading.promise
        case .hint: reading.hint
        case .group: reading.group
        case .raisesDanger: reading.raisesDanger
        case .link: reading.link
        case .exercise: reading.exercise
        case .endWords: reading.endWords
        case .alphabet: reading.alphabet
        case .length: reading.length
        case .cut: reading.cut
        case .speech: reading.speech
        case .companions: reading.companions
        case .repeats: reading.repeats
        }
    }
}
