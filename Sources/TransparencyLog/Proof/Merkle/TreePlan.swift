// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What has to be read from a log to make a root or a proof, and how it is made from what was read.
///
/// A store that answers at once passes a closure to ``hashes(reading:)``. One that does not fetches all
/// ``places`` first, in one query, and passes a closure over the answer.
package struct TreePlan: Hashable, Sendable {
    /// The runs of leaves whose roots are wanted, in the order of the answer. No two share a leaf.
    package let runs: [Range<Int>]

    private init(_ runs: [Range<Int>]) {
        self.runs = runs
    }

    /// The root of the tree of `size` leaves: one hash.
    package static func root(size: Int) -> TreePlan {
        TreePlan([0..<size])
    }

    /// The complete subtrees that make up the tree of `size` leaves, the largest first.
    package static func frontier(size: Int) -> TreePlan {
        TreePlan(Subtree.parts(of: 0..<size).map(\.leaves))
    }

    /// The path from leaf `index` to the root of the tree of `size` leaves, the leaf's sibling first.
    ///
    /// - Throws: ``LogFailure/outOfRange(_:)`` if the tree has no such leaf.
    package static func inclusion(of index: Int, size: Int) throws(LogFailure) -> TreePlan {
        guard index >= 0, index < size else {
            throw .outOfRange("there is no leaf \(index) in a tree of \(size)")
        }
        var run = 0..<size
        var siblings: [Range<Int>] = []
        while run.count > 1 {
            let (left, right) = halves(of: run)
            siblings.append(left.contains(index) ? right : left)
            run = left.contains(index) ? left : right
        }
        return TreePlan(siblings.reversed())
    }

    /// The proof that the tree of `oldSize` leaves is the beginning of the tree of `newSize` leaves.
    ///
    /// - Throws: ``LogFailure/outOfRange(_:)`` unless 0 < `oldSize` ≤ `newSize`: about an empty tree there is
    ///   nothing to prove.
    package static func consistency(from oldSize: Int, to newSize: Int) throws(LogFailure) -> TreePlan {
        guard oldSize > 0, oldSize <= newSize else {
            throw .outOfRange("there is no proof from size \(oldSize) to size \(newSize)")
        }
        var run = 0..<newSize
        var siblings: [Range<Int>] = []
        while run.upperBound != oldSize {
            let (left, right) = halves(of: run)
            let oldEndsLeft = oldSize <= left.upperBound
            siblings.append(oldEndsLeft ? right : left)
            run = oldEndsLeft ? left : right
        }
        if run.lowerBound > 0 { siblings.append(run) }
        return TreePlan(siblings.reversed())
    }

    /// All stored hashes that are needed, each once.
    package var places: [HashPlace] {
        runs.flatMap { Subtree.parts(of: $0) }.flatMap(\.places)
    }

    /// The wanted hashes, one for each of ``runs``.
    package func hashes<Failure: Error>(
        reading fetch: (HashPlace) throws(Failure) -> LogHash
    ) throws(Failure) -> [LogHash] {
        var hashes: [LogHash] = []
        for run in runs {
            var tree: LogHash?
            for subtree in Subtree.parts(of: run).reversed() {
                let left = try subtree.root(reading: fetch)
                tree = tree.map { .node(left, $0) } ?? left
            }
            hashes.append(tree ?? .emptyTree)
        }
        return hashes
    }

    /// Splits a run of two or more where RFC 6962 does: at the largest power of two below its length.
    private static func halves(of run: Range<Int>) -> (Range<Int>, Range<Int>) {
        let split = run.lowerBound + 1 << (Int.bitWidth - 1 - (run.count - 1).leadingZeroBitCount)
        return (run.lowerBound..<split, split..<run.upperBound)
    }
}

/// A complete subtree: 2^`height` leaves, the `index`-th such block of the log.
private struct Subtree {
    let height: Int
    let index: Int

    var leaves: Range<Int> { index << height..<(index + 1) << height }

    /// The stored hashes it is built of, at most 128.
    var places: [HashPlace] {
        let steps = height % TilePath.height
        return (index << steps..<(index + 1) << steps).map {
            HashPlace(level: height / TilePath.height, index: $0)
        }
    }

    func root<Failure: Error>(reading fetch: (HashPlace) throws(Failure) -> LogHash) throws(Failure)
        -> LogHash
    {
        var tree = CompactTree()
        for place in places { tree.append(try fetch(place)) }
        return tree.root
    }

    /// The complete subtrees a run consists of, from left to right.
    static func parts(of run: Range<Int>) -> [Subtree] {
        var parts: [Subtree] = []
        var start = run.lowerBound
        while start < run.upperBound {
            let fitting = Int.bitWidth - 1 - (run.upperBound - start).leadingZeroBitCount
            let height = min(start.trailingZeroBitCount, fitting)
            parts.append(Subtree(height: height, index: start >> height))
            start += 1 << height
        }
        return parts
    }
}
