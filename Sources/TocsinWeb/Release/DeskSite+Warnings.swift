// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var warningRoutes: [Route] {
        let warnings = "/desk/cases/{case}/warnings"
        let one = "\(warnings)/{warning}"
        return [
            Route(.get, warnings, .reader, "The warnings of a case.", answer: staff(warningList)),
            Route(
                .get, "\(warnings)/new", .reader, "Begin a warning.",
                query: [.init("victim", "For whom it is.")], answer: staff(beginPage)),
            Route(
                .post, "\(warnings)/new", .reader, "Begin a warning.", answer: staffForm { try await begin($0, $1, $2) }
            ),
        ] + emergencyRoutes + [
            Route(
                .get, one, .reader, "One warning: texts, audience, what blocks it, how far it has got.",
                query: [.init("text", "The language that a phone shows.")], answer: staff(warningPage)),
            Route(
                .get, "\(one)/text", .reader, "Write a text.",
                query: [.init("language", "Which; absent for a new one.")], answer: staff(textPage)),
            Route(
                .post, "\(one)/text", .reader, "Write a text.", answer: staffForm { try await writeText($0, $1, $2) }),
            Route(
                .post, "\(one)/leaks", .reader, "Decide a leak hit.",
                answer: staffForm { try await decideLeak($0, $1, $2) }),
            Route(
                .post, "\(one)/parity", .reader, "Decide what differs between staff and public.",
                answer: staffForm { try await decideParity($0, $1, $2) }),
            Route(.get, "\(one)/preview", .reader, "What will go out, way by way.", answer: staff(previewPage)),
        ] + audienceRoutes + signRoutes + endingRoutes + reachRoutes
    }

    // MARK: - The list, and a beginning

    private func warningList(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the warnings")
        return try page(
            "warnings", await frame(reading), CaseHead(reading, on: .warnings), WarningList(reading))
    }

    private func beginPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the warnings", asking: ["victim"])
        return try await beginForm(reading, FormFill(), victim: reading.question["victim"])
    }

    private func beginForm(_ reading: CaseReading, _ fill: FormFill, victim: String? = nil, status: Int = 200)
        async throws -> WebAnswer
    {
        let released = reading.folded.warnings.inOrder.filter(\.isReleased)
        var fields = [
            fill.radios(
                "audience_class", "Who is it for?", AudienceClass.allCases.map { FormChoice($0.rawValue, $0.label) }),
            fill.radios(
                "kind", "What is it?",
                DraftWarning.Kind.allCases.map { FormChoice($0.rawValue, $0.label) },
                chosen: DraftWarning.Kind.warning.rawValue,
                isStacked: false),
            fill.ticks(
                "victims", "Whom does the danger threaten?",
                reading.folded.victims.inOrder.map { FormChoice("\($0.id)", $0.added.name) },
                chosen: victim.map { [$0] } ?? []),
            fill.radios(
                "priority", "How urgent is it?",
                [FormChoice("", "As the kind of warning says")]
                    + DeliveryPriority.allCases.map { FormChoice($0.rawValue, $0.label) },
                chosen: ""),
        ]
        if !released.isEmpty {
            fields.append(
                fill.pick(
                    "replaces", "Does it take the place of one that is released?",
                    [FormChoice("", "No")] + released.map { FormChoice("\($0.id)", $0.firstHeadline) }))
        }
        return try page(
            "warningForm", await frame(reading, problems: fill.problems),
            WarningForm(
                heading: "Begin a warning", backPath: "\(reading.path)/warnings", backWords: "Warnings of this case",
                lead: ["Next come the text, then who gets it. Nothing leaves before two people have signed."],
                fields: fields,
                action: "\(reading.path)/warnings/new", button: "Begin it and write the text"),
            status: status)
    }

    private func begin(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the warnings")
        do {
            let audience = try form.require("audience_class", or: "Choose who it is for.")
            guard !form.all("victims").isEmpty else {
                throw FormProblem("victims", "Choose whom the danger threatens.")
            }
            let answer = try await act(
                Act(
                    .draftWarning,
                    [
                        "kind": .text(form["kind"] ?? DraftWarning.Kind.warning.rawValue),
                        "audience_class": .text(audience),
                        "victims": .texts(form.all("victims")), "priority": .maybe(form["priority"]),
                        "replaces": .maybe(form["replaces"]),
                    ]), in: reading.id, session, form)
            return .seeOther("\(reading.path)/warnings/\(answer.id)/text")
        } catch {
            let problem = try formProblem(error)
            return try await beginForm(reading, FormFill(form, problems: [problem.problem]), status: problem.status)
        }
    }

    // MARK: - One warning

    private func warningPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a warning", asking: ["text"])
        guard !warning.warning.isReleased else { return try await releasedPage(warning) }
        return try await draftPage(warning)
    }

    func draftPage(_ warning: WarningReading, problems: [FormProblem] = [], form: DeskForm? = nil, status: Int = 200)
        async throws -> WebAnswer
    {
        let leaks = try await leakPairs(of: warning)
        let checks = try desk.checkMessages(
            of: warning.warning, in: warning.folded, at: warning.reading.now, emergency: false)
        return try page(
            "warning", await frame(warning.reading, problems: problems), CaseHead(warning.reading, on: .warnings),
            WarningPage(warning, leaks: leaks, checks: checks, form: form), status: status)
    }

    // MARK: - Texts

    private func textPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a warning", asking: ["language"])
        let language = warning.reading.question["language"]
        let kept = try await draft(TextForm.draft(warning, language), session)
        return try await textForm(warning, FormFill(kept), language: language)
    }

    private func textForm(
        _ warning: WarningReading, _ fill: FormFill, language: String?, theirs: WriteText? = nil, status: Int = 200
    ) async throws -> WebAnswer {
        let text = language.flatMap { warning.warning.texts[$0] }
        let form = TextForm.draft(warning, text == nil ? nil : language)
        let others = try await desk.drafts.others(form: form, besides: warning.reading.person.id).map(\.person)
        let void = isSigned(warning) ? ["A first signature stands. Any change makes it void."] : []
        return try page(
            "warningForm", await frame(warning.reading, problems: fill.problems),
            WarningForm(
                heading: language.map { "The text in \(LanguageName($0).language)" } ?? "Write a text",
                backPath: warning.path,
                backWords: "Warning \(warning.number)",
                lead: void + others.map { "\(warning.reading.names.name($0)) is writing this text now." },
                fields: TextForm.fields(
                    fill, text, language: text == nil ? nil : language, in: warning, desk: desk.settings),
                paired: TextForm.exactness(fill, text), pairedWords: "How exactly this text says it", hasPaired: true,
                hiddenFields: [
                    HiddenField(name: "seen", value: theirs == nil ? fill.form?["seen"] ?? seen(text) : seen(text))
                ]
                    + (text == nil ? [] : [HiddenField(name: "language", value: language ?? "")]),
                action: "\(warning.path)/text", button: "Save the text and check it",
                theirs: theirs.map(TextForm.lines) ?? [],
                theirsBy: theirs == nil ? "" : writer(of: language ?? "", in: warning), hasTheirs: theirs != nil,
                isDraft: true,
                draftPath: "/desk/drafts/\(form)"),
            status: status)
    }

    private func writeText(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a warning")
        let language = form["language"]
        do {
            let tag = try form.require("language", or: "Enter the language.")
            let now = warning.warning.texts[tag]
            guard form.raw("seen") == seen(now) else {
                return try await textForm(
                    warning,
                    FormFill(
                        form,
                        problems: [
                            FormProblem(
                                nil,
                                "This text was changed while you wrote. Nothing is lost: theirs stands first, yours is in the form. Save again to put yours in its place."
                            )
                        ]),
                    language: tag, theirs: now, status: 409)
            }
            _ = try await act(
                TextForm.act(form, warning: warning.warning.id, language: tag), in: warning.reading.id, session, form)
            for form in [TextForm.draft(warning, tag), TextForm.draft(warning, nil)] {
                try await desk.drafts.remove(form: form, by: session.person.id)
            }
            return .seeOther("\(warning.path)?text=\(tag)")
        } catch {
            let problem = try formProblem(error)
            return try await textForm(
                warning, FormFill(form, problems: [problem.problem]), language: language, status: problem.status)
        }
    }

    /// By which two people who write the same text notice each other.
    private func seen(_ text: WriteText?) -> String {
        guard let text else { return "none" }
        return String("\(desk.vault.index(TextForm.lines(text), purpose: "text seen"))".prefix(16))
    }

    private func writer(of language: String, in warning: WarningReading) -> String {
        let entry = warning.reading.loaded.entries.last { entry in
            guard case .writeText(let text) = entry.act else { return false }
            return text.warning == warning.warning.id && text.language == language
        }
        return entry.map { "\(warning.reading.names.name($0.actor)), \(warning.reading.time($0.recorded).words)" }
            ?? "somebody"
    }

    private func isSigned(_ warning: WarningReading) -> Bool {
        if case .signed = warning.warning.gate.signatures.state { return true }
        return false
    }

    // MARK: - Hits and differences

    private func decideLeak(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a warning")
        let hit = form["hit"] ?? ""
        do {
            let decision = try form.require("decision-\(hit)", or: "Choose what to do about the hit.")
            if decision == "reword" {
                let language = warning.warning.leaks?.findings.first { $0.hit == hit }?.language
                return .seeOther("\(warning.path)/text" + (language.map { "?language=\($0)" } ?? ""))
            }
            let reason = try form.require("reason-\(hit)", or: "Say why this may stand.")
            _ = try await act(
                Act(
                    .acceptLeak,
                    [
                        "warning": .text("\(warning.warning.id)"), "hit": .text(hit),
                        "reason": .text(decision == "none" ? "Not a leak: \(reason)" : "Accepted: \(reason)"),
                    ]), in: warning.reading.id, session, form)
            return .seeOther("\(warning.path)#leaks")
        } catch {
            let problem = try formProblem(error)
            return try await draftPage(warning, problems: [problem.problem], form: form, status: problem.status)
        }
    }

    private func decideParity(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a warning")
        do {
            let reason = try form.require("parity-reason", or: "Say why the difference stands.")
            _ = try await act(
                Act(.decideParity, ["warning": .text("\(warning.warning.id)"), "reason": .text(reason)]),
                in: warning.reading.id,
                session, form)
            return .seeOther("\(warning.path)#parity")
        } catch {
            let problem = try formProblem(error)
            return try await draftPage(warning, problems: [problem.problem], form: form, status: problem.status)
        }
    }

    /// What a form's own page shows of what went wrong.
    ///
    /// - Throws: Everything else again: what is absent stays absent, and what we did not foresee is no form's fault.
    func formProblem(_ error: any Error) throws -> (problem: FormProblem, status: Int) {
        switch error {
        case let problem as FormProblem: return (problem, 422)
        case let refusal as Refusal where refusal.code != .unknownThing:
            return (FormProblem(nil, refusal.sentence), refusal.status)
        case _: throw error
        }
    }
}

extension Warning {
    /// What people call it by.
    var firstHeadline: String { texts.inOrder.first?.headline ?? "A warning without a text" }
}
