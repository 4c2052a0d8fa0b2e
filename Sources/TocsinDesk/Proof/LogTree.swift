// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TransparencyLog

/// Roots and proofs of the stored log.
struct LogTree: Sendable {
    let store: any ProofStore

    /// The root of the first `size` leaves.
    func root(size: Int) async throws -> LogHash {
        try await compact(size: size).root
    }

    /// The tree of the first `size` leaves, ready to be appended to.
    func compact(size: Int) async throws -> CompactTree {
        try await fetch(.frontier(size: size)).tree(size: size)
    }

    func inclusion(of leaf: Int, size: Int) async throws -> InclusionProof {
        try await fetch(Self.inclusionPlan(of: leaf, size: size)).inclusion(of: leaf, size: size)
    }

    private static func inclusionPlan(of leaf: Int, size: Int) throws -> TreePlan {
        try .inclusion(of: leaf, size: size)
    }

    /// - Throws: ``ProofTrouble/damaged(_:)`` unless the whole run is there.
    func leaves(in places: Range<Int>) async throws -> [[UInt8]] {
        let leaves = try await store.leaves(in: places)
        guard leaves.count == places.count else {
            throw ProofTrouble.damaged(
                "of the leaves \(places.lowerBound) to \(places.upperBound - 1) some are missing")
        }
        return leaves
    }

    /// The hashes of one level of tiles; those of leaves are computed.
    ///
    /// - Throws: ``ProofTrouble/damaged(_:)`` unless the whole run is there.
    func hashes(level: Int, in places: Range<Int>) async throws -> [LogHash] {
        if level == 0 { return try await leaves(in: places).map(LogHash.leaf) }
        let hashes = try await store.hashes(level: level, in: places).compactMap { LogHash(exactly: $0) }
        guard hashes.count == places.count else {
            throw ProofTrouble.damaged(
                "of the hashes \(places.lowerBound) to \(places.upperBound - 1) of level \(level) some are missing")
        }
        return hashes
    }

    /// Reads what a plan needs, run by run, since most of it lies side by side.
    private func fetch(_ plan: TreePlan) async throws -> StoredHashes {
        var stored = StoredHashes()
        for level in 0...7 {
            var places = plan.places.lazy.filter { $0.level == level }.map(\.index).sorted()[...]
            while let first = places.first {
                let count = zip(places, first...).prefix { $0 == $1 }.count
                let run = first..<first + count
                for (index, hash) in zip(run, try await hashes(level: level, in: run)) {
                    stored.byPlace[HashPlace(level: level, index: index)] = hash
                }
                places = places.dropFirst(count)
            }
        }
        return stored
    }
}

private struct StoredHashes {
    var byPlace: [HashPlace: LogHash] = [:]

    func tree(size: Int) throws -> CompactTree {
        try CompactTree(size: size, reading: hash)
    }

    func inclusion(of leaf: Int, size: Int) throws -> InclusionProof {
        try InclusionProof(of: leaf, size: size, reading: hash)
    }

    private func hash(at place: HashPlace) throws(LogFailure) -> LogHash {
        guard let hash = byPlace[place] else { throw .outOfRange("no hash was read for \(place)") }
        return hash
    }
}
