// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinWeb

extension RouteTable {
    /// Asks without a server in between.
    func ask(
        _ method: String, _ target: String, token: String? = nil, headers: [(String, String)] = [],
        body: [UInt8] = []
    ) async throws -> WebAnswer {
        let bearer = token.map { [("Authorization", "Bearer \($0)")] } ?? []
        return try await answer(
            WebRequest(method: method, target: target, headers: headers + bearer) { limit in
                guard body.count <= limit else { throw WebFailure.tooLarge(limit: limit) }
                return body
            })
    }

    func get(_ target: String, token: String? = nil, headers: [(String, String)] = []) async throws -> WebAnswer {
        try await ask("GET", target, token: token, headers: headers)
    }

    /// Posts JSON.
    func post(
        _ target: String, token: String? = nil, headers: [(String, String)] = [], _ json: String
    ) async throws -> WebAnswer {
        try await ask(
            "POST", target, token: token, headers: headers + [("Content-Type", "application/json")],
            body: Array(json.utf8))
    }

    /// Posts a form as a browser does.
    func submit(
        _ target: String, _ fields: [(String, String)], headers: [(String, String)] = []
    ) async throws -> WebAnswer {
        let safe = { (text: String) in
            text.utf8.map { byte in
                let isPlain = Character(UnicodeScalar(byte)).isASCII && Character(UnicodeScalar(byte)).isLetter
                let hex = String(byte, radix: 16)
                return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count < 2 ? "0" : "") + hex
            }.joined()
        }
        let body = fields.map { "\(safe($0.0))=\(safe($0.1))" }.joined(separator: "&")
        return try await ask(
            "POST", target, headers: headers + [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(body.utf8))
    }
}

extension WebAnswer {
    var text: String { String(decoding: body, as: UTF8.self) }

    func json() throws -> Tree { try TreeReader.json(body) }

    /// A text in the JSON of the answer.
    func text(_ key: String) throws -> String? {
        guard case .text(let text) = try json()[key]?.value else { return nil }
        return text
    }

    /// The value of the hidden field by which a page's forms go on.
    var stamp: String? {
        text.split(separator: "name=\"form\" value=\"").dropFirst().first?.split(separator: "\"").first.map(String.init)
    }
}

extension Tree {
    var items: [Tree] {
        guard case .list(let items) = value else { return [] }
        return items
    }

    var words: String? {
        guard case .text(let text) = value else { return nil }
        return text
    }
}

extension TestDesk {
    /// How often a person's token stands in the founding file.
    static func token(_ name: String) -> String { "\(name)-token-\(name)-token-\(name)" }
}
