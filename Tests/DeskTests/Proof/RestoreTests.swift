// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore
import TransparencyLog

@Suite struct `A restored backup` {
    /// Five ticks, a backup, five more; then the backup is put in the place of the database.
    ///
    /// - Returns: The desk after the restore, and disclosures of an entry from before and of one from after the backup.
    private func withRestored(
        _ body: (ProofRig, _ kept: [LogFile], _ lost: [LogFile]) async throws -> Void
    ) async throws {
        let before = try ProofRig()
        defer { try? FileManager.default.removeItem(at: before.folder) }
        let kept = try await before.record(2)
        try await before.run(ticks: 5, entries: 1)
        try await before.store.backUp(to: before.folder.appending(path: "backup").path)
        let lost = try await before.record(2)
        try await before.run(ticks: 5, entries: 1)
        let keptFiles = try await Disclosure(store: before.store).files(for: kept[1])
        let lostFiles = try await Disclosure(store: before.store).files(for: lost[1])
        try before.store.close()
        try Self.restore(before.folder)
        let rig = try ProofRig(folder: before.folder, clock: before.clock)
        try await body(rig, keptFiles, lostFiles)
        try rig.store.close()
    }

    private static func restore(_ folder: URL) throws {
        for end in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: folder.appending(path: "data/desk.sqlite\(end)").path)
        }
        try FileManager.default.copyItem(
            at: folder.appending(path: "backup"), to: folder.appending(path: "data/desk.sqlite"))
    }

    @Test func `is not signed, however long it is worked on`() async throws {
        try await withRestored { rig, _, _ in
            let anchored = try await rig.anchor.read()
            var sequencer = try rig.sequencer()
            await sequencer.start(at: rig.clock.now)
            #expect(sequencer.state.trouble == .databaseBehind(size: 5, anchored: 10))
            #expect(sequencer.state.trouble?.needsPerson == true)
            #expect(sequencer.state.sentence(at: rig.clock.now).contains("with 'tocsin restore'"))
            for size in 6...15 {
                try await rig.record(1)
                await sequencer.tick(at: rig.clock.now)
                #expect(sequencer.state.size == size && sequencer.state.signed == 5)
                let expected =
                    size < 10 ? ProofTrouble.databaseBehind(size: size, anchored: 10) : .otherHistory(anchored: 10)
                #expect(sequencer.state.trouble == expected)
            }
            #expect(try await rig.store.newestCheckpoint()?.size == 5)
            #expect(try await rig.anchor.read() == anchored)
        }
    }

    @Test func `goes on as a successor log, in which all that is left is provable`() async throws {
        try await withRestored { rig, kept, lost in
            try await rig.run(ticks: 2, entries: 1)
            let log = try await rig.succeed()
            #expect(log.origin == "desk.example/log-20260302090024" && log.firstLeaf == 7)
            let early = try await Disclosure(store: rig.store).files(for: try Self.id(of: kept))
            #expect(try Self.verify(early).checkpoint.origin == Array("desk.example/log".utf8))

            let state = try await rig.run(ticks: 1, entries: 1)
            #expect(state.isSound(at: rig.clock.now) && state.size == 8)
            #expect(try await rig.audit().findings == [])
            let late = try await Disclosure(store: rig.store).files(for: try Self.id(of: kept))
            #expect(try Self.verify(late).checkpoint.origin == Array(log.origin.utf8))

            let reader = LogReader(store: rig.store)
            for (files, isHeld) in [(kept, true), (lost, false)] {
                let disclosed = try DisclosedEntry(try Self.bytes(files, ".entry"))
                let receipt = try Receipt(try Self.bytes(files, ".tlog-proof"))
                #expect(try await reader.holds(disclosed, at: receipt.index) == isHeld)
            }
            await #expect(throws: DisclosureRefusal.unknown) {
                try await Disclosure(store: rig.store).files(for: try Self.id(of: lost))
            }
        }
    }

    @Test func `says in its successor's first leaf what was signed before`() async throws {
        try await withRestored { rig, _, _ in
            let anchored = try #require(try await rig.anchor.read())
            let log = try await rig.succeed()
            try await rig.run(ticks: 2, entries: 3)
            let export = try await LogExport(of: rig.store)
            let entry = try DisclosedEntry(try await export.bytes(at: "logs/2/succession.entry"))
            let receipt = try Receipt(try await export.bytes(at: "logs/2/succession.tlog-proof"))
            _ = try entry.verify(receipt: receipt, log: try await rig.logKey(), witnesses: [])
            #expect(receipt.index == log.firstLeaf)

            let statement = try LogSuccession(LogStatement(canonical: entry.entry, key: []))
            #expect(statement.previous.size == 10 && statement.previous.origin == "desk.example/log")
            #expect(statement.previous.root.bytes == anchored.root.bytes)
            #expect(statement.successor.size == 5 && statement.lost == 5..<10)
            let oldKey = try VerifierKey(
                String(decoding: try await export.bytes(at: "logs/1/log.vkey").dropLast(), as: UTF8.self))
            let old = try SignedCheckpoint(
                try await export.bytes(at: "logs/1/checkpoint"), log: oldKey, witnesses: [])
            #expect(old.checkpoint.size == 5 && old.checkpoint.root.bytes == statement.successor.root.bytes)
        }
    }

    @Test func `from before a succession gets a third name`() async throws {
        try await withRestored { rig, _, _ in
            let second = try await rig.succeed()
            try await rig.run(ticks: 1)
            try rig.store.close()
            try Self.restore(rig.folder)
            let again = try ProofRig(folder: rig.folder, clock: rig.clock)
            #expect(
                try await again.run(ticks: 1).trouble == .olderLog(origin: "desk.example/log", anchored: second.origin))
            let third = try await again.succeed()
            #expect(third.number == 2 && third.origin != second.origin)
            let state = try await again.run(ticks: 1)
            #expect(state.isSound(at: rig.clock.now))
        }
    }

    @Test func `without its anchor is signed only if that is accepted`() async throws {
        try await withRestored { rig, _, _ in
            try FileManager.default.removeItem(atPath: rig.anchorPath)
            let state = try await rig.run(ticks: 1)
            #expect(state.trouble == .anchorMissing(size: 6))
            await #expect(throws: ProofTrouble.anchorMissing(size: 6)) { try await rig.succeed() }
            let log = try await rig.succeed(acceptsMissingAnchor: true)
            let statement = try LogSuccession(try #require(log.statement))
            #expect(statement.previous.size == 5 && statement.lost.isEmpty)
            #expect(try await rig.run(ticks: 1).isSound(at: rig.clock.now))
        }
    }

    @Test func `beside another desk's anchor is not touched`() async throws {
        try await withRestored { rig, _, _ in
            try await ProofRig.with { other in
                try await other.run(ticks: 20)
                try FileManager.default.removeItem(atPath: rig.anchorPath)
                try FileManager.default.copyItem(atPath: other.anchorPath, toPath: rig.anchorPath)
            }
            #expect(try await rig.run(ticks: 1).trouble == .otherDesk)
            await #expect(throws: ProofTrouble.otherDesk) { try await rig.succeed() }
        }
    }

    @Test func `of an empty desk is not a new desk`() async throws {
        try await ProofRig.with { rig in
            try await rig.store.backUp(to: rig.folder.appending(path: "backup").path)
            try await rig.run(ticks: 3)
            try rig.store.close()
            try Self.restore(rig.folder)
            let again = try ProofRig(folder: rig.folder, clock: rig.clock)
            #expect(try await again.run(ticks: 1).trouble == .databaseBehind(size: 0, anchored: 3))
            let log = try await again.succeed()
            #expect(log.number == 1 && log.firstLeaf == 0)
            #expect(try await again.run(ticks: 1).isSound(at: rig.clock.now))
            try again.store.close()
        }
    }

    @Test func `of a desk that has signed nothing has nothing to succeed`() async throws {
        try await ProofRig.with { rig in
            let log = try await LogSuccession.declare(
                base: try ProofRig.origin(), reason: "", at: rig.clock.now, store: rig.store, anchor: rig.anchor,
                keys: rig.keys, instruments: rig.clock.instruments)
            #expect(log == nil)
            #expect(try await rig.run(ticks: 1).isSound(at: rig.clock.now))
        }
    }

    @Test func `with another key is not signed`() async throws {
        try await ProofRig.with { rig in
            try await rig.run(ticks: 2)
            var sequencer = try rig.sequencer(keys: LogKeys(seed: ProofRig.seed.reversed()))
            await sequencer.start(at: rig.clock.now)
            await sequencer.tick(at: rig.clock.now)
            #expect(sequencer.state.trouble == .otherKey(origin: "desk.example/log"))
            #expect(sequencer.state.size == 3)
        }
    }

    // MARK: - Reading disclosures

    private static func bytes(_ files: [LogFile], _ end: String) throws -> [UInt8] {
        try #require(files.first { $0.path.hasSuffix(end) }).bytes
    }

    private static func id(of files: [LogFile]) throws -> EntryID {
        let name = try #require(files.first { $0.path.hasSuffix(".entry") }).path.dropLast(6)
        return try #require(EntryID(String(name)))
    }

    private static func verify(_ files: [LogFile]) throws -> SignedCheckpoint {
        let key = try VerifierKey(String(decoding: try bytes(files, ".vkey").dropLast(), as: UTF8.self))
        let disclosed = try DisclosedEntry(try bytes(files, ".entry"))
        return try disclosed.verify(receipt: Receipt(try bytes(files, ".tlog-proof")), log: key, witnesses: [])
    }
}
