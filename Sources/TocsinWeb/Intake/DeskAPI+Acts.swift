// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

extension DeskAPI {
    var actRoutes: [Route] {
        [
            Route(.post, "/acts", .person, "Take one act.", takes: "Act", gives: .init(schema: "ActAnswer"), answer: act),
            Route(.post, "/replays", .socket, "Play a case file as practice.", answer: replay),
        ]
    }

    /// 201 once the act is durable; 200 if the same request was done before.
    private func act(_ request: WebRequest) async throws -> WebAnswer {
        let person = try await somebody(of: request)
        guard request.mediaType ?? "application/json" == "application/json" else {
            throw WebFailure.wrongMediaType("application/json")
        }
        let bytes = try await request.body(upTo: DeskAPI.bodyBytesMax)
        let asked = try TreeDecoder.decode(ActRequest.self, from: TreeReader.json(bytes))
        if asked.act.kind != .receiveReport { _ = try await somebody(of: request, for: [.act]) }
        let answer = try await desk.perform(asked, by: person, key: request.header("idempotency-key"))
        let place = answer.case.map { [(name: "Location", value: "\(isOnNetwork ? NetworkAPI.base : "")/cases/\($0)")] } ?? []
        return try .json(answer, status: answer.already ? 200 : 201, headers: place)
    }

    private func replay(_ request: WebRequest) async throws -> WebAnswer {
        let file = try ActFile(try await request.body(upTo: DeskAPI.bodyBytesMax))
        return try .json(try await desk.replay(file), status: 201)
    }
}
