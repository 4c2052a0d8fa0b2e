// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var oversightRoutes: [Route] {
        [
            Route(
                .get, "/desk/oversight", .oversight,
                "Breaches, emergency releases, dissent, and whose decisions to read again.",
                answer: staff(oversight)),
            Route(
                .get, "/desk/oversight/{person}", .oversight, "Decisions of one person, to be read again.",
                answer: staff(decisionsOf)),
        ]
    }

    /// For senior officers and auditors; for anybody else it is not there.
    private func oversight(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let practice = try request.question(["practice"])["practice"] == "yes"
        let readings = try await overseen(session, practice: practice)
        let names = PeopleNames(try await desk.people())
        var assessors: [OversightPage.Assessor] = []
        let known = Set(readings.map(\.id))
        for person in try await desk.people() where person.practice == practice {
            let rows = try await desk.store.decisions(by: person.id).filter { known.contains($0.caseID) }
            let decisions = rows.compactMap { row in
                readings.first { $0.id == row.caseID }.map { Decision(row, in: $0) }
            }
            assessors.append(
                OversightPage.Assessor(
                    assessorName: person.name, assessorPath: "/desk/oversight/\(person.id)",
                    negativeCount: decisions.count { $0.isNegative }, waitingCount: decisions.count { $0.awaitsSecond })
            )
        }
        let values = OversightPage(
            readings, names: names, assessors: assessors.filter { !$0.isEmpty }, practice: practice)
        return try page("oversight", await frame(.oversight, session, practice: practice), values)
    }

    private func decisionsOf(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        guard session.mayOversee, let id = PersonID(request.name("person")),
            let person = try await desk.people().first(where: { $0.id == id })
        else { throw WebFailure.nothing }
        let readings = try await overseen(session, practice: person.practice)
        let names = PeopleNames(try await desk.people())
        let decisions = try await desk.store.decisions(by: id).compactMap { row in
            readings.first { $0.id == row.caseID }.map { Decision(row, in: $0) }
        }
        let values = DecisionsPage(
            person.name, decisions.filter { $0.isNegative || $0.awaitsSecond }, names: names,
            others: decisions.count { !$0.isNegative && !$0.awaitsSecond })
        return try page("decisions", await frame(.oversight, session, practice: person.practice), values)
    }

    /// Every case that this person may oversee, each on the record: whoever reads the list reads of the case.
    private func overseen(_ session: Session, practice: Bool) async throws -> [CaseReading] {
        guard session.mayOversee else { throw WebFailure.nothing }
        var readings: [CaseReading] = []
        for row in try await cases(for: session, practice: practice, look: .oversight) {
            let loaded = try await desk.read(row.id, by: session.person, for: .oversight, what: "oversight")
            readings.append(try await reading(loaded, session))
        }
        return readings
    }
}
