// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A proof that a leaf is in a tree.
///
/// It proves the leaf and, for a given size, its place; it does **not** prove the size: the path for leaf 0
/// of 7 also leads to the root if the size is said to be 8. Take the size only from a signed checkpoint.
package struct InclusionProof: Hashable, Sendable {
    package static let pathCountMax = 63

    package let index: Int
    package let size: Int
    /// The hashes beside the way to the root, the leaf's sibling first.
    package let path: [LogHash]

    package init(index: Int, size: Int, path: [LogHash]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Makes the proof from stored hashes; what has to be read is ``TreePlan/inclusion(of:size:)``.
    ///
    /// - Throws: ``LogFailure/outOfRange(_:)`` if the tree has no such leaf, or what `fetch` throws.
    package init(
        of index: Int, size: Int, reading fetch: (HashPlace) throws(LogFailure) -> LogHash
    ) throws(LogFailure) {
        self.init(
            index: index, size: size,
            path: try TreePlan.inclusion(of: index, size: size).hashes(reading: fetch))
    }

    /// The root to which the path leads from a leaf hash (RFC 9162, section 2.1.3.2).
    ///
    /// - Throws: ``LogFailure/unproven(_:)`` if the path's length does not fit index and size.
    package func root(from leaf: LogHash) throws(LogFailure) -> LogHash {
        guard index >= 0, index < size else {
            throw .unproven("there is no leaf \(index) in a tree of \(size)")
        }
        var node = index
        var last = size - 1
        var root = leaf
        for hash in path {
            guard last > 0 else { throw .unproven("the path is too long") }
            if node & 1 == 1 || node == last {
                root = .node(hash, root)
                while node & 1 == 0, node > 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                root = .node(root, hash)
            }
            node >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .unproven("the path is too short") }
        return root
    }

    /// - Throws: ``LogFailure/unproven(_:)`` unless the path leads from `leaf` to `root`.
    package func verify(leaf: LogHash, root: LogHash) throws(LogFailure) {
        guard try self.root(from: leaf) == root else {
            throw .unproven("leaf \(index) does not lead to the root of the tree of \(size)")
        }
    }
}
