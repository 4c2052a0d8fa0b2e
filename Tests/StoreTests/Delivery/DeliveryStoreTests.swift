// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import GRDB
import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct `Deliveries in SQLite` {
    @Test(arguments: [true, false])
    func `the store conforms`(inFile: Bool) async throws {
        try await withStore(inFile: inFile) { store, _ in
            let violations = try await DeliveryStoreConformance(store: store).violations()
            #expect(violations == [])
        }
    }

    /// Law 13, whoever writes: a later version, a repair by hand, an intruder with the program's own rights.
    @Test func `no exercise can be given to a channel that leaves the desk`() async throws {
        try await withStore(inFile: true) { store, path in
            let exercise = try await DeliverySample.released(in: store, practice: true)
            let real = try await DeliverySample.released(in: store)
            for channel in ["email", "webhook"] {
                #expect(throws: DatabaseError.self) {
                    try insert(in: exercise, channel: channel, practice: 1, at: path)
                }
                // Nor by lying about it.
                #expect(throws: DatabaseError.self) {
                    try insert(in: exercise, channel: channel, practice: 0, at: path)
                }
            }
            #expect(throws: DatabaseError.self) { try insert(in: real, channel: "practice", practice: 0, at: path) }
            try insert(in: exercise, channel: "practice", practice: 1, at: path)
            try insert(in: exercise, channel: "by_hand", practice: 1, at: path)
            try insert(in: real, channel: "email", practice: 0, at: path)
        }
    }

    @Test func `nothing is delivered that is not released, or was halted or taken back`() async throws {
        try await withStore(inFile: true) { store, path in
            let sample = try await DeliverySample.released(in: store)
            let database = try DatabaseQueue(path: path)
            #expect(throws: DatabaseError.self, "a fan-out without a release") {
                try database.write { database in
                    try database.execute(
                        sql: """
                            insert into fan_out (warning, case_id, message, practice, at, moved_at)
                            values (randomblob(16), ?, 'warning', 0, 0, 0)
                            """, arguments: [Data(sample.caseID.bytes)])
                }
            }
            try await sample.commit([.halted(sample.warning, at: sample.until)])
            #expect(throws: DatabaseError.self) { try insert(in: sample, channel: "email", practice: 0, at: path) }
            await #expect(throws: StoreConflict.self) {
                _ = try await store.fill(sample.chunk(1..<2, after: nil))
            }
            try await sample.finish()
            let notice = try await sample.notice(.underReview)
            #expect(try await store.fill(notice.chunk(1..<2, after: nil)))
        }
    }

    @Test func `what was written of deliveries stays as it is`() async throws {
        try await withStore(inFile: true) { store, path in
            let sample = try await DeliverySample.released(in: store)
            _ = try await store.fill(sample.chunk(1..<3, after: nil, steps: [.minutes(5)]))
            let room = ClaimDemand.Room(channel: .email, slots: 9, slotsForLessUrgent: 9)
            let worker = WorkerID(high: 1, low: 1)
            let claimed = try await store.claim(
                ClaimDemand(worker: worker, now: sample.until - .days(2), lease: .seconds(60), rooms: [room]))
            let results = claimed.deliveries.map {
                AttemptResult(
                    number: $0.number, fence: 1, result: .left(.accepted), endedAt: sample.until, random: 0,
                    answer: nil,
                    endpoint: nil)
            }
            _ = try await store.record(results, by: worker, now: sample.until)
            _ = try await store.visit(claimed.deliveries[0].id, .open, now: sample.until - .days(1))
            _ = try await store.visit(
                claimed.deliveries[0].id, .answer(.haveIt, words: nil), now: sample.until - .days(1))
            try await sample.commit([.reached(sample.warning, sample.recipient(2), at: sample.until)])
            let database = try DatabaseQueue(path: path)
            let statements = [
                "update fan_out set practice = 1", "update fan_out set cursor = null",
                "update fan_out set priority = 0",
                "delete from fan_out", "update delivery set recipient = zeroblob(16)",
                "update delivery set channel = 'webhook'",
                "update delivery set sealed = x'00'", "update delivery set evidence = null",
                "update delivery set evidence = 0",
                "update delivery set fence = 0", "update delivery set expires_at = 0", "delete from delivery",
                "update attempt set began = 0", "update attempt set verdict = 'failed'", "delete from attempt",
                "update timer set channel = 'webhook'", "update timer set state = 'taken' where state <> 'waiting'",
                "delete from timer", "update link set tries_left = 6",
                "update link set state = 'opened' where state = 'acknowledged'",
                "delete from link", "update link_answer set answer = 'not_me'", "delete from link_answer",
                "insert into link_answer (delivery, once, answer, verified, at) select delivery, 'answer', 'not_me', 0, 0 from link_answer",
                "delete from reached", "update reached set at = 0",
            ]
            for statement in statements {
                #expect(throws: DatabaseError.self, "\(statement)") {
                    try database.write { try $0.execute(sql: statement) }
                }
            }
        }
    }

    /// Raw, around everything that the program itself would refuse.
    private func insert(in sample: DeliverySample, channel: String, practice: Int, at path: String) throws {
        try DatabaseQueue(path: path).write { database in
            try database.execute(
                sql: """
                    insert into delivery (
                        id, fan_out, practice, recipient, channel, route, named, priority, enqueued_at, deadline,
                        expires_at, state, due_at
                    ) values (randomblob(16), ?, ?, randomblob(16), ?, 0, 1, 0, 0, 0, 1, 'ready', 0)
                    """, arguments: [sample.number, practice, channel])
        }
    }

    private func withStore(
        inFile: Bool, _ body: (SQLiteStore, String) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try SQLiteStore(path: inFile ? path : nil)
        try await body(store, path)
        try store.close()
    }
}
