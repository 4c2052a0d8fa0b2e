// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// One verdict as oversight sees it. What was decided is withheld while a second reader has still to decide by
/// themselves (law 4): whoever oversees may be that reader.
struct Decision: Sendable {
    let reading: CaseReading
    let row: DecisionRow
    let awaitsSecond: Bool

    init(_ row: DecisionRow, in reading: CaseReading) {
        self.row = row
        self.reading = reading
        awaitsSecond = reading.folded.duties[row.key]?.reading.awaitsSecond ?? false
    }

    var isNegative: Bool { !awaitsSecond && row.outcome.isNegative }

    /// What the person wrote; `nil` if it may not be seen yet, or if the facts changed since.
    var reasons: String? {
        guard !awaitsSecond else { return nil }
        return reading.folded.duties[row.key]?.reading.verdicts.last { $0.by == row.by && $0.outcome == row.outcome }?
            .reasons
    }
}

extension DecisionRow {
    var key: DutyKey { DutyKey(victim: victim, pack: pack) }
}
