// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore
import TransparencyLog

@Suite struct `What is served of the log` {
    @Test func `is every tile, bundle and older width of the signed size`() async throws {
        try await ProofRig.with { rig in
            try await rig.run(ticks: 700)
            let reader = LogReader(store: rig.store)
            let leaves = try await rig.store.leaves(in: 0..<700)
            let note = try #require(try await reader.checkpoint())
            let signed = try SignedCheckpoint(note, log: try await rig.logKey(), witnesses: [])
            #expect(signed.checkpoint.size == 700)
            for size in [1, 255, 256, 257, 512, 699, 700] {
                for path in TilePath.all(size: size) {
                    let bytes = try #require(try await reader.tile(path.text), "\(path.text)")
                    switch path.content {
                    case .entries:
                        let start = path.index * 256
                        #expect(
                            try EntryBundle.decode(bytes, width: path.width)
                                == Array(leaves[start..<start + path.width]))
                    case .hashes(level: 0):
                        let start = path.index * 256
                        #expect(
                            try Tile.decode(bytes, width: path.width)
                                == leaves[start..<start + path.width].map(LogHash.leaf))
                    case .hashes:
                        let blocks = (0..<path.width).map { leaves[$0 * 256..<($0 + 1) * 256] }
                        #expect(
                            try Tile.decode(bytes, width: path.width)
                                == blocks.map { LogHash.root(of: $0.map(LogHash.leaf)) })
                    }
                }
            }
        }
    }

    @Test func `is nothing that the signed size does not cover, and nothing else at all`() async throws {
        try await ProofRig.with { rig in
            #expect(try await LogReader(store: rig.store).checkpoint() == nil)
            try await rig.run(ticks: 300)
            let anchor = FaultyAnchor(rig.anchor)
            var sequencer = try rig.sequencer(anchor: anchor)
            await sequencer.start(at: rig.clock.now)
            anchor.fail(with: .anchorUnusable("no space"))
            for _ in 0..<3 { await sequencer.tick(at: rig.clock.now) }
            #expect(try await rig.store.extent().size == 303)
            let reader = LogReader(store: rig.store)
            #expect(try await reader.tile("tile/0/001.p/44") != nil)
            let refused = [
                "tile/0/001.p/45", "tile/entries/001.p/45", "tile/0/001", "tile/0/002", "tile/1/000.p/2", "tile/1/000",
                "tile/2/000.p/1", "tile/63/000", "tile/64/000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/0",
                "tile/0/x000/001", "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/../0/000", "/tile/0/000", "",
                "checkpoint",
                "tile/entries/" + String(repeating: "x001/", count: 10_000), "tile/0/000/", "tile/-1/000",
                "tile/0/x922/x337/x203/x685/x477/580", "tile/entries/x036/x028/x797/x018/x963/967.p/1",
            ]
            for path in refused { #expect(try await reader.tile(path) == nil, "\(path.prefix(80))") }
        }
    }
}
