// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var caseFormRoutes: [Route] {
        [
            Route(
                .get, "/desk/cases/{case}/acts/{act}", .reader, "The form of one act, about what its link names.",
                answer: staff(caseForm)),
            Route(.post, "/desk/cases/{case}/acts/{act}", .reader, "Do the act.", answer: staffForm(actInCase)),
        ]
    }

    private func form(_ request: WebRequest) throws -> CaseForm {
        guard let kind = ActKind(rawValue: request.name("act")),
            let form = CaseForm.all.first(where: { $0.kind == kind })
        else { throw WebFailure.nothing }
        return form
    }

    private func caseForm(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let form = try form(request)
        let reading = try await reading(request, session, what: "a form", asking: Set(CaseFormAsk.names))
        let about = reading.question.filter { CaseFormAsk.names.contains($0.key) && !$0.value.isEmpty }
        let ask = CaseFormAsk(reading: reading, about: about)
        return try await show(form, ask, fill: FormFill(try await draft(form.draft(ask), session)))
    }

    private func show(
        _ form: CaseForm, _ ask: CaseFormAsk, fill: FormFill = FormFill(), status: Int = 200
    ) async throws -> WebAnswer {
        let reading = ask.reading
        return try page(
            "caseForm",
            await frame(
                .elsewhere, reading.session, practice: reading.folded.isPractice, zoneMinutes: reading.zone,
                problems: fill.problems), CaseHead(reading, on: form.part), try CaseFormPage(form, ask, fill: fill),
            status: status)
    }

    private func actInCase(_ request: WebRequest, _ session: Session, _ filled: DeskForm) async throws -> WebAnswer {
        let form = try form(request)
        let reading = try await reading(request, session, what: "a form", asking: Set(CaseFormAsk.names))
        let pairs = CaseFormAsk.names.compactMap { name in filled[name].map { (name, $0) } }
        let ask = CaseFormAsk(reading: reading, about: Dictionary(uniqueKeysWithValues: pairs))
        do {
            let answer = try await act(form.act(ask, filled), in: reading.id, session, filled)
            try await desk.drafts.remove(form: form.draft(ask), by: session.person.id)
            return .seeOther("\(form.part.path(in: reading.id))?done=\(answer.id)")
        } catch let problem as FormProblem {
            return try await show(form, ask, fill: FormFill(filled, problems: [problem]), status: 422)
        } catch let refusal as Refusal where refusal.code != .unknownThing {
            let problem = FormProblem(nil, refusal.sentence)
            return try await show(form, ask, fill: FormFill(filled, problems: [problem]), status: refusal.status)
        }
    }
}
