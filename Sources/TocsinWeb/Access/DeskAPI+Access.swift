// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

extension DeskAPI {
    var accessRoutes: [Route] {
        [
            Route(.post, "/founding", .socket, "Found an empty desk, by two people.", answer: found),
            Route(.get, "/health", .socket, "Whether the desk is founded, and what is wrong with it.", answer: health),
            Route(
                .get, "/oversight/decisions", .oversight, "Decisions of one person, to be looked at again.",
                query: [.init("person", "Whose.", .identifier, isRequired: true)], answer: decisions),
        ]
    }

    private func found(_ request: WebRequest) async throws -> WebAnswer {
        let file = try FoundingFile(try await request.body(upTo: TreeReader.yamlBytesMax))
        return try .json(try await desk.found(file), status: 201)
    }

    private struct Health: Encodable {
        let founded: Bool
        let now: Timestamp
        let troubles: [String]
    }

    private func health(_ request: WebRequest) async throws -> WebAnswer {
        let founded = try await desk.store.setting("desk") != nil
        let troubles = await points.troubles()
        return try .json(Health(founded: founded, now: desk.instruments.now(), troubles: troubles))
    }

    /// The person whose token the request carries; `nil` if it carries none.
    ///
    /// - Parameter scopes: What the token must be good for, one of them; to look for what is asked, else to act.
    /// - Throws: ``WebFailure/tokenNeeded`` for a token that is nobody's, also where none is needed; `not-allowed` for one
    ///   that is not good for this.
    func person(of request: WebRequest, for scopes: Set<TokenScope>? = nil) async throws -> Person? {
        guard let header = request.header("authorization") else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 500,
            try await desk.isFounded,
            let holder = try await accounts.person(withAPIToken: Confidential(String(parts[1])))
        else { throw WebFailure.tokenNeeded }
        let wanted = scopes ?? (request.method == "GET" ? [.read] : [.act, .intake])
        guard !holder.scopes.isDisjoint(with: wanted) else {
            let names = wanted.sorted().map { "'\($0.rawValue)'" }.joined(separator: " or ")
            throw Refusal(.notAllowed, "This token is not good for that; make one with the scope \(names).")
        }
        return holder.person
    }

    /// The same, where there must be one.
    func somebody(of request: WebRequest, for scopes: Set<TokenScope>? = nil) async throws -> Person {
        guard let person = try await person(of: request, for: scopes) else { throw WebFailure.tokenNeeded }
        return person
    }
}
