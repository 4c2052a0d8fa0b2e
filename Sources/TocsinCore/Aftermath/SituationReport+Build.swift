// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension SituationReport {
    /// Writes the report as known at `asOf`.
    ///
    /// - Parameters:
    ///   - summary: The case as known at `asOf`; the caller leaves out what came later.
    ///   - ledger: The whole ledger; what was learned later is left out here.
    package init(of summary: CaseSummary, ledger: Ledger, asOf: Timestamp) {
        let known = ledger.known(at: asOf)
        var writer = SituationReportWriter(summary: summary, ledger: known, asOf: asOf)
        let sections = Heading.allCases.map { heading in
            Section(heading: heading, sentences: writer.sentences(under: heading), rules: heading.rules)
        }
        title = summary.title
        self.asOf = asOf
        practice = summary.practice
        figures = writer.figureLines()
        self.sections = sections
        sources = writer.sources
    }
}

extension SituationReport.Heading {
    fileprivate var rules: [NamedRule] {
        switch self {
        case .figures: [FigureView.rule]
        case .claims: [ResponsibilityView.rule, VerificationView.rule]
        case .knownAndWarned, .whatHappened, .capability, .outcomes, .breaches, .notKnown: []
        }
    }
}
