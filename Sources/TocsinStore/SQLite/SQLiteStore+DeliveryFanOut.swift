// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
package import TocsinCore
package import TocsinDesk

extension SQLiteStore {
    package func openFanOuts(limit: Int) async throws -> [FanOutRow] {
        try await rows("open_fan_outs", ["limit": limit]) { try FanOutRow(row: $0, number: $0["number"]) }
    }

    package func fill(_ chunk: FanOutChunk) async throws -> Bool {
        try await transact { database in
            guard let place = try database.rows("fan_out_place", ["number": chunk.number]).first,
                place["done"] == false,
                try place.optionalName("cursor") == chunk.after
            else { return false }
            try database.run(
                "plan_fan_out",
                [
                    "number": chunk.number, "priority": chunk.plan.priority.rank, "stops_at": chunk.plan.stopsAt.rank,
                    "expires_at": chunk.plan.expiresAt.milliseconds, "recipients": chunk.plan.recipients,
                    "words": chunk.plan.words.data,
                ])
            for delivery in chunk.deliveries { try SQLiteStore.add(delivery, in: chunk.number, to: database) }
            for step in chunk.steps { try SQLiteStore.add(step, in: chunk.number, to: database) }
            try database.run(
                "move_fan_out",
                [
                    "number": chunk.number, "cursor": chunk.through?.data, "at": chunk.now.milliseconds,
                    "done": chunk.isLast,
                ])
            return true
        }
    }

    /// - Parameter althoughReached: Also for somebody who was reached; for steps only.
    static func add(
        _ new: NewDelivery, in fanOut: Int64, althoughReached: Bool = false, to database: Database
    ) throws {
        let (delivery, columns) = (new.delivery, StateColumns(new.delivery.state, expiresAt: new.delivery.expiresAt))
        try database.run(
            "add_delivery",
            inOrder: [
                delivery.id.data, new.recipient.data, delivery.channel.rawValue, new.route, new.named,
                new.asks?.rawValue, new.linkHash?.data, delivery.priority.rank, delivery.enqueuedAt.milliseconds,
                delivery.deadline.milliseconds, delivery.expiresAt.milliseconds, columns.state, columns.dueAt,
                columns.hold, new.sealed?.data, fanOut, althoughReached,
            ])
    }

    private static func add(_ step: NewStep, in fanOut: Int64, to database: Database) throws {
        try database.run(
            "add_timer",
            inOrder: [
                step.recipient.data, step.step, step.route, step.channel.rawValue, step.due.milliseconds, step.named,
                step.asks?.rawValue, step.delivery?.data, step.linkHash?.data, step.sealed?.data, fanOut,
            ])
    }

    package func routesUsed(
        for warning: WarningID, by recipients: ClosedRange<RecipientID>
    ) async throws -> [UsedRoute] {
        try await rows(
            "routes_used",
            [
                "warning": warning.data, "first": recipients.lowerBound.data, "last": recipients.upperBound.data,
            ]
        ) { row in
            UsedRoute(
                recipient: try row.name("recipient"), route: row["route"], channel: try row.coded("channel"),
                evidence: try row.optionalEvidence("evidence"))
        }
    }

    package func extend(_ warning: WarningID, to expiry: Timestamp) async throws {
        try await transact { database in
            for name in ["extend_fan_outs", "extend_deliveries"] {
                try database.run(name, ["warning": warning.data, "expires_at": expiry.milliseconds])
            }
        }
    }

    package func words(of fanOut: Int64) async throws -> SealedWords? {
        try await rows("words_of_fan_out", ["number": fanOut]) { row in
            SealedWords(
                caseID: try row.name("case_id"), words: row.bytes("words"), wrappedKey: row.bytes("wrapped"))
        }.first
    }
}

extension FanOutRow {
    init(row: Row, number: Int64) throws {
        var plan: FanOutPlan?
        if (row["priority"] as Int?) != nil, let stopsAt = try row.optionalEvidence("stops_at") {
            plan = FanOutPlan(
                priority: try row.priority("priority"), stopsAt: stopsAt, expiresAt: row.time("expires_at"),
                recipients: row["recipients"], words: row.bytes("words"))
        }
        self.init(
            number: number,
            fanOut: FanOut(
                warning: try row.name("warning"), caseID: try row.name("case_id"), message: try row.message("message"),
                practice: row["practice"], at: row.time("at")),
            plan: plan, cursor: try row.optionalName("cursor"))
    }
}
