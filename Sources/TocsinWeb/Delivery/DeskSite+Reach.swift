// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

// How far a released warning has got, live; calls for help; what came of a call or a visit.
extension DeskSite {
    var reachRoutes: [Route] {
        let one = "/desk/cases/{case}/warnings/{warning}"
        return [
            Route(.get, "\(one)/delivery", .reader, "How far a released warning has got.", answer: staff(deliveryPage)),
            Route(
                .get, "\(one)/live", .reader, "Its counts, whenever they change.", gives: .init(["text/event-stream"]),
                answer: staff(live)),
            Route(.get, "\(one)/help/{recipient}", .reader, "A call for help.", answer: staff(helpPage)),
            Route(
                .post, "\(one)/help/{recipient}", .reader, "Take a call for help.",
                answer: staffForm { try await takeHelp($0, $1, $2) }),
            Route(.get, "\(one)/call/{recipient}", .reader, "Record a call or a visit.", answer: staff(callPage)),
            Route(
                .post, "\(one)/call/{recipient}", .reader, "Record a call or a visit.",
                answer: staffForm { try await recordCall($0, $1, $2) }),
        ]
    }

    private func deliveryPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "how far a warning has got")
        guard warning.warning.isReleased else { return .seeOther(warning.path) }
        return try await releasedPage(warning)
    }

    func releasedPage(_ warning: WarningReading) async throws -> WebAnswer {
        let totals = DeliveryTotals(try await deliveries.counts(of: warning.warning.id))
        let tasks = try await deliveries.handTasks(of: warning.reading.id, limit: 1_000).filter {
            $0.warning == warning.warning.id
        }
        return try page(
            "released", await frame(warning.reading), CaseHead(warning.reading, on: .warnings),
            ReleasedPage(warning, totals, tasks),
            TextParts(warning.warning.texts.inOrder))
    }

    private func live(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "how far a warning has got")
        return LiveCounts.answer(
            of: desk, deliveries, for: session.person, case: warning.reading.id, warning: warning.warning.id)
    }

    private func recipient(_ request: WebRequest, of warning: WarningReading) throws -> Recipient {
        guard let id = RecipientID(request.name("recipient")), let recipient = warning.folded.recipients[id],
            warning.warning.isReleased,
            warning.warning.audience?.recipients.contains(id) ?? false
        else { throw WebFailure.nothing }
        return recipient
    }

    // MARK: - Help

    private func helpPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a call for help")
        let recipient = try recipient(request, of: warning)
        guard let page = HelpCallPage(warning, recipient) else { throw WebFailure.nothing }
        return try self.page("helpCall", await frame(warning.reading), page)
    }

    private func takeHelp(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a call for help")
        let recipient = try recipient(request, of: warning)
        _ = try await act(
            Act(.takeHelp, ["warning": .text("\(warning.warning.id)"), "recipient": .text("\(recipient.id)")]),
            in: warning.reading.id, session,
            form)
        return .seeOther("\(warning.path)/help/\(recipient.id)")
    }

    // MARK: - A call that was made

    private func callPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a delivery by hand")
        return try await callForm(warning, try recipient(request, of: warning), FormFill())
    }

    private func callForm(_ warning: WarningReading, _ recipient: Recipient, _ fill: FormFill, status: Int = 200)
        async throws -> WebAnswer
    {
        try page(
            "warningForm", await frame(warning.reading, problems: fill.problems),
            WarningForm(
                heading: "Record a call or a visit", backPath: warning.path, backWords: "Warning \(warning.number)",
                lead: ["To \(recipient.added.name). What came of it, as it was."],
                fields: HandRecord.fields(fill), action: "\(warning.path)/call/\(recipient.id)", button: "Record it"),
            status: status)
    }

    private func recordCall(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a delivery by hand")
        let recipient = try recipient(request, of: warning)
        do {
            let answer = try await act(
                HandRecord.act(form, warning: warning.warning.id, recipient: recipient.id, by: session.person),
                in: warning.reading.id, session,
                form)
            return .seeOther("\(warning.path)/done/\(answer.id)")
        } catch {
            let problem = try formProblem(error)
            return try await callForm(
                warning, recipient, FormFill(form, problems: [problem.problem]), status: problem.status)
        }
    }
}

/// What is recorded of a delivery by hand.
enum HandRecord {
    static func fields(_ fill: FormFill) -> [FormField] {
        [
            fill.radios(
                "result", "What came of it?",
                [
                    FormChoice("told", "They were told"), FormChoice("refused", "They refused to hear it"),
                    FormChoice("not_found", "Nobody was there, or it was not them"),
                    FormChoice("not_safe", "It was not safe"),
                ]),
            fill.line("how", "How?", hint: "By telephone, in person, through a liaison, by letter."),
            fill.line(
                "identified_by", "How did you know who it was?", hint: "Empty if you did not. Then it counts for less."),
            fill.radios(
                "read_back", "Did they say it back?", [FormChoice("yes", "Yes"), FormChoice("no", "No")],
                isStacked: false),
            fill.area("answer", "What did they answer?"),
        ]
    }

    static func act(_ form: DeskForm, warning: WarningID, recipient: RecipientID, by person: Person) throws -> Act {
        let result = try form.require("result", or: "Choose what came of it.")
        let how = try form.require("how", or: "Enter how: by telephone, in person, by letter.")
        if result == DeliverByHand.Result.told.rawValue, form["read_back"] == nil {
            throw FormProblem("read_back", "Say whether they said it back.")
        }
        return try Act(
            .deliverByHand,
            [
                "warning": .text("\(warning)"), "recipient": .text("\(recipient)"), "result": .text(result),
                "how": .text(how),
                "server": .text(person.name), "identified_by": .maybe(form["identified_by"]),
                "read_back": .flag(form["read_back"] == "yes"), "answer": .maybe(form["answer"]),
            ])
    }
}
