// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What drafts need of a store.
package protocol DraftStore: Sendable {
    func draft(_ form: Digest, by person: PersonID) async throws -> StoredDraft?

    /// In place of the one before; those older than `oldest` go.
    func put(_ draft: StoredDraft, oldest: Timestamp) async throws

    func removeDraft(_ form: Digest, by person: PersonID) async throws

    /// Others who wrote in the same form since then, the latest first.
    func drafts(_ form: Digest, since time: Timestamp, besides person: PersonID) async throws -> [OpenDraft]
}

/// A draft as it lies in the store.
package struct StoredDraft: Hashable, Sendable {
    package let person: PersonID
    /// A keyed name of the form: which one it is can't be read from it.
    package let form: Digest
    /// The case that the form belongs to; what is drafted about it goes when it is closed.
    package let caseID: CaseID?
    package let at: Timestamp
    package let sealed: [UInt8]

    package init(person: PersonID, form: Digest, caseID: CaseID?, at: Timestamp, sealed: [UInt8]) {
        self.person = person
        self.form = form
        self.caseID = caseID
        self.at = at
        self.sealed = sealed
    }
}

/// Somebody else writes in the same form.
package struct OpenDraft: Hashable, Sendable {
    package let person: PersonID
    package let at: Timestamp

    package init(person: PersonID, at: Timestamp) {
        self.person = person
        self.at = at
    }
}

/// Forms that are half filled in, sealed for whoever fills them in. Nothing has been said yet, so they are no entries;
/// after a fortnight, or once their case is closed, they are gone.
///
/// Whoever asks has been let into the case before: drafts know persons, not who may read what.
package struct Drafts: Sendable {
    package static let bytesMax = 256 * 1_024
    package static let formBytesMax = 200
    package static let kept = Interval.days(14)
    /// Who wrote within this time has the form open now.
    package static let open = Interval.minutes(10)

    package struct Draft: Hashable, Sendable {
        package let content: [UInt8]
        package let at: Timestamp
    }

    let store: any DraftStore
    let vault: Vault
    let now: @Sendable () -> Timestamp

    /// Keeps what stands in a form.
    ///
    /// - Parameters:
    ///   - content: What the form holds, in whatever way the page writes it.
    ///   - form: The same for everybody who fills in the same thing, such as `text.write WARNING en`.
    ///   - id: The case that it is about; `nil` for a form of no case.
    /// - Throws: `malformed` if it is too long.
    package func put(_ content: [UInt8], form: String, about id: CaseID?, by person: PersonID) async throws {
        let name = try name(of: form)
        guard content.count <= Drafts.bytesMax else {
            throw Refusal(
                .malformed, "This draft has \(content.count) bytes; at most \(Drafts.bytesMax) are kept. Shorten it.")
        }
        let sealed = try vault.seal(content, table: "draft", column: "sealed", row: "\(person) \(name)")
        let moment = now()
        try await store.put(
            StoredDraft(person: person, form: name, caseID: id, at: moment, sealed: sealed),
            oldest: moment - Drafts.kept)
    }

    /// - Returns: `nil` if this person has none, or it is too old.
    package func get(form: String, by person: PersonID) async throws -> Draft? {
        let name = try name(of: form)
        guard let kept = try await store.draft(name, by: person), kept.at > now() - Drafts.kept else { return nil }
        let content = try vault.open(kept.sealed, table: "draft", column: "sealed", row: "\(person) \(name)")
        return Draft(content: content, at: kept.at)
    }

    /// Once the form was sent, or thrown away.
    package func remove(form: String, by person: PersonID) async throws {
        try await store.removeDraft(name(of: form), by: person)
    }

    /// Who else has the same form open now, the latest first.
    package func others(form: String, besides person: PersonID) async throws -> [OpenDraft] {
        try await store.drafts(name(of: form), since: now() - Drafts.open, besides: person)
    }

    private func name(of form: String) throws -> Digest {
        guard !form.isEmpty, form.utf8.count <= Drafts.formBytesMax else {
            throw Refusal(.malformed, "The name of a form has 1 to \(Drafts.formBytesMax) bytes.")
        }
        return vault.index([form], purpose: "draft")
    }
}

extension Desk {
    package var drafts: Drafts { Drafts(store: store, vault: vault, now: instruments.now) }
}
