// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
package import TocsinCore
package import TocsinDesk

extension SQLiteStore {
    // MARK: - Claiming

    package func claim(_ demand: ClaimDemand) async throws -> Claimed {
        try await transact { database in
            var claims = DeliveryClaims(demand: demand)
            try claims.takeBack(in: database)
            for room in demand.rooms { try claims.take(room, in: database) }
            return Claimed(deliveries: claims.claimed, followed: claims.followed)
        }
    }

    package func takeOver(by worker: WorkerID, now: Timestamp) async throws -> [Followed] {
        try await transact { database in
            try database.rows("leases_of_others", ["worker": worker.data]).map { row in
                try SQLiteStore.step(try DeliveryRow(row: row), now: now, in: database) {
                    $0.takeOver(by: worker, now: now)
                }
            }
        }
    }

    package func expireHeld(now: Timestamp, limit: Int) async throws -> [Followed] {
        try await transact { database in
            try database.rows("held_past_expiry", ["now": now.milliseconds, "limit": limit]).map { row in
                try SQLiteStore.step(try DeliveryRow(row: row), now: now, in: database) { $0.expire(now: now) }
            }
        }
    }

    package func failByHand(
        _ warning: WarningID, _ recipient: RecipientID, now: Timestamp
    ) async throws -> [Followed] {
        try await transact { try SQLiteStore.failByHand(warning, recipient, now: now, in: $0) }
    }

    static func failByHand(
        _ warning: WarningID, _ recipient: RecipientID, now: Timestamp, in database: Database
    ) throws -> [Followed] {
        try database.rows("hand_tasks_of", ["warning": warning.data, "recipient": recipient.data]).map { row in
            try step(try DeliveryRow(row: row), now: now, in: database) { $0.failByHand() }
        }
    }

    package func nextDelivery() async throws -> Timestamp? {
        try await rows("next_delivery") { $0.optionalTime("moment") }.first ?? nil
    }

    package func endpointsGone() async throws -> Set<Digest> {
        Set(try await rows("endpoints_gone") { Digest($0.bytes("endpoint")) })
    }

    package func regain(_ endpoint: Digest) async throws {
        try await transact { try $0.run("regain_endpoint", ["endpoint": endpoint.data]) }
    }

    // MARK: - Recording

    package func record(
        _ results: [AttemptResult], by worker: WorkerID, now: Timestamp
    ) async throws -> [Followed] {
        try await transact { database in
            try results.compactMap { result in
                guard let row = try database.rows("delivery_by_number", ["number": result.number]).first else {
                    return nil
                }
                let followed = try SQLiteStore.step(try DeliveryRow(row: row), now: now, in: database) { delivery in
                    delivery.record(result.result, by: worker, fence: result.fence, now: now, random: result.random)
                }
                try SQLiteStore.end(
                    result, by: worker, isLate: followed.effects.contains(.keepLateResult), in: database)
                return followed
            }
        }
    }

    private static func end(
        _ result: AttemptResult, by worker: WorkerID, isLate: Bool, in database: Database
    ) throws {
        try database.run(
            "end_attempt",
            inOrder: [
                result.endedAt.milliseconds, result.result.verdict, isLate, result.result.reason,
                result.answer?.data, result.number, result.fence, worker.data,
            ])
        if !isLate, let endpoint = result.goneEndpoint {
            try database.run("lose_endpoint", ["endpoint": endpoint.data, "at": result.endedAt.milliseconds])
        }
    }

    // MARK: - One step of the machine

    /// Runs the machine over one row and does what concerns the store: keeps the state, makes the next step due when a
    /// route failed, cancels steps that evidence made needless, and marks what the case must be told.
    static func step(
        _ before: DeliveryRow, now: Timestamp, in database: Database,
        _ change: (inout Delivery) -> [Delivery.Effect]
    ) throws -> Followed {
        var row = before
        let effects = change(&row.delivery)
        row.untold = row.mustBeTold(before: before)
        if row.delivery != before.delivery || row.untold != before.untold {
            try database.run("save_delivery", inOrder: row.saved)
        }
        for effect in effects { try follow(effect, of: row, now: now, in: database) }
        return Followed(delivery: row.delivery.id, fanOut: row.fanOut, effects: effects)
    }

    private static func follow(
        _ effect: Delivery.Effect, of row: DeliveryRow, now: Timestamp, in database: Database
    ) throws {
        let place: [String: (any DatabaseValueConvertible)?] = ["fan_out": row.fanOut, "recipient": row.recipient.data]
        switch effect {
        case .failOver:
            try database.run("pull_step", place.merging(["now": now.milliseconds]) { $1 })
            guard database.changesCount == 0, row.named else { return }
            try database.run("add_last_step", place.merging(["now": now.milliseconds]) { $1 })
        case .evidence(let level):
            if level >= row.stopsAt { try database.run("cancel_steps", place) }
        case .wake, .openTask, .askOfficer, .alarm, .disableEndpoint, .expired, .keepLateResult: break
        }
    }
}

extension DeliveryRow {
    /// Whether the case does not know how far this has got: it rose, below what only a person can say, or it ended.
    fileprivate func mustBeTold(before: DeliveryRow) -> Bool {
        guard named, message == .warning else { return false }
        if let evidence = delivery.evidence, evidence >= .acknowledged { return false }
        if delivery.evidence != before.delivery.evidence { return true }
        let hasFailed = delivery.state == .failed || delivery.state == .expired
        return untold || (hasFailed && delivery.state != before.delivery.state && delivery.evidence == nil)
    }
}

extension Delivery.Result {
    /// A word for the attempt's row.
    fileprivate var verdict: String {
        switch self {
        case .left: "left"
        case .task: "task"
        case .practice: "practice"
        case .failed(let failure):
            switch failure.remedy {
            case .retry: failure.mayHaveArrived ? "unknown" : "retry"
            case .tryAnotherChannel: "failed"
            case .askOfficer: "officer"
            }
        }
    }

    fileprivate var reason: String? {
        switch self {
        case .left, .task, .practice: nil
        case .failed(let failure): failure.reason
        }
    }
}
