// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// All routes of one server, and what every answer of it has in common.
///
/// Hummingbird's own router is not used: here one table is served, described and checked, a method that a path does
/// not have is answered with those that it has, and no answer leaves without the common headers.
package struct RouteTable: Sendable {
    /// The first that fits a path answers.
    package let routes: [Route]
    private let headers: [(name: String, value: String)]
    private let failure: @Sendable (any Error, WebRequest) async -> WebAnswer

    init(
        _ routes: [Route], headers: [(name: String, value: String)],
        failure: @escaping @Sendable (any Error, WebRequest) async -> WebAnswer
    ) {
        self.routes = routes
        self.headers = headers
        self.failure = failure
    }

    /// - Throws: ``BodyInterrupted`` and nothing else: every other failure is an answer.
    package func answer(_ request: WebRequest) async throws(BodyInterrupted) -> WebAnswer {
        let answer: WebAnswer
        do {
            answer = try await route(request)
        } catch let broken as BodyInterrupted {
            throw broken
        } catch {
            answer = await failure(error, request)
        }
        let full = answer.adding(headers)
        return request.method == "HEAD" || full.status == 304 ? full.withoutBody() : full
    }

    private func route(_ request: WebRequest) async throws -> WebAnswer {
        let found = routes.compactMap { route in route.match(request.path).map { (route, $0) } }
        guard let path = found.first?.0.path else { throw WebFailure.nothing }
        let here = found.filter { $0.0.path == path }
        let wanted = request.method == "HEAD" ? "GET" : request.method
        guard let (route, names) = here.first(where: { $0.0.method.rawValue == wanted }) else {
            throw WebFailure.wrongMethod(allowed: here.flatMap { $0.0.method.allowed })
        }
        return try await route.answer(request.naming(names))
    }
}

extension Route.Method {
    fileprivate var allowed: [String] {
        switch self {
        case .get: ["GET", "HEAD"]
        case .post: ["POST"]
        }
    }
}
