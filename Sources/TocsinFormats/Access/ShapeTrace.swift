// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Reads a document that isn't there: whatever a type asks for is noted, and answered with an example.
final class ShapeTrace: Decoder {
    private static let depthMax = 12

    private let given: [String: String]
    private let depth: Int
    fileprivate(set) var shape = DocumentShape.any

    init(given: [String: String], depth: Int = 0) {
        self.given = given
        self.depth = depth
    }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        if case .object = shape {} else { shape = .object([]) }
        return KeyedDecodingContainer(KeyedTrace<Key>(trace: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { ListTrace(trace: self) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { SingleTrace(trace: self) }

    /// An example of a type; its shape becomes that of this trace.
    func value<T: Decodable>(_ type: T.Type) throws -> T {
        if let known = try known(type) { return known }
        return try T(from: self)
    }

    /// The shape and an example of a type that stands below.
    fileprivate func below<T: Decodable>(_ type: T.Type, key: String? = nil) throws -> (value: T, shape: DocumentShape) {
        if let key, let text = given[key], let value = text as? T { return (value, .oneOf([text])) }
        guard depth < ShapeTrace.depthMax else { throw TooDeep() }
        let trace = ShapeTrace(given: [:], depth: depth + 1)
        return (try trace.value(type), trace.shape)
    }

    fileprivate func note(_ name: String, _ found: DocumentShape, isRequired: Bool) {
        guard case .object(let properties) = shape, !properties.contains(where: { $0.name == name }) else { return }
        shape = .object(properties + [.init(name: name, shape: found, isRequired: isRequired)])
    }

    private func known<T: Decodable>(_ type: T.Type) throws -> T? {
        if let scalar = type as? any ExampleScalar.Type {
            shape = .form(scalar.form, example: scalar.example, pattern: scalar.pattern)
            return try TreeDecoder.decode(type, from: .text(scalar.example))
        }
        if let listed = type as? any CaseIterable.Type {
            let names = names(listed)
            shape = .oneOf(names)
            return try TreeDecoder.decode(type, from: .text(names[0]))
        }
        if let map = type as? any TracedMap.Type {
            shape = .map(try map.trace(self))
            return map.empty as? T
        }
        switch type {
        case is Bool.Type:
            shape = .truth
            return false as? T
        case is String.Type:
            shape = .text
            return "" as? T
        case is Tree.Type:
            return Tree(.null) as? T
        case is Double.Type, is Float.Type:
            shape = .number
        case is any FixedWidthInteger.Type:
            shape = .integer
        case _:
            return nil
        }
        return try TreeDecoder.decode(type, from: Tree(.number("1")))
    }

    private func names<C: CaseIterable>(_ type: C.Type) -> [String] {
        C.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    }

    fileprivate struct TooDeep: Error {}
}

/// A dictionary, which is read by keys that nobody can know.
protocol TracedMap {
    static func trace(_ trace: ShapeTrace) throws -> DocumentShape
    static var empty: Self { get }
}

extension Dictionary: TracedMap where Key: Decodable, Value: Decodable {
    static func trace(_ trace: ShapeTrace) throws -> DocumentShape { try trace.below(Value.self).shape }
    static var empty: [Key: Value] { [:] }
}

private struct KeyedTrace<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let trace: ShapeTrace
    /// Keys that the type asked about before it read them: it can do without.
    private let optional = Asked()

    private final class Asked {
        var keys: Set<String> = []
    }

    init(trace: ShapeTrace) { self.trace = trace }

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) -> Bool {
        optional.keys.insert(key.stringValue)
        return false
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        let name = SnakeCase.write(key.stringValue)
        let (value, shape) = try trace.below(type, key: name)
        trace.note(name, shape, isRequired: !optional.keys.contains(key.stringValue) && !(type is any MissingValue.Type))
        return value
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try trace.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try trace.unkeyedContainer() }
    func superDecoder() throws -> any Decoder { trace }
    func superDecoder(forKey key: Key) throws -> any Decoder { trace }
}

private struct ListTrace: UnkeyedDecodingContainer {
    let trace: ShapeTrace
    private(set) var currentIndex = 0

    init(trace: ShapeTrace) {
        self.trace = trace
        trace.shape = .list(.any)
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var isAtEnd: Bool { currentIndex > 0 }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        currentIndex += 1
        let (value, shape) = try trace.below(type)
        trace.shape = .list(shape)
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        currentIndex += 1
        return try trace.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try trace.unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { trace }
}

private struct SingleTrace: SingleValueDecodingContainer {
    let trace: ShapeTrace

    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type) throws -> T { try trace.value(type) }
}
