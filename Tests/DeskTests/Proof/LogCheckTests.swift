// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore
import TransparencyLog

/// What is altered in the data behind the desk's back is found on start, and nothing is built upon it.
@Suite struct `The check on start` {
    @Test func `a sound log of any size is sound`() async throws {
        try await ProofRig.with { rig in
            for ticks in [1, 254, 1, 1, 300] {
                let state = try await rig.run(ticks: ticks)
                #expect(state.isSound(at: rig.clock.now))
            }
        }
    }

    @Test func `every kind of change is found`() async throws {
        try await ProofRig.with { rig in
            try await rig.run(ticks: 255)
            try await rig.run(ticks: 3, entries: 2)
            try await rig.run(ticks: 2)
            let lies: [(FaultyStore.Lies, finding: String)] = [
                (.init(leaf: { $0 == 7 ? Self.flipped($1) : $1 }), "hash 0 of level 1 is not that of its leaves"),
                (
                    .init(leaf: { $0 == 259 ? Self.flipped($1) : $1 }),
                    "the first 260 leaves are not those that were signed"
                ),
                (.init(leaf: { $0 == 3 ? nil : $1 }), "of the leaves 0 to 259 some are missing"),
                (.init(hash: { Self.flipped($1) }), "hash 0 of level 1 is not that of its leaves"),
                (
                    .init(entry: { LoggedEntry(sequence: $0.sequence, canonical: [1], key: $0.key) }),
                    "the entries of leaf 257 are not those that were logged"
                ),
                (
                    .init(entry: { LoggedEntry(sequence: $0.sequence + 1, canonical: $0.canonical, key: $0.key) }),
                    "entries of the tick in leaf 257 are missing"
                ),
                (
                    .init(newest: { CheckpointRow(size: $0.size, log: 1, note: [1], signed: $0.signed) }),
                    "the checkpoint of size 260 is not signed by its log"
                ),
                (
                    .init(extent: { LogExtent(size: $0.size - 1, placed: $0.placed, last: $0.last) }),
                    "there are 259 leaves, but a checkpoint of 260"
                ),
            ]
            for (lies, finding) in lies {
                let store = FaultyStore(rig.store, lies: lies)
                var sequencer = try rig.sequencer(store: store)
                await sequencer.start(at: rig.clock.now)
                #expect(sequencer.state.trouble == .damaged(finding))
                store.fail(at: [.leaves])
                await sequencer.tick(at: rig.clock.now)
                #expect(sequencer.state.trouble == .damaged(finding))
                #expect(try await rig.store.extent().size == 260)
            }
        }
    }

    @Test func `the whole check goes through all of a log, its predecessors' signatures included`() async throws {
        try await ProofRig.with { rig in
            try await rig.run(ticks: 130, entries: 1)
            _ = try await rig.succeed()
            try await rig.run(ticks: 140, entries: 1)
            #expect(try await LogCheck.whole(rig.store) == 270)
            let lies: [FaultyStore.Lies] = [
                .init(leaf: { $0 == 2 ? Self.flipped($1) : $1 }),
                .init(hash: { Self.flipped($1) }),
                .init(entry: {
                    LoggedEntry(sequence: $0.sequence, canonical: $0.sequence == 1 ? [] : $0.canonical, key: $0.key)
                }),
                .init(kept: {
                    CheckpointRow(size: $0.size, log: $0.size == 9 ? 2 : $0.log, note: $0.note, signed: $0.signed)
                }),
            ]
            for lie in lies {
                await #expect(throws: ProofTrouble.self) { try await LogCheck.whole(FaultyStore(rig.store, lies: lie)) }
            }
        }
    }

    private static func flipped(_ bytes: [UInt8]) -> [UInt8] {
        bytes.dropLast() + [bytes[bytes.count - 1] ^ 1]
    }
}
