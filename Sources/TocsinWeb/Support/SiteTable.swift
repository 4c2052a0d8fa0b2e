// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The tables that share one server, told apart by how a path begins: each has its own headers and its own words for
/// what went wrong.
package struct SiteTable: Sendable {
    private let parts: [(prefix: String, table: RouteTable)]
    private let rest: RouteTable

    /// - Parameter parts: Such as `/desk` and `/api`; whatever begins otherwise is for `rest`.
    package init(_ parts: [(prefix: String, table: RouteTable)] = [], rest: RouteTable) {
        self.parts = parts
        self.rest = rest
    }

    package func answer(_ request: WebRequest) async throws(BodyInterrupted) -> WebAnswer {
        let part = parts.first { request.path == $0.prefix || request.path.hasPrefix($0.prefix + "/") }
        return try await (part?.table ?? rest).answer(request)
    }
}
