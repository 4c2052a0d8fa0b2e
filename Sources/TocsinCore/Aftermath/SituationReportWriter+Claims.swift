// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension SituationReportWriter {
    /// Per event: the summary of each actor with its reasons, then each claim on its two axes.
    mutating func responsibilitySentences() -> [SituationReport.Sentence] {
        ledger.events.flatMap { event in
            let view = ResponsibilityView(of: event.id, in: ledger)
            let claims = ledger.statements(about: event.id).filter { $0.act.claim != nil }
            return view.rows.map { summarise($0) } + claims.flatMap { verify($0) }
        }
    }

    private mutating func summarise(_ row: ResponsibilityView.Row) -> SituationReport.Sentence {
        let reasons = row.reasons.map(\.words).joined(separator: "; ")
        return .init(
            "\(row.actor.words): \(row.code.rawValue.withSpaces) (\(reasons)).",
            sources: row.reasons.map { source($0.statement) }.withoutRepeats)
    }

    private mutating func verify(_ claim: Recorded<RecordStatement>) -> [SituationReport.Sentence] {
        guard let details = claim.act.claim else { return [] }
        let view = VerificationView(of: claim, in: ledger)
        let branch = details.branch.map { "names the branch \($0)" } ?? "names no branch"
        let way = [
            details.means.rawValue.withSpaces, details.platform.map { "on \($0)" }, details.outlet.map { "by \($0)" },
        ].compactMap { $0 }.joined(separator: " ")
        let channel = "channel: \(details.authenticity.rawValue.withSpaces)"
        return [
            .init(
                "The claim by \(details.claimant) (\(way); \(channel)) \(branch); it is \(view.words).",
                sources: ([source(claim.id)] + view.assessors.map { source($0.statement) }).withoutRepeats),
            .init(
                "Evidence offered with the claim by \(details.claimant): \(view.evidence.rawValue.withSpaces).",
                sources: [source(view.evidenceStatement)]),
        ]
    }
}

extension [Int] {
    /// Each number once, in the order in which they first came.
    fileprivate var withoutRepeats: [Int] {
        reduce(into: []) { seen, number in
            if !seen.contains(number) { seen.append(number) }
        }
    }
}
