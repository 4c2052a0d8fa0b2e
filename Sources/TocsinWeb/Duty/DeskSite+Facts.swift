// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

extension DeskSite {
    var factRoutes: [Route] {
        [
            Route(
                .get, "/desk/cases/{case}/facts", .reader, "The facts of the first victim.", answer: staff(factsIndex)),
            Route(
                .get, "/desk/cases/{case}/facts/{victim}", .reader, "The facts of one victim.", answer: staff(factsPage)
            ),
            Route(
                .post, "/desk/cases/{case}/facts/{victim}", .reader, "Answer facts, or see what answers would move.",
                answer: staffForm(answerFacts)),
        ]
    }

    private func factsIndex(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "facts")
        guard let first = reading.folded.victims.keys.min() else {
            return .seeOther(reading.link(reading.path))
        }
        return .seeOther(reading.link("\(reading.path)/facts/\(first)"))
    }

    private func victim(_ request: WebRequest, in reading: CaseReading) throws -> Victim {
        guard let id = VictimID(request.name("victim")), let victim = reading.folded.victims[id] else {
            throw WebFailure.nothing
        }
        return victim
    }

    private func factsPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "facts").explained(by: desk)
        // Nobody had named this victim yet: what was known then is on the page of the case.
        if reading.isPast, (try? victim(request, in: reading)) == nil { return .seeOther(reading.link(reading.path)) }
        let victim = try victim(request, in: reading)
        let draft = reading.isPast ? nil : try await draft(FactAnswers.draft(victim.id, reading.id), session)
        return try await show(FactsPage(reading, victim, fill: FormFill(draft)), in: reading)
    }

    private func show(
        _ facts: FactsPage, in reading: CaseReading, problems: [FormProblem] = [], status: Int = 200
    ) async throws -> WebAnswer {
        try page(
            "facts",
            await frame(
                .elsewhere, reading.session, practice: reading.folded.isPractice, zoneMinutes: reading.zone,
                problems: problems), CaseHead(reading, on: .facts, form: facts.mayAnswer ? facts.factsPath : nil),
            facts, AsOfPage(reading, on: facts.factsPath),
            status: status)
    }

    private func answerFacts(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "facts").explained(by: desk)
        let victim = try victim(request, in: reading)
        let set = FactAnswers.answers(form, in: reading)
        do {
            guard !set.isEmpty else { throw FormProblem("basis", "Choose an answer to at least one fact.") }
            guard !form.isTicked("preview") else {
                return try await show(FactsPage(reading, victim, fill: FormFill(form), preview: set), in: reading)
            }
            var last: EntryID?
            for (fact, value) in set.sorted(by: { $0.key < $1.key }) {
                let act = try FactAnswers.act(fact, value, of: victim.id, form)
                let key = form["key"].map { "\($0).\(fact.text)" }
                last = try await desk.perform(ActRequest(act: act, caseID: reading.id), by: session.person, key: key).id
            }
            try await desk.drafts.remove(form: FactAnswers.draft(victim.id, reading.id), by: session.person.id)
            return .seeOther("\(reading.path)/facts/\(victim.id)" + (last.map { "?done=\($0)" } ?? ""))
        } catch let problem as FormProblem {
            let fill = FormFill(form, problems: [problem])
            return try await show(FactsPage(reading, victim, fill: fill), in: reading, problems: [problem], status: 422)
        } catch let refusal as Refusal where refusal.code != .unknownThing {
            let problem = FormProblem(nil, refusal.sentence)
            return try await show(
                FactsPage(reading, victim, fill: FormFill(form)), in: reading, problems: [problem],
                status: refusal.status)
        }
    }
}

/// What the facts form says.
enum FactAnswers {
    /// The name under which somebody's draft of them is kept.
    static func draft(_ victim: VictimID, _ id: CaseID) -> String { "fact.set.\(id).\(victim)" }

    static func answers(_ form: DeskForm, in reading: CaseReading) -> [FactName: Truth] {
        let facts = reading.folded.opened.packs.flatMap { reading.packs[$0]?.facts.map(\.fact) ?? [] }
        return facts.reduce(into: [:]) { answers, fact in
            if let value = form["fact-\(fact.text)"].flatMap(Truth.init) { answers[fact] = value }
        }
    }

    static func act(_ fact: FactName, _ value: Truth, of victim: VictimID, _ form: DeskForm) throws -> Act {
        let basis = try form["basis-\(fact.text)"] ?? form.require("basis", or: "Write what makes you answer so.")
        return try Act(
            .setFact,
            [
                "victim": .text("\(victim)"), "fact": .text(fact.text), "value": .text(value.rawValue),
                "basis": .text(basis), "reports": .texts(form.all("reports")), "confidence": .maybe(form["confidence"]),
            ])
    }
}

extension CaseReading {
    /// With what would change its outcomes, which is worked out when somebody looks.
    func explained(by desk: Desk) -> CaseReading {
        CaseReading(
            id: id, loaded: loaded, folded: desk.explained(folded), shown: shown, names: names, session: session,
            packs: packs, now: now, question: question)
    }
}
