// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A map, written by property.
struct KeyedTreeWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let frame: EncodingFrame

    var codingPath: [any CodingKey] { frame.codingPath }

    func encodeNil(forKey key: Key) {}

    /// Also the witness for each of the protocol's methods for one basic type.
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        let property = frame.property(key)
        property.content = .tree(try EncodingFrame.tree(of: value, path: property.path))
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key)
        -> KeyedEncodingContainer<Nested>
    {
        frame.property(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        frame.property(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { frame.property(TreeKey(stringValue: "super")) }
    func superEncoder(forKey key: Key) -> any Encoder { frame.property(key) }
}

/// A list, written in order.
struct UnkeyedTreeWriter: UnkeyedEncodingContainer {
    let frame: EncodingFrame

    var codingPath: [any CodingKey] { frame.codingPath }
    var count: Int { frame.count }

    func encodeNil() { frame.item().content = .tree(Tree(.null)) }

    func encode<T: Encodable>(_ value: T) throws {
        let item = frame.item()
        item.content = .tree(try EncodingFrame.tree(of: value, path: item.path))
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        frame.item().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { frame.item().unkeyedContainer() }
    func superEncoder() -> any Encoder { frame.item() }
}

/// A value, written as another type.
struct SingleTreeWriter: SingleValueEncodingContainer {
    let frame: EncodingFrame

    var codingPath: [any CodingKey] { frame.codingPath }

    func encodeNil() { frame.content = .tree(Tree(.null)) }

    func encode<T: Encodable>(_ value: T) throws {
        frame.content = .tree(try EncodingFrame.tree(of: value, path: frame.path))
    }
}
