// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
internal import TocsinCore
internal import TocsinDesk

// What acts do to deliveries, in the transaction of the act.
extension SQLiteStore {
    static func writeDelivery(_ change: Change, to database: Database) throws {
        switch change {
        case .fanOut(let fanOut): try add(fanOut, to: database)
        case .stop(let warning, let time):
            let arguments: [String: (any DatabaseValueConvertible)?] = ["warning": warning.data]
            try database.run("stop_fan_outs", ["warning": warning.data, "at": time.milliseconds])
            try database.run("stop_deliveries", arguments)
            try database.run("stop_leased", arguments)
            try database.run("stop_timers", arguments)
        case .reached(let warning, let recipient, let time):
            let arguments: [String: (any DatabaseValueConvertible)?] = [
                "warning": warning.data, "recipient": recipient.data,
            ]
            try database.run(
                "add_reached", ["warning": warning.data, "recipient": recipient.data, "at": time.milliseconds])
            try database.run("reached_deliveries", arguments)
            try database.run("reached_leased", arguments)
            try database.run("reached_timers", arguments)
        case .failedByHand(let warning, let recipient, let time):
            _ = try failByHand(warning, recipient, now: time, in: database)
        case .wrongPerson(let warning, let recipient, let time):
            try goOn(warning, recipient, now: time, in: database)
        case _: break
        }
    }

    /// The next cleared way at once; by hand if none is left.
    private static func goOn(
        _ warning: WarningID, _ recipient: RecipientID, now: Timestamp, in database: Database
    ) throws {
        for row in try database.rows("fan_outs_in_force", ["warning": warning.data]) {
            let place: [String: (any DatabaseValueConvertible)?] = [
                "fan_out": row["number"] as Int64, "recipient": recipient.data, "now": now.milliseconds,
            ]
            try database.run("pull_step", place)
            if database.changesCount == 0 { try database.run("add_step_by_hand", place) }
        }
    }

    /// A notice takes the place of older ones that have not left.
    private static func add(_ fanOut: FanOut, to database: Database) throws {
        if fanOut.message != .warning {
            let arguments: [String: (any DatabaseValueConvertible)?] = ["warning": fanOut.warning.data]
            try database.run("supersede_deliveries", arguments)
            try database.run("supersede_leased", arguments)
            try database.run("supersede_timers", arguments)
            try database.run(
                "supersede_fan_outs", ["warning": fanOut.warning.data, "at": fanOut.at.milliseconds])
        }
        try database.run(
            "add_fan_out",
            [
                "warning": fanOut.warning.data, "case_id": fanOut.caseID.data, "message": fanOut.message.name,
                "practice": fanOut.practice, "at": fanOut.at.milliseconds,
            ])
    }

    /// Runs `work` with the commits that wait beside it; a constraint that refuses is the store's word.
    func transact<T: Sendable>(_ work: @escaping @Sendable (Database) throws -> T) async throws -> T {
        do {
            return try await commits.write(work)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw StoreConflict(.constraint(error.message ?? "a constraint"))
        }
    }
}
