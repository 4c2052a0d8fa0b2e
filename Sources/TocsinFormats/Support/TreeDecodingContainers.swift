// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A map, read by property.
struct KeyedTreeReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let frame: DecodingFrame
    private let values: [String: Tree]
    private let order: [String]

    init(frame: DecodingFrame, entries: [Tree.Entry]) {
        self.frame = frame
        values = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        order = entries.map(\.key)
    }

    var codingPath: [any CodingKey] { frame.codingPath }

    var allKeys: [Key] {
        order.compactMap { name in
            guard frame.shape == .properties else { return Key(stringValue: name) }
            return [SnakeCase.read(name), name].lazy.compactMap(Key.init(stringValue:)).first { key in
                self.name(key) == name
            }
        }
    }

    func contains(_ key: Key) -> Bool { node(key) != nil }

    func decodeNil(forKey key: Key) -> Bool {
        guard let node = node(key) else { return true }
        return node.value == .null
    }

    /// Also the witness for each of the protocol's methods for one basic type.
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        let node = node(key)
        if node == nil || node?.value == .null,
            let missing = (type as? any MissingValue.Type)?.whenMissing as? T
        {
            return missing
        }
        guard let node else { throw missing(key) }
        return try frame.child(type, node, key: TreeKey(stringValue: name(key)))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try nest(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try nest(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        guard let node = values["super"] else { throw frame.error("the key 'super' is missing") }
        frame.ask("super")
        return frame.nest(node, key: TreeKey(stringValue: "super"))
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try nest(key) }

    private func nest(_ key: Key) throws -> DecodingFrame {
        guard let node = node(key) else { throw missing(key) }
        return frame.nest(node, key: TreeKey(stringValue: name(key)))
    }

    private func node(_ key: Key) -> Tree? {
        let name = name(key)
        frame.ask(name)
        return values[name]
    }

    private func name(_ key: Key) -> String {
        switch frame.shape {
        case .properties: SnakeCase.write(key.stringValue)
        case .dictionary, .set: key.stringValue
        }
    }

    private func missing(_ key: Key) -> FormatError {
        let name = name(key)
        let near = NearestWord.of(name, among: order)
        return frame.error(
            "the key '\(name)' is missing", near.map { "'\($0)' is there: did you mean that?" } ?? "add it")
    }
}

/// A list, read in order.
struct UnkeyedTreeReader: UnkeyedDecodingContainer {
    private let frame: DecodingFrame
    private let items: [Tree]
    private(set) var currentIndex = 0

    init(frame: DecodingFrame, items: [Tree]) {
        self.frame = frame
        self.items = items
    }

    var codingPath: [any CodingKey] { frame.codingPath }
    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, items[currentIndex].value == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let (node, key) = try next()
        return try frame.child(type, node, key: key)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try nest().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try nest().unkeyedContainer()
    }
    mutating func superDecoder() throws -> any Decoder { try nest() }

    private mutating func nest() throws -> DecodingFrame {
        let (node, key) = try next()
        return frame.nest(node, key: key)
    }

    private mutating func next() throws -> (Tree, TreeKey) {
        guard !isAtEnd else { throw frame.error("the list is too short", "it has \(items.count) items") }
        defer { currentIndex += 1 }
        return (items[currentIndex], TreeKey(intValue: currentIndex))
    }
}

/// A node, read as another type.
struct SingleTreeReader: SingleValueDecodingContainer {
    let frame: DecodingFrame

    var codingPath: [any CodingKey] { frame.codingPath }

    func decodeNil() -> Bool { frame.node.value == .null }

    func decode<T: Decodable>(_ type: T.Type) throws -> T { try frame.child(type, frame.node, key: nil) }
}
