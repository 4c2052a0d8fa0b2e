// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing

/// What a stranger reads first says what there is, and only that.
struct GuideTests {
    private let readme = HouseTree.text("README.md") ?? ""
    private let manual = (["README.md"] + HouseTree.paths(under: "docs/guide/", endings: ["md"]))
        .compactMap(HouseTree.text).joined(separator: "\n")

    @Test func `the README has exactly two commands on top`() {
        #expect(MarkdownText(readme).blocks.first?.lines == ["make run", "make test"])
    }

    @Test func `every verb of the programs is in the README or the guide`() {
        let verbs =
            VerbScanner.verbs(of: "tocsin", in: HouseTree.sources)
            + VerbScanner.verbs(of: "tocsin-verify", in: HouseTree.sources)
        #expect(verbs.count > 10)
        #expect(verbs.filter { !VerbScanner.mentions($0, in: manual) } == [])
    }

    @Test func `every command is a verb of its program`() {
        let unreachable = VerbScanner.unreachable(in: HouseTree.sources.filter { $0.ring.hasPrefix("tocsin") })
        #expect(unreachable.isEmpty, "\(unreachable.listed)")
    }

    @Test func `every option of a verb is shown in the README or the guide`() {
        let options = Set(
            HouseTree.sources.filter { $0.ring == "tocsin" || $0.ring == "tocsin-verify" }
                .flatMap(GuideTests.options))
        #expect(options.count > 8)
        #expect(options.filter { !VerbScanner.mentions($0, in: manual) }.sorted() == [])
    }

    @Test func `no sentence of the program advises a command that is not there`() {
        let verbs = Set(VerbScanner.verbs(of: "tocsin", in: HouseTree.sources))
        let options = Set(HouseTree.sources.filter { $0.ring == "tocsin" }.flatMap(GuideTests.options))
        let found = HouseTree.sources.flatMap { AdviceRule(verbs: verbs, options: options).violations(in: $0) }
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `every variable of the environment is explained`() {
        let texts = HouseTree.sources.filter { $0.ring.hasPrefix("tocsin") }.map { $0.lines.joined(separator: "\n") }
        let names = Set(texts.flatMap(GuideTests.variables))
        #expect(!names.isEmpty)
        let explained = manual + (HouseTree.text("CONTRIBUTING.md") ?? "")
        #expect(names.filter { !explained.contains($0) }.sorted() == [])
    }

    @Test func `every target of the Makefile is explained`() {
        let makefile = HouseTree.text("Makefile") ?? ""
        let targets = makefile.split(separator: "\n").filter { $0.contains("##") }.compactMap {
            $0.split(separator: ":").first
        }
        #expect(targets.count > 3)
        let explained = readme + (HouseTree.text("CONTRIBUTING.md") ?? "")
        #expect(targets.filter { !explained.contains("`make \($0)`") && !explained.contains("make \($0)\n") } == [])
    }

    @Test func `every link of a document leads somewhere`() {
        let found = HouseTree.paths.filter { $0.hasSuffix(".md") }.flatMap { path in
            MarkdownText(HouseTree.text(path) ?? "").deadLinks(from: path) { HouseTree.text($0) != nil || isFolder($0) }
        }
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `every file that a document or a comment names is there`() {
        let files = HouseTree.paths.filter { path in
            ["md", "swift", "sql", "c", "h"].contains(HouseTree.ending(of: path))
                && !path.hasPrefix("Tests/HouseTests/")
        }
        let found = files.flatMap { path in
            NamedFiles.violations(in: HouseTree.text(path) ?? "", path: path) {
                HouseTree.text($0) != nil || isFolder($0)
            }
        }
        #expect(found.isEmpty, "\(found.listed)")
    }

    @Test func `every script that the Makefile calls is there`() {
        let words = (HouseTree.text("Makefile") ?? "").split { " \t\n@".contains($0) }.filter { $0.hasSuffix(".sh") }
        #expect(words.count > 2)
        #expect(words.filter { HouseTree.text(String($0)) == nil } == [])
    }

    private func isFolder(_ path: String) -> Bool {
        HouseTree.paths.contains { $0.hasPrefix(path.hasSuffix("/") ? path : path + "/") }
    }

    /// `--as-of` for the property below `@Option` or `@Flag`.
    private static func options(in source: SourceText) -> [String] {
        source.code.indices.compactMap { index in
            let line = source.code[index]
            guard line.contains("@Option") || line.contains("@Flag") else { return nil }
            let declaration = source.code[index...].prefix(5).first { $0.contains("var ") } ?? ""
            let name = declaration.split(separator: "var ").last?.prefix { $0.isLetter } ?? ""
            return "--" + name.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
        }
    }

    private static func variables(in text: String) -> [String] {
        text.ranges(of: "\"TOCSIN_").map { range in
            "TOCSIN_" + text[range.upperBound...].prefix { $0.isUppercase || $0 == "_" || $0.isNumber }
        }
    }

    // The scanners themselves

    @Test func `verbs are found by their commands, nested ones by both words`() {
        let text = """
            struct Tool: AsyncParsableCommand {}
            struct Policy: ParsableCommand {
                static let configuration = CommandConfiguration(
                    commandName: "policy", abstract: "x", subcommands: [List.self])
                struct List: ParsableCommand {
                }
                struct Options: ParsableArguments {}
            }
            struct Found: AsyncParsableCommand {
            """
        let source = SourceText(path: "Sources/tool/A.swift", text: text)
        #expect(VerbScanner.verbs(of: "tool", in: [source]) == ["tool found", "tool policy", "tool policy list"])
    }

    @Test func `a verb counts as mentioned only as a whole`() {
        #expect(VerbScanner.mentions("tool act", in: "run `tool act FILE` now"))
        #expect(!VerbScanner.mentions("tool act", in: "run tool actor"))
        #expect(!VerbScanner.mentions("tool log", in: "no tool-log here"))
    }

    @Test func `variables are found by their names`() {
        #expect(
            GuideTests.variables(in: "value(\"TOCSIN_DATA\") + \"TOCSIN_TICK_MS\"") == [
                "TOCSIN_DATA", "TOCSIN_TICK_MS",
            ])
    }

    @Test func `a command that no list of subcommands names is found`() {
        let text = SourceText(
            path: "Sources/tool/A.swift",
            text:
                "struct Tool: ParsableCommand { subcommands: [Act.self] }\nstruct Act: ParsableCommand {\nstruct Lost: ParsableCommand {"
        )
        #expect(VerbScanner.unreachable(in: [text]).map(\.line) == [3])
    }

    @Test func `options are found by their properties`() {
        let text = SourceText(
            path: "Sources/tool/A.swift",
            text: "    @Option(help: \"x\")\n    var asOf: String?\n    @Flag var json = false")
        #expect(GuideTests.options(in: text) == ["--as-of", "--json"])
    }

    @Test(arguments: [
        ("run 'tocsin restore'", 0), ("run 'tocsin restore --keys'", 0), ("run 'tocsin renew'", 1),
        ("run 'tocsin restore --force', then", 1), ("no 'tocsin' here", 0), ("`tocsin log verify`", 1),
    ])
    func `advice to use a verb or an option that is not there is found`(line: String, count: Int) {
        let rule = AdviceRule(verbs: ["tocsin restore", "tocsin log", "tocsin log key"], options: ["--keys"])
        let text = SourceText(path: "Sources/A/A.swift", text: "    // \(line)")
        #expect(rule.violations(in: text).count == count)
    }

    @Test func `a named file that is not there is found`() {
        let text = "see `Tests/A.swift`, `Sources/*/Release`, `docs/b.md` and `x`"
        #expect(
            NamedFiles.violations(in: text, path: "c.md") { $0 == "docs/b.md" }.map(\.what) == [
                "'Tests/A.swift' is not there"
            ])
    }

    @Test func `a dead link is found, whole addresses and anchors pass`() {
        let text = MarkdownText("[a](b.md) [c](https://example.org) [d](#e) [f](../g.md#h)\n```\n[x](y)\n```\n")
        #expect(text.deadLinks(from: "docs/a.md") { $0 == "docs/b.md" }.map(\.what) == ["'../g.md#h' leads nowhere"])
    }

    @Test func `blocks are found with their words and lines`() {
        let blocks = MarkdownText("a\n<!-- x.yaml -->\n```yaml\nb\n\nc\n```\n```\nd\n```\n").blocks
        #expect(blocks.map(\.lines) == [["b", "", "c"], ["d"]])
        #expect(blocks.map(\.mark) == ["x.yaml", nil])
    }
}

/// The verbs of a program, from its commands.
enum VerbScanner {
    /// `tocsin policy list` and so on; the program's own command is none.
    static func verbs(of program: String, in sources: [SourceText]) -> [String] {
        sources.filter { $0.ring == program }.flatMap { verbs(of: program, in: $0) }.sorted()
    }

    /// Commands whose type stands in no list of subcommands, so that nobody can give them.
    static func unreachable(in sources: [SourceText]) -> [Violation] {
        let named = Set(
            sources.flatMap(\.code).flatMap { line in
                line.contains(".self") ? line.split { !$0.isLetter && $0 != "." }.filter { $0.hasSuffix(".self") } : []
            })
        return sources.flatMap { source in
            source.code.enumerated().compactMap { index, line in
                guard let type = commandType(in: line), kebab(type) != source.ring, type.lowercased() != source.ring,
                    !named.contains("\(type).self")
                else { return nil }
                return Violation(source.path, index + 1, "'\(type)' is no verb of the program")
            }
        }
    }

    static func mentions(_ verb: String, in text: String) -> Bool {
        text.ranges(of: verb).contains { range in
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
            return !after.isLetter && after != "-"
        }
    }

    private static func verbs(of program: String, in source: SourceText) -> [String] {
        var (verbs, outer) = ([String](), "")
        for (index, line) in source.code.enumerated() {
            guard let type = commandType(in: line), kebab(type) != program else { continue }
            let name = commandName(after: index, in: source) ?? kebab(type)
            let isNested = line.hasPrefix(" ")
            if !isNested { outer = name }
            verbs.append(isNested ? "\(program) \(outer) \(name)" : "\(program) \(name)")
        }
        return verbs
    }

    private static func commandType(in line: String) -> Substring? {
        let words = line.split { " :{,".contains($0) }
        guard words.first == "struct", words.count > 2,
            words.dropFirst(2).contains(where: { $0 == "ParsableCommand" || $0 == "AsyncParsableCommand" })
        else { return nil }
        return words[1]
    }

    /// The name that the configuration right below gives.
    private static func commandName(after index: Int, in source: SourceText) -> String? {
        for line in source.lines[(index + 1)...].prefix(4) {
            guard let range = line.firstRange(of: "commandName: \"") else { continue }
            return String(line[range.upperBound...].prefix { $0 != "\"" })
        }
        return nil
    }

    private static func kebab(_ name: Substring) -> String {
        let plain = name.hasSuffix("Command") ? name.dropLast("Command".count) : name
        return plain.allSatisfy(\.isUppercase)
            ? plain.lowercased()
            : plain.reduce(into: "") { text, letter in
                text += letter.isUppercase && !text.isEmpty ? "-\(letter.lowercased())" : letter.lowercased()
            }
    }
}

/// Commands of the program that stand in its own sentences and comments, between quotation marks.
struct AdviceRule {
    let verbs: Set<String>
    let options: Set<String>

    func violations(in text: SourceText) -> [Violation] {
        text.lines.enumerated().flatMap { index, line in
            ["'", "`"].flatMap { mark in
                line.split(separator: "\(mark)tocsin ", omittingEmptySubsequences: false).dropFirst().compactMap {
                    rest in
                    rest.contains(mark) ? trouble(with: rest.split(separator: mark).first ?? "") : nil
                }
            }.map { Violation(text.path, index + 1, $0) }
        }
    }

    private func trouble(with command: Substring) -> String? {
        let words = command.split { " …".contains($0) }.map(String.init)
        let verb = words.prefix { $0.allSatisfy { $0.isLowercase || $0 == "-" } && !$0.hasPrefix("--") }
        guard let first = verb.first else { return nil }
        let groups = verbs.filter { $0.hasPrefix("tocsin \(first) ") }
        let name = "tocsin " + (groups.isEmpty || verb.count < 2 ? first : "\(first) \(verb[verb.startIndex + 1])")
        if !verbs.contains(name) { return "there is no '\(name)'" }
        return words.first { $0.hasPrefix("--") && !options.contains($0) && $0 != "--help" }.map {
            "no verb takes '\($0)'"
        }
    }
}

/// Paths of the project that stand between backticks.
enum NamedFiles {
    private static let folders = ["Sources/", "Tests/", "docs/", "scripts/", "cases/", "Benchmarks/", "Fuzz/"]

    static func violations(in text: String, path: String, exists: (String) -> Bool) -> [Violation] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            guard line.contains("`") else { return [Violation]() }
            return line.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap { place, word in
                guard !place.isMultiple(of: 2), folders.contains(where: word.hasPrefix),
                    word.allSatisfy({ $0.isLetter || $0.isNumber || "/._+-".contains($0) }), !exists(String(word))
                else { return nil }
                return Violation(path, index + 1, "'\(word)' is not there")
            }
        }
    }
}
