// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var reportRoutes: [Route] {
        [
            Route(
                .get, "/desk/cases/{case}/reports/{report}", .reader, "A report of a case, as it came in.",
                answer: staff(reportPage)),
            Route(
                .get, "/desk/cases/{case}/reports/{report}/raw", .reader,
                "The report's own bytes, to be kept as a file.",
                answer: staff(rawReport)),
        ]
    }

    private func report(_ request: WebRequest, in reading: CaseReading) throws -> Report {
        guard let id = ReportID(request.name("report")), let report = reading.folded.reports[id] else {
            throw WebFailure.nothing
        }
        return report
    }

    private func reportPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "a report")
        let report = try report(request, in: reading)
        let raw = try await desk.rawBytes(of: report.id)
        return try page(
            "caseReport", await frame(of: reading), CaseHead(reading, on: nil), ReportPage(report, raw, in: reading))
    }

    private func rawReport(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "a report")
        let report = try report(request, in: reading)
        return WebAnswer(
            type: "application/octet-stream", headers: [("Content-Disposition", "attachment; filename=\"report\"")],
            body: try await desk.rawBytes(of: report.id))
    }
}

/// A report as it came in; see `caseReport.mustache`.
struct ReportPage: Sendable {
    let pairs: [FactPair]
    let reportWords: String
    let isReadable: Bool
    let reportLanguage: String?
    let rawPath: String
    let gradePath: String
    let mayGrade: Bool
    let gradeWords: String
    let reportName: String
}

extension ReportPage {
    init(_ report: Report, _ raw: [UInt8], in reading: CaseReading) {
        let received = reading.loaded.entries.lazy.compactMap { entry -> ReceiveReport? in
            guard ReportID(entry.id) == report.id, case .receiveReport(let act) = entry.act else { return nil }
            return act
        }.first
        let source = report.source
        pairs = [
            FactPair("Source", "\(source.name) (\(source.type))"),
            FactPair("Its own number", source.reference ?? "Not stated"),
            FactPair("Marking", "TLP:\(report.marking.rawValue.uppercased())"),
            FactPair("Originator", report.originator.map { "\($0.name): \($0.control.words)" } ?? "Not stated"),
            FactPair("First known", "\(reading.time(report.awareness.at.instant).words), by \(report.awareness.by)"),
            FactPair("Size", "\(report.size) bytes"), FactPair("SHA-256", report.hash.map { "\($0)" } ?? "Not stated"),
            FactPair("Identifier", "\(report.id)"),
        ]
        let text = String(validating: raw, as: UTF8.self)
        isReadable = text != nil && !raw.contains(0)
        reportWords = isReadable ? text ?? "" : ""
        reportLanguage = received?.language
        rawPath = "\(reading.path)/reports/\(report.id)/raw"
        gradePath = reading.form(.gradeReport, thing: EntryID(report.id))
        mayGrade = reading.may(.gradeReport) && !reading.folded.isClosed
        gradeWords = ReportPage.words(report.grade)
        reportName = source.name
    }

    private static func words(_ grade: SourceGrade) -> String {
        guard grade != .ungraded else { return "F6: nobody has judged it yet" }
        let text = "\(grade)"
        let source = Admiralty.sources.first { text.hasPrefix($0.value) }?.label ?? ""
        let content = Admiralty.contents.first { text.hasSuffix($0.value) }?.label ?? ""
        return "Source \(source); content \(content)"
    }
}

extension Originator.Control {
    var words: String {
        switch self {
        case .none: "may be passed on"
        case .consentNeeded: "passed on only with their consent"
        case .noOnward: "not passed on"
        }
    }
}
