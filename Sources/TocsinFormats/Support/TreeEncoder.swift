// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Makes a ``Tree`` of a value: the way back from ``TreeDecoder``.
///
/// A property that is `nil` is left out; a `nil` in a list is written. Dictionaries with an enum as key
/// become maps, sets become lists in the order of their canonical bytes.
package enum TreeEncoder {
    /// - Throws: ``FormatError`` for a floating-point number, whose digits no two writers agree on.
    package static func encode(_ value: some Encodable) throws(FormatError) -> Tree {
        do {
            return try EncodingFrame.tree(of: value, path: [])
        } catch let error as FormatError {
            throw error
        } catch {
            throw FormatError(problem: "\(error)")
        }
    }
}

/// One value, being written by one `encode(to:)`.
final class EncodingFrame: Encoder {
    enum Content {
        case tree(Tree)
        case list([EncodingFrame])
        case map([(key: String, value: EncodingFrame)])
    }

    let path: [TreeKey]
    let shape: TreeShape
    /// A type that writes nothing has no properties: an empty map.
    var content: Content = .map([])

    init(path: [TreeKey], shape: TreeShape = .properties) {
        self.path = path
        self.shape = shape
    }

    var codingPath: [any CodingKey] { path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Writes one value and everything in it.
    static func tree<T: Encodable>(of value: T, path: [TreeKey]) throws -> Tree {
        if let scalar = value as? any TreeScalar {
            guard let value = scalar.scalar else {
                throw FormatError(
                    path: TreePath.write(path), problem: "a floating-point number has no canonical form",
                    mend: "store a whole number of small units")
            }
            return Tree(value)
        }
        let frame = EncodingFrame(path: path, shape: TreeShape(T.self))
        try value.encode(to: frame)
        return try frame.tree()
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        switch content {
        case .map: break
        case .tree, .list: content = .map([])
        }
        return KeyedEncodingContainer(KeyedTreeWriter(frame: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        switch content {
        case .list: break
        case .tree, .map: content = .list([])
        }
        return UnkeyedTreeWriter(frame: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleTreeWriter(frame: self) }

    /// A frame for the value of a property.
    func property(_ key: any CodingKey) -> EncodingFrame {
        let name = shape == .properties ? SnakeCase.write(key.stringValue) : key.stringValue
        let frame = EncodingFrame(path: path + [TreeKey(stringValue: name)])
        guard case .map(var entries) = content else { return frame }
        content = .map([])
        entries.append((name, frame))
        content = .map(entries)
        return frame
    }

    var count: Int {
        switch content {
        case .tree: 0
        case .list(let items): items.count
        case .map(let entries): entries.count
        }
    }

    /// A frame for the next item.
    func item() -> EncodingFrame {
        let frame = EncodingFrame(path: path + [TreeKey(intValue: count)])
        guard case .list(var items) = content else { return frame }
        content = .list([])
        items.append(frame)
        content = .list(items)
        return frame
    }

    private func tree() throws -> Tree {
        switch content {
        case .tree(let tree):
            return tree
        case .map(let entries):
            return try map(entries.map { Tree.Entry(key: $0.key, value: try $0.value.tree()) })
        case .list(let frames):
            let items = try frames.map { try $0.tree() }
            switch shape {
            case .properties: return Tree(.list(items))
            case .set: return Tree(.list(try sorted(items)))
            case .dictionary: return try map(pairs(items))
            }
        }
    }

    private func map(_ entries: [Tree.Entry]) throws -> Tree {
        guard Set(entries.map(\.key)).count == entries.count else {
            throw FormatError(path: TreePath.write(path), problem: "a key was written twice")
        }
        return Tree(.map(entries.filter { $0.value.value != .null }))
    }

    private func sorted(_ items: [Tree]) throws -> [Tree] {
        try items.map { (item: $0, bytes: try CanonicalEncoder.write($0)) }
            .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.item)
    }

    /// A dictionary with a key of its own type writes itself as key, value, key, value.
    private func pairs(_ items: [Tree]) throws -> [Tree.Entry] {
        try stride(from: 0, to: items.count - 1, by: 2).map { index in
            guard case .text(let key) = items[index].value else {
                throw FormatError(path: TreePath.write(path), problem: "the key of a dictionary must be text")
            }
            return Tree.Entry(key: key, value: items[index + 1])
        }
    }
}
