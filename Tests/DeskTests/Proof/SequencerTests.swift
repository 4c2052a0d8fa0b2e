// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore
import TransparencyLog

@Suite struct `The sequencer` {
    @Test func `every tick adds one leaf of 33 bytes, busy or idle, and signs it`() async throws {
        try await ProofRig.with { rig in
            var sequencer = try rig.sequencer()
            await sequencer.start(at: rig.clock.now)
            #expect(try await rig.store.newestCheckpoint() == nil)
            for (tick, entries) in [0, 1, 0, 300, 2, 0].enumerated() {
                try await rig.record(entries)
                await sequencer.tick(at: rig.clock.now)
                #expect(sequencer.state.isSound(at: rig.clock.now))
                #expect(sequencer.state.size == tick + 1)
                #expect(try await rig.store.newestCheckpoint()?.size == tick + 1)
            }
            let leaves = try await rig.store.leaves(in: 0..<99)
            #expect(leaves.count == 6 && Set(leaves).count == 6)
            #expect(leaves.allSatisfy { $0.count == 33 && $0[0] == 1 })
            #expect(try await rig.store.ticks(before: 99, limit: 99).map(\.leaf) == [4, 3, 1])
            #expect(try await rig.audit().findings == [])
        }
    }

    @Test func `each entry goes into the first tick after its commit, once and in order`() async throws {
        try await ProofRig.with { rig in
            var sequencer = try rig.sequencer()
            await sequencer.start(at: rig.clock.now)
            for leaf in 0..<4 {
                let names = try await rig.record(1_200 * (leaf % 2) + leaf)
                await sequencer.tick(at: rig.clock.now)
                var last: Int64 = 0
                for name in names {
                    let place = try await rig.store.place(of: name)
                    #expect(place?.tick?.leaf == leaf)
                    #expect(place.map { $0.entry.sequence > last } == true)
                    last = place?.entry.sequence ?? last
                }
            }
            #expect(try await rig.store.extent().waiting == 0)
        }
    }

    @Test func `a log that was stopped is taken up where it was`() async throws {
        try await ProofRig.with { rig in
            try await rig.run(ticks: 3, entries: 2)
            let state = try await rig.run(ticks: 300, entries: 0)
            #expect(state.size == 303 && state.signed == 303)
            let again = try await rig.run(ticks: 0)
            #expect(again.isSound(at: rig.clock.now) && again.size == 303)
            #expect(try await rig.store.logs().count == 1)
            #expect(try await rig.audit().findings == [])
        }
    }

    @Test(arguments: FaultyStore.Verb.allCases, [false, true])
    func `a store that fails for a while loses nothing and is caught up with`(
        verb: FaultyStore.Verb, afterwards: Bool
    ) async throws {
        try await ProofRig.with { rig in
            let store = FaultyStore(rig.store, failsAfterwards: afterwards)
            var sequencer = try rig.sequencer(store: store)
            await sequencer.start(at: rig.clock.now)
            for round in 0..<6 {
                try await rig.record(round)
                store.fail(at: round.isMultiple(of: 2) ? [verb] : [])
                await sequencer.tick(at: rig.clock.now)
                if verb == .append || verb == .add, round.isMultiple(of: 2) {
                    #expect(sequencer.state.trouble == .storeFailed("Fault()"))
                }
            }
            #expect(sequencer.state.isSound(at: rig.clock.now))
            #expect(try await rig.store.extent().waiting == 0)
            #expect(try await rig.run(ticks: 1).isSound(at: rig.clock.now))
            #expect(try await rig.audit().findings == [])
        }
    }

    @Test(arguments: [false, true])
    func `a log that can't be signed still takes a leaf a tick`(afterwards: Bool) async throws {
        try await ProofRig.with { rig in
            let anchor = FaultyAnchor(rig.anchor, failsAfterwards: afterwards)
            var sequencer = try rig.sequencer(anchor: anchor)
            await sequencer.start(at: rig.clock.now)
            await sequencer.tick(at: rig.clock.now)
            let broken = rig.clock.now
            anchor.fail(with: .anchorUnusable("no space"))
            for _ in 0..<3 {
                try await rig.record(1)
                await sequencer.tick(at: rig.clock.now)
                rig.clock.advance(by: .seconds(2))
            }
            let state = sequencer.state
            #expect(state.size == 4 && state.signed == 1 && state.waiting == 0)
            #expect(state.trouble == .anchorUnusable("no space") && state.since == broken)
            #expect(
                state.sentence(at: rig.clock.now).contains("3 leaves and 0 entries wait. Warnings go out all the same.")
            )
            #expect(try await rig.store.newestCheckpoint()?.size == 1)

            anchor.fail(with: nil)
            await sequencer.tick(at: rig.clock.now)
            #expect(sequencer.state.isSound(at: rig.clock.now) && sequencer.state.signed == 5)
            #expect(try await rig.audit().findings == [])
        }
    }

    @Test func `checkpoints are kept for a day, and then every 256th`() async throws {
        try await ProofRig.with { rig in
            var sequencer = try rig.sequencer()
            await sequencer.start(at: rig.clock.now)
            for tick in 1...512 {
                if tick == 300 { rig.clock.advance(by: .days(2)) }
                await sequencer.tick(at: rig.clock.now)
            }
            let kept = try await rig.store.checkpoints(of: 1, after: 0, multiplesOf: 1, limit: 1_000).map(\.size)
            #expect(kept == [256] + Array(300...512))
        }
    }

    @Test func `a state without news for half a minute is not sound`() {
        let then = Timestamp(milliseconds: 0)
        let state = ProofState(size: 4, signed: 4, waiting: 0, trouble: nil, since: nil, at: then)
        #expect(state.isSound(at: then + .seconds(30)))
        #expect(!state.isSound(at: then + .seconds(31)))
        #expect(state.sentence(at: then) == "The log has 4 leaves, all signed.")
        #expect(
            state.sentence(at: then + .seconds(31)).hasPrefix("The log has not moved since 1970-01-01T00:00:00.000Z."))
    }

    @Test func `the log's secret does not print`() throws {
        let keys = try LogKeys(seed: ProofRig.seed)
        #expect("\(keys)" == "(protected)")
        var dumped = ""
        dump(keys, to: &dumped)
        #expect(!dumped.contains("31"))
        #expect(throws: LogFailure.self) { try LogKeys(seed: [1]) }
    }
}
