// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinFormats

@Suite struct TreeDecoderTests {
    private enum Level: String, Codable { case low, high }

    private struct Act: Codable, Hashable {
        var victim: String
        var assertedTime: Timestamp?
        var count: Int = 0
        var marks: [String] = []
        var byLevel: [Level: Int] = [:]
        var names: [String: String] = [:]
        var tags: Set<String> = []
        var isPractice = false
        var within: Interval?
    }

    private struct File: Codable, Hashable {
        var acts: [Act]
        var lastURLSeen: String?
    }

    enum Step: Codable, Hashable {
        case wait(forSeconds: Int)
        case warn(String)
    }

    private struct Holder: Codable, Hashable {
        var kind: String
        var rest: Tree
    }

    @Test func `JSON and YAML read the same value`() throws {
        let json = """
            {"acts": [{"victim": "v1", "asserted_time": "2024-03-07T18:00:00+03:00", 
              "count": 3, "marks": ["no"],
              "by_level": {"high": 2}, "names": {"someKey": "x"}, "tags": ["a"],
              "is_practice": true, "within": "48h"}],
             "last_url_seen": "u"}
            """
        let yaml = """
            acts:
              - victim: v1
                asserted_time: 2024-03-07T18:00:00+03:00
                count: 3
                marks: [no]
                by_level: {high: 2}
                names: {someKey: x}
                tags: [a]
                is_practice: yes
                within: 48h
            last_url_seen: u
            """
        let time = RFC3339.read("2024-03-07T15:00:00Z")?.instant
        let expected = File(
            acts: [
                Act(
                    victim: "v1", assertedTime: time, count: 3, marks: ["no"], byLevel: [.high: 2],
                    names: ["someKey": "x"], tags: ["a"], isPractice: true, within: .hours(48))
            ], lastURLSeen: "u")
        #expect(try TreeDecoder.decode(File.self, from: TreeReader.json(Array(json.utf8))) == expected)
        #expect(try TreeDecoder.decode(File.self, from: TreeReader.yaml(Array(yaml.utf8))) == expected)
    }

    @Test(arguments: [
        "{\"victim\":\"v\",\"count\":0}",
        "{\"victim\":\"v\",\"count\":0,\"marks\":null,\"tags\":null,\"within\":null}",
    ])
    func `what is missing or null is empty, false or nil`(json: String) throws {
        #expect(try TreeDecoder.decode(Act.self, from: TreeReader.json(Array(json.utf8))) == Act(victim: "v"))
    }

    @Test(arguments: [
        (
            "acts: [{victm: v, count: 0}]",
            "line 1, column 8, acts[0]: the key 'victim' is missing; 'victm' is there: did you mean that?"
        ),
        (
            "acts: [{victim: v, count: 0, mark: []}]",
            "line 1, column 36, acts[0].mark: unknown key 'mark'; did you mean 'marks'?"
        ),
        (
            "acts: []\nzebra: 1",
            "line 2, column 8, zebra: unknown key 'zebra'; known here: acts, last_url_seen"
        ),
        ("acts: [{victim: v, count: x}]", "acts[0].count: a whole number from"),
        ("acts: [{victim: v, count: 1.0}]", "not '1.0'"), ("acts: [{victim: v, count: \"1\"}]", "not text"),
        (
            "acts: [{victim: v, count: 1, is_practice: maybe}]",
            "acts[0].is_practice: true or false was expected here, not 'maybe'"
        ),
        (
            "acts: [{victim: v, count: 1, within: 2 weeks}]",
            "acts[0].within: '2 weeks' is no length of time; write"
        ),
        ("acts: [{victim: v, count: 1, by_level: {hgh: 1}}]", "hgh"),
        ("acts: {a: b}", "acts: a list was expected here, not a map"),
        ("acts: [x]", "acts[0]: a map was expected here, not 'x'"),
        ("acts: [{victim: [a], count: 1}]", "acts[0].victim: text was expected here, not a list"),
    ])
    func `a document that does not fit is refused with its place`(yaml: String, sentence: String) {
        let error = throwing {
            try TreeDecoder.decode(File.self, from: TreeReader.yaml(Array(yaml.utf8)))
        }
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "read")")
    }

    @Test(arguments: ["[\"yes\"]", "[1]", "[\"true\"]"])
    func `in JSON only true and false are truth values`(json: String) {
        #expect(
            throwing {
                try TreeDecoder.decode([Bool].self, from: TreeReader.json(Array(json.utf8)))
            } != nil)
    }

    @Test(arguments: ["256", "-1", "1e2", "1.0", "\"1\"", "null"])
    func `a whole number is strict and fits its type`(json: String) {
        #expect(
            throwing {
                try TreeDecoder.decode([UInt8].self, from: TreeReader.json(Array("[\(json)]".utf8)))
            } != nil)
    }

    @Test(arguments: [Step.wait(forSeconds: 3), .warn("x")])
    func `an enum with values comes back`(step: Step) throws {
        let bytes = try CanonicalEncoder.encode(step)
        #expect(try TreeDecoder.decode(Step.self, from: TreeReader.json(bytes)) == step)
    }

    @Test func `a key unknown inside an enum's values is refused`() {
        let json = Array("{\"wait\":{\"for_seconds\":3,\"x\":1}}".utf8)
        let error = throwing {
            try TreeDecoder.decode(Step.self, from: TreeReader.json(json))
        }
        #expect(error?.path == "wait.x")
    }

    @Test func `a tree may wait inside a value`() throws {
        let holder = try TreeDecoder.decode(
            Holder.self, from: TreeReader.json(Array("{\"kind\":\"a\",\"rest\":{\"any\":[1]}}".utf8)))
        #expect(holder.rest["any"] == Tree(.list([Tree(.number("1"))])))
        #expect(try CanonicalEncoder.encode(holder) == Array("{\"kind\":\"a\",\"rest\":{\"any\":[1]}}".utf8))
    }

    @Test func `two containers on one decoder know each other's keys`() throws {
        struct Base: Decodable { let a: Int }
        struct Derived: Decodable {
            let base: Base
            let b: Int
            enum CodingKeys: CodingKey { case b }
            init(from decoder: any Decoder) throws {
                base = try Base(from: decoder)
                b = try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .b)
            }
        }
        let value = try TreeDecoder.decode(
            Derived.self, from: TreeReader.json(Array("{\"a\":1,\"b\":2}".utf8)))
        #expect((value.base.a, value.b) == (1, 2))
        #expect(
            throwing {
                try TreeDecoder.decode(
                    Derived.self, from: TreeReader.json(Array("{\"a\":1,\"b\":2,\"c\":3}".utf8)))
            }?.path == "c")
    }
}
