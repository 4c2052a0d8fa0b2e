// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
internal import TocsinFormats

/// A case as the store has it: folded, with the keys of those it is about and the revision it was read at.
package struct LoadedCase: Sendable {
    package var folded: Case
    package var entries: [Entry]
    /// How many later entries are hidden, where the case is shown as it was known before.
    package var later = 0
    /// The last sequence of the stream and its reports; what a commit expects.
    var revision: Int64
    var keys: [SubjectID: SubjectKey]
}

extension Desk {
    /// Reads and folds a case.
    ///
    /// - Throws: `unknown-thing` if there is none; ``SealBroken`` if a row was altered.
    package func load(_ id: CaseID) async throws -> LoadedCase {
        let stored = try await store.entries(of: StreamID(id))
        var keys: [SubjectID: SubjectKey] = [:]
        let entries = try stored.map { try open($0, keys: &keys) }
        guard let folded = Case(id: id, entries: entries) else { throw Refusal.nothing("case") }
        return LoadedCase(folded: folded, entries: entries, revision: stored.last?.sequence ?? 0, keys: keys)
    }

    /// The case as it was known at a moment, by recorded time; in practice by the time that acts are said to have.
    package func load(_ id: CaseID, asOf moment: Timestamp) async throws -> LoadedCase {
        let now = try await load(id)
        let past = now.entries.filter { $0.moment(practice: now.folded.isPractice) <= moment }
        guard let folded = Case(id: id, entries: past) else { throw Refusal.nothing("case at that moment") }
        return LoadedCase(folded: folded, entries: past, revision: now.revision, keys: now.keys)
    }

    func open(_ stored: StoredEntry, keys: inout [SubjectID: SubjectKey]) throws -> Entry {
        var act: Act?
        if let wrapped = stored.wrappedKey {
            let key = try keys[stored.subject] ?? vault.unwrap(wrapped, for: stored.subject)
            keys[stored.subject] = key
            let plain = try key.open(stored.sealed, table: "entry", column: "sealed", row: "\(stored.id)")
            act = try TreeDecoder.decode(Act.self, from: TreeReader.json(plain))
        }
        return Entry(
            id: stored.id, stream: stored.stream, actor: stored.actor, recorded: stored.recorded,
            asserted: stored.asserted, act: act)
    }

    /// The digest of a warning's contents: exactly what two people sign.
    package static func digest(of contents: Warning.Contents) throws -> Digest {
        Digest.sha256(of: try CanonicalEncoder.encode(contents))
    }
}

/// Cases as they were last committed, so that an act does not read again what this process wrote. The store's revision
/// decides whether one is still true: a commit on an old one is refused, and then the case is read anew.
actor CaseShelf {
    private static let casesMax = 64

    private var cases: [CaseID: LoadedCase] = [:]
    private var order: [CaseID] = []

    subscript(id: CaseID) -> LoadedCase? { cases[id] }

    func keep(_ loaded: LoadedCase) {
        let id = loaded.folded.id
        if cases.updateValue(loaded, forKey: id) == nil { order.append(id) }
        while order.count > CaseShelf.casesMax { cases[order.removeFirst()] = nil }
    }

    func drop(_ id: CaseID) {
        cases[id] = nil
        order.removeAll { $0 == id }
    }
}
