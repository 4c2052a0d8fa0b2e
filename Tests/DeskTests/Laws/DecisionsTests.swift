// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

/// When somebody is found to have judged wrongly, everything that they decided is read again.
@Suite struct DecisionsTests {
    @Test func `law 4: waivers asked and signed and disputes decided are among the decisions of whoever did it`()
        async throws
    {
        var sitting = try await Sitting.withVictim()
        try await sitting.establish()
        try await sitting.allowWaiver()
        try await sitting.take(Sitting.waiver, by: "ben")
        try await sitting.take("{act: waiver.sign, waiver: $waiver, expires_in: 24h}", by: "sam")
        try await sitting.take(
            "{act: dispute.open, as: dispute, victim: $victim, pack: us-icd191-model, positions: [a, b], interim: WARN, arbiter: senior}"
        )
        try await sitting.take("{act: dispute.decide, dispute: $dispute, outcome: WARN, reasons: heard}", by: "sol")
        let store = sitting.test.store
        let key = DutyKey(victim: try sitting.id("victim"), pack: Sitting.pack)
        for (name, outcome) in [("ben", Outcome.waiverReview), ("sam", .waived), ("sol", .warn)] {
            let rows = try await store.decisions(by: sitting.test[name].id)
            #expect(rows.map(\.outcome) == [outcome], "\(name)")
            #expect(rows.allSatisfy { $0.victim == key.victim && $0.pack == key.pack })
            #expect(try rows.allSatisfy { try $0.caseID == sitting.caseID })
        }
    }
}
