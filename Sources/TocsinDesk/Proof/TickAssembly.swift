// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TocsinCore
internal import TransparencyLog

/// Makes ticks of stored entries, and finds stored ticks again: in both directions the same entries in the same order.
struct TickAssembly: Sendable {
    /// How many entries go into one tick at most; those beyond wait for the next one.
    static let entryCountMax = 65_536
    private static let pageCount = 1_000

    let store: any ProofStore

    /// A tick's blinded entries in order: the log's statement, if the log begins here, then what was recorded.
    ///
    /// - Parameter logs: All logs of the store.
    /// - Throws: ``ProofTrouble/damaged(_:)`` if an entry is missing, or a key has the wrong length.
    func blindedEntries(of row: TickRow, logs: [LogRow]) async throws -> [BlindedEntry] {
        var blinded = try statement(at: row.leaf, logs: logs).map { [$0] } ?? []
        guard let range = row.entries else { return blinded }
        let entries = try await entries(after: range.lowerBound - 1, through: range.upperBound, atMost: .max)
        guard entries.first?.sequence == range.lowerBound, entries.last?.sequence == range.upperBound else {
            throw ProofTrouble.damaged("entries of the tick in leaf \(row.leaf) are missing")
        }
        blinded += entries.map(\.blinded)
        return blinded
    }

    /// The entries to go into the next tick, the oldest first.
    func waiting(after sequence: Int64) async throws -> (blinded: [BlindedEntry], range: ClosedRange<Int64>?) {
        let entries = try await entries(after: sequence, through: .max, atMost: Self.entryCountMax)
        guard let first = entries.first, let last = entries.last else { return ([], nil) }
        return (entries.map(\.blinded), first.sequence...last.sequence)
    }

    /// The blinded statement of the log that begins with this leaf.
    func statement(at leaf: Int, logs: [LogRow]) throws -> BlindedEntry? {
        guard let statement = logs.last(where: { $0.firstLeaf == leaf })?.statement else { return nil }
        return try blind(statement.canonical, key: statement.key)
    }

    /// Reads page after page, keeping 32 bytes of each entry.
    private func entries(
        after sequence: Int64, through last: Int64, atMost count: Int
    ) async throws -> [(sequence: Int64, blinded: BlindedEntry)] {
        var found: [(sequence: Int64, blinded: BlindedEntry)] = []
        while found.count < count, found.last?.sequence ?? sequence < last {
            let limit = min(Self.pageCount, count - found.count)
            let page = try await store.loggedEntries(after: found.last?.sequence ?? sequence, limit: limit)
            for entry in page where entry.sequence <= last {
                found.append((entry.sequence, try blind(entry.canonical, key: entry.key)))
            }
            if page.count < limit || page.contains(where: { $0.sequence > last }) { break }
        }
        return found
    }

    private func blind(_ canonical: [UInt8], key: [UInt8]) throws -> BlindedEntry {
        guard let key = BlindingKey(exactly: key) else { throw ProofTrouble.damaged("an entry's key has not 32 bytes") }
        return BlindedEntry(entry: canonical, key: key)
    }
}
