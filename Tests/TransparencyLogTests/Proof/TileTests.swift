// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TransparencyLog

@Suite struct `Tiles` {
    @Test(arguments: [
        ("tile/0/000", TilePath(.hashes(level: 0), index: 0)),
        ("tile/1/999.p/255", TilePath(.hashes(level: 1), index: 999, width: 255)),
        ("tile/63/x001/000", TilePath(.hashes(level: 63), index: 1_000)),
        ("tile/entries/x001/x234/067.p/1", TilePath(.entries, index: 1_234_067, width: 1)),
    ])
    func `a path is written and read back`(text: String, path: TilePath) throws {
        #expect(path.text == text)
        #expect(try TilePath(text) == path)
    }

    @Test(arguments: [
        "", "tile", "tile/", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/x000",
        "tile/00/000", "tile/64/000", "tile/-1/000", "tile/+1/000", "/tile/0/000", "tile/0/000/", "tile//000",
        "tile/0/x000/000", "tile/0/001/000", "tile/0/x001/x000", "tile/0/y001/000", "tile/0/-01",
        "tile/0/+01",
        "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
        "tile/0/000.p/+1", "tile/0/000.p/-1", "tile/0/000.p/1/1", "tile/0/.p/1", "tile/0/000.q/1",
        "tile/entries", "tile/Entries/000", "tile/entries/../000", "tile/0/００0", "tile/0/000\n",
        "tile/0/000\u{0301}",
        "tile/0/x009/x223/x372/x036/x854/x775/808", "tile/0/" + String(repeating: "x999/", count: 90) + "999",
    ])
    func `a path that is not exactly so is refused`(text: String) {
        #expect(throws: LogFailure.self) { try TilePath(text) }
    }

    /// The example of c2sp.org/tlog-tiles.
    @Test func `a tree of 70 000 has the known tiles`() {
        let tiles = TilePath.all(size: 70_000)
        func of(_ content: TilePath.Content) -> [TilePath] { tiles.filter { $0.content == content } }
        #expect(of(.hashes(level: 0)).count == 274)
        #expect(of(.hashes(level: 0)).last?.text == "tile/0/273.p/112")
        #expect(of(.hashes(level: 1)).map(\.text) == ["tile/1/000", "tile/1/001.p/17"])
        #expect(of(.hashes(level: 2)).map(\.text) == ["tile/2/000.p/1"])
        #expect(of(.entries).last?.text == "tile/entries/273.p/112")
        #expect(tiles.count == 274 + 2 + 1 + 274)
    }

    @Test func `a tree of 256 has a full tile and one hash above, and an empty one has none`() {
        #expect(TilePath.all(size: 256).map(\.text) == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])
        #expect(TilePath.all(size: 0).isEmpty)
    }

    @Test func `what a size makes available of a tile is what its list says`() {
        for size in [1, 255, 256, 257, 65_536, 70_000] {
            for tile in TilePath.all(size: size) { #expect(tile.available(size: size) == tile.width) }
            #expect(TilePath(.entries, index: size / 256 + 1).available(size: size) == 0)
            #expect(TilePath(.hashes(level: 63), index: 0).available(size: size) == 0)
        }
        #expect(TilePath(.hashes(level: 7), index: 0).available(size: .max) == 127)
    }

    @Test func `tiles and bundles are read back as they were written`() throws {
        let hashes = (0..<256).map { LogHash.leaf([UInt8($0)]) }
        #expect(try Tile.decode(Tile.encode(hashes), width: 256) == hashes)
        let entries = SampleLog.entries(255) + [[UInt8](repeating: 9, count: EntryBundle.entryByteCountMax)]
        #expect(try EntryBundle.decode(EntryBundle.encode(entries), width: 256) == entries)
    }

    @Test func `a tile or bundle that is too short or too long is refused`() {
        let tile = Tile.encode((0..<3).map { LogHash.leaf([$0]) })
        let bundle = EntryBundle.encode(SampleLog.entries(3))
        for width in [1, 2, 4, 256] {
            #expect(throws: LogFailure.self) { try Tile.decode(tile, width: width) }
            #expect(throws: LogFailure.self) { try EntryBundle.decode(bundle, width: width) }
        }
        for end in 0..<bundle.count {
            #expect(throws: LogFailure.self) { try EntryBundle.decode(Array(bundle[..<end]), width: 3) }
        }
        #expect(throws: LogFailure.self) { try Tile.decode(tile + [0], width: 3) }
        #expect(throws: LogFailure.self) { try EntryBundle.decode(bundle + [0], width: 3) }
    }
}
