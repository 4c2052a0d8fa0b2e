// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinFormats

@Suite struct CanonicalEncoderTests {
    private struct Entry: Codable, Hashable {
        var zeta: String
        var actKind: String?
        var list: [Int?] = []
        var map: [String: Bool] = [:]
        var digest: Digest?
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try CanonicalEncoder.encode(value), as: UTF8.self)
    }

    @Test func `keys are in the order of their bytes and nothing is left to taste`() throws {
        let value = Entry(
            zeta: "a\"\\\n\u{1F}/é😀\u{7F}", list: [1, nil, -3],
            map: ["b": true, "B": false, "é": true, "z": true])
        #expect(
            try text(value)
                == #"{"list":[1,null,-3],"map":{"B":false,"b":true,"z":true,"é":true},"#
                + #""zeta":"a\"\\\u000a\u001f/é😀"#
                + "\u{7F}\"}")
    }

    @Test func `nil is left out and what is empty is not`() throws {
        #expect(try text(Entry(zeta: "")) == #"{"list":[],"map":{},"zeta":""}"#)
        #expect(try text(Entry(zeta: "", actKind: "x")) == #"{"act_kind":"x","list":[],"map":{},"zeta":""}"#)
    }

    @Test func `a floating-point number is refused`() {
        #expect(throwing { try CanonicalEncoder.encode(["a": [0.5]]) }?.path == "a[0]")
        #expect(throws: FormatError.self) { try CanonicalEncoder.write(Tree(.number("1.0"))) }
        #expect(throws: FormatError.self) { try CanonicalEncoder.write(Tree(.number("1e3"))) }
    }

    @Test func `a set is written in one order`() throws {
        for _ in 0..<20 {
            #expect(try text(Set(["b", "a", "é", "c", "B"])) == #"["B","a","b","c","é"]"#)
        }
    }

    @Test func `text is written byte for byte, composed or not`() throws {
        #expect(try CanonicalEncoder.encode(["e\u{301}"]) != CanonicalEncoder.encode(["\u{E9}"]))
    }

    @Test func `people get the same in lines`() throws {
        let bytes = try CanonicalEncoder.encode(["b": [1, 2], "a": []], layout: .indented)
        #expect(
            String(decoding: bytes, as: UTF8.self) == "{\n  \"a\": [],\n  \"b\": [\n    1,\n    2\n  ]\n}\n")
    }

    @Test func `a document read from JSON is written in canonical form`() throws {
        let tree = try TreeReader.json(Array(" { \"b\" : -0 , \"a\" : [ null, true ] } ".utf8))
        #expect(try CanonicalEncoder.write(tree) == Array(#"{"a":[null,true],"b":0}"#.utf8))
    }

    @Test(arguments: 0..<200)
    func `writing what was read changes nothing`(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let tree = random.tree(depth: 4)
        let bytes = try CanonicalEncoder.write(tree)
        #expect(try CanonicalEncoder.write(TreeReader.json(bytes)) == bytes)
        #expect(
            try CanonicalEncoder.write(TreeReader.json(CanonicalEncoder.write(tree, layout: .indented)))
                == bytes)
        let entry = random.entry()
        let written = try CanonicalEncoder.encode(entry)
        let again = try TreeDecoder.decode(Entry.self, from: TreeReader.json(written))
        #expect(again == entry)
        #expect(try CanonicalEncoder.encode(again) == written)
    }

    /// SplitMix64: the same documents at each run.
    private struct Seeded {
        var state: UInt64

        mutating func next(_ bound: UInt64) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((word ^ (word >> 31)) % bound)
        }

        mutating func text() -> String {
            let letters: [Unicode.Scalar] = [
                "a", "Z", "\"", "\\", "\n", "\u{0}", "é", "😀", "\u{301}", "/", "\u{2028}",
            ]
            return String(
                String.UnicodeScalarView((0..<next(8)).map { _ in letters[next(UInt64(letters.count))] }))
        }

        mutating func tree(depth: Int) -> Tree {
            switch next(depth == 0 ? 4 : 6) {
            case 0: return Tree(.null)
            case 1: return Tree(.bool(next(2) == 0))
            case 2: return Tree(.number(String(next(1_000_000) - 500_000)))
            case 3: return Tree(.text(text()))
            case 4: return Tree(.list((0..<next(5)).map { _ in tree(depth: depth - 1) }))
            default:
                return Tree(
                    .map(
                        (0..<next(5)).map {
                            Tree.Entry(key: "k\($0)" + text(), value: tree(depth: depth - 1))
                        }))
            }
        }

        mutating func entry() -> Entry {
            Entry(
                zeta: text(), actKind: next(2) == 0 ? nil : text(),
                list: (0..<next(4)).map { _ in next(2) == 0 ? nil : next(9) },
                map: Dictionary((0..<next(4)).map { _ in (text(), next(2) == 0) }) { first, _ in first },
                digest: next(2) == 0 ? nil : Digest((0..<32).map { _ in UInt8(next(256)) }))
        }
    }
}
