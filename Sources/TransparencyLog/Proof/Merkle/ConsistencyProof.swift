// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A proof that one tree is the beginning of another: nothing was changed or taken away in between.
package struct ConsistencyProof: Hashable, Sendable {
    package let oldSize: Int
    package let newSize: Int
    package let path: [LogHash]

    package init(oldSize: Int, newSize: Int, path: [LogHash]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.path = path
    }

    /// Makes the proof from stored hashes; what has to be read is ``TreePlan/consistency(from:to:)``.
    ///
    /// - Throws: ``LogFailure/outOfRange(_:)`` unless 0 < `oldSize` ≤ `newSize`, or what `fetch` throws.
    package init(
        from oldSize: Int, to newSize: Int, reading fetch: (HashPlace) throws(LogFailure) -> LogHash
    ) throws(LogFailure) {
        let plan = try TreePlan.consistency(from: oldSize, to: newSize)
        self.init(oldSize: oldSize, newSize: newSize, path: try plan.hashes(reading: fetch))
    }

    /// Checks the proof (RFC 9162, section 2.1.4.2).
    ///
    /// Size 0 is refused: every tree begins with the empty one, so a proof would say nothing. A protocol
    /// that allows it (a witness seeing a log for the first time) decides that before it comes here.
    ///
    /// - Throws: ``LogFailure/unproven(_:)`` unless the path leads to both roots.
    package func verify(oldRoot: LogHash, newRoot: LogHash) throws(LogFailure) {
        guard oldSize > 0, oldSize <= newSize else {
            throw .unproven("there is no proof from size \(oldSize) to size \(newSize)")
        }
        if oldSize == newSize {
            guard path.isEmpty, oldRoot == newRoot else {
                throw .unproven("two trees of size \(newSize) with different roots")
            }
            return
        }
        let roots = try self.roots(oldRoot: oldRoot)
        guard roots.old == oldRoot, roots.new == newRoot else {
            throw .unproven("the tree of \(oldSize) is not the beginning of the tree of \(newSize)")
        }
    }

    /// The two roots to which the path leads, for 0 < `oldSize` < `newSize`.
    private func roots(oldRoot: LogHash) throws(LogFailure) -> (old: LogHash, new: LogHash) {
        var hashes = path[...]
        guard let first = hashes.first else { throw .unproven("the path is empty") }
        let oldIsComplete = oldSize & (oldSize - 1) == 0
        if !oldIsComplete { hashes = hashes.dropFirst() }
        let start = oldIsComplete ? oldRoot : first

        let shared = (oldSize - 1).trailingOneBitCount
        var node = (oldSize - 1) >> shared
        var last = (newSize - 1) >> shared
        var (old, new) = (start, start)
        for hash in hashes {
            guard last > 0 else { throw .unproven("the path is too long") }
            if node & 1 == 1 || node == last {
                old = .node(hash, old)
                new = .node(hash, new)
                while node & 1 == 0, node > 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                new = .node(new, hash)
            }
            node >>= 1
            last >>= 1
        }
        guard last == 0 else { throw .unproven("the path is too short") }
        return (old, new)
    }
}

extension Int {
    fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
