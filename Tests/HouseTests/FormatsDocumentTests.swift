// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

/// `docs/formats.md` names all that can be written and read, and its examples are files that are used.
struct FormatsDocumentTests {
    private let document = MarkdownText(HouseTree.text("docs/formats.md") ?? "")
    private let text = HouseTree.text("docs/formats.md") ?? ""

    @Test func `every act has a section of its own`() {
        let acts = ActScanner.sources.kinds
        let headings = Set(document.sections(level: 3).keys)
        #expect(acts.count > 50)
        #expect(acts.keys.filter { !headings.contains("`\($0)`") }.sorted() == [])
    }

    @Test func `every section of an act is of an act that there is`() {
        let acts = Set(ActScanner.sources.kinds.keys)
        let named = document.sections(level: 3).keys.filter { $0.hasPrefix("`") && $0.contains(".") }
            .map { $0.replacing("`", with: "") }
        #expect(named.filter { !acts.contains($0) }.sorted() == [])
    }

    @Test func `every field of an act is named in its section`() {
        let scanner = ActScanner.sources
        let sections = document.sections(level: 3)
        let missing = scanner.kinds.flatMap { kind, payload in
            let section = sections["`\(kind)`"] ?? ""
            return (scanner.fields[payload] ?? []).filter { !section.contains("`\($0)`") }.map { "\(kind): \($0)" }
        }
        #expect(scanner.kinds.values.allSatisfy { scanner.fields[$0] != nil })
        #expect(missing.sorted() == [])
    }

    @Test func `the roles of every act are those of the code`() {
        let sections = document.sections(level: 3)
        let wrong = ActScanner.sources.roles.compactMap { kind, roles -> String? in
            let written = (sections["`\(kind)`"] ?? "").split(separator: "\n").first { $0.hasPrefix("By: ") }
            let names = Set((written?.dropFirst(4) ?? "").split { !$0.isLetter }.map(String.init))
            let all: Set<String> = ["intake", "assessor", "releaser", "senior", "administrator", "auditor"]
            return names.intersection(all) == roles ? nil : "\(kind): \(roles.sorted().joined(separator: ", "))"
        }
        #expect(wrong.sorted() == [])
    }

    /// The desk's own pages are for people, not for programs; the authorisation table of WebTests lists them.
    @Test func `every route is described`() {
        let routes = RouteScanner.routes(in: HouseTree.sources.filter { $0.ring == "TocsinWeb" })
            .filter { !$0.contains(" /desk/") && !$0.hasSuffix(" /desk") }
        #expect(routes.count > 20)
        #expect(routes.filter { !text.contains("`\($0)`") } == [])
    }

    @Test(arguments: [
        "WebhookSettings", "EmailSettings", "DeskSettings", "FoundingPerson", "FoundingChannel", "FigureRow",
    ])
    func `every key of a document is named`(type: String) {
        let fields = FieldScanner.sources.fields[type] ?? []
        #expect(!fields.isEmpty)
        #expect(fields.filter { !text.contains("`\($0)`") } == [])
    }

    @Test func `an example is the file that it says it is`() {
        let marked = document.blocks.filter { $0.mark != nil }
        #expect(marked.count >= 5)
        for block in marked {
            let file = HouseTree.text(block.mark ?? "") ?? ""
            let lines = file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                .drop { $0.contains("SPDX-") || $0 == "#" || $0.isEmpty }
            #expect(Array(lines.dropLast(lines.last == "" ? 1 : 0)) == block.lines, "\(block.mark ?? "")")
        }
    }

    // The scanners themselves

    private static let sample = SourceText(
        path: "Sources/TocsinCore/A.swift",
        text: """
            package enum Act {
                case setFact(SetFact)
            }
            package enum ActKind: String {
                case setFact = "fact.set"
            }
            extension ActKind {
                var roles: Set<Role> {
                    switch self {
                    case .setFact, .other:
                        [.assessor, .senior]
                    }
                }
            }
            package struct SetFact: Hashable, Codable, Sendable {
                package static let max = 3
                package let victimName: String
                /// Why.
                package var `public`: Bool
                package var words: String { victimName }
                package enum Kind: String { case a }
            }
            """)

    @Test func `acts are found with their payloads, fields and roles`() {
        let scanner = ActScanner([FormatsDocumentTests.sample])
        #expect(scanner.kinds == ["fact.set": "SetFact"])
        #expect(scanner.fields["SetFact"] == ["victim_name", "public"])
        #expect(scanner.roles == ["fact.set": ["assessor", "senior"]])
    }

    @Test func `routes are found in one line and in several`() {
        let text = SourceText(
            path: "Sources/TocsinWeb/A.swift",
            text:
                "Route(.get, \"/a\", .socket, \"x\", answer: a),\nRoute(\n    .post, \"/b/{c}\", .person,\n    \"x\", answer: b)"
        )
        #expect(RouteScanner.routes(in: [text]) == ["GET /a", "POST /b/{c}"])
    }
}

/// What acts there are, from the text of the core.
struct ActScanner {
    static let sources = ActScanner(HouseTree.sources)

    /// The type of its fields, by the name of the act on the wire.
    let kinds: [String: String]
    /// By type, in the order of the source.
    let fields: [String: [String]]
    /// By the name of the act.
    let roles: [String: Set<String>]

    init(_ sources: [SourceText]) {
        let core = sources.filter { $0.ring == "TocsinCore" }
        var (payloads, names, roles): ([String: String], [String: String], [String: Set<String>]) = ([:], [:], [:])
        for text in core {
            for line in ActScanner.block("enum Act", in: text) + ActScanner.block("enum RosterAct", in: text) {
                let parts = line.split { " ()".contains($0) }
                if parts.first == "case", parts.count == 3 { payloads[String(parts[1])] = String(parts[2]) }
            }
            for line in ActScanner.block("enum ActKind", in: text) {
                let parts = line.split { " \"".contains($0) }
                if parts.first == "case", parts.count == 4 { names[String(parts[1])] = String(parts[3]) }
            }
            roles.merge(ActScanner.roles(in: text)) { _, later in later }
        }
        kinds = Dictionary(
            names.compactMap { name, wire in payloads[name].map { (wire, $0) } }, uniquingKeysWith: { a, _ in a })
        fields = FieldScanner(core).fields
        self.roles = Dictionary(
            roles.compactMap { name, roles in names[name].map { ($0, roles) } }, uniquingKeysWith: { a, _ in a })
    }

    /// The lines between a declaration and the brace that closes it.
    private static func block(_ head: String, in text: SourceText) -> [String] {
        let heads = ["package \(head):", "package \(head) {"]
        guard let start = text.code.firstIndex(where: { line in heads.contains { line.hasPrefix($0) } }) else {
            return []
        }
        return text.lines[(start + 1)...].prefix { $0 != "}" }
    }

    private static func roles(in text: SourceText) -> [String: Set<String>] {
        guard let start = text.code.firstIndex(where: { $0.contains("var roles: Set<Role> {") }) else { return [:] }
        var (found, acts): ([String: Set<String>], [String]) = ([:], [])
        for line in text.code[(start + 1)...].prefix(while: { $0 != "    }" }) {
            let words = line.split { !$0.isLetter }.map(String.init)
            if line.contains("[") {
                for act in acts { found[act] = Set(words) }
                acts = []
            } else {
                acts += words.filter { $0 != "case" && $0 != "switch" && $0 != "self" }
            }
        }
        return found
    }
}

/// The stored properties of each type, as they are written on the wire.
struct FieldScanner {
    static let sources = FieldScanner(HouseTree.sources)

    /// By type, in the order of the source; types without any are not there.
    let fields: [String: [String]]

    init(_ sources: [SourceText]) {
        var fields: [String: [String]] = [:]
        for text in sources {
            for (index, line) in text.code.enumerated() where line.utf8.contains(UInt8(ascii: "{")) {
                guard let type = FieldScanner.type(in: line) else { continue }
                let found = FieldScanner.fields(of: text.code[index...])
                if !found.isEmpty { fields[type] = found }
            }
        }
        self.fields = fields
    }

    private static func type(in line: String) -> String? {
        let words = line.split { " :".contains($0) }
        guard words.count > 2, words[0] == "package", words[1] == "struct" else { return nil }
        return String(words[2])
    }

    private static func fields(of code: ArraySlice<String>) -> [String] {
        let indent = code[code.startIndex].prefix { $0 == " " }
        return code.dropFirst().prefix { $0 != indent + "}" }.compactMap { line in
            guard line.hasPrefix(indent + "    package let ") || line.hasPrefix(indent + "    package var "),
                !line.hasSuffix("{"), !line.hasSuffix("}")
            else { return nil }
            return snake(line.split(separator: " ")[2].prefix { $0 != ":" }.filter { $0 != "`" })
        }
    }

    private static func snake(_ name: String) -> String {
        var (text, wasUpper) = ("", true)
        for letter in name {
            text += letter.isUppercase ? (wasUpper ? "" : "_") + letter.lowercased() : String(letter)
            wasUpper = letter.isUppercase
        }
        return text
    }
}

/// Routes as they stand in the tables: method and path. Those whose path is put together are not seen.
enum RouteScanner {
    static func routes(in sources: [SourceText]) -> [String] {
        sources.flatMap { text in
            text.lines.indices.filter { text.code[$0].contains("Route(") }.compactMap { index in
                let words = text.lines[index...].prefix(2).joined(separator: " ")
                guard let range = words.firstRange(of: "Route(") else { return nil }
                let parts = words[range.upperBound...].split(separator: "\"", omittingEmptySubsequences: false)
                guard parts.count > 2, parts[1].hasPrefix("/"), !parts[0].contains("+") else { return nil }
                return parts[0].contains(".post") ? "POST \(parts[1])" : "GET \(parts[1])"
            }
        }
    }
}
