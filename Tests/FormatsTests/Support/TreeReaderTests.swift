// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinFormats

@Suite struct TreeReaderTests {
    @Test func `JSON keeps order, digits and places`() throws {
        let tree = try TreeReader.json(
            Array("{\"b\": [1, 2.50, true],\n \"é\": \"\\u00e9\\ud83d\\ude00\\n\", \"a\": null}".utf8))
        guard case .map(let entries) = tree.value else { throw FormatError(problem: "no map") }
        #expect(entries.map(\.key) == ["b", "é", "a"])
        #expect(tree["b"] == Tree(.list([Tree(.number("1")), Tree(.number("2.50")), Tree(.bool(true))])))
        #expect(tree["é"] == Tree(.text("é😀\n")))
        #expect(tree["a"]?.line == 2)
        #expect(tree["a"]?.column == 36)
    }

    @Test(arguments: [
        ("", "ends where a value"), ("{", "a key was expected"), ("[1,]", "no value begins with ']'"),
        ("{\"a\":1,}", "a key was expected"), ("{\"a\":1 \"b\":2}", "a comma or }"), ("{\"a\" 1}", "a colon"),
        ("[1 2]", "a comma or ]"), ("01", "no number"), ("-", "no number"), ("1.", "follow the point"),
        ("1e", "follow the exponent"), ("+1", "no value begins"), ("True", "no value begins"),
        ("nul", "no value begins"),
        ("NaN", "no value begins"), ("'a'", "no value begins"), ("\"a", "ends inside text"),
        ("\"\u{01}\"", "control character"), ("\"\\x\"", "is no escape"), ("\"\\u12g4\"", "four hexadecimal"),
        ("\"\\ud800\"", "surrogate"), ("\"\\ud800\\u0041\"", "surrogate"),
        ("\"\\udc00\\ud800\"", "surrogate"),
        ("\"\\ud800\\ud800\"", "surrogate"), ("{\"a\":1,\"a\":2}", "the key 'a' stands twice"),
        ("1 2", "follows the end"),
        ("{} x", "follows the end"), ("\u{FEFF}{}", "byte order mark"), ("// a\n1", "no value begins"),
    ])
    func `malformed JSON is refused`(text: String, problem: String) {
        #expect(throwing { try TreeReader.json(Array(text.utf8)) }?.problem.contains(problem) == true)
    }

    @Test func `bytes that are no UTF-8 are refused in both formats`() {
        let bytes: [UInt8] = [0x22, 0xC3, 0x28, 0x22]
        #expect(throwing { try TreeReader.json(bytes) }?.problem.contains("UTF-8") == true)
        #expect(throwing { try TreeReader.yaml(bytes) }?.problem.contains("UTF-8") == true)
    }

    @Test func `an error in JSON names line, column and path`() {
        let error = throwing { try TreeReader.json(Array("{\"acts\": [1,\n  {\"victim\": é}]}".utf8)) }
        #expect(
            error?.description.hasPrefix("line 2, column 14, acts[1].victim: no value begins with") == true)
    }

    @Test func `nesting is read to its limit and refused beyond`() throws {
        let most = TreeReader.depthMax
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            func nested(_ depth: Int) -> [UInt8] {
                Array(
                    (String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth))
                        .utf8)
            }
            #expect(throws: Never.self) { try TreeReader.json(nested(most)) }
            #expect(throws: FormatError.self) { try TreeReader.json(nested(most + 1)) }
            #expect(throws: Never.self) { try TreeReader.yaml(nested(most)) }
            #expect(throws: FormatError.self) { try TreeReader.yaml(nested(most + 1)) }
            #expect(throws: FormatError.self) { try TreeReader.yaml(nested(900)) }
        }
        #expect(throws: FormatError.self) {
            try TreeReader.json([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
        }
        #expect(throws: FormatError.self) {
            try TreeReader.yaml([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
        }
        #expect(throws: FormatError.self) {
            try TreeReader.yaml(Array(String(repeating: "- ", count: 100_000).utf8))
        }
    }

    @Test func `a document beyond its size is refused unread`() {
        let spaces = [UInt8](repeating: 0x20, count: TreeReader.jsonBytesMax + 1)
        #expect(throwing { try TreeReader.json(spaces) }?.problem.contains("too many") == true)
        #expect(throwing { try TreeReader.yaml(spaces) }?.problem.contains("too many") == true)
    }

    @Test func `YAML without quotation marks stays as it was written`() throws {
        let tree = try TreeReader.yaml(
            Array("a: no\nb: 2024-03-07\nc: B2\nd: \"7\"\ne: 0x10\nf: ~\ng:\nh: 'null'\n".utf8))
        let values = ["a", "b", "c", "d", "e", "f", "g", "h"].map { tree[$0]?.value }
        #expect(
            values == [
                .plain("no"), .plain("2024-03-07"), .plain("B2"), .text("7"), .plain("0x10"), .null, .null,
                .text("null"),
            ])
        #expect(tree["c"]?.line == 3)
        #expect(tree["c"]?.column == 4)
    }

    @Test(arguments: [
        ("", "empty"), ("a: 1\na: 2\n", "twice"), ("a: 1\n b: 2\n", "no YAML"), ("a: *x\n", "no YAML"),
        ("? [1]\n: 2\n", "a key must be a word"), ("a: 1\n---\nb: 2\n", "no YAML"), ("a: \"x\n", "no YAML"),
        ("a: \u{0007}\n", "no YAML"),
    ])
    func `malformed YAML is refused`(text: String, problem: String) {
        #expect(throwing { try TreeReader.yaml(Array(text.utf8)) }?.problem.contains(problem) == true)
    }

    @Test func `an alias is read, a thousand of them are not`() throws {
        let tree = try TreeReader.yaml(Array("a: &x {b: 1}\nc: *x\n".utf8))
        #expect(tree["c"]?["b"]?.value == .plain("1"))
        var laughs = "a0: &a0 [x, x]\n"
        for level in 1...30 { laughs += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(throwing { try TreeReader.yaml(Array(laughs.utf8)) }?.problem.contains("aliases") == true)
    }

    @Test func `bold text and ampersands are no aliases`() throws {
        let text = "text: |\n" + String(repeating: "  a *b* c\n", count: 100)
        #expect(throws: Never.self) { try TreeReader.yaml(Array(text.utf8)) }
        #expect(throws: Never.self) { try TreeReader.yaml(Array("a: R & D, AT&T\n".utf8)) }
    }

    @Test func `whatever is cut off or overwritten is read or refused, and never crashes`() {
        let sample = Array(
            "{\"a\": [1, -2.5e3, \"é\\u00e9\\ud83d\\ude00\", {\"b\": null}], \"c\": true}".utf8)
        let yaml = Array("a: &x\n  - 'b'\n  - {c: \"d\", e: *x}\nf: |\n  text\n".utf8)
        for bytes in [sample, yaml] {
            for end in bytes.indices {
                _ = try? TreeReader.json(Array(bytes[..<end]))
                _ = try? TreeReader.yaml(Array(bytes[..<end]))
                for byte: UInt8 in [0, 0x0A, 0x22, 0x5B, 0x5C, 0x7B, 0x80, 0xFF] {
                    var broken = bytes
                    broken[end] = byte
                    _ = try? TreeReader.json(broken)
                    _ = try? TreeReader.yaml(broken)
                }
            }
        }
    }
}

/// The error of a reading that must fail; `nil` if it does not.
func throwing<T>(_ body: () throws -> T) -> FormatError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? FormatError
    }
}
