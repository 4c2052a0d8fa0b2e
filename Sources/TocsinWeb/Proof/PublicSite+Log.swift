// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension PublicSite {
    var logRoutes: [Route] {
        [
            Route(.get, "/log", .everybody, "The log: what it proves, and how to check it.", answer: logPage),
            Route(.get, "/log/checkpoint", .everybody, "The newest checkpoint.", answer: checkpoint),
            Route(
                .get, "/log/files", .everybody, "The addresses of all tiles of the log, as it was at 'size' leaves.",
                answer: files),
            Route(
                .get, "/log/tile/{path...}", .everybody, "Tiles and bundles of entries, as tlog-tiles names them.",
                answer: tile),
        ]
    }

    private struct LogPage: Sendable {
        struct Witness: Sendable {
            let name: String
            let key: String
            let at: PageTime
        }

        let origin: String
        let size: String
        let root: String
        let signed: PageTime
        let verifierKey: String
        let checkpoint = "/log/checkpoint"
        let address: String
        let interval: String
        let witnesses: [Witness]
        let behind: Bool

        init(_ log: LogStanding, at address: String) {
            self.address = address
            origin = log.origin
            size = "\(log.size)"
            root = log.root
            signed = PageTime(log.signed, zoneMinutes: 0)
            verifierKey = log.verifierKey
            interval = log.interval
            witnesses = log.witnesses.map {
                Witness(name: $0.name, key: $0.key, at: PageTime($0.at, zoneMinutes: 0))
            }
            behind = log.isBehind
        }
    }

    private func logPage(_ request: WebRequest) async throws -> WebAnswer {
        guard let standing = try await log.standing() else { throw WebFailure.nothing }
        return try page("log", frame(.log), LogPage(standing, at: "\(desk.settings.publicAddress)/log"))
    }

    private func checkpoint(_ request: WebRequest) async throws -> WebAnswer {
        guard let bytes = try await log.file("checkpoint") else { throw WebFailure.nothing }
        return .fresh(bytes, type: "text/plain; charset=utf-8", .askAgain, for: request)
    }

    /// Of the size of a checkpoint that was fetched before: the log goes on meanwhile, and its earlier widths stay.
    private func files(_ request: WebRequest) async throws -> WebAnswer {
        guard let standing = try await log.standing() else { throw WebFailure.nothing }
        let text = try request.question(["size"])["size"] ?? "\(standing.size)"
        guard let size = Int(text), (1...max(1, standing.size)).contains(size) else {
            throw WebFailure.malformed("'size' is a number of leaves, 1 to \(standing.size).")
        }
        let lines = LogReader.paths(size: size).map { "\(desk.settings.publicAddress)/log/\($0)\n" }.joined()
        return .fresh(Array(lines.utf8), type: "text/plain; charset=utf-8", .askAgain, for: request)
    }

    /// A tile of a given width never changes, full or not.
    private func tile(_ request: WebRequest) async throws -> WebAnswer {
        let path = "tile/" + request.name("path")
        let known = Set("0123456789x/.p".utf8)
        let rest =
            path.hasPrefix("tile/entries/") ? path.dropFirst("tile/entries/".count) : path.dropFirst("tile/".count)
        guard path.utf8.count <= 64, rest.utf8.allSatisfy(known.contains), let bytes = try await log.file(path) else {
            throw WebFailure.nothing
        }
        return .fresh(bytes, type: "application/octet-stream", .forGood, for: request)
    }
}
