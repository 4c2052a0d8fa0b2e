// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var determinationRoutes: [Route] {
        [
            Route(
                .get, "/desk/cases/{case}/duties/{victim}/{pack}", .reader,
                "Why a pack finds what it finds for a victim, and what is owed.", answer: staff(dutyPage)),
            Route(
                .post, "/desk/cases/{case}/duties/{victim}/{pack}", .reader,
                "Give a verdict, as first or second reader.",
                answer: staffForm(decide)),
        ]
    }

    private func duty(_ request: WebRequest, in reading: CaseReading) throws -> (DutyKey, Duty) {
        guard let victim = VictimID(request.name("victim")) else { throw WebFailure.nothing }
        let key = DutyKey(victim: victim, pack: request.name("pack"))
        guard let duty = reading.folded.duties[key] else { throw WebFailure.nothing }
        return (key, duty)
    }

    private func dutyPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "a determination").explained(by: desk)
        // Nothing was owed to this victim yet: what was known then is on the page of the case.
        if reading.isPast, (try? duty(request, in: reading)) == nil { return .seeOther(reading.link(reading.path)) }
        let (key, duty) = try duty(request, in: reading)
        let draft = reading.isPast ? nil : try await draft(DutyPage.draft(key, reading.id), session)
        return try await show(DutyPage(reading, key, duty, fill: FormFill(draft)), in: reading)
    }

    private func show(
        _ duty: DutyPage, in reading: CaseReading, problems: [FormProblem] = [], status: Int = 200
    ) async throws -> WebAnswer {
        try page(
            "duty",
            await frame(
                .elsewhere, reading.session, practice: reading.folded.isPractice, zoneMinutes: reading.zone,
                problems: problems), CaseHead(reading, on: nil, form: duty.mayDecide ? duty.dutyPath : nil), duty,
            AsOfPage(reading, on: duty.dutyPath),
            status: status)
    }

    private func decide(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "a determination").explained(by: desk)
        let (key, duty) = try duty(request, in: reading)
        do {
            let answer = try await act(verdict(form, key), in: reading.id, session, form)
            try await desk.drafts.remove(form: DutyPage.draft(key, reading.id), by: session.person.id)
            return .seeOther("\(reading.duty(key))?done=\(answer.id)")
        } catch let problem as FormProblem {
            let page = DutyPage(reading, key, duty, fill: FormFill(form, problems: [problem]))
            return try await show(page, in: reading, problems: [problem], status: 422)
        } catch let refusal as Refusal where refusal.code != .unknownThing {
            let problem = FormProblem("outcome", refusal.sentence)
            let page = DutyPage(reading, key, duty, fill: FormFill(form, problems: [problem]))
            return try await show(page, in: reading, problems: [problem], status: refusal.status)
        }
    }

    private func verdict(_ form: DeskForm, _ key: DutyKey) throws -> Act {
        let outcome = try form.require("outcome", or: "Choose your verdict.")
        let reasons = try form.require("reasons", or: "Write your reasons.")
        return try Act(
            .decideDetermination,
            [
                "victim": .text("\(key.victim)"), "pack": .text(key.pack), "outcome": .text(outcome),
                "reasons": .text(reasons),
            ])
    }
}
