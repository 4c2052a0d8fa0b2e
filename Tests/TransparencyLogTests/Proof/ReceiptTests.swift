// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TransparencyLog

@Suite struct `Receipts and disclosed entries` {
    private static let entry = Array(#"{"v":1,"type":"released","time":"2024-03-07T18:00:00.000Z"}"#.utf8)
    private static func key(_ number: UInt8) throws -> BlindingKey {
        try #require(BlindingKey(exactly: [UInt8](repeating: number, count: 32)))
    }

    /// A tick with `count` entries, the `index`-th of which is the one to disclose.
    private static func tick(_ count: Int, _ index: Int) throws -> Tick {
        let entries = try (0..<count).map { number in
            let own = number == index ? entry : [UInt8(number)]
            return BlindedEntry(entry: own, key: try key(UInt8(number)))
        }
        return Tick(key: try key(99), entries: entries)
    }

    @Test(arguments: [(1, 0), (2, 1), (5, 4), (8, 3), (100, 64)])
    func `a disclosed entry leads to its tick's leaf and with the receipt to the checkpoint`(
        count: Int, index: Int
    ) throws {
        let tick = try Self.tick(count, index)
        let disclosed = try tick.disclose(index, entry: Self.entry, entryKey: try Self.key(UInt8(index)))
        #expect(try disclosed.tickLeaf() == tick.leaf)
        #expect(try DisclosedEntry(disclosed.bytes) == disclosed)

        let idle = try #require(TickLeaf(idle: [UInt8](repeating: 5, count: 32)))
        let sample = try SampleLog(entries: [idle.bytes, tick.leaf.bytes, idle.bytes])
        let receipt = try sample.receipt(1)
        #expect(try Receipt(receipt.bytes) == receipt)
        let keys = (log: sample.log.verifierKey, witnesses: [sample.witness.verifierKey])
        let alone = try disclosed.verify(receipt: receipt, log: keys.log, witnesses: keys.witnesses)
        #expect(alone.checkpoint.size == 3)
        #expect(alone.witnessing == .operatorAlone)
        #expect(
            alone.witnessing.sentence
                == "No witness has cosigned: the operator could have rewritten or omitted.")

        let cosigned = try disclosed.verify(
            receipt: try sample.receipt(1, cosignedAt: 1_709_770_377), log: keys.log,
            witnesses: keys.witnesses)
        let cosignature = Cosignature(witness: sample.witness.verifierKey.name, seconds: 1_709_770_377)
        #expect(cosigned.witnessing == .cosigned([cosignature]))
        #expect(cosigned.witnessing.sentence.hasPrefix("Cosigned by witness.example/w: "))
    }

    @Test func `any changed byte of a receipt or a disclosed entry is found`() throws {
        let tick = try Self.tick(3, 1)
        let disclosed = try tick.disclose(1, entry: Self.entry, entryKey: try Self.key(1))
        let sample = try SampleLog(entries: [[1], tick.leaf.bytes, [2]])
        let receipt = try sample.receipt(1)
        let log = sample.log.verifierKey
        for place in receipt.bytes.indices {
            var bytes = receipt.bytes
            bytes[place] ^= 1
            #expect(throws: LogFailure.self, "byte \(place) of the receipt") {
                _ = try disclosed.verify(receipt: Receipt(bytes), log: log, witnesses: [])
            }
        }
        // The tick's size is not proven: 4 in place of 3 gives the same path. All other bytes are.
        let file = disclosed.bytes
        let sizeLine = Array("\nsize 3".utf8)
        let start = try #require(file.indices.first { file[$0...].starts(with: sizeLine) })
        let sizeByte = start + sizeLine.count - 1
        for place in file.indices where place != sizeByte {
            var bytes = file
            bytes[place] ^= 1
            #expect(throws: LogFailure.self, "byte \(place) of the entry") {
                _ = try DisclosedEntry(bytes).verify(receipt: receipt, log: log, witnesses: [])
            }
        }
    }

    @Test func `an entry can't be disclosed in the place or under the key of another`() throws {
        let tick = try Self.tick(3, 1)
        for (index, entry, key) in [
            (0, Self.entry, UInt8(1)), (1, [7], 1), (1, Self.entry, 2), (3, Self.entry, 1),
        ] {
            #expect(throws: LogFailure.self) {
                try tick.disclose(index, entry: entry, entryKey: try Self.key(key))
            }
        }
    }

    @Test func `a busy and an idle tick look alike`() throws {
        let busy = try Self.tick(1_000 % 256, 0).leaf.bytes
        let idle = try #require(TickLeaf(idle: [UInt8](repeating: 5, count: 32))).bytes
        #expect(busy.count == 33 && idle.count == 33)
        #expect(busy[0] == 1 && idle[0] == 1)
        #expect(TickLeaf(idle: []) == nil)
    }

    /// The value is from Python's `hmac`; the test cases of RFC 4231 have keys of other lengths.
    @Test func `a blinded entry is HMAC-SHA256`() throws {
        let blinded = BlindedEntry(entry: Array("what do ya want for nothing?".utf8), key: try Self.key(0x0b))
        #expect(
            blinded.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                == "c3f2649c34ea24e4d62a2c7e868bbea0233c9d4c2cc300794db76aa18d6822d8")
    }

    @Test func `extra data is kept, and proves nothing`() throws {
        let sample = try SampleLog(entries: [[1], [2]])
        let plain = try sample.receipt(0)
        let receipt = Receipt(extra: [1, 2, 3], index: plain.index, path: plain.path, note: plain.note)
        #expect(
            String(decoding: receipt.bytes, as: UTF8.self).hasPrefix(
                "c2sp.org/tlog-proof@v1\nextra AQID\nindex 0\n"))
        #expect(try Receipt(receipt.bytes) == receipt)
        _ = try receipt.verify(leaf: .leaf([1]), log: sample.log.verifierKey, witnesses: [])
    }

    @Test(arguments: [
        "", "\n", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v2\nindex 0\n\nx\n",
        "c2sp.org/tlog-proof@v1\nindex 00\n\nx\n", "c2sp.org/tlog-proof@v1\nindex\n\nx\n",
        "c2sp.org/tlog-proof@v1\nindex 0\nx\n", "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx\n",
        "c2sp.org/tlog-proof@v1\nextra A\nindex 0\n\nx\n",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra AQID\n\nx\n",
        "c2sp.org/tlog-proof@v1\r\nindex 0\n\nx\n", "c2sp.org/tlog-proof@v1\nindex -1\n\nx\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n" + String(repeating: LogHash.emptyTree.base64 + "\n", count: 64)
            + "\nx\n",
    ])
    func `what is not a receipt is refused`(text: String) {
        #expect(throws: LogFailure.self) { try Receipt(Array(text.utf8)) }
    }

    @Test func `a disclosed entry has no empty line and nothing after its path`() throws {
        let disclosed = try Self.tick(2, 0).disclose(0, entry: Self.entry, entryKey: try Self.key(0))
        for more in ["\n", "x\n", "\n\(LogHash.emptyTree)\n"] {
            #expect(throws: LogFailure.self) { try DisclosedEntry(disclosed.bytes + Array(more.utf8)) }
        }
        #expect(throws: LogFailure.self) { try DisclosedEntry(disclosed.bytes.dropLast()) }
    }

    @Test
    func `bytes put together at random are refused without a crash, and what is read is written the same`()
        throws
    {
        let sample = try SampleLog(entries: SampleLog.entries(5), cosignedAt: 7)
        let disclosed = try Self.tick(5, 2).disclose(2, entry: Self.entry, entryKey: try Self.key(2))
        let parts = [try sample.receipt(3).bytes, disclosed.bytes, try sample.checkpoint(size: 5).bytes]
        var random = SplitMix(state: 20_240_322)
        for round in 0..<3_000 {
            var bytes = parts[round % parts.count]
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let start = Int.random(in: 0...bytes.count, using: &random)
                let end = min(bytes.count, start + Int.random(in: 0...40, using: &random))
                let other = try #require(parts.randomElement(using: &random)).shuffled(using: &random)
                bytes.replaceSubrange(start..<end, with: other.prefix(Int.random(in: 0...40, using: &random)))
            }
            if let receipt = try? Receipt(bytes) { #expect(receipt.bytes == bytes) }
            if let disclosed = try? DisclosedEntry(bytes) { #expect(disclosed.bytes == bytes) }
            if let note = try? SignedNote(bytes) { #expect(note.bytes == bytes) }
            if let checkpoint = try? Checkpoint(text: bytes) { #expect(checkpoint.text == bytes) }
            _ = try? EntryBundle.decode(bytes, width: 3)
            _ = try? TilePath(String(decoding: bytes, as: UTF8.self))
            _ = try? VerifierKey(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func `files beyond the limits are refused`() {
        let huge = [UInt8](repeating: 10, count: (2 << 20) + 1)
        #expect(throws: LogFailure.self) { try Receipt(huge) }
        #expect(throws: LogFailure.self) { try DisclosedEntry(huge) }
    }
}

/// A small generator of numbers that are the same in each run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
