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
                answer: decisions),
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
    /// - Throws: ``WebFailure/tokenNeeded`` for a token that is nobody's, also where none is needed.
    func person(of request: WebRequest) async throws -> Person? {
        guard let header = request.header("authorization") else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 500,
            let person = try await desk.person(withToken: String(parts[1]))
        else { throw WebFailure.tokenNeeded }
        return person
    }

    /// The same, where there must be one.
    func somebody(of request: WebRequest) async throws -> Person {
        guard let person = try await person(of: request) else { throw WebFailure.tokenNeeded }
        return person
    }
}

extension Person {
    /// Administrators read no case (law 17), whatever else they are.
    var mayRead: Bool { !practice && !roles.isEmpty && !roles.contains(.administrator) }

    /// Looks at what others decided.
    var mayOversee: Bool { mayRead && !roles.isDisjoint(with: [.senior, .auditor]) }
}
