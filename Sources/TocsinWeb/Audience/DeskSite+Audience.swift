// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var audienceRoutes: [Route] {
        let one = "/desk/cases/{case}/warnings/{warning}"
        let recipients = "/desk/cases/{case}/recipients/new"
        return [
            Route(.get, "\(one)/audience", .reader, "Choose who gets it.", answer: staff(audiencePage)),
            Route(
                .post, "\(one)/audience", .reader, "Choose who gets it.",
                answer: staffForm { try await choose($0, $1, $2) }),
            Route(
                .get, recipients, .reader, "Add somebody who may be told.",
                query: [.init("warning", "Whose audience to go back to."), .init("to", "emergency: go back there.")],
                answer: staff(recipientPage)),
            Route(
                .post, recipients, .reader, "Add somebody who may be told.",
                answer: staffForm { try await addRecipient($0, $1, $2) }),
        ]
    }

    // MARK: - Who gets it

    private func audiencePage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        try await audienceForm(try await warning(request, session, what: "who gets a warning"), FormFill())
    }

    private func audienceForm(_ warning: WarningReading, _ fill: FormFill, status: Int = 200) async throws -> WebAnswer
    {
        let adding = "\(warning.reading.path)/recipients/new?warning=\(warning.warning.id)"
        return try page(
            "audience", await frame(warning.reading, problems: fill.problems),
            WarningForm(
                heading: "Who gets it", backPath: warning.path, backWords: "Warning \(warning.number)",
                fields: AudienceForm.fields(fill, warning), action: "\(warning.path)/audience",
                button: "Save who gets it"),
            AudienceAdding(addPath: adding, nobody: warning.folded.recipients.isEmpty), status: status)
    }

    private func choose(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "who gets a warning")
        do {
            _ = try await act(AudienceForm.act(form, warning), in: warning.reading.id, session, form)
            return .seeOther("\(warning.path)#audience")
        } catch {
            let problem = try formProblem(error)
            return try await audienceForm(warning, FormFill(form, problems: [problem.problem]), status: problem.status)
        }
    }

    // MARK: - Somebody new

    private func recipientPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the recipients", asking: ["warning", "to"])
        let question = reading.question
        return try await recipientForm(
            reading, FormFill(), back: RecipientForm.back(in: reading, warning: question["warning"], to: question["to"])
        )
    }

    private func recipientForm(_ reading: CaseReading, _ fill: FormFill, back: String, status: Int = 200) async throws
        -> WebAnswer
    {
        try page(
            "warningForm", await frame(reading, problems: fill.problems),
            WarningForm(
                heading: "Add somebody who may be told", backPath: back, backWords: "Back",
                lead: [
                    "Ask which ways are safe: who else reads the mail, holds the telephone, opens the door. What is not known goes by hand, or only as “please call us”."
                ],
                fields: RecipientForm.fields(fill, reading), hiddenFields: [HiddenField(name: "back", value: back)],
                action: "\(reading.path)/recipients/new", button: "Add them"),
            status: status)
    }

    private func addRecipient(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the recipients")
        let back = DeskSite.ours(form["back"] ?? "\(reading.path)/warnings")
        do {
            _ = try await act(RecipientForm.act(form), in: reading.id, session, form)
            return .seeOther(back)
        } catch {
            let problem = try formProblem(error)
            return try await recipientForm(
                reading, FormFill(form, problems: [problem.problem]), back: back, status: problem.status)
        }
    }
}

/// What stands beside the form of an audience.
struct AudienceAdding: Sendable {
    let addPath: String
    let nobody: Bool
}
