// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Makes values from a ``Tree``, strictly: every key of the document must be one that the type asked for.
///
/// A property `assertedTime` is read from the key `asserted_time`; keys of a dictionary stay as they are. A
/// key that is missing or says nothing stands for an empty list, set or dictionary, for `false`, or for
/// `nil`; anything else must be there. `yes` and `no` are truth values in YAML where one is asked for. A
/// dictionary whose key is an enum is read from a map like any other.
package enum TreeDecoder {
    /// - Throws: ``FormatError`` with the place of the node that does not fit; what a type's own
    ///   `init(from:)` throws becomes its `problem`.
    package static func decode<T: Decodable>(_ type: T.Type, from tree: Tree) throws(FormatError) -> T {
        let frame = DecodingFrame(tree, parent: nil, key: nil, shape: TreeShape(type))
        do {
            return try frame.value(type)
        } catch let error as FormatError {
            throw error
        } catch {
            throw frame.error("\(error)")
        }
    }
}

/// One node, being read by one `init(from:)`.
///
/// It remembers the keys that any of its containers was asked for; what is left over when the type is
/// complete is unknown to the type.
final class DecodingFrame: Decoder {
    let node: Tree
    let shape: TreeShape
    private let parent: DecodingFrame?
    private let key: TreeKey?
    private var asked: Set<String> = []
    private var nested: [DecodingFrame] = []
    private var isDelegated = false

    init(_ node: Tree, parent: DecodingFrame?, key: TreeKey?, shape: TreeShape) {
        self.node = node
        self.parent = parent
        self.key = key
        self.shape = shape
    }

    var path: [TreeKey] { (parent?.path ?? []) + (key.map { [$0] } ?? []) }
    var codingPath: [any CodingKey] { path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .map(let entries) = node.value else { throw mismatch("a map") }
        return KeyedDecodingContainer(KeyedTreeReader(frame: self, entries: entries))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        isDelegated = true
        switch node.value {
        case .list(let items):
            return UnkeyedTreeReader(frame: self, items: items)
        case .map(let entries) where shape == .dictionary:
            let items = entries.flatMap {
                [Tree(.text($0.key), line: $0.value.line, column: $0.value.column), $0.value]
            }
            return UnkeyedTreeReader(frame: self, items: items)
        case .null, .bool, .number, .text, .plain, .map:
            throw mismatch("a list")
        }
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        isDelegated = true
        return SingleTreeReader(frame: self)
    }

    /// The node itself, with all keys it may have.
    func takeWhole() -> Tree {
        isDelegated = true
        return node
    }

    // MARK: reading one value

    /// Reads this frame's node as a type, and refuses keys that the type did not ask for.
    func value<T: Decodable>(_ type: T.Type) throws -> T {
        if let scalar = type as? any TreeScalar.Type {
            guard let value = scalar.init(scalar: node.value) as? T else {
                throw mismatch(scalar.expectation)
            }
            return value
        }
        do {
            let value = try T(from: self)
            try refuseUnknownKeys()
            return value
        } catch let error as FormatError {
            throw error
        } catch let error as DecodingError {
            throw placed(error)
        } catch {
            throw self.error("\(error)")
        }
    }

    /// Reads a node below this one, or this very node (`key` is `nil`).
    func child<T: Decodable>(_ type: T.Type, _ node: Tree, key: TreeKey?) throws -> T {
        try DecodingFrame(node, parent: self, key: key, shape: TreeShape(type)).value(type)
    }

    /// A frame for a container within a type that is not itself a type.
    func nest(_ node: Tree, key: TreeKey) -> DecodingFrame {
        let frame = DecodingFrame(node, parent: self, key: key, shape: .properties)
        nested.append(frame)
        return frame
    }

    func ask(_ key: String) {
        asked.insert(key)
    }

    private func refuseUnknownKeys() throws {
        for frame in nested { try frame.refuseUnknownKeys() }
        guard case .map(let entries) = node.value, shape == .properties, !isDelegated || !asked.isEmpty,
            let entry = entries.first(where: { !asked.contains($0.key) })
        else { return }
        let known = asked.sorted()
        let unused = known.filter { key in !entries.contains { $0.key == key } }
        let mend =
            NearestWord.of(entry.key, among: unused).map { "did you mean '\($0)'?" }
            ?? "known here: \(known.joined(separator: ", "))"
        throw FormatError(
            line: entry.value.line, column: entry.value.column,
            path: TreePath.write(path + [TreeKey(stringValue: entry.key)]),
            problem: "unknown key '\(entry.key)'",
            mend: mend)
    }

    // MARK: errors

    func error(_ problem: String, _ mend: String = "") -> FormatError {
        FormatError(
            line: node.line, column: node.column, path: TreePath.write(path), problem: problem, mend: mend)
    }

    func mismatch(_ expectation: String) -> FormatError {
        var shown = node.kind
        if case .plain(let word) = node.value { shown = "'\(word)'" }
        if case .number(let digits) = node.value { shown = digits }
        return error("\(expectation) was expected here, not \(shown)")
    }

    /// Gives what a type threw the place of the node that the type named, at or below this one.
    private func placed(_ error: DecodingError) -> FormatError {
        let context: DecodingError.Context
        switch error {
        case .dataCorrupted(let it), .keyNotFound(_, let it), .typeMismatch(_, let it),
            .valueNotFound(_, let it):
            context = it
        @unknown default:
            return self.error("\(error)")
        }
        var (place, path) = (node, path)
        for key in context.codingPath.dropFirst(path.count) {
            let name = key is TreeKey ? key.stringValue : SnakeCase.write(key.stringValue)
            path.append(key.intValue.map(TreeKey.init(intValue:)) ?? TreeKey(stringValue: name))
            place = place[name] ?? place
        }
        return FormatError(
            line: place.line, column: place.column, path: TreePath.write(path),
            problem: context.debugDescription)
    }
}
