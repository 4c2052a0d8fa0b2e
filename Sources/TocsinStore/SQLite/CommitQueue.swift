// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
internal import Glibc
internal import Synchronization

/// Gathers writes that wait together into one transaction, each in a savepoint of its own.
///
/// A commit of one row and a commit of fifty cost the same fsync, so whoever comes while one is running shares the
/// next. The transaction runs on a task that no caller can cancel: GRDB rolls a cancelled write back.
actor CommitQueue {
    typealias Work = @Sendable (Database) throws -> Void

    private struct Waiting {
        let work: Work
        let done: CheckedContinuation<Void, any Error>
    }

    private let writer: any DatabaseWriter
    private var waiting: [Waiting] = []
    private var draining: Task<Void, Never>?

    init(writer: any DatabaseWriter) {
        self.writer = writer
    }

    /// Runs `work` in a transaction and returns once that is durable.
    ///
    /// - Returns: What `work` returned.
    /// - Throws: Whatever `work` threw, and then only its own savepoint is undone; or the error of the transaction.
    func write<T: Sendable>(_ work: @escaping @Sendable (Database) throws -> T) async throws -> T {
        let result = ResultBox<T>()
        try await withCheckedThrowingContinuation { done in
            waiting.append(Waiting(work: { result.set(try work($0)) }, done: done))
            if draining == nil { draining = Task { await drain() } }
        }
        return try result.value()
    }

    private func drain() async {
        while !waiting.isEmpty {
            let batch = waiting
            waiting = []
            let outcomes: [Result<Void, any Error>]
            do {
                outcomes = try await writer.write { database in try CommitQueue.run(batch.map(\.work), in: database) }
            } catch {
                CommitQueue.endIfUnsynced(error)
                outcomes = batch.map { _ in .failure(error) }
            }
            for (one, outcome) in zip(batch, outcomes) { one.done.resume(with: outcome) }
        }
        draining = nil
    }

    /// After a failed fsync nobody knows what is on the disk, and asking again may lie. The program ends, and whoever
    /// watches it starts it anew from what is there.
    private static func endIfUnsynced(_ error: any Error) {
        guard let error = error as? DatabaseError,
            [.SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC].contains(error.extendedResultCode)
        else { return }
        let sentence = "The disk did not confirm a write. Tocsin ends; look at the disk, then start it again.\n"
        _ = sentence.withCString { Glibc.write(2, $0, strlen($0)) }
        _exit(1)
    }

    private static func run(_ works: [Work], in database: Database) throws -> [Result<Void, any Error>] {
        try works.map { work in
            do {
                try database.inSavepoint {
                    try work(database)
                    return .commit
                }
                return .success(())
            } catch let error as DatabaseError where error.resultCode != .SQLITE_CONSTRAINT {
                throw error
            } catch {
                return .failure(error)
            }
        }
    }
}

/// Carries a result out of the transaction.
private final class ResultBox<T: Sendable>: Sendable {
    private let result = Mutex<T?>(nil)

    func set(_ value: T) { result.withLock { $0 = value } }

    func value() throws -> T {
        guard let value = result.withLock({ $0 }) else { throw CancellationError() }
        return value
    }
}
