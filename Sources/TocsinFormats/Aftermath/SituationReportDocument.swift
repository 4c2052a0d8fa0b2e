// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A situation report as JSON: what `tocsin report --format json` prints.
///
/// `figures` holds the current ones only, one a measure and scope; what is beside them or was before them has lists of
/// its own. `reference` and `sources` are numbers into `sources`. A bound that nobody gave is `null`: the key is always there.
package struct SituationReportDocument: Encodable, Hashable, Sendable {
    package struct FigureRow: Encodable, Hashable, Sendable {
        package let event: String
        package let measure: Figure.Measure
        package let low: Bound
        package let high: Bound
        package let qualifier: Figure.Qualifier
        package let scope: String
        package let scopeNote: String?
        package let standing: Figure.Standing
        package let place: FigureLine.Place
        package let derived: Bool
        package let source: String
        package let reference: Int
        package let asOf: AssertedTime
        package let rule: String
        package let replacedBy: Int?
        package let reason: String?
    }

    /// One bound of a figure; a bound that nobody gave is written all the same, as `null`.
    package struct Bound: Encodable, Hashable, Sendable {
        package let value: Int?

        package init(value: Int?) { self.value = value }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if let value { try container.encode(value) } else { try container.encodeNil() }
        }
    }

    package struct SectionRow: Codable, Hashable, Sendable {
        package let heading: SituationReport.Heading
        package let title: String
        package let sentences: [SentenceRow]
        /// Names of the rules that were used.
        package let rules: [String]
    }

    package struct SentenceRow: Codable, Hashable, Sendable {
        package let text: String
        package let sources: [Int]
    }

    package struct SourceRow: Codable, Hashable, Sendable {
        package let number: Int
        package let who: String
        package let relayedBy: String?
        package let title: String?
        package let url: String?
        package let publisher: String?
        package let span: TextSpan?
        package let said: AssertedTime?
        package let learned: AssertedTime?
        package let entry: String
    }

    package let title: String
    package let asOf: Timestamp
    package let practice: Bool
    package let figures: [FigureRow]
    package let figuresBeside: [FigureRow]
    package let figuresBefore: [FigureRow]
    package let sections: [SectionRow]
    package let rules: [NamedRule]
    package let sources: [SourceRow]
}

extension SituationReportDocument {
    package init(_ report: SituationReport) {
        title = report.title
        asOf = report.asOf
        practice = report.practice
        let rows = report.figures.map(FigureRow.init)
        figures = rows.filter { $0.place == .current }
        figuresBeside = rows.filter { $0.place == .beside }
        figuresBefore = rows.filter { $0.place != .current && $0.place != .beside }
        sections = report.sections.map(SectionRow.init)
        rules = report.sections.flatMap(\.rules)
        sources = report.sources.map(SourceRow.init)
    }
}

extension SituationReportDocument.FigureRow {
    fileprivate init(_ line: FigureLine) {
        event = line.event
        measure = line.figure.measure
        low = .init(value: line.figure.low)
        high = .init(value: line.figure.high)
        qualifier = line.figure.qualifier
        scope = line.figure.scope
        scopeNote = line.figure.scopeNote
        standing = line.figure.standing
        place = line.place
        derived = line.figure.isDerived
        source = line.source
        reference = line.sourceNumber
        asOf = line.asOf
        rule = line.rule
        replacedBy = line.replacedBy
        reason = line.reason
    }
}

extension SituationReportDocument.SectionRow {
    fileprivate init(_ section: SituationReport.Section) {
        heading = section.heading
        title = section.heading.words
        sentences = section.sentences.map { .init(text: $0.text, sources: $0.sources) }
        rules = section.rules.map(\.name)
    }
}

extension SituationReportDocument.SourceRow {
    fileprivate init(_ line: SourceLine) {
        number = line.number
        who = line.who
        relayedBy = line.relayedBy
        title = line.document?.title
        url = line.document?.url
        publisher = line.document?.publisher
        span = line.span
        said = line.said
        learned = line.learned
        entry = line.entry
    }
}
