// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
internal import TransparencyLog

/// Hands out one entry so that anyone can check, offline and without trust in the desk, that the log holds it.
///
/// Whoever gets it learns this entry, how many entries its tick had, and nothing about them.
package struct Disclosure: Sendable {
    private let store: any ProofStore

    package init(store: any ProofStore) {
        self.store = store
    }

    /// The files of one disclosure: the entry with its keys, the receipt, the leaf, the log's key, and what to do with
    /// them. They were checked against each other before they are returned.
    ///
    /// - Parameter words: The act's own words, if they too are to be shown; see ``DisclosedWords``.
    /// - Throws: ``DisclosureRefusal`` if there is no such entry or it is not signed yet;
    ///   ``ProofTrouble/damaged(_:)`` if what is stored does not lead to what was signed.
    package func files(for id: EntryID, words: DisclosedWords? = nil) async throws -> [LogFile] {
        guard let place = try await store.place(of: id) else { throw DisclosureRefusal.unknown }
        guard let row = place.tick else { throw DisclosureRefusal.notPlaced }
        try words?.check(against: place.entry.canonical)
        let proof = try await prove(place.entry.canonical, key: place.entry.key, in: row, logs: try await store.logs())
        let name = "\(id)"
        return proof.files(named: name) + (words?.files ?? [])
            + [LogFile(path: "README.txt", text: proof.manual(named: name, hasWords: words != nil))]
    }

    /// What a successor log says of its predecessor, disclosed like an entry; `nil` if the log succeeds no other.
    ///
    /// - Throws: ``DisclosureRefusal/notSigned(leaf:signed:)`` until the successor has signed.
    func statement(of log: LogRow) async throws -> [LogFile]? {
        guard let statement = log.statement else { return nil }
        let rows = try await store.ticks(before: log.firstLeaf + 1, limit: 1)
        guard let row = rows.first, row.leaf == log.firstLeaf else { throw DisclosureRefusal.notPlaced }
        let logs = try await store.logs()
        guard logs.last(where: { $0.firstLeaf == row.leaf }) == log else { return nil }
        return try await prove(statement.canonical, key: statement.key, in: row, logs: logs).files(named: "succession")
    }

    private func prove(
        _ canonical: [UInt8], key: [UInt8], in row: TickRow, logs: [LogRow]
    ) async throws -> EntryProof {
        let newest = try await store.newestCheckpoint()
        guard let newest, newest.size > row.leaf else {
            throw DisclosureRefusal.notSigned(leaf: row.leaf, signed: newest?.size ?? 0)
        }
        guard let log = logs.first(where: { $0.number == newest.log }), let entryKey = BlindingKey(exactly: key),
            let tickKey = BlindingKey(exactly: row.key)
        else { throw ProofTrouble.damaged("leaf \(row.leaf) has no log or no key") }
        let blinded = try await TickAssembly(store: store).blindedEntries(of: row, logs: logs)
        guard let index = blinded.firstIndex(of: BlindedEntry(entry: canonical, key: entryKey)) else {
            throw ProofTrouble.damaged("the entry is not in its tick")
        }
        let path = try await LogTree(store: store).inclusion(of: row.leaf, size: newest.size).path
        do {
            return try EntryProof(
                of: canonical, key: entryKey, at: index, in: Tick(key: tickKey, entries: blinded),
                receipt: Receipt(index: row.leaf, path: path, note: newest.note), log: log)
        } catch {
            throw ProofTrouble.damaged("entry and receipt of leaf \(row.leaf) do not fit together: \(error)")
        }
    }
}

/// Why an entry can't be disclosed now.
package enum DisclosureRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown
    /// Committed, and the next tick will hold it.
    case notPlaced
    /// In a leaf, but no checkpoint covers that yet.
    case notSigned(leaf: Int, signed: Int)
    /// The words or the key are not those that the entry commits to.
    case otherWords

    package var description: String {
        switch self {
        case .unknown: "There is no such entry. Check the identifier; it has 26 characters."
        case .notPlaced:
            "The entry is committed, but no tick of the log holds it yet. Ask again in a few seconds, while the desk "
                + "runs."
        case .notSigned(let leaf, let signed):
            "The entry is in leaf \(leaf), but the newest signed checkpoint covers only the first \(signed) leaves. "
                + "It is signed with the next tick, in a few seconds, if the board shows no trouble with the log."
        case .otherWords: "The words are not those that the entry commits to; they were not disclosed."
        }
    }
}
