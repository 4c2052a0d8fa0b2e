// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import GRDB
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct `The log in SQLite` {
    @Test(arguments: [true, false])
    func `the store conforms`(inFile: Bool) async throws {
        try await withStore(inFile: inFile) { store, _ in
            let conformance = ProofStoreConformance(store: store) { count in
                try await ProofEntries.record(count, in: store, at: Timestamp(milliseconds: 0))
            }
            let violations = try await conformance.violations()
            #expect(violations == [])
        }
    }

    /// Whoever writes: a later version, a repair by hand, an intruder with the program's own rights.
    @Test func `nothing of the log can be changed or taken away`() async throws {
        try await withStore(inFile: true) { store, path in
            let conformance = ProofStoreConformance(store: store) { count in
                try await ProofEntries.record(count, in: store, at: Timestamp(milliseconds: 0))
            }
            let violations = try await conformance.violations()
            #expect(violations == [])
            let database = try DatabaseQueue(path: path)
            let statements = [
                "update log set origin = 'x'", "delete from log",
                "update log_leaf set leaf = zeroblob(33) where place = 5",
                "delete from log_leaf where place = 258", "update log_hash set hash = zeroblob(32)",
                "delete from log_hash",
                "update tick set key = zeroblob(32)", "delete from tick", "update checkpoint set note = x'00'",
                "delete from checkpoint where size = 256", "delete from checkpoint where size = 258",
                "insert into log_leaf (place, leaf) values (400, zeroblob(33))",
                "insert or replace into log_leaf (place, leaf) values (3, zeroblob(33))",
                "insert or replace into log_hash (level, place, hash) values (1, 1, zeroblob(32))",
                "insert or replace into tick (leaf, key, started) values (3, zeroblob(32), 0)",
                "insert or replace into log (number, origin, verifier_key, instance, first_leaf, started) "
                    + "values (3, 'log.example/1', 'x', zeroblob(16), 259, 0)",
                "update entry set canonical = x'00' where sequence = 1", "delete from entry where sequence = 5",
            ]
            for statement in statements {
                #expect(throws: DatabaseError.self, "\(statement)") {
                    try database.write { try $0.execute(sql: statement) }
                }
            }
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
