// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What is known of a case and its event at one moment, each sentence with its sources.
package struct SituationReport: Hashable, Sendable {
    package enum Heading: String, Hashable, Codable, Sendable, CaseIterable {
        case knownAndWarned = "known_and_warned"
        case whatHappened = "what_happened"
        case figures
        case claims = "claims_and_verification"
        case capability
        case outcomes = "outcome_of_each_warning"
        case breaches = "open_breaches"
        case notKnown = "not_known"

        package var words: String {
            switch self {
            case .knownAndWarned: "What was known and warned"
            case .whatHappened: "What happened"
            case .figures: "Figures"
            case .claims: "Claims and verification"
            case .capability: "What is said of the actors' capability"
            case .outcomes: "Outcome of each warning"
            case .breaches: "Open breaches"
            case .notKnown: "What is not known"
            }
        }
    }

    /// One sentence and the numbers of the sources it rests on; never without one.
    package struct Sentence: Hashable, Sendable {
        package let text: String
        package let sources: [Int]

        /// - Precondition: `sources` is not empty: a sentence without a source has no place in a report.
        package init(_ text: String, sources: [Int]) {
            precondition(!sources.isEmpty, "each sentence of a situation report carries its source")
            self.text = text
            self.sources = sources
        }
    }

    package struct Section: Hashable, Sendable {
        package let heading: Heading
        package let sentences: [Sentence]
        /// Rules by which something in this section was computed; printed under it.
        package let rules: [NamedRule]
    }

    package let title: String
    package let asOf: Timestamp
    /// Marked in every form of the report (law 13).
    package let practice: Bool
    package let sections: [Section]
    package let figures: [FigureLine]
    package let sources: [SourceLine]
}

/// One figure of a report. `place` says what the rule makes of it; only `current` ones are the report's figures.
package struct FigureLine: Hashable, Sendable {
    package enum Place: String, Hashable, Codable, Sendable, CaseIterable { case current, earlier, superseded, retracted, beside }

    package let event: String
    package let figure: Figure
    package let place: Place
    /// Speaker, and who relays it.
    package let source: String
    package let sourceNumber: Int
    package let asOf: AssertedTime
    package let rule: String
    /// For one that was replaced: the number of the source that did, and the reason given.
    package let replacedBy: Int?
    package let reason: String?
}

/// Where a sentence comes from: words that somebody said, or an entry of this desk's own log.
package struct SourceLine: Hashable, Sendable {
    /// From 1, in the order in which the report uses them.
    package let number: Int
    /// Who speaks: the speaker of a statement, or this desk.
    package let who: String
    package let relayedBy: String?
    package let document: DocumentReference?
    package let span: TextSpan?
    package let said: AssertedTime?
    package let learned: AssertedTime?
    /// The entry of the log that holds it.
    package let entry: String

    package var words: String {
        var parts = [relayedBy.map { "\(who), via \($0)" } ?? who]
        if let title = document?.title { parts.append(title) }
        if let publisher = document?.publisher, publisher != relayedBy, publisher != who { parts.append(publisher) }
        if let span { parts.append("code points \(span.start) to \(span.end)") }
        if let said { parts.append("said \(ReadableTime.words(said))") }
        if let learned { parts.append("learned \(ReadableTime.words(learned))") }
        parts.append("entry \(entry)")
        return parts.joined(separator: "; ")
    }
}
