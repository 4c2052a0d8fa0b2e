// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

extension DeskAPI {
    /// What whoever runs the desk does with it as a whole; the file of the socket guards these.
    var operationRoutes: [Route] {
        [
            Route(.get, "/log/key", .socket, "The log's verifier key.", answer: logKey),
            Route(.get, "/log/export", .socket, "The public log, as an archive.", answer: logExport),
            Route(
                .get, "/webhook-secret", .person, "The secret of the webhook at 'address'.",
                query: [.init("address", "Where the webhook is sent.", .form("address", example: "https://example.org/hook", pattern: "^https?://[!-~]+$"), isRequired: true)], answer: webhookSecret),
            Route(
                .post, "/backups", .socket, "A consistent copy of the store, in the file named in the body.",
                answer: backUp),
        ]
    }

    /// The receiver of a webhook needs the secret to know that it is us; a person of the desk hands it over.
    private func webhookSecret(_ request: WebRequest) async throws -> WebAnswer {
        let person = try await somebody(of: request)
        guard person.mayRead, !person.roles.isDisjoint(with: [.releaser, .senior]) else {
            throw Refusal(.wrongRole, "A webhook's secret is handed out by a releaser or a senior officer.")
        }
        guard let address = try request.question(["address"])["address"], !address.isEmpty else {
            throw WebFailure.malformed("Name the webhook's address in 'address'.")
        }
        return try .json(["address": address, "secret": desk.vault.webhookSecret(for: Confidential(address)).reveal()])
    }

    private func logKey(_ request: WebRequest) async throws -> WebAnswer {
        guard let log = try await points.proof.logs().last else {
            throw Refusal(.notYet, "The log has not begun; ask again in a few seconds.")
        }
        return WebAnswer(type: "text/plain; charset=utf-8", body: Array(log.verifierKey.utf8))
    }

    private func logExport(_ request: WebRequest) async throws -> WebAnswer {
        let export = try await LogExport(of: points.proof)
        var files: [LogFile] = []
        for path in export.paths { files.append(LogFile(path: path, bytes: try await export.bytes(at: path))) }
        return WebAnswer(type: "application/octet-stream", body: Archive.pack(files))
    }

    private func backUp(_ request: WebRequest) async throws -> WebAnswer {
        let path = String(decoding: try await request.body(upTo: 4_096), as: UTF8.self)
        guard path.hasPrefix("/") else { throw WebFailure.malformed("Name the file by its whole path.") }
        try await points.backUp(path)
        return try .json(["file": path], status: 201)
    }
}
