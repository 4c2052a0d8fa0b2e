// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinFormats

extension Route {
    /// `getCasesCase` for `GET /api/v1/cases/{case}`.
    var operation: String {
        let words = path.split(separator: "/").drop { $0 == "api" || $0 == "v1" }.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
        return method.rawValue.lowercased() + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    var parameters: [Tree] {
        let inPath = names.map { parameter($0, "path", "The thing's name.", .identifier, isRequired: true) }
        let inQuery = query.map { parameter($0.name, "query", $0.words, $0.shape, isRequired: $0.isRequired) }
        let key =
            takes == nil
            ? []
            : [
                parameter(
                    "Idempotency-Key", "header", "Makes a repeat harmless.",
                    .form("1 to 200 bytes", example: "b7f0", pattern: "^[!-~]{1,200}$"), isRequired: false)
            ]
        return inPath + inQuery + key
    }

    private func parameter(_ name: String, _ place: String, _ words: String, _ shape: DocumentShape, isRequired: Bool) -> Tree {
        .object([
            ("name", .text(name)), ("in", .text(place)), ("description", .text(words)),
            ("required", Tree(.bool(isRequired))), ("schema", shape.schema),
        ])
    }

    var goodStatuses: [String] { method == .post ? ["200", "201"] : ["200"] }

    /// Every refusal that this route may answer with.
    var badStatuses: [String] {
        var found = ["400"]
        if access != .everybody { found += ["401", "403", "404", "429"] }
        if method == .post { found += ["408", "409", "413", "415", "422"] }
        return found.sorted()
    }
}
