// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore
import TransparencyLog

@Suite struct `Killed at any point` {
    struct Point: Hashable, Codable, Sendable, CustomStringConvertible {
        let name: String
        let passing: Int
        var description: String { "\(name):\(passing)" }
    }

    static let founding = ["anchor.founded", "log.founded", "anchor.written", "anchor.renamed"].map {
        Point(name: $0, passing: 1)
    }

    static let ticking = [
        "tick.made", "tick.leaf", "tick.written", "tick.committed", "anchor.written", "anchor.renamed",
        "anchor.swapped",
        "checkpoint.signed", "checkpoint.stored",
    ].flatMap { name in [2, 5].map { Point(name: name, passing: $0) } }

    /// What ran before is killed without warning; what runs afterwards finds one history with every entry in it once.
    @Test(arguments: founding + ticking)
    func `the log loses nothing, repeats nothing and does not fork`(point: Point) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, point = point as Point] in
            setenv("TOCSIN_CRASH_AT", "\(point)", 1)
            let rig = try ProofRig(folder: URL(filePath: path))
            var sequencer = try rig.sequencer()
            await sequencer.start(at: rig.clock.now)
            for round in 0..<8 {
                try await rig.record(round % 3)
                await sequencer.tick(at: rig.clock.now)
            }
        }
        let rig = try ProofRig(folder: folder)
        let anchored = try await rig.anchor.read()
        let signedBefore = try await rig.store.newestCheckpoint()
        let committed = try await rig.store.extent()
        #expect(anchored?.size ?? 0 <= committed.size)
        #expect(signedBefore?.size ?? 0 <= anchored?.size ?? 0)

        var sequencer = try rig.sequencer()
        await sequencer.start(at: rig.clock.now)
        #expect(sequencer.state.isSound(at: rig.clock.now) && sequencer.state.size == committed.size)
        if let signedBefore { #expect(try await rig.store.checkpoints(like: signedBefore)) }
        try await rig.record(2)
        await sequencer.tick(at: rig.clock.now)
        #expect(sequencer.state.isSound(at: rig.clock.now) && sequencer.state.size == committed.size + 1)

        #expect(try await rig.store.extent().waiting == 0)
        #expect(try await rig.audit().findings == [])
        if let anchored { try await expectBeginning(anchored, rig) }
        #expect(try await rig.run(ticks: 0).isSound(at: rig.clock.now))
        try rig.store.close()
    }

    private func expectBeginning(_ anchored: AnchorRecord, _ rig: ProofRig) async throws {
        let leaves = try await rig.store.leaves(in: 0..<anchored.size)
        #expect(LogHash.root(of: leaves.map(LogHash.leaf)) == anchored.root)
    }

    @Test(arguments: ["log.begun", "anchor.written", "anchor.renamed"])
    func `a succession is finished by the next start`(name: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let before = try ProofRig(folder: folder)
        try await before.run(ticks: 3, entries: 1)
        try before.store.close()
        let path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, name = name as String] in
            setenv("TOCSIN_CRASH_AT", "\(name):1", 1)
            _ = try await ProofRig(folder: URL(filePath: path)).succeed()
        }
        let rig = try ProofRig(folder: folder)
        let state = try await rig.run(ticks: 2, entries: 1)
        #expect(state.isSound(at: rig.clock.now) && state.size == 5)
        #expect(try await rig.store.logs().count == 2)
        #expect(try await rig.audit().findings == [])
        try rig.store.close()
    }
}

extension ProofStore {
    /// Whether this very checkpoint is still kept.
    fileprivate func checkpoints(like row: CheckpointRow) async throws -> Bool {
        try await checkpoints(of: row.log, after: row.size - 1, multiplesOf: 1, limit: 1) == [row]
    }
}
