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
        let mayRead = try await person(of: request)?.mayRead ?? false
        let rows = try await desk.store.cases().filter { mayRead || $0.practice }
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
        return try await read(id, by: person, what: what)
    }

    func read(_ id: CaseID, by person: Person?, what: String) async throws -> LoadedCase {
        guard let person, person.mayRead else {
            guard try await isPractice(id) else { throw Refusal.nothing("case") }
            return try await desk.load(id)
        }
        let loaded = try await desk.load(id)
        guard !loaded.folded.isPractice else { return loaded }
        try await desk.perform(.readCase(ReadCase(by: person.id, what: what)), in: id)
        return try await desk.load(id)
    }

    /// Looks through all cases, so that it takes as long for one that is real as for one that isn't there.
    private func isPractice(_ id: CaseID) async throws -> Bool {
        try await desk.store.cases().filter { $0.practice && $0.id == id }.count == 1
    }
}
