// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

extension PublicSite {
    var situationRoutes: [Route] {
        [
            Route(
                .get, "/situation/{case}", .everybody, "The situation report of a practice case, as known at 'as_of'.",
                answer: situation)
        ]
    }

    private struct ReportPage: Sendable {
        let heading: String
        let knownAt: PageTime
        let body: String
        let plots: [TollPlot]
        let hasPlots: Bool
        let rule = FigureView.rule.words
        let downloads: [PageLink] = []
    }

    /// Only practice is shown to everybody; a real case reads like one that is not there, and takes as long.
    private func situation(_ request: WebRequest) async throws -> WebAnswer {
        let moment = try ReportMoment.read(try request.question(["as_of"])["as_of"])
        let practice = try await desk.store.cases().filter(\.practice).map(\.id)
        guard let id = CaseID(request.name("case")), practice.contains(id) else { throw WebFailure.nothing }
        let report = try await desk.situationReport(of: id, asOf: moment)
        let folded = try await desk.load(id).folded
        let zone = folded.zoneMinutes
        let plots = TollPlot.all(of: folded.ledger, asOf: report.asOf, zoneMinutes: zone)
        return try page(
            "report", frame(.practice, practice: true, zoneMinutes: zone),
            ReportPage(
                heading: report.title, knownAt: PageTime(report.asOf, zoneMinutes: zone),
                body: SituationReportHTML.body(report), plots: plots, hasPlots: !plots.isEmpty))
    }
}
