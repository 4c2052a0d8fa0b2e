// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinStore

extension ForgetfulStore {
    func mayRead(_ id: CaseID, _ reader: CaseReader) async throws -> Bool { try await beneath.mayRead(id, reader) }
    func cases(for reader: CaseReader) async throws -> [CaseRow] { try await beneath.cases(for: reader) }
    func boardRow(of id: CaseID, for reader: CaseReader) async throws -> StoredBoardRow? {
        try await beneath.boardRow(of: id, for: reader)
    }
    func board(_ question: BoardQuestion, for reader: CaseReader, at now: Timestamp) async throws -> [StoredBoardRow] {
        try await beneath.board(question, for: reader, at: now)
    }
    func boardCounts(practice: Bool, for reader: CaseReader, at now: Timestamp) async throws -> BoardCounts {
        try await beneath.boardCounts(practice: practice, for: reader, at: now)
    }
    func waiting(for reader: CaseReader, roles: Set<Role>, practice: Bool, limit: Int) async throws -> [StoredWaiting] {
        try await beneath.waiting(for: reader, roles: roles, practice: practice, limit: limit)
    }
    func windows(practice: Bool, for reader: CaseReader, limit: Int) async throws -> [StoredBoardRow] {
        try await beneath.windows(practice: practice, for: reader, limit: limit)
    }
    func casesWithoutLine(limit: Int) async throws -> [CaseID] { try await beneath.casesWithoutLine(limit: limit) }
    func draft(_ form: Digest, by person: PersonID) async throws -> StoredDraft? {
        try await beneath.draft(form, by: person)
    }
    func put(_ draft: StoredDraft, oldest: Timestamp) async throws { try await beneath.put(draft, oldest: oldest) }
    func removeDraft(_ form: Digest, by person: PersonID) async throws {
        try await beneath.removeDraft(form, by: person)
    }
    func drafts(_ form: Digest, since time: Timestamp, besides person: PersonID) async throws -> [OpenDraft] {
        try await beneath.drafts(form, since: time, besides: person)
    }
}
