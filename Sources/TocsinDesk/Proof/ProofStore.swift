// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What the log needs of a store: few verbs over bytes.
///
/// Leaves, ticks, logs and inner hashes are never changed or taken away. The hashes of leaves are not kept: they follow
/// from the leaves, and one truth is enough. Every implementation passes `Tests/Support/ProofStoreConformance.swift`.
package protocol ProofStore: Sendable {
    /// The logs that were begun here, oldest first; the last one is the one that is signed.
    func logs() async throws -> [LogRow]

    /// Begins a log.
    ///
    /// - Throws: ``ProofConflict`` unless its number is the next one and its first leaf is the next leaf.
    func begin(_ log: LogRow) async throws

    /// How far the log and the entries reach.
    func extent() async throws -> LogExtent

    /// Entries in the order of their sequence, which is that of their commits: none appears before one already seen.
    ///
    /// - Parameter sequence: The entry before the first one wanted; 0 to begin with the first.
    func loggedEntries(after sequence: Int64, limit: Int) async throws -> [LoggedEntry]

    /// Appends one leaf with everything that belongs to it, or nothing; durable when it returns.
    ///
    /// - Throws: ``ProofConflict`` unless the leaf is the next one and its entries are the next ones.
    func append(_ tick: NewTick) async throws

    /// Leaves by place; fewer if the log ends before.
    func leaves(in places: Range<Int>) async throws -> [[UInt8]]

    /// The roots of full blocks of 256^`level` leaves by place, 1 ≤ `level` ≤ 7; fewer if some are not there.
    func hashes(level: Int, in places: Range<Int>) async throws -> [[UInt8]]

    /// Ticks in which something happened, the newest first.
    ///
    /// - Parameter leaf: Only those of earlier leaves.
    func ticks(before leaf: Int, limit: Int) async throws -> [TickRow]

    /// Where an entry is; `nil` if there is no such entry.
    func place(of entry: EntryID) async throws -> EntryPlace?

    /// Keeps a signed checkpoint; the same size twice is kept once.
    func add(_ checkpoint: CheckpointRow) async throws

    /// The checkpoint of the greatest size.
    func newestCheckpoint() async throws -> CheckpointRow?

    /// The checkpoint of the greatest size that one log signed.
    func newestCheckpoint(of log: Int) async throws -> CheckpointRow?

    /// Kept checkpoints of one log, by size.
    ///
    /// - Parameters:
    ///   - size: Only larger ones.
    ///   - multiples: Only sizes that this divides; 1 for all.
    func checkpoints(of log: Int, after size: Int, multiplesOf multiples: Int, limit: Int) async throws
        -> [CheckpointRow]

    /// Takes away at most `limit` checkpoints signed before a moment. Those of sizes that ``CheckpointRow/keptEvery``
    /// divides and the last one of each log stay.
    func prune(signedBefore moment: Timestamp, limit: Int) async throws
}

/// A log: the first one, or one that succeeds another after a restore.
package struct LogRow: Hashable, Sendable {
    /// 1, 2, …
    package let number: Int
    package let origin: String
    /// Its key in the text form of signed notes.
    package let verifierKey: String
    package let instance: InstanceID
    /// The first leaf that is not also its predecessor's.
    package let firstLeaf: Int
    package let started: Timestamp
    /// What a successor says of its predecessor; see ``LogSuccession``.
    package let statement: LogStatement?

    package init(
        number: Int, origin: String, verifierKey: String, instance: InstanceID, firstLeaf: Int, started: Timestamp,
        statement: LogStatement?
    ) {
        self.number = number
        self.origin = origin
        self.verifierKey = verifierKey
        self.instance = instance
        self.firstLeaf = firstLeaf
        self.started = started
        self.statement = statement
    }
}

/// What a log says of itself: blinded like an entry, and first in the tick of the log's first leaf.
package struct LogStatement: Hashable, Sendable {
    package let canonical: [UInt8]
    /// 32 bytes.
    package let key: [UInt8]

    package init(canonical: [UInt8], key: [UInt8]) {
        self.canonical = canonical
        self.key = key
    }
}

package struct LogExtent: Hashable, Sendable {
    /// How many leaves there are.
    package let size: Int
    /// The last entry that is in a tick; 0 if none.
    package let placed: Int64
    /// The last entry; 0 if none.
    package let last: Int64

    package init(size: Int, placed: Int64, last: Int64) {
        self.size = size
        self.placed = placed
        self.last = last
    }

    /// How many entries are in no tick yet.
    package var waiting: Int { Int(last - placed) }
}

/// An entry as the log sees it.
package struct LoggedEntry: Hashable, Sendable {
    package let sequence: Int64
    package let canonical: [UInt8]
    /// 32 bytes.
    package let key: [UInt8]

    package init(sequence: Int64, canonical: [UInt8], key: [UInt8]) {
        self.sequence = sequence
        self.canonical = canonical
        self.key = key
    }
}

/// What one tick adds.
package struct NewTick: Hashable, Sendable {
    /// Its place, which is the log's size before.
    package let place: Int
    /// The public leaf, 33 bytes.
    package let leaf: [UInt8]
    /// How the leaf was made; `nil` if nothing happened.
    package let row: TickRow?
    /// The hashes above the leaves that this leaf completes.
    package let hashes: [LogHashRow]

    package init(place: Int, leaf: [UInt8], row: TickRow?, hashes: [LogHashRow]) {
        self.place = place
        self.leaf = leaf
        self.row = row
        self.hashes = hashes
    }
}

/// A tick in which something happened.
package struct TickRow: Hashable, Sendable {
    package let leaf: Int
    /// 32 bytes.
    package let key: [UInt8]
    package let started: Timestamp
    /// Its entries by sequence; `nil` if there is nothing but the log's statement.
    package let entries: ClosedRange<Int64>?

    package init(leaf: Int, key: [UInt8], started: Timestamp, entries: ClosedRange<Int64>?) {
        self.leaf = leaf
        self.key = key
        self.started = started
        self.entries = entries
    }
}

package struct LogHashRow: Hashable, Sendable {
    package let level: Int
    package let place: Int
    package let hash: [UInt8]

    package init(level: Int, place: Int, hash: [UInt8]) {
        self.level = level
        self.place = place
        self.hash = hash
    }
}

package struct EntryPlace: Hashable, Sendable {
    package let entry: LoggedEntry
    /// `nil` if it is in none yet.
    package let tick: TickRow?

    package init(entry: LoggedEntry, tick: TickRow?) {
        self.entry = entry
        self.tick = tick
    }
}

/// A signed checkpoint.
package struct CheckpointRow: Hashable, Sendable {
    /// Checkpoints of these sizes are kept for good.
    package static let keptEvery = 256

    package let size: Int
    /// The number of the log that signed it.
    package let log: Int
    /// The note, as published.
    package let note: [UInt8]
    package let signed: Timestamp

    package init(size: Int, log: Int, note: [UInt8], signed: Timestamp) {
        self.size = size
        self.log = log
        self.note = note
        self.signed = signed
    }
}

/// The log is not where the caller took it to be: look again.
package struct ProofConflict: Error, Hashable, CustomStringConvertible {
    package let reason: String

    package init(_ reason: String) { self.reason = reason }

    package var description: String { "the log moved: \(reason)" }
}
