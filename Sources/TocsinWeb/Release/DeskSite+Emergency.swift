// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

// One person warns alone (law 6), in two pages: prepare, confirm.
extension DeskSite {
    var emergencyRoutes: [Route] {
        let first = "/desk/cases/{case}/emergency"
        let second = "\(first)/{warning}"
        let which = Route.Query("warning", "A draft to go on with.")
        return [
            Route(.get, first, .reader, "Prepare an emergency release.", query: [which], answer: staff(preparePage)),
            Route(
                .get, "/desk/cases/{case}/warnings/emergency", .reader, "Prepare an emergency release.", query: [which],
                answer: staff(preparePage)),
            Route(
                .post, first, .reader, "Prepare an emergency release.",
                answer: staffForm { try await prepare($0, $1, $2) }),
            Route(
                .get, second, .reader, "Confirm an emergency release.", query: [.init("ground", "Why alone.")],
                answer: staff(confirmPage)),
            Route(.post, second, .reader, "Release alone.", answer: staffForm { try await releaseAlone($0, $1, $2) }),
        ]
    }

    // MARK: - Prepare

    private func preparePage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "an emergency release", asking: ["warning"])
        return try await preparePage(reading, FormFill(), warning: reading.question["warning"])
    }

    private func preparePage(_ reading: CaseReading, _ fill: FormFill, warning: String?, status: Int = 200) async throws
        -> WebAnswer
    {
        let draft = warning.flatMap(WarningID.init).flatMap { reading.folded.warnings[$0] }.flatMap {
            $0.isReleased ? nil : $0
        }
        return try page(
            "emergency", await frame(reading, problems: fill.problems),
            EmergencyPage(reading, fill, draft: draft, desk: desk.settings),
            status: status)
    }

    private func prepare(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "an emergency release")
        do {
            let prepared = try EmergencyForm(form, reading)
            var warning = prepared.warning
            if warning == nil {
                warning = WarningID(
                    try await act(prepared.draft(reading), part: "draft", in: reading.id, session, form).id)
            }
            guard let warning else { throw WebFailure.nothing }
            var recipients = prepared.recipients
            if let somebody = try prepared.somebody(reading) {
                recipients.append("\(try await act(somebody, part: "recipient", in: reading.id, session, form).id)")
            }
            _ = try await act(
                TextForm.act(form, warning: warning, language: prepared.language), part: "text", in: reading.id,
                session, form)
            _ = try await act(
                prepared.audience(warning, recipients, reading), part: "audience", in: reading.id, session, form)
            return .seeOther("\(reading.path)/emergency/\(warning)?ground=\(prepared.ground.rawValue)")
        } catch {
            let problem = try formProblem(error)
            return try await preparePage(
                reading, FormFill(form, problems: [problem.problem]), warning: form["warning"], status: problem.status)
        }
    }

    // MARK: - Confirm

    private func confirmPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "an emergency release", asking: ["ground"])
        guard !warning.warning.isReleased else { return .seeOther(warning.path) }
        return try await confirmPage(warning, FormFill(), ground: warning.reading.question["ground"])
    }

    private func confirmPage(
        _ warning: WarningReading, _ fill: FormFill, ground: String?, seen: Digest? = nil, status: Int = 200
    ) async throws -> WebAnswer {
        let leaks = try await leakPairs(of: warning).filter(\.isOpen)
        let changes = try seen.flatMap { try ContentsHistory(warning).changes(since: $0) } ?? []
        return try page(
            "emergencyConfirm", await frame(warning.reading, problems: fill.problems),
            EmergencyConfirm(
                warning, fill, ground: ground.flatMap(EmergencyGround.init), leaks: leaks, changes: changes,
                hasMoved: seen != nil),
            TextParts(warning.warning.texts.inOrder), SignCase(warning), status: status)
    }

    private func releaseAlone(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "an emergency release")
        if warning.warning.isReleased { return .seeOther(warning.path) }
        let seen = form["seen"].flatMap(Digest.read)
        do {
            guard seen == warning.digest else {
                throw Refusal(
                    .contentsMoved,
                    "Text, audience or ways changed since you looked. What changed stands on top; nothing has left.")
            }
            let reason = try EmergencyForm.reason(form)
            guard form.isTicked("tick") else {
                throw FormProblem("tick", "Tick the sentence: it says what the button does.")
            }
            guard warning.warning.openLeaks.isEmpty || form.isTicked("leaks") else {
                throw FormProblem("leaks", "Tick that you saw the open leak hits.")
            }
            try await freshFactor(form, session, warning.digest)
            let answer = try await act(
                Act(
                    .releaseEmergency,
                    ["warning": .text("\(warning.warning.id)"), "reason": .text(reason), "harm_is_near": .flag(true)]),
                part: "release", in: warning.reading.id, session, form)
            for told in form.all("told") {
                _ = try await act(
                    Act(
                        .deliverByHand,
                        [
                            "warning": .text("\(warning.warning.id)"), "recipient": .text(told),
                            "result": .text("told"),
                            "how": .text("by voice, before the release"), "server": .text(session.person.name),
                            "read_back": .flag(false),
                        ]), part: "told-\(told)", in: warning.reading.id, session, form)
            }
            return .seeOther("\(warning.path)/done/\(answer.id)")
        } catch {
            let problem = try formProblem(error)
            return try await confirmPage(
                warning, FormFill(form, problems: [problem.problem]), ground: form["ground"],
                seen: seen == warning.digest ? nil : seen,
                status: problem.status)
        }
    }
}
