// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// What a document of ours may look like: found by asking the type that reads it, so that a description of our formats
/// can't differ from the code.
package indirect enum DocumentShape: Hashable, Sendable {
    case truth
    case integer
    case number
    case text
    /// A value with a form of its own, such as a time: its name, an example, and a regular expression if one tells it.
    case form(String, example: String, pattern: String? = nil)
    case oneOf([String])
    case list(DocumentShape)
    case map(DocumentShape)
    /// Properties by name, in the order in which they are read.
    case object([Property])
    /// Anything at all.
    case any

    /// A name that the desk gave.
    package static let identifier = DocumentShape.form(
        Identifier<Never>.form, example: Identifier<Never>.example, pattern: Identifier<Never>.pattern)

    package struct Property: Hashable, Sendable {
        package let name: String
        package let shape: DocumentShape
        package let isRequired: Bool

        package init(name: String, shape: DocumentShape, isRequired: Bool) {
            self.name = name
            self.shape = shape
            self.isRequired = isRequired
        }
    }

    /// The shape that a type reads.
    ///
    /// - Parameter given: What some keys say, for a type that reads differently by them: `["act": "fact.set"]`.
    /// - Throws: What the type throws at the examples it was given; its values then need an entry in
    ///   ``ExampleScalar``.
    package init<T: Decodable>(of type: T.Type, given: [String: String] = [:]) throws {
        let trace = ShapeTrace(given: given)
        _ = try trace.value(type)
        self = trace.shape
    }
}

extension DocumentShape {
    /// As JSON Schema 2020-12 has it.
    package var schema: Tree {
        switch self {
        case .truth: .object([("type", .text("boolean"))])
        case .integer: .object([("type", .text("integer"))])
        case .number: .object([("type", .text("number"))])
        case .text: .object([("type", .text("string"))])
        case .form(let name, let example, let pattern):
            .object(
                [("type", .text("string")), ("description", .text(name)), ("examples", .list([.text(example)]))]
                    + (pattern.map { [("pattern", .text($0))] } ?? []))
        case .oneOf(let names): .object([("type", .text("string")), ("enum", .list(names.map(Tree.text)))])
        case .list(let element): .object([("type", .text("array")), ("items", element.schema)])
        case .map(let value): .object([("type", .text("object")), ("additionalProperties", value.schema)])
        case .any: .object([])
        case .object(let properties):
            .object([
                ("type", .text("object")),
                ("properties", .object(properties.map { ($0.name, $0.shape.schema) })),
                ("required", .list(properties.filter(\.isRequired).map { .text($0.name) })),
                ("additionalProperties", Tree(.bool(false))),
            ])
        }
    }
}

extension Tree {
    package static func text(_ text: String) -> Tree { Tree(.text(text)) }
    package static func list(_ items: [Tree]) -> Tree { Tree(.list(items)) }
    package static func object(_ entries: [(String, Tree)]) -> Tree {
        Tree(.map(entries.map { Entry(key: $0.0, value: $0.1) }))
    }
}
