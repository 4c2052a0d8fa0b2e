// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskAPI {
    var proofRoutes: [Route] {
        [
            Route(
                .get, "/entries/{entry}/disclosure", .reader, "The proof of one entry, for whoever is to check it.",
                gives: .init(["application/octet-stream"]), answer: disclose)
        ]
    }

    /// The files of one disclosure, for a folder of their own.
    private func disclose(_ request: WebRequest) async throws -> WebAnswer {
        let person = try await person(of: request)
        guard let id = EntryID(request.name("entry")) else { throw Refusal.nothing("entry") }
        try await permit(person, toDisclose: id)
        let files = try await Disclosure(store: points.proof).files(for: id)
        return WebAnswer(
            type: "application/octet-stream",
            body: Archive.pack(files))
    }

    /// An entry of a case may be disclosed by whoever may read the case, and one of no case by any reader of the desk.
    private func permit(_ person: Person?, toDisclose id: EntryID) async throws {
        let cases = try await desk.store.cases()
        guard let entry = try await desk.store.entry(id) else { throw Refusal.nothing("entry") }
        guard let row = cases.first(where: { StreamID($0.id) == entry.stream }) else {
            guard person?.mayRead ?? false else { throw Refusal.nothing("entry") }
            return
        }
        guard try await desk.store.mayRead(row.id, CaseReader(person)) else { throw Refusal.nothing("entry") }
        _ = try await desk.read(row.id, by: person, what: "the proof of entry \(id)")
    }
}
