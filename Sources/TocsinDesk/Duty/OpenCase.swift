// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinPolicy

extension Desk {
    /// Opens a case under packs that this desk has, pinned at their versions, with the reports that it rests on.
    func open(
        _ opening: OpenCase, request: ActRequest, by actor: Actor, person: Person?, answering: Answering?
    ) async throws -> ActAnswer {
        guard !opening.packs.isEmpty else {
            throw Refusal(.malformed, "Name at least one policy pack in 'packs'; here are: \(packs.ids.joined(separator: ", ")).")
        }
        if let unknown = opening.packs.first(where: { packs[$0] == nil }) {
            throw Refusal(.malformed, "'\(unknown)' is no pack of this desk; here are: \(packs.ids.joined(separator: ", ")).")
        }
        var opening = opening
        opening.practice = person?.practice ?? false
        if !opening.practice { try await expectOn(opening.packs) }
        opening.versions = Dictionary(uniqueKeysWithValues: opening.packs.compactMap { id in packs[id].map { (id, $0.version) } })
        let now = instruments.now()
        guard opening.practice || opening.awareness.at.instant <= now else {
            throw Refusal(.malformed, "First known must be before now; you wrote \(opening.awareness.at).")
        }

        try await expect(opening.reports, practice: opening.practice)
        let entry: EntryID = instruments.name()
        let id = CaseID(entry)
        var keys: [SubjectID: SubjectKey] = [:]
        let sealed = try seal(
            .openCase(opening), id: entry, stream: StreamID(id), by: actor, at: request.at, recorded: now, keys: &keys)
        let moment = opening.practice ? request.at?.instant ?? now : now
        let opened = Entry(
            id: entry, stream: StreamID(id), actor: actor, recorded: now, asserted: request.at, act: .openCase(opening))
        let folded =
            try await self.opened(opened, resting: opening.reports)
            ?? Case(id: id, opened: opening, by: actor, at: moment)
        let answer = ActAnswer(
            act: .openCase, id: entry, case: id, recorded: now, already: false, outcomes: [], needsSecond: false,
            contents: nil, findings: [], released: false, breaches: [])
        var commit = Commit()
        commit.entries = [sealed.entry]
        commit.newKeys = sealed.newKeys
        commit.changes = [.opened(id, practice: opening.practice), .clocks(id, folded.clocks)]
        commit.changes += opening.reports.map { .assigned($0, to: id) }
        commit.changes += try board(folded, keys: keys)
        commit.answer = try answering?.stored(answer, by: vault)
        try await store.commit(commit)
        return answer
    }
}
