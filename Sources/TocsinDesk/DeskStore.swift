// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What the desk needs of a store: few verbs over bytes, so that SQLite and PostgreSQL take the same and neither leaks
/// into the desk. Deliveries and the log have verbs of their own; see ``DeliveryStore`` and ``ProofStore``.
///
/// Every implementation passes the conformance suite in `Tests/Support/StoreConformance.swift`.
package protocol DeskStore: BoardStore, DraftStore {
    /// A stream's entries, oldest first, together with those of the reports assigned to it.
    func entries(of stream: StreamID) async throws -> [StoredEntry]

    /// One entry by name, with what is needed to disclose it.
    func entry(_ id: EntryID) async throws -> StoredEntry?

    /// Commits everything or nothing, durable when it returns.
    ///
    /// - Returns: The sequence of the last entry; 0 if there was none.
    /// - Throws: ``StoreConflict`` if the stream moved since it was loaded, or if a constraint holds the line.
    @discardableResult
    func commit(_ commit: Commit) async throws -> Int64

    /// The person whose token has this hash.
    func person(withTokenHash hash: Digest) async throws -> PersonRow?

    /// Everybody, in the order of their identifiers.
    func people() async throws -> [PersonRow]

    /// The channels in force.
    func channels() async throws -> [ChannelRow]

    /// The answer given to the same person and key before.
    func answer(to key: Digest) async throws -> StoredAnswer?

    /// The report received before with the same type, source and reference.
    func report(withIndex index: Digest) async throws -> ReportID?

    /// The stream that an entry belongs to, and the sealed raw bytes of a report.
    func rawReport(_ report: ReportID) async throws -> SealedReport?

    /// Cases by their next clock, soonest first.
    func casesWithClock(dueBy time: Timestamp, limit: Int) async throws -> [CaseID]

    /// When the next clock of any case runs out.
    func nextClock() async throws -> Timestamp?

    /// Every case, for the program's own checks and lists; newest name last means nothing, names are random.
    func cases() async throws -> [CaseRow]

    /// Public alerts of one kind, newest first: everything in force, and the latest that are over.
    func publications(practice: Bool) async throws -> [Publication]

    func publication(_ id: PublicationID) async throws -> Publication?

    /// What one person decided, for re-review: verdicts, disputes, waivers asked for and signed.
    func decisions(by person: PersonID) async throws -> [DecisionRow]

    /// A value the store keeps for the program, such as its instance identity.
    func setting(_ name: String) async throws -> [UInt8]?
    func set(_ name: String, to value: [UInt8]) async throws
}

/// An entry as it lies in the store: its words sealed.
package struct StoredEntry: Hashable, Sendable {
    package let sequence: Int64
    package let id: EntryID
    package let stream: StreamID
    package let actor: Actor
    package let recorded: Timestamp
    package let asserted: AssertedTime?
    package let subject: SubjectID
    package let sealed: [UInt8]
    /// `nil` once the subject's key was destroyed.
    package let wrappedKey: [UInt8]?
    /// The canonical entry, as the log holds it blinded.
    package let canonical: [UInt8]
    package let entryKey: [UInt8]

    package init(
        sequence: Int64, id: EntryID, stream: StreamID, actor: Actor, recorded: Timestamp, asserted: AssertedTime?,
        subject: SubjectID, sealed: [UInt8], wrappedKey: [UInt8]?, canonical: [UInt8], entryKey: [UInt8]
    ) {
        self.sequence = sequence
        self.id = id
        self.stream = stream
        self.actor = actor
        self.recorded = recorded
        self.asserted = asserted
        self.subject = subject
        self.sealed = sealed
        self.wrappedKey = wrappedKey
        self.canonical = canonical
        self.entryKey = entryKey
    }
}

/// The stream moved, or a constraint refused. Load again and decide again.
package struct StoreConflict: Error, Hashable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// Somebody committed first.
        case revision
        /// The same idempotency key was committed at the same moment.
        case answered
        /// A database constraint refused what the machine allowed; a bug, and nothing was done.
        case constraint(String)
    }

    package let kind: Kind

    package init(_ kind: Kind) { self.kind = kind }

    /// Somebody was to be erased on whom an open case rests.
    package var isOpenCase: Bool {
        guard case .constraint(let text) = kind else { return false }
        return text.contains("an open case rests on this report")
    }

    /// A report with the same type, source and reference was committed at the same moment.
    package var isSameReport: Bool {
        guard case .constraint(let text) = kind else { return false }
        return text.contains("report.source_index")
    }

    package var description: String {
        switch kind {
        case .revision: "the case moved since it was loaded"
        case .answered: "this was answered already"
        case .constraint(let name): "the store refused: \(name)"
        }
    }
}

/// One transaction: entries, what they change, and the answer that was given.
package struct Commit: Sendable {
    /// Whose stream must not have moved, and the last sequence seen of it; `nil` appends whatever happened meanwhile.
    package var expecting: (stream: StreamID, sequence: Int64)?
    package var entries: [NewEntry] = []
    package var newKeys: [(subject: SubjectID, wrapped: [UInt8])] = []
    package var changes: [Change] = []
    package var answer: StoredAnswer?

    package init() {}
}

package struct NewEntry: Hashable, Sendable {
    package let id: EntryID
    package let stream: StreamID
    package let kind: ActKind
    package let actor: Actor
    package let recorded: Timestamp
    package let asserted: AssertedTime?
    package let subject: SubjectID
    package let sealed: [UInt8]
    package let canonical: [UInt8]
    package let entryKey: [UInt8]

    package init(
        id: EntryID, stream: StreamID, kind: ActKind, actor: Actor, recorded: Timestamp, asserted: AssertedTime?,
        subject: SubjectID, sealed: [UInt8], canonical: [UInt8], entryKey: [UInt8]
    ) {
        self.id = id
        self.stream = stream
        self.kind = kind
        self.actor = actor
        self.recorded = recorded
        self.asserted = asserted
        self.subject = subject
        self.sealed = sealed
        self.canonical = canonical
        self.entryKey = entryKey
    }
}

/// An answer kept under its idempotency key, so that the same request twice is done once.
package struct StoredAnswer: Hashable, Sendable {
    /// Hash of person and key.
    package let key: Digest
    /// Hash of the request, to tell a repeat from another request under the same key.
    package let request: Digest
    package let answer: [UInt8]

    package init(key: Digest, request: Digest, answer: [UInt8]) {
        self.key = key
        self.request = request
        self.answer = answer
    }
}
