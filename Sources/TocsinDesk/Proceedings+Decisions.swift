// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension Proceedings {
    /// The rows of what a person decided: for whoever reads their decisions again, and, where it takes two, for the
    /// store, which demands two different people behind it (law 4).
    func decisions(in act: Act, id: EntryID, by person: PersonID, at moment: Timestamp) -> [Change] {
        switch act {
        case .decideDetermination(let decided):
            let key = DutyKey(victim: decided.victim, pack: decided.pack)
            return [verdict(id, key, decided.outcome, by: person, at: moment)] + settled(key, id)
        case .askWaiver(let asked):
            let key = DutyKey(victim: asked.victim, pack: asked.pack)
            return [verdict(id, key, .waiverReview, by: person, at: moment)]
        case .signWaiver(let signed):
            guard let waiver = folded.waivers[signed.waiver] else { return [] }
            return [
                verdict(id, waiver.key, .waived, by: person, at: moment),
                negative(id, waiver.key, .waived, first: waiver.askedBy, second: person),
            ]
        case .decideDispute(let decided):
            guard let key = folded.disputes[decided.dispute]?.key else { return [] }
            let first = folded.duties[key]?.firstBehind(decided.outcome, besides: person)
            return [verdict(id, key, decided.outcome, by: person, at: moment)]
                + (first.map { [negative(id, key, decided.outcome, first: $0, second: person)] } ?? [])
        case _:
            return []
        }
    }

    /// What two readers found by themselves.
    private func settled(_ key: DutyKey, _ id: EntryID) -> [Change] {
        guard case .settled(let outcome, let verdicts) = folded.duties[key]?.reading.state, verdicts.count == 2 else {
            return []
        }
        return [negative(id, key, outcome, first: verdicts[0].by, second: verdicts[1].by)]
    }

    private func verdict(
        _ id: EntryID, _ key: DutyKey, _ outcome: Outcome, by person: PersonID, at moment: Timestamp
    ) -> Change {
        .verdict(
            DecisionRow(
                entry: id, caseID: folded.id, victim: key.victim, pack: key.pack, outcome: outcome, by: person,
                at: moment))
    }

    private func negative(
        _ id: EntryID, _ key: DutyKey, _ outcome: Outcome, first: PersonID, second: PersonID
    ) -> Change {
        .negative(folded.id, key.victim, pack: key.pack, outcome, first: first, second: second, entry: id)
    }
}
