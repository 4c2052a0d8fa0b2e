// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
package import TocsinCore
package import TocsinDesk

extension SQLiteStore {
    package func dueSteps(now: Timestamp, limit: Int) async throws -> [WaitingSteps] {
        let steps = try await rows("due_steps", ["now": now.milliseconds, "limit": limit]) { row in
            (fanOut: try FanOutRow(row: row, number: row["fan_out"]), step: try NewStep(row: row))
        }
        return steps.reduce(into: []) { waiting, next in
            if let last = waiting.last, last.fanOut.number == next.fanOut.number, last.recipient == next.step.recipient
            {
                waiting[waiting.count - 1] = WaitingSteps(
                    fanOut: last.fanOut, recipient: last.recipient, steps: last.steps + [next.step])
            } else {
                waiting.append(WaitingSteps(fanOut: next.fanOut, recipient: next.step.recipient, steps: [next.step]))
            }
        }
    }

    package func escalate(_ moves: [StepMove]) async throws {
        try await transact { database in
            for move in moves {
                try database.run(
                    "end_step",
                    [
                        "fan_out": move.fanOut, "recipient": move.recipient.data, "step": move.step,
                        "state": move.state.rawValue,
                    ])
                guard database.changesCount == 1, let delivery = move.delivery else { continue }
                // Who is reached has no step that waits, unless it turned out that somebody else was.
                try SQLiteStore.add(delivery, in: move.fanOut, althoughReached: true, to: database)
            }
        }
    }

    package func nextStep() async throws -> Timestamp? {
        try await rows("next_step") { $0.optionalTime("moment") }.first ?? nil
    }
}

extension NewStep {
    fileprivate init(row: Row) throws {
        self.init(
            recipient: try row.name("recipient"), step: row["step"], route: row["route"],
            channel: try row.coded("channel"), due: row.time("due_at"), named: row["named"],
            asks: try row.optionalCoded("asks"), delivery: try row.optionalName("delivery"),
            linkHash: row.optionalBytes("link_hash").map { Digest($0) }, sealed: row.optionalBytes("sealed"))
    }
}
