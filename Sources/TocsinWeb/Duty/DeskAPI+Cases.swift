// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskAPI {
    var caseRoutes: [Route] {
        [
            Route(.get, "/cases", .reader, "The cases that this person may see: name, practice, closed.", answer: list),
            Route(.get, "/cases/{case}", .reader, "All that is known of one case.", answer: show),
        ]
    }

    private struct Cases: Encodable {
        struct Line: Encodable {
            let id: CaseID
            let practice: Bool
            let closed: Bool
        }

        let cases: [Line]
    }

    private func list(_ request: WebRequest) async throws -> WebAnswer {
        let rows = try await desk.store.cases(for: CaseReader(try await person(of: request)))
        return try .json(Cases(cases: rows.map { .init(id: $0.id, practice: $0.practice, closed: $0.closed) }))
    }

    private func show(_ request: WebRequest) async throws -> WebAnswer {
        var loaded = try await loaded(by: request, what: "the case")
        // What would change an outcome is worked out when somebody looks, not with every act.
        loaded.folded = desk.explained(loaded.folded)
        return try .json(CaseView(loaded))
    }

    /// The case that a request names, if it may be read by whoever asks; a real one is read on the record.
    ///
    /// - Throws: `unknown-thing` for a case that is not there and for one that is not for the asker, after the same
    ///   work (law 15).
    func loaded(by request: WebRequest, what: String) async throws -> LoadedCase {
        let person = try await person(of: request)
        guard let id = CaseID(request.name("case")) else { throw Refusal.nothing("case") }
        return try await desk.read(id, by: person, what: what)
    }
}
