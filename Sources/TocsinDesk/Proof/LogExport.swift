// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TransparencyLog

/// The whole log as a folder, cut exactly at its newest signed checkpoint, for auditors and mirrors.
///
/// It holds what `tocsin-verify log` and any checker of c2sp.org/tlog-tiles read: `checkpoint`, every tile and bundle
/// of that size, and older checkpoints of sizes that 256 divides, each of which an audit compares with the leaves. The
/// partial tiles of older sizes are left out: all their hashes are in the tiles that are here. What was signed under
/// earlier names, and what successors say of them, lies in `logs/`, where no checker takes it for this log's own.
package struct LogExport: Sendable {
    private enum Source: Sendable {
        case bytes([UInt8])
        case tile(TilePath)
    }

    /// How many leaves it holds.
    package let size: Int
    /// The files in the order in which to write them: `checkpoint` is last, so that a folder half written has none.
    package let paths: [String]
    private let sources: [String: Source]
    private let reader: LogReader

    /// Decides what is exported; what happens to the log meanwhile changes nothing of it.
    ///
    /// - Throws: ``DisclosureRefusal/notSigned(leaf:signed:)`` if the log has signed nothing yet, or not since it
    ///   succeeded another.
    package init(of store: any ProofStore) async throws {
        let logs = try await store.logs()
        guard let newest = try await store.newestCheckpoint(), let log = logs.last, newest.log == log.number else {
            throw DisclosureRefusal.notSigned(leaf: logs.last?.firstLeaf ?? 0, signed: 0)
        }
        size = newest.size
        reader = LogReader(store: store)
        var files = TilePath.all(size: size).map { ($0.text, Source.tile($0)) }
        for file in try await Self.predecessors(of: log, in: logs, store) {
            files.append((file.path, .bytes(file.bytes)))
        }
        for row in try await Self.olderCheckpoints(than: newest, store) {
            files.append(("checkpoint.\(row.size)", .bytes(row.note)))
        }
        files.append(("log.vkey", .bytes(Array("\(log.verifierKey)\n".utf8))))
        files.append(("checkpoint", .bytes(newest.note)))
        paths = files.map(\.0)
        sources = Dictionary(files, uniquingKeysWith: { first, _ in first })
    }

    /// One file's bytes, read only now.
    ///
    /// - Throws: ``ProofTrouble/damaged(_:)`` if something of the log is missing.
    package func bytes(at path: String) async throws -> [UInt8] {
        switch sources[path] {
        case .bytes(let bytes): return bytes
        case .tile(let tile):
            if let bytes = try await reader.bytes(of: tile, size: size) { return bytes }
            fallthrough
        case nil: throw ProofTrouble.damaged("the export has no file \(path)")
        }
    }

    private static func olderCheckpoints(
        than newest: CheckpointRow, _ store: any ProofStore
    ) async throws -> [CheckpointRow] {
        var found: [CheckpointRow] = []
        while true {
            let page = try await store.checkpoints(
                of: newest.log, after: found.last?.size ?? 0, multiplesOf: CheckpointRow.keptEvery, limit: 1_000)
            found += page.filter { $0.size < newest.size }
            if page.count < 1_000 { return found }
        }
    }

    /// For each earlier log its key and last checkpoint; for each successor its statement.
    private static func predecessors(
        of log: LogRow, in logs: [LogRow], _ store: any ProofStore
    ) async throws -> [LogFile] {
        var files: [LogFile] = []
        for row in logs {
            let folder = "logs/\(row.number)"
            if row.number < log.number {
                files.append(LogFile(path: "\(folder)/log.vkey", text: "\(row.verifierKey)\n"))
                if let last = try await store.newestCheckpoint(of: row.number) {
                    files.append(LogFile(path: "\(folder)/checkpoint", bytes: last.note))
                }
            }
            for file in try await Disclosure(store: store).statement(of: row) ?? [] where file.path != "log.vkey" {
                files.append(LogFile(path: "\(folder)/\(file.path)", bytes: file.bytes))
            }
        }
        return files
    }
}
