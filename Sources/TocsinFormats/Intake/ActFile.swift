// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A file of acts, as `tocsin act` sends it and `tocsin replay` plays it: YAML or JSON.
///
/// An act may give what it makes a name, `as: victim`; later acts write `$victim`, or `$victim.contents` for another
/// field of its answer. `docs/formats.md` has one complete example.
package struct ActFile: Sendable {
    /// At most this many acts are read from one file.
    package static let actsMax = 10_000

    package let title: String?
    /// Practice people of a case file, by the name that `by` uses.
    package let people: [String: PersonLine]
    package let steps: [ActStep]

    package struct PersonLine: Codable, Hashable, Sendable {
        package let name: String
        package let roles: Set<Role>
    }

    private struct Head: Decodable {
        let caseFile: Int?
        let title: String?
        let zone: String?
        let people: [String: PersonLine]
        let acts: [Tree]
    }

    /// - Throws: ``FormatError`` with line, column and the mend.
    package init(_ bytes: [UInt8]) throws(FormatError) {
        let first = bytes.first { $0 != 0x20 && $0 != 0x0a && $0 != 0x0d && $0 != 0x09 }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        let tree = isJSON ? try TreeReader.json(bytes) : try TreeReader.yaml(bytes)
        let acts: [Tree]
        if case .list(let list) = tree.value {
            (title, people, acts) = (nil, [:], list)
        } else {
            let head = try TreeDecoder.decode(Head.self, from: tree)
            (title, people, acts) = (head.title, head.people, head.acts)
        }
        guard acts.count <= ActFile.actsMax else {
            throw FormatError(problem: "\(acts.count) acts are too many", mend: "at most \(ActFile.actsMax) a file")
        }
        var steps: [ActStep] = []
        for (index, act) in acts.enumerated() { steps.append(try ActStep(act, index: index)) }
        self.steps = steps
    }
}

/// One line of a file of acts: the act with its fields, and what the file says around it.
package struct ActStep: Sendable {
    package let index: Int
    package let line: Int
    /// The act's own fields, with names not yet filled in.
    package let tree: Tree
    /// The name that later acts use for what this one makes.
    package let name: String?
    /// Whose act it is: a person of the file, or of the desk.
    package let by: String?
    package let token: String?
    /// Instead of an act: the clock goes on by so much.
    package let after: Interval?
    /// In a scenario: the act must be refused.
    package let refused: Bool

    init(_ tree: Tree, index: Int) throws(FormatError) {
        guard case .map(let entries) = tree.value else {
            throw FormatError(
                line: tree.line, column: tree.column, path: "acts[\(index)]", problem: "this is no act",
                mend: "an act is a map that begins with 'act:'")
        }
        func text(_ key: String) throws(FormatError) -> String? {
            guard let entry = entries.first(where: { $0.key == key }) else { return nil }
            return try TreeDecoder.decode(String.self, from: entry.value)
        }
        self.index = index
        line = tree.line
        name = try text("as")
        by = try text("by")
        token = try text("token")
        if let length = try text("after") {
            guard let interval = Interval(length) else {
                throw FormatError(
                    line: tree.line, column: tree.column, path: "acts[\(index)].after",
                    problem: "'\(length)' is no length of time", mend: "write 90s, 30min, 48h or 7d")
            }
            after = interval
        } else {
            after = nil
        }
        refused = try text("refused") == "true"
        let around: Set<String> = ["as", "by", "token", "after", "refused"]
        self.tree = Tree(.map(entries.filter { !around.contains($0.key) }), line: tree.line, column: tree.column)
    }

    /// The act with every `$name` filled in.
    ///
    /// - Throws: ``FormatError`` naming a name that no earlier act made.
    package func filled(with names: [String: String]) throws(FormatError) -> Tree {
        try fill(tree, names: names)
    }

    private func fill(_ tree: Tree, names: [String: String]) throws(FormatError) -> Tree {
        switch tree.value {
        case .text(let text), .plain(let text):
            guard text.hasPrefix("$") else { return tree }
            guard let value = names[String(text.dropFirst())] else {
                let near = NearestWord.of(String(text.dropFirst()), among: names.keys.sorted())
                throw FormatError(
                    line: tree.line, column: tree.column, path: "acts[\(index)]",
                    problem: "'\(text)' names nothing that an earlier act made",
                    mend: near.map { "did you mean '$\($0)'?" } ?? "give an earlier act 'as: \(text.dropFirst())'")
            }
            return Tree(.text(value), line: tree.line, column: tree.column)
        case .list(let list):
            var filled: [Tree] = []
            for item in list { filled.append(try fill(item, names: names)) }
            return Tree(.list(filled), line: tree.line, column: tree.column)
        case .map(let entries):
            var filled: [Tree.Entry] = []
            for entry in entries { filled.append(Tree.Entry(key: entry.key, value: try fill(entry.value, names: names))) }
            return Tree(.map(filled), line: tree.line, column: tree.column)
        case .null, .bool, .number:
            return tree
        }
    }
}
