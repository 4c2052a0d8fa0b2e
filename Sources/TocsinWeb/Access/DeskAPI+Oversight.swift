// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskAPI {
    /// One decision as oversight sees it. The outcome is withheld while a second reader has still to decide by
    /// themselves (law 4).
    struct DecisionView: Encodable {
        let entry: EntryID
        let `case`: CaseID
        let victim: VictimID
        let pack: String
        let outcome: Outcome?
        let awaitsSecondReader: Bool
        let at: Timestamp

        init(_ row: DecisionRow, in folded: Case) {
            let duty = folded.duties[DutyKey(victim: row.victim, pack: row.pack)]
            awaitsSecondReader = duty?.reading.awaitsSecond ?? false
            entry = row.entry
            `case` = row.caseID
            victim = row.victim
            pack = row.pack
            outcome = awaitsSecondReader ? nil : row.outcome
            at = row.at
        }
    }

    private struct Decisions: Encodable {
        let person: PersonID
        let decisions: [DecisionView]
    }

    /// Each real case that shows up in the list gets its entry: whoever reads the list reads of the case.
    func decisions(_ request: WebRequest) async throws -> WebAnswer {
        let reader = try await somebody(of: request)
        guard reader.mayOversee else {
            throw Refusal(.wrongRole, "Decisions of others are looked at by senior officers and auditors.")
        }
        guard let id = PersonID(try request.question(["person"])["person"] ?? "") else {
            throw WebFailure.malformed("Name whose decisions: ?person=ID.")
        }
        let rows = try await desk.store.decisions(by: id)
        var cases: [CaseID: Case] = [:]
        for row in rows where cases[row.caseID] == nil {
            // Of a case that is kept to a few, others see nothing here either.
            guard try await desk.store.mayRead(row.caseID, CaseReader(reader, for: .oversight)) else { continue }
            cases[row.caseID] = try await desk.read(
                row.caseID, by: reader, for: .oversight, what: "decisions of person \(id)"
            ).folded
        }
        let views = rows.compactMap { row in cases[row.caseID].map { DecisionView(row, in: $0) } }
        return try .json(Decisions(person: id, decisions: views))
    }
}

extension SecondReading {
    var awaitsSecond: Bool {
        if case .awaitsSecond = state { return true }
        return false
    }
}
