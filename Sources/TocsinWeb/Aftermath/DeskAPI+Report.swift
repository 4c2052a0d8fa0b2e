// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

extension DeskAPI {
    var reportRoutes: [Route] {
        [
            Route(
                .get, "/cases/{case}/report", .reader,
                "The situation report, as known at 'as_of', as 'format' md, html or json.",
                query: [.init("as_of", "A time, or a day with an offset; now unless said."), .init("format", "md unless said.", .oneOf(["md", "html", "json"]))],
                gives: .init(["text/markdown", "text/html", "application/json"]), answer: report)
        ]
    }

    private func report(_ request: WebRequest) async throws -> WebAnswer {
        let asked = try request.question(["as_of", "format"])
        let moment = try ReportMoment.read(asked["as_of"])
        let format = asked["format"] ?? "md"
        guard ["md", "html", "json"].contains(format) else {
            throw WebFailure.malformed("'\(format)' is no form of a report; take md, html or json.")
        }
        let loaded = try await loaded(by: request, what: "the situation report")
        let report = try await desk.situationReport(of: loaded.folded.id, asOf: moment)
        switch format {
        case "html":
            return WebAnswer(type: "text/html; charset=utf-8", body: Array(SituationReportHTML.page(report).utf8))
        case "json":
            return try .json(SituationReportDocument(report))
        default:
            return WebAnswer(
                type: "text/markdown; charset=utf-8", body: Array(SituationReportMarkdown.write(report).utf8))
        }
    }
}

enum ReportMoment {
    /// - Returns: `nil` for now, which is what nothing means.
    static func read(_ text: String?) throws(WebFailure) -> Timestamp? {
        guard let text, !text.isEmpty else { return nil }
        guard let time = AssertedTime(text) else {
            throw .malformed("'as_of' is no time; write 2024-03-07T18:00:00+03:00, or 2024-03-07+03:00 for a day.")
        }
        return time.instant
    }
}
