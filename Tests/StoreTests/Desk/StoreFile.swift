// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import GRDB
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

/// A store in a file that is gone afterwards, and a connection of SQLite's own beside it.
struct StoreFile {
    let store: SQLiteStore
    let path: String

    static func open<T>(_ body: (StoreFile) async throws -> T) async throws -> T {
        let path = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)").path
        defer {
            for end in ["", "-wal", "-shm", ".backup"] { try? FileManager.default.removeItem(atPath: path + end) }
        }
        let store = try SQLiteStore(path: path)
        defer { try? store.close() }
        return try await body(StoreFile(store: store, path: path))
    }

    /// What SQLite says to a statement: nothing if it was done.
    func refusal(of statement: String) throws -> String? {
        do {
            try DatabaseQueue(path: path).write { try $0.execute(sql: statement) }
            return nil
        } catch let error as DatabaseError {
            return error.message ?? "\(error)"
        }
    }

    /// The same, and whatever it did is undone.
    ///
    /// - Parameter foreign: By a client that sets nothing: it knows neither foreign keys nor recursive triggers.
    func refusalUndone(of statements: [String], foreign: Bool = false) throws -> String? {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = !foreign
        do {
            try DatabaseQueue(path: path, configuration: configuration).write { database in
                try database.inSavepoint {
                    for statement in statements { try database.execute(sql: statement) }
                    return .rollback
                }
            }
            return nil
        } catch let error as DatabaseError {
            return error.message ?? "\(error)"
        }
    }

    /// Names in the store are sealed, so tests that speak SQL keep a list beside.
    func note(_ people: [Person]) throws {
        try DatabaseQueue(path: path).write { database in
            try database.execute(sql: "create table noted_person (name text, id blob)")
            for person in people {
                try database.execute(
                    sql: "insert into noted_person values (?, ?)", arguments: [person.name, Data(person.id.bytes)])
            }
        }
    }

    /// How many rows a question has.
    func count(_ question: String) throws -> Int {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "select count(*) from (\(question))") ?? -1 }
    }
}

/// A place for a file that is not there yet.
func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)").path
}

func remove(_ paths: [String]) {
    for path in paths {
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
}
