// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What was recorded in one tick: the log gets exactly one leaf a tick, busy or idle.
///
/// The blinded entries form a Merkle tree of their own; the leaf commits to its root under a key of the tick.
package struct Tick: Hashable, Sendable {
    package let key: BlindingKey
    /// In the order in which they were recorded; not empty.
    package let entries: [BlindedEntry]

    package init(key: BlindingKey, entries: [BlindedEntry]) {
        precondition(!entries.isEmpty, "an idle tick has a leaf of random bytes")
        self.key = key
        self.entries = entries
    }

    package var leaf: TickLeaf {
        TickLeaf(key: key, root: .root(of: entries.lazy.map(\.leaf)))
    }

    /// Opens one entry of the tick to whoever gets the result, together with the receipt of the tick's leaf.
    ///
    /// The result holds the tick's key, which by itself opens no other entry.
    ///
    /// - Parameters:
    ///   - index: The entry's place in the tick.
    ///   - entry: The canonical entry.
    ///   - entryKey: The key with which it was blinded.
    /// - Throws: ``LogFailure/outOfRange(_:)`` if there is no such place; ``LogFailure/unproven(_:)`` if
    ///   another entry lies there, or it was blinded with another key.
    package func disclose(
        _ index: Int, entry: [UInt8], entryKey: BlindingKey
    ) throws(LogFailure) -> DisclosedEntry {
        let plan = try TreePlan.inclusion(of: index, size: entries.count)
        guard entries[index] == BlindedEntry(entry: entry, key: entryKey) else {
            throw .unproven("entry \(index) of the tick is another")
        }
        let path = plan.runs.map { run in LogHash.root(of: entries[run].lazy.map(\.leaf)) }
        let proof = InclusionProof(index: index, size: entries.count, path: path)
        return DisclosedEntry(entry: entry, entryKey: entryKey, tickKey: key, proof: proof)
    }
}

/// The public leaf of a tick: a version byte, 1, and 32 bytes that look random, whether they are or not.
package struct TickLeaf: Hashable, Sendable {
    package static let byteCount = 33
    package static let version: UInt8 = 1

    package let bytes: [UInt8]

    /// The leaf of a tick in which nothing happened; nil if `random` are not exactly 32 bytes.
    package init?(idle random: [UInt8]) {
        guard random.count == Self.byteCount - 1 else { return nil }
        bytes = [Self.version] + random
    }

    /// - Parameter root: The root of the tree of the tick's blinded entries.
    init(key: BlindingKey, root: LogHash) {
        bytes = [Self.version] + key.authenticate(root.bytes)
    }

    /// Its hash in the log.
    package var hash: LogHash { .leaf(bytes) }
}
