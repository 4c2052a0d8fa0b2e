// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TocsinCore
internal import TransparencyLog

/// Looks whether the stored log agrees with itself: leaves, the hashes above them, signed checkpoints, and the entries
/// that ticks were made of.
///
/// On start a small log is looked at whole, and of a large one the end; ``whole(_:)`` takes its time and looks at all.
package struct LogCheck: Sendable {
    private struct Limits {
        /// Up to this many leaves all are hashed anew; about a day and a half.
        var sizeMax = 65_536
        /// Of a larger log, so many blocks of 256 leaves at its end.
        var blockCount = 64
        /// So many of the newest ticks with entries are made again, as long as they have so many entries.
        var tickCount = 64
        var entryCountMax = 20_000
    }

    private let store: any ProofStore
    private let limits: Limits
    private let isWhole: Bool

    init(store: any ProofStore) {
        self.init(store: store, limits: Limits(), isWhole: false)
    }

    private init(store: any ProofStore, limits: Limits, isWhole: Bool) {
        self.store = store
        self.limits = limits
        self.isWhole = isWhole
    }

    /// Looks at every leaf, hash, tick and kept checkpoint, of earlier logs too. Nothing may be appended meanwhile.
    ///
    /// - Returns: How many leaves there are.
    /// - Throws: ``ProofTrouble/damaged(_:)`` with the first contradiction; what the store throws.
    package static func whole(_ store: any ProofStore) async throws -> Int {
        let limits = Limits(sizeMax: .max, blockCount: 0, tickCount: .max, entryCountMax: .max)
        let size = try await store.extent().size
        let check = LogCheck(store: store, limits: limits, isWhole: true)
        return try await check.run(logs: try await store.logs(), size: size).size
    }

    /// - Returns: The tree as recomputed, to be continued.
    /// - Throws: ``ProofTrouble/damaged(_:)`` with the first contradiction; what the store throws.
    func run(logs: [LogRow], size: Int) async throws -> CompactTree {
        var signed: [Int: LogHash] = [:]
        for row in try await checkpoints(logs: logs) {
            guard row.size <= size else {
                throw ProofTrouble.damaged("there are \(size) leaves, but a checkpoint of \(row.size)")
            }
            signed[row.size] = try open(row, logs: logs)
        }
        let tree = try await rehash(size: size, signed: signed)
        guard try await LogTree(store: store).root(size: size) == tree.root else {
            throw ProofTrouble.damaged("the stored hashes do not lead to the root of the leaves")
        }
        try await remakeTicks(before: size, logs: logs)
        return tree
    }

    // MARK: - Checkpoints

    private func checkpoints(logs: [LogRow]) async throws -> [CheckpointRow] {
        guard isWhole else { return try await store.newestCheckpoint().map { [$0] } ?? [] }
        var rows: [CheckpointRow] = []
        for log in logs {
            var after = 0
            while true {
                let page = try await store.checkpoints(of: log.number, after: after, multiplesOf: 1, limit: 1_000)
                rows += page
                guard let last = page.last else { break }
                after = last.size
            }
        }
        return rows
    }

    private func open(_ row: CheckpointRow, logs: [LogRow]) throws -> LogHash {
        guard let log = logs.first(where: { $0.number == row.log }), let key = try? VerifierKey(log.verifierKey),
            let signed = try? SignedCheckpoint(row.note, log: key, witnesses: []), signed.checkpoint.size == row.size
        else { throw ProofTrouble.damaged("the checkpoint of size \(row.size) is not signed by its log") }
        return signed.checkpoint.root
    }

    private func compare(_ root: LogHash, size: Int, with signed: [Int: LogHash]) throws {
        guard let expected = signed[size], expected != root else { return }
        throw ProofTrouble.damaged("the first \(size) leaves are not those that were signed")
    }

    // MARK: - Leaves and hashes

    private func rehash(size: Int, signed: [Int: LogHash]) async throws -> CompactTree {
        let log = LogTree(store: store)
        let width = TilePath.fullWidth
        let start = size <= limits.sizeMax ? 0 : (size / width - limits.blockCount) * width
        for size in signed.keys where size < start {
            try compare(try await log.root(size: size), size: size, with: signed)
        }
        var tree = try await log.compact(size: start)
        try compare(tree.root, size: start, with: signed)
        for from in stride(from: start, to: size, by: 16 * width) {
            for leaf in try await log.leaves(in: from..<min(size, from + 16 * width)) {
                for made in tree.append(.leaf(leaf)).dropFirst() { try await compare(made, with: log) }
                if signed[tree.size] != nil { try compare(tree.root, size: tree.size, with: signed) }
            }
        }
        return tree
    }

    private func compare(_ made: StoredHash, with log: LogTree) async throws {
        let place = made.place
        let stored = try await log.hashes(level: place.level, in: place.index..<place.index + 1)
        guard stored == [made.hash] else {
            throw ProofTrouble.damaged("hash \(place.index) of level \(place.level) is not that of its leaves")
        }
    }

    // MARK: - Ticks

    private func remakeTicks(before size: Int, logs: [LogRow]) async throws {
        var (leaf, ticks, entries) = (size, 0, 0)
        while ticks < limits.tickCount {
            let rows = try await store.ticks(before: leaf, limit: 64)
            guard let last = rows.last else { return }
            for row in rows {
                entries += row.entries.map { Int($0.upperBound - $0.lowerBound) + 1 } ?? 0
                guard entries <= limits.entryCountMax else { return }
                try await remake(row, logs: logs)
            }
            ticks += rows.count
            leaf = last.leaf
        }
    }

    private func remake(_ row: TickRow, logs: [LogRow]) async throws {
        let blinded = try await TickAssembly(store: store).blindedEntries(of: row, logs: logs)
        let leaf = try await LogTree(store: store).leaves(in: row.leaf..<row.leaf + 1)
        guard let key = BlindingKey(exactly: row.key), !blinded.isEmpty,
            leaf == [Tick(key: key, entries: blinded).leaf.bytes]
        else { throw ProofTrouble.damaged("the entries of leaf \(row.leaf) are not those that were logged") }
    }
}
