// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
internal import TocsinCore
internal import TocsinDesk

/// What one claim takes.
struct DeliveryClaims {
    let demand: ClaimDemand
    private(set) var claimed: [ClaimedDelivery] = []
    private(set) var followed: [Followed] = []

    init(demand: ClaimDemand) {
        self.demand = demand
    }

    /// Leases that ran out are ready again, as possible repeats.
    mutating func takeBack(in database: Database) throws {
        for row in try database.rows("lost_leases", ["now": demand.now.milliseconds, "limit": 1_000]) {
            followed.append(
                try SQLiteStore.step(try DeliveryRow(row: row), now: demand.now, in: database) {
                    $0.reap(now: demand.now)
                })
        }
    }

    mutating func take(_ room: ClaimDemand.Room, in database: Database) throws {
        var (slots, lessUrgent) = (room.slots, room.slotsForLessUrgent)
        for priority in DeliveryPriority.allCases {
            let limit = priority > .urgent ? min(slots, lessUrgent) : slots
            guard limit > 0 else { continue }
            let rows = try database.rows(
                "ready_deliveries",
                [
                    "channel": room.channel.rawValue, "priority": priority.rank, "now": demand.now.milliseconds,
                    "limit": limit,
                ])
            for row in rows where try take(row, in: database) {
                slots -= 1
                if priority > .urgent { lessUrgent -= 1 }
            }
        }
    }

    /// - Returns: Whether it was claimed; else it has ended.
    private mutating func take(_ row: Row, in database: Database) throws -> Bool {
        let before = try DeliveryRow(row: row)
        guard let key = row.optionalBytes("wrapped") else {
            // Erased: nothing about this recipient opens again.
            followed.append(
                try SQLiteStore.step(before, now: demand.now, in: database) {
                    $0.cancel()
                    return []
                })
            return false
        }
        var attempt: Delivery.Attempt?
        let outcome = try SQLiteStore.step(before, now: demand.now, in: database) { delivery in
            do throws(Delivery.ClaimRefusal) {
                attempt = try delivery.claim(by: demand.worker, now: demand.now, lease: demand.lease)
                return []
            } catch {
                return delivery.expire(now: demand.now)
            }
        }
        guard let attempt else {
            followed.append(outcome)
            return false
        }
        try database.run(
            "begin_attempt",
            inOrder: [
                before.number, attempt.fence, demand.worker.data, attempt.begunAt.milliseconds, attempt.possibleRepeat,
            ])
        claimed.append(ClaimedDelivery(before, attempt: attempt, key: key))
        return true
    }
}

extension ClaimedDelivery {
    fileprivate init(_ row: DeliveryRow, attempt: Delivery.Attempt, key: [UInt8]) {
        self.init(
            number: row.number, id: row.delivery.id, fanOut: row.fanOut, caseID: row.caseID, warning: row.warning,
            message: row.message, practice: row.practice, recipient: row.recipient, channel: row.delivery.channel,
            priority: row.delivery.priority, enqueuedAt: row.delivery.enqueuedAt, attempt: attempt, sealed: row.sealed,
            wrappedKey: key)
    }
}
