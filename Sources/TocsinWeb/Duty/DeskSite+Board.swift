// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var boardRoutes: [Route] {
        [
            Route(.get, "/desk", .person, "The board: what needs a decision now, and by when.", answer: staff(board)),
            Route(
                .get, "/desk/live", .person, "The board's counts as they change, as server-sent events.",
                answer: staff(live)),
            Route(
                .get, "/desk/cases/{case}/next", .reader, "Where the next thing of a case is done.",
                answer: staff(nextStep)),
        ]
    }

    private func board(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let asked = try request.question(["show", "after", "practice", "find"])
        guard session.person.worksOnCases || session.isPractice else { return .seeOther("/desk/settings") }
        let practice = session.isPractice || asked["practice"] == "yes"
        let filter = asked["show"].flatMap(BoardQuestion.Filter.init) ?? .mine
        let question = BoardQuestion(filter, practice: practice, after: asked["after"].flatMap(BoardPlace.init))
        let found = try await desk.board(for: session.person, question)
        let search = try await search(asked["find"], session, practice)
        let view = BoardView(
            found, filter: filter, practice: practice, find: asked["find"] ?? "", search: search,
            waiting: asked["after"] == nil ? try await desk.waiting(for: session.person, practice: practice) : [],
            windows: asked["after"] == nil ? try await desk.windows(for: session.person, practice: practice) : [],
            rows: BoardRows(
                names: PeopleNames(try await desk.people()), reader: session.person, now: found.at,
                thresholds: found.thresholds),
            health: await health())
        return try page("board", await frame(.board, session, practice: practice), view)
    }

    private func search(_ text: String?, _ session: Session, _ practice: Bool) async throws -> BoardFound? {
        guard let text, !text.isEmpty else { return nil }
        let code = text.uppercased()
        let all = try await desk.board(
            for: session.person, BoardQuestion(.all, practice: practice, limit: BoardQuestion.limitMax)
        ).entries
        let named = all.filter { CaseReading.code($0.caseID) == code }
        if !named.isEmpty { return BoardFound(entries: named, isWhole: true) }
        let found = try await desk.search(text, by: session.person, practice: practice)
        return BoardFound(entries: found.entries, isWhole: found.isWhole)
    }

    /// One line about what carries the desk; what is wrong stands above it, a sentence each.
    private func health() async -> String {
        let wrong = await troubles().count
        let state =
            wrong == 0
            ? "Delivery, log and feeds: nothing is wrong"
            : wrong == 1 ? "1 thing is wrong, see above" : "\(wrong) things are wrong, see above"
        return "\(state)."
    }

    private func nextStep(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the case", asking: ["second"])
        let steps = reading.folded.steps(at: reading.now)
        let second = reading.question["second"].flatMap(EntryID.init)
        let named = steps.first { step in
            step.isSecond
                && (step.thing == second || step.warning.map(EntryID.init) == second
                    || step.victim.map(EntryID.init) == second)
        }
        return .seeOther((named ?? steps.first).map(reading.path(to:)) ?? reading.path)
    }

    /// Counts change in place; a row never moves under a finger: the page says that it changed and offers itself anew.
    private func live(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let practice = try request.question(["practice"])["practice"] == "yes" || session.isPractice
        return LiveBoard.answer(of: desk, for: session.person, practice: practice)
    }
}
