// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A growing Merkle tree reduced to its frontier: enough to append and to know the root, in O(log n).
///
/// After a restart it is made again from the stored hashes with ``init(size:reading:)``.
package struct CompactTree: Hashable, Sendable {
    /// How many leaves were appended.
    package private(set) var size: Int
    /// The roots of the complete subtrees, the largest first: one for each 1 among the bits of ``size``.
    package private(set) var peaks: [LogHash]

    package init() {
        size = 0
        peaks = []
    }

    /// Takes up the tree of `size` leaves; what has to be read is ``TreePlan/frontier(size:)``.
    package init<Failure: Error>(
        size: Int, reading fetch: (HashPlace) throws(Failure) -> LogHash
    ) throws(Failure) {
        self.size = size
        peaks = try TreePlan.frontier(size: size).hashes(reading: fetch)
    }

    /// Appends a leaf hash.
    ///
    /// - Returns: What the log has to store for it: the leaf hash, and the root of each block of 256, 65 536,
    ///   … leaves which this leaf completes, lowest level first.
    @discardableResult
    package mutating func append(_ leaf: LogHash) -> [StoredHash] {
        var stored = [StoredHash(place: HashPlace(level: 0, index: size), hash: leaf)]
        var hash = leaf
        var height = 0
        while size >> height & 1 == 1 {
            hash = .node(peaks.removeLast(), hash)
            height += 1
            if height.isMultiple(of: TilePath.height) {
                let place = HashPlace(level: height / TilePath.height, index: size >> height)
                stored.append(StoredHash(place: place, hash: hash))
            }
        }
        peaks.append(hash)
        size += 1
        return stored
    }

    package var root: LogHash {
        guard var root = peaks.last else { return .emptyTree }
        for peak in peaks.dropLast().reversed() { root = .node(peak, root) }
        return root
    }
}
