// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

extension DeskSite {
    var intakeRoutes: [Route] {
        [
            Route(.get, "/desk/report", .person, "The form that takes a report in.", answer: staff(intakePage)),
            Route(
                .post, "/desk/report", .person, "Take a report in, and open its case.",
                answer: staffForm(upTo: ReceiveReport.rawBytesMax + FormReader.bytesMax, reportIn)),
        ]
    }

    private static let draft = "report.receive"

    private func intakePage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let saved = try request.question(["saved"])["saved"].flatMap(CaseID.init)
        let draft = saved == nil ? try await draft(DeskSite.draft, session) : nil
        return try await intake(session, FormFill(draft), saved: saved)
    }

    private func intake(
        _ session: Session, _ fill: FormFill, same: [PageLink] = [], saved: CaseID? = nil, status: Int = 200
    ) async throws -> WebAnswer {
        let entries = try await openCases(session)
        let cases = entries.compactMap { entry in
            entry.line.map { IntakePage.Case(caseValue: CaseReading.code(entry.caseID), caseLabel: $0.title) }
        }
        let form = IntakePage(
            fill, defaults: try await intakeDefaults(), shelf: desk.packs, reader: session.person, cases: cases,
            same: same,
            saved: saved)
        return try page("reportIn", await frame(.intake, session, problems: fill.problems), form, status: status)
    }

    private func openCases(_ session: Session) async throws -> [BoardEntry] {
        let question = BoardQuestion(.all, practice: session.isPractice, limit: BoardQuestion.limitMax)
        return try await desk.board(for: session.person, question).entries
    }

    private func intakeDefaults() async throws -> IntakeDefaults {
        let kept = try await desk.store.setting(IntakeDefaults.setting)
        return kept.flatMap { IntakeDefaults($0, shelf: desk.packs) } ?? IntakeDefaults(first: desk.packs)
    }

    private func reportIn(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        do {
            let filled = try await IntakeForm(form, by: session.person, now: now) { try await find($0, session) }
            let same = try await likely(filled, session)
            guard same.isEmpty || form["checked"] != nil || filled.isFile else {
                let problem = FormProblem(
                    "about", "The same report seems to be here already. Say what this one is about.")
                return try await intake(session, FormFill(form, problems: [problem]), same: same, status: 422)
            }
            let id = try await save(filled, session, form)
            try await desk.drafts.remove(form: DeskSite.draft, by: session.person.id)
            return .seeOther(form.isTicked("next") ? "/desk/report?saved=\(id)" : "/desk/cases/\(id)")
        } catch let problem as FormProblem {
            return try await intake(session, FormFill(form, problems: problems(problem, form)), status: 422)
        } catch let refusal as Refusal {
            let problem = FormProblem(nil, refusal.sentence)
            return try await intake(session, FormFill(form, problems: problems(problem, form)), status: refusal.status)
        }
    }

    /// A browser never fills a file in again.
    private func problems(_ problem: FormProblem, _ form: DeskForm) -> [FormProblem] {
        [problem]
            + (form.file.map { [FormProblem("file", "Choose the file “\($0.name)” again: a page can't keep it.")] }
                ?? [])
    }

    /// Report, case, and what was said of the hours to come; each once, however often it is sent.
    private func save(_ filled: IntakeForm, _ session: Session, _ form: DeskForm) async throws -> CaseID {
        let key = form["key"]
        func act(_ act: Act, in id: CaseID?, _ step: String) async throws -> ActAnswer {
            try await desk.perform(
                ActRequest(act: act, caseID: id), by: session.person, key: key.map { "\($0).\(step)" })
        }
        let id: CaseID
        switch filled.about {
        case .known(let known):
            try await desk.admit(session.person, to: known)
            _ = try await act(filled.receiving(), in: known, "report")
            id = known
        case .newCase, .notSorted:
            let report = try await act(filled.receiving(), in: nil, "report")
            id = CaseID(try await act(filled.opening(report.id), in: nil, "case").id)
            let defaults = IntakeDefaults(packs: filled.packs, zone: filled.zone)
            if filled.about == .newCase { try await desk.store.set(IntakeDefaults.setting, to: defaults.bytes) }
        }
        if let soon = try filled.soonRecord() { _ = try await act(soon, in: id, "soon") }
        return id
    }

    /// A case by its code, its identifier or its title, among those that this person may read.
    private func find(_ text: String, _ session: Session) async throws -> CaseID? {
        if let id = CaseID(text.lowercased()) { return id }
        let open = try await openCases(session)
        let code = text.split(separator: " ").first.map { String($0).uppercased() } ?? ""
        let named = open.filter { CaseReading.code($0.caseID) == code }
        if named.count == 1 { return named.first?.caseID }
        let found = try await desk.search(text, by: session.person, practice: session.isPractice, limit: 2).entries
        return found.count == 1 ? found.first?.caseID : nil
    }

    /// Cases that hold what looks like the same report: the same bytes, or the same number of the same source. Looks
    /// through the latest of those that this person may read, and through nothing else (law 15).
    private func likely(_ filled: IntakeForm, _ session: Session) async throws -> [PageLink] {
        let hash = Digest.sha256(of: filled.raw)
        var links: [PageLink] = []
        for entry in try await openCases(session).prefix(50) {
            let reports = try await desk.load(entry.caseID).folded.reports.values
            let isSame = reports.contains { report in
                report.hash == hash || (report.source.reference != nil && report.source == filled.source)
            }
            if isSame {
                links.append(
                    PageLink(
                        path: "\(entry.caseID)",
                        label: "case \(CaseReading.code(entry.caseID)) \(entry.line?.title ?? "")"))
            }
        }
        return links
    }
}
