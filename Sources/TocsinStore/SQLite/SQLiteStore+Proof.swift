// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
package import TocsinCore
package import TocsinDesk

extension SQLiteStore: ProofStore {
    // MARK: - Logs

    package func logs() async throws -> [LogRow] {
        try await rows("logs") { try LogRow(row: $0) }
    }

    package func begin(_ log: LogRow) async throws {
        try await inTurn { database in
            try database.run(
                "begin_log",
                [
                    "number": log.number, "origin": log.origin, "verifier_key": log.verifierKey,
                    "instance": log.instance.data, "first_leaf": log.firstLeaf, "started": log.started.milliseconds,
                    "statement": log.statement?.canonical.data, "statement_key": log.statement?.key.data,
                ])
        }
    }

    // MARK: - Ticks

    package func extent() async throws -> LogExtent {
        let found = try await rows("log_extent") { row in
            LogExtent(size: row["size"], placed: row["placed"], last: row["last"])
        }
        return found.first ?? LogExtent(size: 0, placed: 0, last: 0)
    }

    package func loggedEntries(after sequence: Int64, limit: Int) async throws -> [LoggedEntry] {
        try await rows("logged_entries", ["after": sequence, "limit": limit]) { LoggedEntry(row: $0) }
    }

    package func append(_ tick: NewTick) async throws {
        try await inTurn { database in
            try database.run("add_leaf", ["place": tick.place, "leaf": tick.leaf.data])
            CrashPoint.pass("tick.leaf")
            for hash in tick.hashes {
                try database.run("add_log_hash", ["level": hash.level, "place": hash.place, "hash": hash.hash.data])
            }
            if let row = tick.row {
                try database.run(
                    "add_tick",
                    [
                        "leaf": row.leaf, "key": row.key.data, "started": row.started.milliseconds,
                        "first_entry": row.entries?.lowerBound, "last_entry": row.entries?.upperBound,
                    ])
            }
            CrashPoint.pass("tick.written")
        }
    }

    package func leaves(in places: Range<Int>) async throws -> [[UInt8]] {
        try await rows("log_leaves", ["from": places.lowerBound, "to": places.upperBound]) { $0.bytes("leaf") }
    }

    package func hashes(level: Int, in places: Range<Int>) async throws -> [[UInt8]] {
        try await rows("log_hashes", ["level": level, "from": places.lowerBound, "to": places.upperBound]) {
            $0.bytes("hash")
        }
    }

    package func ticks(before leaf: Int, limit: Int) async throws -> [TickRow] {
        try await rows("ticks_before", ["leaf": leaf, "limit": limit]) { TickRow(row: $0, leaf: $0["leaf"]) }
    }

    package func place(of entry: EntryID) async throws -> EntryPlace? {
        try await rows("place_of_entry", ["id": entry.data]) { row in
            let leaf: Int? = row["leaf"]
            return EntryPlace(entry: LoggedEntry(row: row), tick: leaf.map { TickRow(row: row, leaf: $0) })
        }.first
    }

    // MARK: - Checkpoints

    package func add(_ checkpoint: CheckpointRow) async throws {
        try await inTurn { database in
            try database.run(
                "add_checkpoint",
                [
                    "size": checkpoint.size, "log": checkpoint.log, "note": checkpoint.note.data,
                    "signed": checkpoint.signed.milliseconds,
                ])
        }
    }

    package func newestCheckpoint() async throws -> CheckpointRow? {
        try await rows("newest_checkpoint") { CheckpointRow(row: $0) }.first
    }

    package func newestCheckpoint(of log: Int) async throws -> CheckpointRow? {
        try await rows("newest_checkpoint_of_log", ["log": log]) { CheckpointRow(row: $0) }.first
    }

    package func checkpoints(
        of log: Int, after size: Int, multiplesOf multiples: Int, limit: Int
    ) async throws -> [CheckpointRow] {
        try await rows(
            "checkpoints_of_log", ["log": log, "after": size, "multiples": multiples, "limit": limit]
        ) { CheckpointRow(row: $0) }
    }

    package func prune(signedBefore moment: Timestamp, limit: Int) async throws {
        try await inTurn { database in
            try database.run("prune_checkpoints", ["before": moment.milliseconds, "limit": limit])
        }
    }

    /// Commits, and tells a constraint that holds the line from a store that fails.
    private func inTurn(_ work: @escaping CommitQueue.Work) async throws {
        do {
            try await commits.write(work)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw ProofConflict(error.message ?? "a constraint")
        }
    }
}

extension LogRow {
    fileprivate init(row: Row) throws {
        let key = row.optionalBytes("statement_key")
        self.init(
            number: row["number"], origin: row["origin"], verifierKey: row["verifier_key"],
            instance: try row.name("instance"), firstLeaf: row["first_leaf"], started: row.time("started"),
            statement: key.map { LogStatement(canonical: row.bytes("statement"), key: $0) })
    }
}

extension LoggedEntry {
    fileprivate init(row: Row) {
        self.init(sequence: row["sequence"], canonical: row.bytes("canonical"), key: row.bytes("entry_key"))
    }
}

extension TickRow {
    fileprivate init(row: Row, leaf: Int) {
        let first: Int64? = row["first_entry"]
        let last: Int64? = row["last_entry"]
        let entries: ClosedRange<Int64>? = if let first, let last { first...last } else { nil }
        self.init(leaf: leaf, key: row.bytes("key"), started: row.time("started"), entries: entries)
    }
}

extension CheckpointRow {
    fileprivate init(row: Row) {
        self.init(size: row["size"], log: row["log"], note: row.bytes("note"), signed: row.time("signed"))
    }
}
