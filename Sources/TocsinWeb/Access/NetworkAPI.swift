// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

/// The desk's API on the network, under `/api/v1`: what the socket takes, for whoever has a token and for nobody else,
/// with the rules of the pages and at a bounded pace.
package struct NetworkAPI: Sendable {
    package static let base = "/api/v1"

    private let api: DeskAPI
    private let pace: PaceKeeper

    package init(_ api: DeskAPI) {
        self.api = api.onNetwork
        pace = PaceKeeper(now: api.desk.instruments.now)
    }

    package var table: RouteTable {
        let carried = api.table.routes.filter { $0.access != .socket }
            .map { route in route.under(NetworkAPI.base) { try await paced($0, route) } }
        let description = Route(
            .get, NetworkAPI.base + "/openapi.json", .everybody, "This description of the API, OpenAPI 3.1.",
            answer: describe)
        return RouteTable(
            [description] + carried,
            headers: [
                ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
                ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"), ("Referrer-Policy", "no-referrer"),
            ],
            failure: { [api] error, request in
                if let hurry = error as? TooFast { return hurry.answer }
                return Problem(error, logger: api.logger).answer(asking: request.method)
            })
    }

    /// Answers within the pace of whoever asks: their token's, or their address's as long as nobody knows them.
    private func paced(_ request: WebRequest, _ route: Route) async throws -> WebAnswer {
        let person = try await identified(request)
        let allowance = try await pace.allow("person \(person.id)")
        return try await route.answer(request).adding(allowance.headers)
    }

    private func identified(_ request: WebRequest) async throws -> Person {
        do {
            return try await api.somebody(of: request)
        } catch let failure as WebFailure where failure == .tokenNeeded {
            _ = try await pace.allow("address \(request.address ?? "")")
            throw failure
        }
    }

    private func describe(_ request: WebRequest) async throws -> WebAnswer {
        let document = try OpenAPI.document(of: table.routes)
        return .fresh(try CanonicalEncoder.write(document, layout: .indented), type: "application/json", .askAgain, for: request)
    }
}

extension Route {
    /// The same below another path, answered in another way.
    func under(_ base: String, answer: @escaping @Sendable (WebRequest) async throws -> WebAnswer) -> Route {
        Route(method, base + path, access, purpose, query: query, takes: takes, gives: gives, answer: answer)
    }
}
