// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Yams

/// YAML by way of Yams: its marks for places, our own rules for what a scalar means.
///
/// Aliases may be used, within limits that keep them from multiplying (the "billion laughs"): a document with
/// anchors has at most ``anchoredBytesMax`` bytes and ``aliasesMax`` aliases, and no document has more than
/// ``nodesMax`` nodes.
enum YAMLReader {
    static let anchoredBytesMax = 256_000
    static let aliasesMax = 16
    static let nodesMax = 500_000

    static func read(_ bytes: [UInt8]) throws(FormatError) -> Tree {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FormatError(problem: "this file is not UTF-8", mend: "save it as UTF-8")
        }
        try refuseMultiplying(bytes)
        guard let root = try compose(text) else {
            throw FormatError(line: 1, column: 1, problem: "the document is empty")
        }
        var walk = Walk()
        return try walk.tree(root)
    }

    private static func compose(_ text: String) throws(FormatError) -> Node? {
        do {
            return try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            throw placed(error)
        } catch {
            throw FormatError(problem: "this is no YAML: \(error)")
        }
    }

    private static func placed(_ error: YamlError) -> FormatError {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let background = context.map { " " + $0.text } ?? ""
            return FormatError(
                line: mark.line, column: mark.column, problem: "this is no YAML: \(problem)\(background)",
                mend: "check indentation and quotation marks here and above")
        case .duplicatedKeysInMapping(let keys, let context):
            return FormatError(
                line: context.mark.line, column: context.mark.column,
                problem: "a key stands twice in this map: \(keys.joined(separator: ", "))",
                mend: "keep one of them")
        case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
            .representer(let problem):
            return FormatError(problem: "this is no YAML: \(problem)", mend: "remove control characters")
        case .no, .memory, .dataCouldNotBeDecoded:
            return FormatError(problem: "this is no YAML")
        }
    }

    /// Counts what looks like anchors and aliases before anything is parsed: the parser itself hashes whole
    /// keys.
    private static func refuseMultiplying(_ bytes: [UInt8]) throws(FormatError) {
        var (anchors, aliases) = (0, 0)
        var previous = UInt8(ascii: "\n")
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), startsToken(after: previous),
                index + 1 < bytes.count, bytes[index + 1] > 0x20
            {
                if byte == UInt8(ascii: "&") { anchors += 1 } else { aliases += 1 }
            }
            previous = byte
        }
        guard anchors == 0 || aliases <= aliasesMax else {
            throw FormatError(
                problem: "too many aliases", mend: "at most \(aliasesMax) are read; write things out")
        }
        guard anchors == 0 || aliases == 0 || bytes.count <= anchoredBytesMax else {
            throw FormatError(
                problem: "aliases in so large a document are not read", mend: "write things out")
        }
    }

    private static func startsToken(after previous: UInt8) -> Bool {
        previous <= 0x20
            || [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":")].contains(previous)
    }
}

/// Turns Yams' nodes into ours and counts them.
private struct Walk {
    var nodes = 0
    var path: [TreeKey] = []

    mutating func tree(_ node: Node) throws(FormatError) -> Tree {
        nodes += 1
        guard nodes <= YAMLReader.nodesMax, path.count <= TreeReader.depthMax else {
            throw error(node, "the document is too large or too deep", "split it, and write aliases out")
        }
        switch node {
        case .scalar(let scalar): return placed(value(of: scalar), node)
        case .sequence(let sequence): return placed(.list(try items(sequence)), node)
        case .mapping(let mapping): return placed(.map(try entries(mapping)), node)
        case .alias: throw error(node, "an alias stands for nothing", "write the thing out")
        }
    }

    private func value(of scalar: Node.Scalar) -> Tree.Value {
        guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
        return ["", "~", "null"].contains(scalar.string) ? .null : .plain(scalar.string)
    }

    private mutating func items(_ sequence: Node.Sequence) throws(FormatError) -> [Tree] {
        var items: [Tree] = []
        for node in sequence {
            path.append(TreeKey(intValue: items.count))
            items.append(try tree(node))
            path.removeLast()
        }
        return items
    }

    private mutating func entries(_ mapping: Node.Mapping) throws(FormatError) -> [Tree.Entry] {
        var entries: [Tree.Entry] = []
        var keys: Set<String> = []
        for (node, value) in mapping {
            guard case .scalar(let scalar) = node else {
                throw error(node, "a key must be a word", "lists and maps are no keys")
            }
            guard keys.insert(scalar.string).inserted else {
                throw error(node, "the key '\(scalar.string)' stands twice", "keep one of them")
            }
            path.append(TreeKey(stringValue: scalar.string))
            entries.append(Tree.Entry(key: scalar.string, value: try tree(value)))
            path.removeLast()
        }
        return entries
    }

    private func placed(_ value: Tree.Value, _ node: Node) -> Tree {
        Tree(value, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
    }

    private func error(_ node: Node, _ problem: String, _ mend: String) -> FormatError {
        FormatError(
            line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, path: TreePath.write(path),
            problem: problem,
            mend: mend)
    }
}
