// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// Looks at how the log and the deliveries stand.
struct HealthWatch: Sendable {
    let desk: Desk
    let deliveries: any DeliveryStore
    let proof: any ProofStore
    let now: Timestamp

    /// How long one worker may hold a delivery, as the program starts its workers.
    private static let lease = Interval.seconds(90)
    /// So many cases are counted; with more, a count would take longer than anybody waits for a page.
    static let casesMax = 500

    func log() async throws -> HealthPage.Log {
        let extent = try await proof.extent()
        let newest = try await proof.newestCheckpoint()
        return HealthPage.Log(
            leaves: "\(extent.size)", signedLeaves: "\(newest?.size ?? 0)", waitingEntries: "\(extent.waiting)",
            signedAt: newest.map { PageTime($0.signed, zoneMinutes: 0).words } ?? "not yet",
            origin: try await proof.logs().last?.origin ?? "not begun")
    }

    /// Deliveries by state, over the cases that the reader may see and no others.
    func queues(over cases: [CaseRow]) async throws -> [HealthPage.Queue] {
        var counts: [String: Int] = [:]
        for row in cases.filter({ !$0.closed }).prefix(HealthWatch.casesMax) {
            for warning in try await desk.load(row.id).folded.warnings.values where warning.isReleased {
                for count in try await deliveries.counts(of: warning.id) {
                    counts[count.state, default: 0] += count.count
                }
            }
        }
        return HealthPage.Queue.states.map { state, label, meaning in
            HealthPage.Queue(queueName: label, queueCount: "\(counts[state] ?? 0)", queueMeaning: meaning)
        }
    }

    /// What must not be, a sentence each.
    func findings() async throws -> [String] {
        let audit = try await deliveries.audit(now: now, lease: HealthWatch.lease)
        var found: [String] = []
        if !audit.stuck.isEmpty {
            found.append("A released warning has not been handed to deliveries for over a minute.")
        }
        if !audit.missing.isEmpty { found.append("Fewer people have a delivery than were to get one.") }
        if !audit.silent.isEmpty {
            found.append("A warning is in force, nothing of it is pending, and it reached nobody.")
        }
        if audit.lostLeases > 0 { found.append("An attempt is held by a worker that does not answer.") }
        if audit.late > 0 { found.append("A delivery is past its time without any evidence.") }
        return found
    }
}
