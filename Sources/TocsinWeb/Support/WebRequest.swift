// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One request as the routes see it, whatever server took it.
package struct WebRequest: Sendable {
    /// Upper case, as it was sent.
    package let method: String
    /// As it was sent, from the first slash up to the question mark. No name of ours needs an escape, so none is read.
    package let path: String
    /// Where it came from; `nil` over the desk's own socket.
    package let address: String?
    private let query: String
    private let headers: [String: String]
    private let read: @Sendable (_ limit: Int) async throws -> [UInt8]
    private(set) var names: [String: String] = [:]

    /// - Parameters:
    ///   - target: Path and query.
    ///   - read: Fetches the whole body, once; throws ``WebFailure/tooLarge(limit:)`` beyond the limit.
    package init(
        method: String, target: String, headers: [(String, String)] = [], address: String? = nil,
        read: @escaping @Sendable (_ limit: Int) async throws -> [UInt8]
    ) {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        self.address = address
        path = halves.first.map(String.init) ?? ""
        query = halves.count > 1 ? String(halves[1]) : ""
        self.headers = Dictionary(headers.map { ($0.lowercased(), $1) }, uniquingKeysWith: { "\($0), \($1)" })
        self.read = read
    }

    /// - Parameter name: In lower case. A header that was sent twice is one value with a comma.
    package func header(_ name: String) -> String? { headers[name] }

    /// What stood in the path where the route has `{name}`.
    package func name(_ name: String) -> String { names[name] ?? "" }

    func naming(_ names: [String: String]) -> WebRequest {
        var named = self
        named.names = names
        return named
    }

    package func body(upTo limit: Int) async throws -> [UInt8] { try await read(limit) }

    /// The query; a plus in it is a plus, so that times with an offset need no escape.
    ///
    /// - Parameter known: All that may be asked; anything else is refused rather than overheard.
    package func question(_ known: Set<String>) throws -> [String: String] {
        try FormFields.read(Array(query.utf8), plusIsSpace: false, known: known)
    }

    /// The fields of a form that was posted.
    package func form(_ known: Set<String>) async throws -> [String: String] {
        guard mediaType == "application/x-www-form-urlencoded" else { throw WebFailure.wrongMediaType("a form") }
        return try FormFields.read(try await body(upTo: FormFields.bytesMax), plusIsSpace: true, known: known)
    }

    /// Without its parameters, in lower case; `nil` if the request names none.
    package var mediaType: String? {
        guard let type = header("content-type") else { return nil }
        let bare = type.prefix { $0 != ";" }
        return bare.lowercased().filter { $0 != " " && $0 != "\t" }
    }
}
