// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
package import TocsinCore
package import TocsinDesk

extension SQLiteStore: DraftStore {
    package func draft(_ form: Digest, by person: PersonID) async throws -> StoredDraft? {
        try await rows("draft_by_form", ["person": person.data, "form": form.data]) { row in
            StoredDraft(
                person: try row.name("person"), form: Digest(row.bytes("form")),
                caseID: try row.optionalName("case_id"), at: row.time("at"), sealed: row.bytes("sealed"))
        }.first
    }

    package func put(_ draft: StoredDraft, oldest: Timestamp) async throws {
        try await commits.write { database in
            try database.run("drop_old_drafts", ["oldest": oldest.milliseconds])
            try database.run(
                "put_draft",
                [
                    "person": draft.person.data, "form": draft.form.data, "case_id": draft.caseID?.data,
                    "at": draft.at.milliseconds, "sealed": draft.sealed.data,
                ])
        }
    }

    package func removeDraft(_ form: Digest, by person: PersonID) async throws {
        try await commits.write { try $0.run("drop_draft", ["person": person.data, "form": form.data]) }
    }

    package func drafts(
        _ form: Digest, since time: Timestamp, besides person: PersonID
    ) async throws -> [OpenDraft] {
        try await rows(
            "drafts_of_others", ["form": form.data, "since": time.milliseconds, "person": person.data]
        ) { OpenDraft(person: try $0.name("person"), at: $0.time("at")) }
    }
}
