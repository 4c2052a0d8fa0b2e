// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// Entries for tests of the log: random names, and words that nobody reads.
package enum ProofEntries {
    /// Commits so many, each alone, in a stream of its own.
    ///
    /// - Returns: Their names in the order of their commits.
    @discardableResult
    package static func record(_ count: Int, in store: any DeskStore, at time: Timestamp) async throws -> [EntryID] {
        var names: [EntryID] = []
        for _ in 0..<count {
            let entry = make(at: time)
            var commit = Commit()
            commit.entries = [entry]
            try await store.commit(commit)
            names.append(entry.id)
        }
        return names
    }

    package static func make(at time: Timestamp) -> NewEntry {
        let name = EntryID(high: .random(in: .min ... .max), low: .random(in: .min ... .max))
        return NewEntry(
            id: name, stream: StreamID(name), kind: .receiveReport, actor: .desk, recorded: time, asserted: nil,
            subject: SubjectID(name), sealed: [0], canonical: Array("{\"id\":\"\(name)\",\"v\":1}".utf8),
            entryKey: (0..<32).map { _ in .random(in: 0...255) })
    }
}
