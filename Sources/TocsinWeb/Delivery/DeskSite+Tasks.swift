// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

// What a person delivers by hand: the list, and one task step by step.
extension DeskSite {
    private static let tasksMax = 1_000

    var handRoutes: [Route] {
        [
            Route(.get, "/desk/tasks", .person, "What a person must deliver by hand.", answer: staff(taskList)),
            Route(
                .get, "/desk/tasks/{task}", .reader, "One delivery by hand, at its next step.", answer: staff(taskPage)),
            Route(
                .post, "/desk/tasks/{task}", .reader, "One step of a delivery by hand.",
                answer: staffForm { try await step($0, $1, $2) }),
        ]
    }

    /// No names: whoever takes one reads its case, and that is an entry.
    private func taskList(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        var mine: Set<CaseID> = []
        let all = try await deliveries.handTasks(of: nil, limit: DeskSite.tasksMax)
        for id in Set(all.map(\.caseID)) where (try? await desk.admit(session.person, to: id)) != nil {
            mine.insert(id)
        }
        let tasks = all.filter { mine.contains($0.caseID) }
        return try page("tasks", await frame(.elsewhere, session), TaskList(tasks, at: now))
    }

    private func task(_ request: WebRequest, _ session: Session) async throws -> HandReading {
        guard let id = DeliveryID(request.name("task")) else { throw WebFailure.nothing }
        let found = try await deliveries.handTasks(of: nil, limit: DeskSite.tasksMax).first { $0.delivery == id }
        guard let task = found else { throw WebFailure.nothing }
        let loaded = try await desk.read(task.caseID, by: session.person, what: "a delivery by hand")
        let warning = try warning("\(task.warning)", in: try await reading(loaded, session))
        guard let recipient = warning.folded.recipients[task.recipient] else { throw WebFailure.nothing }
        let kept = try await draft(HandReading.draft(task), session)
        return HandReading(
            task: task, warning: warning, recipient: recipient, state: kept.map(HandState.init) ?? HandState())
    }

    private func taskPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        try await taskPage(try await task(request, session), FormFill())
    }

    private func taskPage(_ hand: HandReading, _ fill: FormFill, status: Int = 200) async throws -> WebAnswer {
        try page(
            "task", await frame(hand.warning.reading, problems: fill.problems),
            TaskPage(hand, fill, desk: desk.settings), status: status)
    }

    private func step(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        var hand = try await task(request, session)
        let place = "/desk/tasks/\(hand.task.delivery)"
        guard let answered = form["answered"].flatMap(HandState.Answer.init) else { return .seeOther(place) }
        do {
            switch answered {
            case .record where hand.state.step == .result:
                let answer = try await act(hand.act(by: session.person), in: hand.task.caseID, session, form)
                try await desk.drafts.remove(form: HandReading.draft(hand.task), by: session.person.id)
                return .seeOther("\(hand.warning.path)/done/\(answer.id)")
            case .help where hand.state.mayShowText:
                _ = try await act(hand.helpAct, in: hand.task.caseID, session, form)
                hand.state.helpAsked = true
            case .safe, .identified, .heard, .saidBack, .notSaidBack, .asked, .record, .back, .refused, .notFound,
                .notSafe, .help:
                try hand.state.take(answered, form)
            }
            try await desk.drafts.put(
                hand.state.kept.draft, form: HandReading.draft(hand.task), about: hand.task.caseID,
                by: session.person.id)
            return .seeOther(place)
        } catch {
            let problem = try formProblem(error)
            return try await taskPage(hand, FormFill(form, problems: [problem.problem]), status: problem.status)
        }
    }
}

/// One delivery by hand, as the person who does it reads it.
struct HandReading: Sendable {
    let task: HandTask
    let warning: WarningReading
    let recipient: Recipient
    var state: HandState

    static func draft(_ task: HandTask) -> String { "delivery.by_hand.\(task.caseID).\(task.delivery)" }

    func act(by person: Person) throws -> Act {
        let isTold = state.result == .told
        return try Act(
            .deliverByHand,
            [
                "warning": .text("\(task.warning)"), "recipient": .text("\(task.recipient)"),
                "result": .text(state.result.rawValue),
                "how": .text(state.how.isEmpty ? "nobody was spoken to" : state.how), "server": .text(person.name),
                "identified_by": .maybe(state.identifiedBy.isEmpty ? nil : state.identifiedBy),
                "read_back": .flag(isTold && state.readBack ?? false),
                "answer": .maybe(state.answer.isEmpty ? nil : state.answer),
            ])
    }

    var helpAct: Act {
        get throws {
            try Act(
                .needHelp,
                [
                    "warning": .text("\(task.warning)"), "recipient": .text("\(task.recipient)"),
                    "verified": .flag(true),
                    "words": .text("Said to whoever delivered the warning by hand."),
                ])
        }
    }
}
