// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
internal import TocsinCore
internal import TocsinDesk

/// The desk's store in one SQLite file, by GRDB.
///
/// One process writes; it holds the lock on the data folder. WAL with `synchronous = FULL`: a commit that was answered
/// survives a power cut. Deleted content is overwritten, so that a destroyed key is gone from the file.
package final class SQLiteStore: Sendable {
    let database: any DatabaseWriter
    let commits: CommitQueue

    /// Opens or makes the file, and brings its tables up to date.
    ///
    /// - Parameter path: `nil` keeps everything in memory, for scenarios that leave nothing behind.
    /// - Throws: If the file is no store of ours, or was made by a newer version.
    package init(path: String?) throws {
        var configuration = Configuration()
        configuration.label = "tocsin"
        configuration.prepareDatabase { database in
            try database.execute(sql: "pragma secure_delete = on")
            try database.execute(sql: "pragma busy_timeout = 5000")
            // So that `insert or replace` meets the triggers that keep history, too.
            try database.execute(sql: "pragma recursive_triggers = on")
        }
        if let path {
            let pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB lowers this to NORMAL when it turns WAL on; FULL keeps what was answered through a power cut.
            try pool.writeWithoutTransaction { try $0.execute(sql: "pragma synchronous = full") }
            database = pool
        } else {
            database = try DatabaseQueue(configuration: configuration)
        }
        try SQLiteStore.migrate(database)
        commits = CommitQueue(writer: database)
    }

    private static func migrate(_ database: any DatabaseWriter) throws {
        var migrator = DatabaseMigrator()
        for migration in EmbeddedSQL.migrations {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
        }
        guard try database.read({ try !migrator.hasBeenSuperseded($0) }) else {
            throw StoreNewer()
        }
        try migrator.migrate(database)
    }

    /// 2 is FULL; read back by a test, since GRDB changes it silently.
    package func synchronousLevel() throws -> Int {
        try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "pragma synchronous") ?? -1 }
    }

    /// Copies everything into one new file, complete and consistent while others write.
    package func backUp(to path: String) async throws {
        try await database.vacuum(into: path)
    }

    /// Writes the log of changes into the file and empties it, so that erased keys are gone from both.
    package func checkpoint() async throws {
        guard let pool = database as? DatabasePool else { return }
        try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }

    /// Whether the file is whole, as SQLite sees it.
    package func isWhole() async throws -> Bool {
        try await database.read { try String.fetchOne($0, sql: "pragma integrity_check") == "ok" }
    }

    package func close() throws {
        try database.close()
    }

    /// Rows of a named statement.
    func rows<T: Sendable>(
        _ name: String, _ arguments: [String: (any DatabaseValueConvertible)?] = [:],
        _ make: @escaping @Sendable (Row) throws -> T
    ) async throws -> [T] {
        let values = StatementArguments(arguments)
        return try await database.read { database in
            let statement = try database.cachedStatement(sql: NamedStatements.all[name])
            return try Row.fetchAll(statement, arguments: values).map(make)
        }
    }
}

/// The data folder was written by a newer version of the program.
package struct StoreNewer: Error, CustomStringConvertible {
    package var description: String {
        "This data folder was written by a newer version of Tocsin. Run that version, or restore a backup made before it."
    }
}

extension Database {
    /// Runs a named statement.
    func run(_ name: String, _ arguments: [String: (any DatabaseValueConvertible)?] = [:]) throws {
        try cachedStatement(sql: NamedStatements.all[name]).execute(arguments: StatementArguments(arguments))
    }
}
