// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

// What may still be done with a warning that has left: halt, take back, decide its end, review a release made alone.
extension DeskSite {
    var endingRoutes: [Route] {
        let one = "/desk/cases/{case}/warnings/{warning}"
        return [
            Route(.get, "\(one)/halt", .reader, "Halt what has not left.", answer: staff(haltPage)),
            Route(
                .post, "\(one)/halt", .reader, "Halt what has not left.",
                answer: staffForm { try await halt($0, $1, $2) }),
            Route(.get, "\(one)/retract", .reader, "Take a warning back, first or second.", answer: staff(retractPage)),
            Route(
                .post, "\(one)/retract", .reader, "Take a warning back.",
                answer: staffForm { try await retract($0, $1, $2) }),
            Route(
                .get, "\(one)/end", .reader, "Decide how the window ends.",
                query: [.init("decision", "extended, renewed, withdrawn or lapsed.")], answer: staff(endPage)),
            Route(
                .post, "\(one)/end", .reader, "Decide how the window ends.",
                answer: staffForm { try await end($0, $1, $2) }),
            Route(.get, "\(one)/review", .reader, "Review an emergency release.", answer: staff(reviewPage)),
            Route(
                .post, "\(one)/review", .reader, "Review an emergency release.",
                answer: staffForm { try await review($0, $1, $2) }),
            Route(
                .get, "\(one)/done/{entry}", .reader, "What an act did: a page that can be kept.",
                answer: staff(donePage)),
        ]
    }

    private func released(_ request: WebRequest, _ session: Session, what: String, asking: Set<String> = [])
        async throws -> WarningReading
    {
        let warning = try await warning(request, session, what: what, asking: asking)
        guard warning.warning.isReleased else { throw WebFailure.nothing }
        return warning
    }

    // MARK: - Halt

    private func haltPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        try await haltPage(try await released(request, session, what: "a release to be halted"), FormFill())
    }

    private func haltPage(_ warning: WarningReading, _ fill: FormFill, status: Int = 200) async throws -> WebAnswer {
        let counts = DeliveryTotals(try await deliveries.counts(of: warning.warning.id))
        var blocks: [String] = []
        if warning.warning.gate.halted != nil { blocks.append("This release is halted already.") }
        if !warning.reading.may(.haltRelease) { blocks.append("Your roles do not allow you to halt a release.") }
        var page = SignPage(
            warning, fill: fill, path: "\(warning.path)/halt", heading: "One person may halt", act: "Halt",
            pairs: [
                .init(term: "Stops", meaning: "\(counts.waiting) not yet handed over"),
                .init(
                    term: "Has left", meaning: "\(counts.left): those people get “under review, keep your precautions”"),
                .init(
                    term: "Afterwards",
                    meaning: "Take it back with a second person, or draft a warning that replaces it."),
            ], tick: counts.haltSentence, button: "Halt \(counts.waitingWords) now", verb: "Halt", blocks: blocks,
            needsReason: true,
            isDanger: true)
        page.notices = [NoticeWords(.underReview, when: "What they are told")]
        page.isAlone = true
        return try self.page(
            "sign", await frame(warning.reading, problems: fill.problems), page,
            TextParts(warning.warning.texts.inOrder), SignCase(warning),
            status: status)
    }

    private func halt(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await released(request, session, what: "a release to be halted")
        do {
            try mustTick(form)
            let reason = try form.require("reason", or: "Say why it is halted.")
            try await freshFactor(form, session, warning.digest)
            let answer = try await act(
                Act(.haltRelease, ["warning": .text("\(warning.warning.id)"), "reason": .text(reason)]),
                in: warning.reading.id, session, form)
            return .seeOther("\(warning.path)/done/\(answer.id)")
        } catch {
            let problem = try formProblem(error)
            return try await haltPage(warning, FormFill(form, problems: [problem.problem]), status: problem.status)
        }
    }

    private func mustTick(_ form: DeskForm) throws {
        guard form.isTicked("tick") else {
            throw FormProblem("tick", "Tick the sentence: it says what the button does.")
        }
    }

    // MARK: - Take back

    private func retractPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        try await retractPage(try await released(request, session, what: "a warning to be taken back"), FormFill())
    }

    private func retractPage(_ warning: WarningReading, _ fill: FormFill, status: Int = 200) async throws -> WebAnswer {
        let counts = DeliveryTotals(try await deliveries.counts(of: warning.warning.id))
        let (person, names) = (warning.reading.person, warning.reading.names)
        var first: PersonID?
        if case .signed(let signer, _) = warning.warning.gate.retraction.state { first = signer }
        var blocks: [String] = []
        if warning.warning.gate.retraction.hasPassed { blocks.append("It is taken back already.") }
        if !warning.reading.may(.signRetraction) {
            blocks.append("A releaser or a senior officer takes a warning back.")
        }
        if first == person.id {
            blocks.append(
                "You signed first. \(names.takersOfSecond(practice: warning.folded.isPractice, besides: person.id)) may sign second."
            )
        }
        let whom = counts.left == 0 ? warning.count.whom : AudienceCount.people(counts.left)
        let isSecond = first != nil && first != person.id
        var page = SignPage(
            warning, fill: fill, path: "\(warning.path)/retract",
            heading: isSecond ? "You sign as the second person" : "You sign as the first person", act: "Take back",
            pairs: [
                .init(term: "To", meaning: "Everybody who was sent it: \(whom)"),
                .init(term: "Stops", meaning: "\(counts.waiting) not yet handed over"),
            ]
                + (first.map {
                    [
                        SignPage.Pair(
                            term: "Signed first", meaning: "\(names.name($0)), because \(retractionReason(warning))")
                    ]
                } ?? []),
            tick: isSecond
                ? "I understand that \(whom) are told now that this warning is taken back and should not be relied on."
                : "With a second signature \(whom) are told that this warning is taken back and should not be relied on.",
            button: isSecond ? "Take it back from \(whom) now" : "Sign first to take it back from \(whom)",
            verb: isSecond ? "Sign and take it back" : "Sign first", blocks: blocks, needsReason: true,
            isDanger: isSecond)
        page.notices = [NoticeWords(.retracted, when: "What they are told")]
        return try self.page(
            "sign", await frame(warning.reading, problems: fill.problems), page,
            TextParts(warning.warning.texts.inOrder), SignCase(warning),
            status: status)
    }

    private func retractionReason(_ warning: WarningReading) -> String {
        for entry in warning.reading.entries.reversed() {
            if case .signRetraction(let sign) = entry.act, sign.warning == warning.warning.id {
                return sign.reason ?? ""
            }
        }
        return ""
    }

    private func retract(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await released(request, session, what: "a warning to be taken back")
        do {
            let choice = try SignChoice(form, needsReason: true)
            guard choice == .sign else { return try await sendBack(warning, choice, session, form) }
            try await freshFactor(form, session, warning.digest)
            let answer = try await act(
                Act(
                    .signRetraction,
                    [
                        "warning": .text("\(warning.warning.id)"), "contents": .text("\(warning.digest)"),
                        "reason": .maybe(form["reason"]),
                    ]),
                in: warning.reading.id, session, form)
            return .seeOther("\(warning.path)/done/\(answer.id)")
        } catch {
            let problem = try formProblem(error)
            return try await retractPage(warning, FormFill(form, problems: [problem.problem]), status: problem.status)
        }
    }

    // MARK: - How the window ends

    private func endPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await released(request, session, what: "the end of a window", asking: ["decision"])
        return try await endPage(warning, FormFill())
    }

    private func endPage(_ warning: WarningReading, _ fill: FormFill, status: Int = 200) async throws -> WebAnswer {
        try page(
            "windowEnd", await frame(warning.reading, problems: fill.problems), EndPage(warning, fill), status: status)
    }

    private func end(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await released(request, session, what: "the end of a window")
        do {
            let decision = try form.require("decision", or: "Choose how the window ends.")
            let until =
                try decision == EndDecision.Kind.extended.rawValue
                ? form.require(time: "until", or: "Enter the new end.") : nil
            if decision == EndDecision.Kind.renewed.rawValue {
                _ = try form.require("renewed_by", or: "Choose the warning that takes its place. Release it first.")
            }
            let reason = try form.require("reason", or: "Say why.")
            try mustTick(form)
            try await freshFactor(form, session, warning.digest)
            let answer = try await act(
                Act(
                    .endWindow,
                    [
                        "warning": .text("\(warning.warning.id)"), "decision": .text(decision),
                        "until": .maybe(until.map { "\($0)" }),
                        "renewed_by": decision == EndDecision.Kind.renewed.rawValue ? .maybe(form["renewed_by"]) : nil,
                        "reason": .text(reason),
                    ]), in: warning.reading.id, session, form)
            return .seeOther("\(warning.path)/done/\(answer.id)")
        } catch {
            let problem = try formProblem(error)
            return try await endPage(warning, FormFill(form, problems: [problem.problem]), status: problem.status)
        }
    }

    // MARK: - After a release made alone

    private func reviewPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        try await reviewPage(try await released(request, session, what: "an emergency release"), FormFill())
    }

    private func reviewPage(_ warning: WarningReading, _ fill: FormFill, status: Int = 200) async throws -> WebAnswer {
        guard case .emergency(_, let person, let at, let reason) = warning.warning.gate.release else {
            throw WebFailure.nothing
        }
        let (names, reading) = (warning.reading.names, warning.reading)
        var lead = [
            "\(names.name(person)) released this alone, \(reading.time(at).words), because: \(reason)",
            "It went to \(warning.count.line)",
        ]
        if let reviewer = warning.warning.gate.reviewedBy { lead.append("Reviewed by \(names.name(reviewer)).") }
        if person == reading.person.id {
            lead.append(
                "You released this alone. \(names.takersOfSecond(practice: warning.folded.isPractice, besides: person)) may review it."
            )
        }
        lead += warning.warning.openLeaks.map {
            "Leak hit that nobody decided: \($0.kind), in \(LanguageName($0.language).language)."
        }
        lead += TextForm.lines(warning.warning.texts.inOrder[0])
        return try page(
            "warningForm", await frame(reading, problems: fill.problems),
            WarningForm(
                heading: "Review of the emergency release", backPath: warning.path,
                backWords: "Warning \(warning.number)", lead: lead,
                fields: [
                    fill.area(
                        "finding", "What you found",
                        hint:
                            "Was there no time for two? Was the text right, and did it reach them? What must be put right?"
                    )
                ], action: "\(warning.path)/review", button: "Record the review"), status: status)
    }

    private func review(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await released(request, session, what: "an emergency release")
        do {
            let finding = try form.require("finding", or: "Enter what you found.")
            let answer = try await act(
                Act(.reviewEmergency, ["warning": .text("\(warning.warning.id)"), "finding": .text(finding)]),
                in: warning.reading.id, session,
                form)
            return .seeOther("\(warning.path)/done/\(answer.id)")
        } catch {
            let problem = try formProblem(error)
            return try await reviewPage(warning, FormFill(form, problems: [problem.problem]), status: problem.status)
        }
    }

    // MARK: - What was done

    private func donePage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "what an act did")
        guard let id = EntryID(request.name("entry")),
            let entry = warning.reading.loaded.entries.first(where: { $0.id == id })
        else {
            throw WebFailure.nothing
        }
        let counts = DeliveryTotals(try await deliveries.counts(of: warning.warning.id))
        return try page("done", await frame(warning.reading), DonePage(entry, warning, counts))
    }
}
