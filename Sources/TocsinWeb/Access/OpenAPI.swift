// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

/// The description of the network API, OpenAPI 3.1, made from the table of its routes and from the types that read its
/// documents: it can't say anything else than the program does.
enum OpenAPI {
    /// - Throws: What a type throws that can't be asked for its shape; that is a mistake of ours, and a test finds it.
    static func document(of routes: [Route]) throws -> Tree {
        .object([
            ("openapi", .text("3.1.0")),
            (
                "info",
                .object([
                    ("title", .text("Tocsin")), ("version", .text("1")),
                    (
                        "description",
                        .text(
                            "Acts in, cases out. Every act is an entry in the log; every reading of a case is one, too. A refusal is a problem document (RFC 9457) that says what to do instead."
                        )
                    ),
                    ("license", .object([("name", .text("Apache-2.0")), ("identifier", .text("Apache-2.0"))])),
                ])
            ),
            ("paths", try paths(of: routes)),
            (
                "components",
                .object([
                    ("schemas", try schemas()),
                    (
                        "securitySchemes",
                        .object([("token", .object([("type", .text("http")), ("scheme", .text("bearer"))]))])
                    ),
                ])
            ),
        ])
    }

    private static func paths(of routes: [Route]) throws -> Tree {
        var order: [String] = []
        var byPath: [String: [Route]] = [:]
        for route in routes {
            if byPath[route.path] == nil { order.append(route.path) }
            byPath[route.path, default: []].append(route)
        }
        return .object(
            order.map { path in
                (path, .object((byPath[path] ?? []).map { ($0.method.rawValue.lowercased(), operation($0)) }))
            })
    }

    private static func operation(_ route: Route) -> Tree {
        var parts: [(String, Tree)] = [
            ("summary", .text(route.purpose)),
            ("operationId", .text(route.operation)),
            ("parameters", .list(route.parameters)),
        ]
        if route.access != .everybody { parts.append(("security", .list([.object([("token", .list([]))])]))) }
        if let takes = route.takes {
            parts.append(
                (
                    "requestBody",
                    .object([
                        ("required", Tree(.bool(true))),
                        ("content", .object([("application/json", .object([("schema", reference(takes))]))])),
                    ])
                ))
        }
        parts.append(("responses", .object(answers(route))))
        return .object(parts)
    }

    private static func answers(_ route: Route) -> [(String, Tree)] {
        let good: [(String, Tree)] = route.goodStatuses.map { status in
            let schema = route.gives.schema.map(reference) ?? .object([])
            let content = route.gives.types.map { ($0, Tree.object([("schema", $0 == "application/json" ? schema : .object([]))])) }
            return (status, .object([("description", .text("As asked.")), ("content", .object(content))]))
        }
        let bad = route.badStatuses.map { status in
            (
                status,
                Tree.object([
                    ("description", .text("A problem document.")),
                    ("content", .object([("application/problem+json", .object([("schema", reference("Problem"))]))])),
                ])
            )
        }
        return good + bad
    }

    private static func reference(_ name: String) -> Tree { .object([("$ref", .text("#/components/schemas/\(name)"))]) }

    private static func schemas() throws -> Tree {
        let kinds = ActKind.allCases.filter { !$0.roles.isEmpty }
        let acts = try kinds.map { kind in
            (kind.schemaName, try DocumentShape(of: ActRequest.self, given: ["act": kind.rawValue]).schema)
        }
        let anyAct = Tree.object([
            ("oneOf", .list(acts.map { reference($0.0) })),
            (
                "discriminator",
                .object([
                    ("propertyName", .text("act")),
                    (
                        "mapping",
                        .object(kinds.map { ($0.rawValue, .text("#/components/schemas/\($0.schemaName)")) })
                    ),
                ])
            ),
        ])
        let answer = try DocumentShape(of: ActAnswer.self).schema
        return .object([("Act", anyAct), ("ActAnswer", answer), ("Problem", Problem.schema)] + acts)
    }
}

extension ActKind {
    /// `FactSet` for `fact.set`.
    fileprivate var schemaName: String {
        rawValue.split { $0 == "." || $0 == "_" }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

extension Problem {
    fileprivate static let schema = Tree.object([
        ("type", .text("object")),
        (
            "properties",
            .object([
                ("type", DocumentShape.text.schema), ("title", DocumentShape.text.schema),
                ("status", DocumentShape.integer.schema), ("detail", DocumentShape.text.schema),
                ("line", DocumentShape.integer.schema), ("column", DocumentShape.integer.schema),
                ("path", DocumentShape.text.schema), ("act", DocumentShape.integer.schema),
            ])
        ),
        ("required", .list(["type", "title", "status", "detail"].map(Tree.text))),
    ])
}
