// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a single node without children can be read as, and written from.
protocol TreeScalar {
    /// What a person is told was expected: `a whole number`.
    static var expectation: String { get }

    /// Reads a node; `nil` if it says something else.
    init?(scalar: Tree.Value)

    /// The node for this value; `nil` if our documents can't hold it.
    var scalar: Tree.Value? { get }
}

extension Bool: TreeScalar {
    static let expectation = "true or false"

    init?(scalar: Tree.Value) {
        switch scalar {
        case .bool(let value): self = value
        case .plain("true"), .plain("yes"): self = true
        case .plain("false"), .plain("no"): self = false
        case .plain, .text, .number, .null, .list, .map: return nil
        }
    }

    var scalar: Tree.Value? { .bool(self) }
}

extension String: TreeScalar {
    static let expectation = "text"

    init?(scalar: Tree.Value) {
        switch scalar {
        case .text(let value), .plain(let value): self = value
        case .bool, .number, .null, .list, .map: return nil
        }
    }

    var scalar: Tree.Value? { .text(self) }
}

extension TreeScalar where Self: FixedWidthInteger {
    static var expectation: String { "a whole number from \(Self.min) to \(Self.max)" }

    /// Digits with or without a minus sign; no plus, no leading zero, no point, no exponent.
    init?(scalar: Tree.Value) {
        switch scalar {
        case .number(let digits), .plain(let digits):
            guard let value = Self(digits), String(value) == digits else { return nil }
            self = value
        case .bool, .text, .null, .list, .map: return nil
        }
    }

    var scalar: Tree.Value? { .number(String(self)) }
}

extension Int: TreeScalar {}
extension Int8: TreeScalar {}
extension Int16: TreeScalar {}
extension Int32: TreeScalar {}
extension Int64: TreeScalar {}
extension UInt: TreeScalar {}
extension UInt8: TreeScalar {}
extension UInt16: TreeScalar {}
extension UInt32: TreeScalar {}
extension UInt64: TreeScalar {}

/// Read, for weights and thresholds in documents of others; never written, because two writers would not
/// agree on the digits.
extension TreeScalar where Self: BinaryFloatingPoint & LosslessStringConvertible {
    static var expectation: String { "a number" }

    init?(scalar: Tree.Value) {
        switch scalar {
        case .number(let digits), .plain(let digits):
            let first = digits.utf8.first ?? 0
            guard first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
                let value = Self(digits), value.isFinite, !digits.utf8.contains(UInt8(ascii: "x"))
            else { return nil }
            self = value
        case .bool, .text, .null, .list, .map: return nil
        }
    }

    var scalar: Tree.Value? { nil }
}

extension Double: TreeScalar {}
extension Float: TreeScalar {}

/// A type whose value is known when its key is missing or says nothing.
protocol MissingValue {
    static var whenMissing: Self { get }
}

extension Bool: MissingValue { static let whenMissing = false }
extension Optional: MissingValue { static var whenMissing: Wrapped? { .none } }
extension Array: MissingValue { static var whenMissing: [Element] { [] } }
extension Set: MissingValue { static var whenMissing: Set<Element> { [] } }
extension Dictionary: MissingValue { static var whenMissing: [Key: Value] { [:] } }

/// How a collection of the standard library, which `Codable` knows only from inside, is to be treated.
protocol TreeCollection {
    static var shape: TreeShape { get }
}

enum TreeShape {
    /// A type of ours: its keys are properties.
    case properties
    /// Its keys are data: none is unknown, none is renamed.
    case dictionary
    /// Its order means nothing, so we choose one.
    case set
}

extension Dictionary: TreeCollection { static var shape: TreeShape { .dictionary } }
extension Set: TreeCollection { static var shape: TreeShape { .set } }

extension TreeShape {
    init(_ type: Any.Type) {
        self = (type as? any TreeCollection.Type)?.shape ?? .properties
    }
}
