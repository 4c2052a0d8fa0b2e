// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Synchronization
import TocsinCore
import TocsinDesk

/// A store that fails at chosen verbs, or gives back other bytes than it was given.
final class FaultyStore: ProofStore {
    enum Verb: Hashable, CaseIterable { case logs, begin, extent, loggedEntries, append, leaves, newest, add, prune }

    struct Fault: Error {}

    /// What it changes on the way out.
    struct Lies: Sendable {
        var leaf: (@Sendable (Int, [UInt8]) -> [UInt8]?)?
        var hash: (@Sendable (Int, [UInt8]) -> [UInt8])?
        var entry: (@Sendable (LoggedEntry) -> LoggedEntry)?
        var newest: (@Sendable (CheckpointRow) -> CheckpointRow)?
        var kept: (@Sendable (CheckpointRow) -> CheckpointRow)?
        var extent: (@Sendable (LogExtent) -> LogExtent)?
    }

    private let store: any ProofStore
    private let lies: Lies
    private let failing = Mutex<Set<Verb>>([])
    /// Whether what fails has been done all the same, as when a disk answers too late.
    private let failsAfterwards: Bool

    init(_ store: any ProofStore, lies: Lies = Lies(), failsAfterwards: Bool = false) {
        self.store = store
        self.lies = lies
        self.failsAfterwards = failsAfterwards
    }

    func fail(at verbs: Set<Verb>) {
        failing.withLock { $0 = verbs }
    }

    private func pass<T>(_ verb: Verb, _ work: () async throws -> T) async throws -> T {
        let fails = failing.withLock { $0.contains(verb) }
        if fails, !failsAfterwards { throw Fault() }
        let result = try await work()
        if fails { throw Fault() }
        return result
    }

    func logs() async throws -> [LogRow] { try await pass(.logs) { try await store.logs() } }

    func begin(_ log: LogRow) async throws { try await pass(.begin) { try await store.begin(log) } }

    func extent() async throws -> LogExtent {
        let extent = try await pass(.extent) { try await store.extent() }
        return lies.extent?(extent) ?? extent
    }

    func loggedEntries(after sequence: Int64, limit: Int) async throws -> [LoggedEntry] {
        let entries = try await pass(.loggedEntries) { try await store.loggedEntries(after: sequence, limit: limit) }
        return lies.entry.map { entries.map($0) } ?? entries
    }

    func append(_ tick: NewTick) async throws { try await pass(.append) { try await store.append(tick) } }

    func leaves(in places: Range<Int>) async throws -> [[UInt8]] {
        let leaves = try await pass(.leaves) { try await store.leaves(in: places) }
        guard let lie = lies.leaf else { return leaves }
        return zip(places, leaves).compactMap { lie($0, $1) }
    }

    func hashes(level: Int, in places: Range<Int>) async throws -> [[UInt8]] {
        let hashes = try await store.hashes(level: level, in: places)
        guard let lie = lies.hash else { return hashes }
        return zip(places, hashes).map { lie($0, $1) }
    }

    func ticks(before leaf: Int, limit: Int) async throws -> [TickRow] {
        try await store.ticks(before: leaf, limit: limit)
    }

    func place(of entry: EntryID) async throws -> EntryPlace? { try await store.place(of: entry) }

    func add(_ checkpoint: CheckpointRow) async throws { try await pass(.add) { try await store.add(checkpoint) } }

    func newestCheckpoint() async throws -> CheckpointRow? {
        let newest = try await pass(.newest) { try await store.newestCheckpoint() }
        guard let lie = lies.newest else { return newest }
        return newest.map(lie)
    }

    func newestCheckpoint(of log: Int) async throws -> CheckpointRow? { try await store.newestCheckpoint(of: log) }

    func checkpoints(of log: Int, after size: Int, multiplesOf multiples: Int, limit: Int) async throws
        -> [CheckpointRow]
    {
        let rows = try await store.checkpoints(of: log, after: size, multiplesOf: multiples, limit: limit)
        return lies.kept.map { rows.map($0) } ?? rows
    }

    func prune(signedBefore moment: Timestamp, limit: Int) async throws {
        try await pass(.prune) { try await store.prune(signedBefore: moment, limit: limit) }
    }
}

/// An anchor on a disk that can be broken.
final class FaultyAnchor: Anchor {
    private let anchor: any Anchor
    private let trouble = Mutex<ProofTrouble?>(nil)
    private let failsAfterwards: Bool

    init(_ anchor: any Anchor, failsAfterwards: Bool = false) {
        self.anchor = anchor
        self.failsAfterwards = failsAfterwards
    }

    func fail(with trouble: ProofTrouble?) {
        self.trouble.withLock { $0 = trouble }
    }

    func read() async throws -> AnchorRecord? {
        if let trouble = trouble.withLock({ $0 }), !failsAfterwards { throw trouble }
        return try await anchor.read()
    }

    func swap(_ old: AnchorRecord?, for new: AnchorRecord) async throws {
        try await anchor.swap(old, for: new)
        if let trouble = trouble.withLock({ $0 }) { throw trouble }
    }
}
