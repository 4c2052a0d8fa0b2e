// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
import TocsinPolicy

extension Desk {
    /// Runs every pack of the case on one victim; an act for each finding that is new.
    ///
    /// Packs are pinned: a case opened under a version that is no longer here keeps its last finding.
    func evaluate(_ victim: VictimID, in folded: Case, at moment: Timestamp) -> [Act] {
        guard let victim = folded.victims[victim] else { return [] }
        return folded.opened.packs.compactMap { id in
            guard let found = pinned(id, in: folded)?.assess(folded.situation(of: victim, at: moment)),
                found != folded.duties[DutyKey(victim: victim.id, pack: id)]?.evaluation
            else { return nil }
            return .proposeDetermination(ProposeDetermination(victim: victim.id, evaluation: found))
        }
    }

    /// The case with every fact in its evaluations that would turn an outcome: for whoever reads it, since this costs
    /// more than all the rest of an evaluation and follows from it.
    package func explained(_ folded: Case) -> Case {
        folded.explained { victim, id in
            pinned(id, in: folded)?.turns(from: folded.situation(of: victim, at: folded.moment)) ?? []
        }
    }

    private func pinned(_ id: String, in folded: Case) -> PolicyPack? {
        guard let pack = packs[id] else { return nil }
        return folded.opened.versions[id] ?? pack.version == pack.version ? pack : nil
    }
}
