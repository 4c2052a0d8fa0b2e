// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import GRDB
import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct StoreConformanceTests {
    @Test func `a store in memory keeps the contract`() async throws {
        try await conformStore { try SQLiteStore(path: nil) }
    }

    @Test func `a store in a file keeps the contract`() async throws {
        try await StoreFile.open { _ in
            var paths: [String] = []
            try await conformStore {
                let path = temporaryPath()
                paths.append(path)
                return try SQLiteStore(path: path)
            }
            remove(paths)
        }
    }

    /// The suite itself must be able to fail.
    @Test func `a store that forgets what it was told is found out`() async throws {
        await #expect(throws: StoreNonconforming.self) {
            try await conformStore { ForgetfulStore(beneath: try SQLiteStore(path: nil)) }
        }
    }

    @Test func `a commit that was answered is in the file, with every write synced`() async throws {
        try await StoreFile.open { file in
            #expect(try file.store.synchronousLevel() == 2)
            let sample = StoreSample()
            try await file.store.commit(sample.enrol())
            let (opening, id) = sample.opening()
            try await file.store.commit(opening)
            #expect(try file.count("select 1 from entry") == 1)
            #expect(try await file.store.isWhole())
            let again = try SQLiteStore(path: file.path)
            #expect(try await again.cases().map(\.id) == [id])
            try again.close()
        }
    }

    @Test func `a store of a newer version is left alone`() async throws {
        try await StoreFile.open { file in
            let statement = "insert into grdb_migrations (identifier) values ('m9999_later')"
            let refused = try file.refusal(of: statement)
            #expect(refused == nil)
            #expect(throws: StoreNewer.self) { try SQLiteStore(path: file.path) }
        }
    }
}
