// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinPolicy

extension Desk {
    /// Runs every pack of the case on one victim; an act for each finding that is new.
    ///
    /// Packs are pinned: a case opened under a version that is no longer here keeps its last finding.
    func evaluate(_ victim: VictimID, in folded: Case, at moment: Timestamp) -> [Act] {
        guard let victim = folded.victims[victim] else { return [] }
        return folded.opened.packs.compactMap { id in
            guard let pack = packs[id], folded.opened.versions[id] == nil || folded.opened.versions[id] == pack.version
            else { return nil }
            let found = pack.evaluate(folded.situation(of: victim, at: moment))
            guard found != folded.duties[DutyKey(victim: victim.id, pack: id)]?.evaluation else { return nil }
            return .proposeDetermination(ProposeDetermination(victim: victim.id, evaluation: found))
        }
    }
}
