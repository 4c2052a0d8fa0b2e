// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TocsinCore
internal import TransparencyLog

/// Looks on start whether the stored log agrees with itself: leaves, the hashes above them, the newest checkpoint, and
/// the entries of the newest ticks. A small log is checked whole, of a large one the end; `tocsin log verify` and
/// `tocsin-verify` check all of it.
struct LogCheck: Sendable {
    /// Up to this many leaves all are hashed anew; about a day and a half.
    static let wholeSizeMax = 65_536
    /// Of a larger log, so many blocks of 256 leaves at its end.
    static let blockCount = 64
    /// So many of the newest ticks with entries are made again.
    static let tickCount = 64
    /// Ticks beyond so many entries are left to the whole check.
    static let entryCountMax = 20_000

    let store: any ProofStore

    /// - Returns: The tree as recomputed, to be continued.
    /// - Throws: ``ProofTrouble/damaged(_:)`` with the first contradiction; what the store throws.
    func run(logs: [LogRow], size: Int) async throws -> CompactTree {
        let newest = try await store.newestCheckpoint()
        let signed = try newest.map { try open($0, logs: logs) }
        if let signed, signed.size > size {
            throw ProofTrouble.damaged("there are \(size) leaves, but a checkpoint of \(signed.size)")
        }
        let tree = try await rehash(size: size, signed: signed)
        guard try await LogTree(store: store).root(size: size) == tree.root else {
            throw ProofTrouble.damaged("the stored hashes do not lead to the root of the leaves")
        }
        try await remakeTicks(before: size, logs: logs)
        return tree
    }

    private func open(_ row: CheckpointRow, logs: [LogRow]) throws -> Checkpoint {
        guard let log = logs.first(where: { $0.number == row.log }), let key = try? VerifierKey(log.verifierKey),
            let signed = try? SignedCheckpoint(row.note, log: key, witnesses: []), signed.checkpoint.size == row.size
        else { throw ProofTrouble.damaged("the checkpoint of size \(row.size) is not signed by its log") }
        return signed.checkpoint
    }

    private func rehash(size: Int, signed: Checkpoint?) async throws -> CompactTree {
        let log = LogTree(store: store)
        let width = TilePath.fullWidth
        let start = size <= Self.wholeSizeMax ? 0 : (size / width - Self.blockCount) * width
        var tree = try await log.compact(size: start)
        if let signed, signed.size < start { try compare(signed, try await log.root(size: signed.size)) }
        if let signed, signed.size == start { try compare(signed, tree.root) }
        for from in stride(from: start, to: size, by: 16 * width) {
            for leaf in try await log.leaves(in: from..<min(size, from + 16 * width)) {
                for made in tree.append(.leaf(leaf)).dropFirst() {
                    let place = made.place
                    let stored = try await log.hashes(level: place.level, in: place.index..<place.index + 1)
                    guard stored == [made.hash] else {
                        throw ProofTrouble.damaged(
                            "hash \(place.index) of level \(place.level) is not that of its leaves")
                    }
                }
                if let signed, signed.size == tree.size { try compare(signed, tree.root) }
            }
        }
        return tree
    }

    private func compare(_ signed: Checkpoint, _ root: LogHash) throws {
        guard signed.root == root else {
            throw ProofTrouble.damaged("the first \(signed.size) leaves are not those that were signed")
        }
    }

    private func remakeTicks(before size: Int, logs: [LogRow]) async throws {
        var entries = 0
        for row in try await store.ticks(before: size, limit: Self.tickCount) {
            entries += row.entries.map { Int($0.upperBound - $0.lowerBound) + 1 } ?? 0
            guard entries <= Self.entryCountMax else { return }
            let blinded = try await TickAssembly(store: store).blindedEntries(of: row, logs: logs)
            let leaf = try await LogTree(store: store).leaves(in: row.leaf..<row.leaf + 1)
            guard let key = BlindingKey(exactly: row.key), !blinded.isEmpty,
                leaf == [Tick(key: key, entries: blinded).leaf.bytes]
            else { throw ProofTrouble.damaged("the entries of leaf \(row.leaf) are not those that were logged") }
        }
    }
}
