// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore
import TransparencyLog

/// A store in a folder of its own, the anchor beside it, and a sequencer over both.
struct ProofRig: Sendable {
    static let seed = (0..<32).map { UInt8($0) }

    let folder: URL
    let store: SQLiteStore
    let clock: TestClock
    let keys: LogKeys

    /// - Parameter folder: A folder used before, as after a restart; else a new one.
    init(folder: URL? = nil, clock: TestClock = TestClock()) throws {
        self.folder =
            folder ?? FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)")
        self.clock = clock
        keys = try LogKeys(seed: Self.seed)
        try FileManager.default.createDirectory(
            at: self.folder.appending(path: "data"), withIntermediateDirectories: true)
        store = try SQLiteStore(path: self.folder.appending(path: "data/desk.sqlite").path)
    }

    /// Runs a test with a rig of its own and takes the folder away.
    static func with(_ body: (ProofRig) async throws -> Void) async throws {
        let rig = try ProofRig()
        defer { try? FileManager.default.removeItem(at: rig.folder) }
        try await body(rig)
        try rig.store.close()
    }

    var anchorPath: String { folder.appending(path: "data.anchor").path }

    var anchor: AnchorFile { AnchorFile(path: anchorPath) }

    static func origin() throws -> KeyName { try KeyName("desk.example/log") }

    func sequencer(
        store: (any ProofStore)? = nil, anchor: (any Anchor)? = nil, keys: LogKeys? = nil
    ) throws -> Sequencer {
        Sequencer(
            origin: try Self.origin(), store: store ?? self.store, anchor: anchor ?? self.anchor,
            keys: keys ?? self.keys, instruments: clock.instruments)
    }

    @discardableResult
    func record(_ count: Int) async throws -> [EntryID] {
        try await ProofEntries.record(count, in: store, at: clock.now)
    }

    /// Starts and makes ticks; each is given some entries first.
    @discardableResult
    func run(ticks: Int, entries: Int = 0) async throws -> ProofState {
        var sequencer = try sequencer()
        await sequencer.start(at: clock.now)
        for _ in 0..<ticks {
            try await record(entries)
            clock.advance(by: .seconds(2))
            await sequencer.tick(at: clock.now)
        }
        return sequencer.state
    }

    func succeed(acceptsMissingAnchor: Bool = false) async throws -> LogRow {
        let log = try await LogSuccession.declare(
            base: try Self.origin(), reason: "a backup was restored", acceptsMissingAnchor: acceptsMissingAnchor,
            at: clock.now, store: store, anchor: anchor, keys: keys, instruments: clock.instruments)
        return try #require(log)
    }

    /// The last log's key.
    func logKey() async throws -> VerifierKey {
        let text = try await store.logs().last?.verifierKey ?? ""
        return try VerifierKey(text)
    }

    /// Audits the export together with every checkpoint of the last log that is kept.
    func audit() async throws -> LogAuditReport {
        var files = ExportedLog()
        let export = try await LogExport(of: store)
        for path in export.paths { files.files[path] = try await export.bytes(at: path) }
        let number = try await store.logs().last?.number ?? 0
        for row in try await store.checkpoints(of: number, after: 0, multiplesOf: 1, limit: 100_000)
        where row.size < export.size {
            files.files["checkpoint.\(row.size)"] = row.note
        }
        return LogAudit.run(files, rules: LogAuditRules(log: try await logKey(), leafByteCount: TickLeaf.byteCount))
    }
}

/// An export held in memory.
struct ExportedLog: LogFiles {
    var files: [String: [UInt8]] = [:]

    func paths() throws(LogFailure) -> [String] { Array(files.keys) }

    func read(_ path: String, limit: Int) throws(LogFailure) -> [UInt8] {
        guard let bytes = files[path], bytes.count <= limit else { throw .unreadable(path: path, reason: "is missing") }
        return bytes
    }
}
