// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinFormats

/// What goes back to whoever asked.
package struct WebAnswer: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// What the length is said to be where the body is left out.
    package private(set) var length: Int
    /// What follows piece by piece for as long as somebody listens, in place of a body.
    package var events: AsyncStream<[UInt8]>?

    package init(status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
        length = body.count
    }

    package init(status: Int = 200, type: String, headers: [(name: String, value: String)] = [], body: [UInt8]) {
        self.init(status: status, headers: [("Content-Type", type)] + headers, body: body)
    }

    /// The first value of a header, by its name in any case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The same without its body, as HEAD wants it.
    func withoutBody() -> WebAnswer {
        var bare = self
        bare.body = []
        bare.events = nil
        return bare
    }

    /// Adds headers that are not there yet.
    func adding(_ more: [(name: String, value: String)]) -> WebAnswer {
        var full = self
        full.headers += more.filter { header($0.name) == nil }
        return full
    }
}

extension WebAnswer {
    /// JSON in our canonical order, on lines of its own, so that it can be read in a terminal.
    static func json(
        _ value: some Encodable, status: Int = 200, type: String = "application/json",
        headers: [(name: String, value: String)] = []
    ) throws -> WebAnswer {
        WebAnswer(
            status: status, type: type, headers: headers, body: try CanonicalEncoder.encode(value, layout: .indented))
    }

    /// Elsewhere, to be fetched with GET.
    static func seeOther(_ path: String) -> WebAnswer { WebAnswer(status: 303, headers: [("Location", path)]) }

    /// At another address for good.
    static func moved(_ path: String) -> WebAnswer { WebAnswer(status: 308, headers: [("Location", path)]) }
}
