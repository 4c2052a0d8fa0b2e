// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

extension DeskSite {
    var aftermathRoutes: [Route] {
        [
            Route(
                .get, "/desk/cases/{case}/aftermath", .reader, "Events, claims, figures and outcomes of one case.",
                answer: staff(aftermath)),
            Route(
                .get, "/desk/cases/{case}/aftermath/event", .reader, "The form of an event.",
                answer: staff { try await form(of: .recordEvent, $0, $1) }),
            Route(
                .post, "/desk/cases/{case}/aftermath/event", .reader, "Record an event.",
                answer: staffForm { try await record(.recordEvent, $0, $1, $2) }),
            Route(
                .get, "/desk/cases/{case}/aftermath/statement", .reader, "The form of a statement, by its 'kind'.",
                answer: staff { try await form(of: .recordStatement, $0, $1) }),
            Route(
                .post, "/desk/cases/{case}/aftermath/statement", .reader, "Record a statement.",
                answer: staffForm { try await record(.recordStatement, $0, $1, $2) }),
            Route(
                .get, "/desk/cases/{case}/aftermath/outcome", .reader, "The form of an outcome, of one 'warning'.",
                answer: staff { try await form(of: .recordOutcome, $0, $1) }),
            Route(
                .post, "/desk/cases/{case}/aftermath/outcome", .reader, "Record what became of a warning.",
                answer: staffForm { try await record(.recordOutcome, $0, $1, $2) }),
            Route(
                .get, "/desk/cases/{case}/statements/{statement}", .reader,
                "One statement with all that is known of it.",
                answer: staff(statement)),
            Route(
                .get, "/desk/cases/{case}/situation", .reader, "The situation report of one case.",
                answer: staff(situationPage)),
            Route(
                .get, "/desk/cases/{case}/situation.md", .reader, "The same as Markdown, to keep.",
                answer: staff(situationFile)),
            Route(.get, "/desk/events", .reader, "The cases that have events, newest first.", answer: staff(events)),
        ]
    }

    private func aftermath(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the aftermath")
        return try page(
            "aftermath", await aftermathFrame(reading), CaseHead(reading, on: .aftermath), AftermathPage(reading),
            AsOfPage(reading, on: reading.aftermathPath))
    }

    private func aftermathFrame(_ reading: CaseReading, problems: [FormProblem] = []) async -> DeskFrame {
        await frame(
            .events, reading.session, practice: reading.folded.isPractice, zoneMinutes: reading.zone, problems: problems
        )
    }

    private func statement(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "a statement")
        guard let id = StatementID(request.name("statement")), let statement = reading.folded.ledger.statement(id)
        else {
            throw WebFailure.nothing
        }
        return try page("statement", await aftermathFrame(reading), StatementPage(statement, in: reading))
    }

    // MARK: Forms

    private func form(of kind: ActKind, _ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "a form", asking: ["kind", "warning"])
        guard reading.may(kind) else { throw WebFailure.nothing }
        if kind == .recordStatement, reading.question["kind"] == nil {
            return try page("statementKinds", await aftermathFrame(reading), StatementKindsPage(reading))
        }
        return try await show(kind, reading, asked: reading.question)
    }

    private func show(
        _ kind: ActKind, _ reading: CaseReading, asked: [String: String], fill: FormFill = FormFill(), status: Int = 200
    ) async throws -> WebAnswer {
        let form: AftermathForm
        if kind == .recordEvent {
            form = EventForm.form(reading, fill)
        } else if kind == .recordOutcome {
            guard !reading.warningChoices.isEmpty else { throw WebFailure.nothing }
            form = OutcomeForm(reading: reading).form(fill, warning: asked["warning"])
        } else {
            guard let kind = StatementKind(rawValue: asked["kind"] ?? "") else { throw WebFailure.nothing }
            form = StatementForm(kind: kind, reading: reading).form(fill)
        }
        return try page("aftermathForm", await aftermathFrame(reading, problems: fill.problems), form, status: status)
    }

    private func record(_ kind: ActKind, _ request: WebRequest, _ session: Session, _ form: DeskForm) async throws
        -> WebAnswer
    {
        let reading = try await reading(request, session, what: "a form")
        guard reading.may(kind) else { throw WebFailure.nothing }
        let asked = form["kind"].map { ["kind": $0] } ?? [:]
        do {
            let answer = try await act(try act(of: kind, reading, form), in: reading.id, session, form)
            guard kind == .recordStatement else { return .seeOther("\(reading.aftermathPath)?done=\(answer.id)") }
            return .seeOther("\(reading.path)/statements/\(answer.id)?done=\(answer.id)")
        } catch let problem as FormProblem {
            return try await show(kind, reading, asked: asked, fill: FormFill(form, problems: [problem]), status: 422)
        } catch let refusal as Refusal where refusal.code != .unknownThing {
            let problem = FormProblem(nil, refusal.sentence)
            return try await show(
                kind, reading, asked: asked, fill: FormFill(form, problems: [problem]), status: refusal.status)
        }
    }

    private func act(of kind: ActKind, _ reading: CaseReading, _ form: DeskForm) throws -> Act {
        if kind == .recordEvent { return try EventForm.act(form) }
        if kind == .recordOutcome { return try OutcomeForm(reading: reading).act(form) }
        guard let kind = StatementKind(rawValue: form["kind"] ?? "") else { throw WebFailure.nothing }
        return try StatementForm(kind: kind, reading: reading).act(form)
    }

    // MARK: Situation report

    private struct SituationPage: Sendable {
        let heading: String
        let caseCode: String
        let caseBack: String
        let knownAt: PageTime
        let body: String
        let filePath: String
        let publicPath: String
        let isPublic: Bool
    }

    private func situationPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the situation report")
        let report = try await report(of: reading)
        let values = SituationPage(
            heading: report.title, caseCode: reading.code, caseBack: reading.aftermathPath,
            knownAt: reading.time(report.asOf),
            body: SituationReportHTML.body(report), filePath: reading.link("\(reading.path)/situation.md"),
            publicPath: "/situation/\(reading.id)", isPublic: reading.folded.isPractice)
        return try page("situation", await aftermathFrame(reading), values)
    }

    private func situationFile(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the situation report")
        let text = SituationReportMarkdown.write(try await report(of: reading))
        return .download(
            Array(text.utf8), named: "situation-\(reading.code).md", type: "text/markdown; charset=utf-8")
    }

    /// As known at the entry that is shown.
    private func report(of reading: CaseReading) async throws -> SituationReport {
        let moment = reading.isPast ? reading.entries.last?.moment(practice: reading.folded.isPractice) : nil
        return try await desk.situationReport(of: reading.id, asOf: moment)
    }

    // MARK: Events

    private func events(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let practice = try request.question(["practice"])["practice"] == "yes" || session.isPractice
        guard session.mayReadCases else { throw WebFailure.nothing }
        var readings: [CaseReading] = []
        for row in try await cases(for: session, practice: practice) {
            readings.append(try await reading(try await readCase(row.id, session, what: "events"), session))
        }
        return try page(
            "events", await frame(.events, session, practice: practice),
            EventsPage(readings, practice: practice, isOnlyPractice: session.isPractice))
    }
}
