// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TransparencyLog

@Suite struct `Merkle trees` {
    /// From RFC 6962's reference tests: the empty tree, and the leaf without bytes.
    @Test func `the empty tree and the empty leaf have the known hashes`() {
        #expect(
            hexadecimal(LogHash.emptyTree)
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(hexadecimal(.leaf([])) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
        #expect(CompactTree().root == LogHash.emptyTree)
    }

    /// From RFC 6962's reference tests: the first two leaves are empty and 00.
    @Test func `the tree of two leaves has the known root`() {
        let root = LogHash.root(of: [.leaf([]), .leaf([0])])
        #expect(hexadecimal(root) == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")
    }

    @Test func `a last leaf is never doubled`() {
        let leaves = (0..<3).map { LogHash.leaf([$0]) }
        #expect(LogHash.root(of: leaves) == .node(.node(leaves[0], leaves[1]), leaves[2]))
        #expect(LogHash.root(of: leaves) != LogHash.root(of: leaves + [leaves[2]]))
    }

    @Test(arguments: [0, 31, 33])
    func `a hash of another length is refused`(count: Int) {
        #expect(LogHash(exactly: [UInt8](repeating: 7, count: count)) == nil)
    }

    @Test func `proofs are made and verified for every leaf and every pair of sizes`() throws {
        let sample = try SampleLog(entries: SampleLog.entries(71))
        for size in 1...71 {
            let root = sample.roots[size]
            for index in 0..<size {
                let leaf = LogHash.leaf(sample.entries[index])
                let proof = try InclusionProof(of: index, size: size, reading: sample.fetch)
                #expect(proof.path == naivePath(sample, index, 0..<size))
                try proof.verify(leaf: leaf, root: root)
                guard size > 1 else { continue }
                #expect(throws: LogFailure.self) { try proof.verify(leaf: root, root: leaf) }
            }
            for old in 1...size {
                let proof = try ConsistencyProof(from: old, to: size, reading: sample.fetch)
                try proof.verify(oldRoot: sample.roots[old], newRoot: root)
                guard old < size else { continue }
                #expect(throws: LogFailure.self) { try proof.verify(oldRoot: root, newRoot: root) }
                #expect(throws: LogFailure.self) {
                    try proof.verify(oldRoot: root, newRoot: sample.roots[old])
                }
            }
        }
    }

    @Test(arguments: [1, 6, 255, 256, 257, 511, 512, 770])
    func `the stored hashes give the same root and tree as all the leaves`(size: Int) throws {
        let sample = try SampleLog(entries: SampleLog.entries(770))
        let plan = TreePlan.root(size: size)
        #expect(Set(plan.places).count == plan.places.count)
        #expect(try plan.hashes(reading: sample.fetch) == [naiveRoot(sample, 0..<size)])

        var tree = try CompactTree(size: size, reading: sample.fetch)
        #expect(tree.peaks.count == size.nonzeroBitCount)
        for entry in sample.entries[size...] { tree.append(.leaf(entry)) }
        #expect(tree.root == sample.roots[770])
    }

    @Test func `no more hashes are stored than the tiles hold`() throws {
        let sample = try SampleLog(entries: SampleLog.entries(770))
        #expect(sample.stored.count == 770 + 3)
        for index in [0, 255, 256, 300, 767, 769] {
            let plan = try TreePlan.inclusion(of: index, size: 770)
            #expect(plan.places.allSatisfy { sample.stored[$0] != nil })
        }
        for place in TreePlan.frontier(size: 770).places { #expect(sample.stored[place] != nil) }
    }

    /// An inclusion proof does not prove the size; see its comment.
    @Test func `the path of leaf 0 of 7 also fits size 8`() throws {
        let sample = try SampleLog(entries: SampleLog.entries(7))
        let path = try InclusionProof(of: 0, size: 7, reading: sample.fetch).path
        try InclusionProof(index: 0, size: 8, path: path).verify(
            leaf: .leaf(sample.entries[0]), root: sample.roots[7])
    }

    @Test(arguments: [(-1, 7), (7, 7), (0, 0), (Int.max, Int.max), (Int.min, 7)])
    func `there is no path to a leaf outside the tree`(index: Int, size: Int) {
        #expect(throws: LogFailure.self) { try TreePlan.inclusion(of: index, size: size) }
        let proof = InclusionProof(index: index, size: size, path: [])
        #expect(throws: LogFailure.self) { try proof.verify(leaf: .emptyTree, root: .emptyTree) }
    }

    @Test(arguments: [(0, 0), (0, 7), (8, 7), (-1, 7), (7, -1)])
    func `there is no proof from nothing and none backwards`(old: Int, new: Int) {
        #expect(throws: LogFailure.self) { try TreePlan.consistency(from: old, to: new) }
        let proof = ConsistencyProof(oldSize: old, newSize: new, path: [])
        #expect(throws: LogFailure.self) { try proof.verify(oldRoot: .emptyTree, newRoot: .emptyTree) }
    }

    @Test func `the largest trees do not overflow`() throws {
        #expect(try TreePlan.inclusion(of: Int.max - 1, size: Int.max).runs.count == 62)
        #expect(TreePlan.frontier(size: Int.max).runs.count == 63)
        let path = [LogHash](repeating: .emptyTree, count: 63)
        _ = try InclusionProof(index: 0, size: Int.max, path: path).root(from: .emptyTree)
        #expect(throws: LogFailure.self) {
            try ConsistencyProof(oldSize: 1 << 62, newSize: Int.max, path: path)
                .verify(oldRoot: .emptyTree, newRoot: .emptyTree)
        }
    }

    /// RFC 6962's definition, word for word.
    private func naiveRoot(_ sample: SampleLog, _ run: Range<Int>) -> LogHash {
        if run.count == 1 { return .leaf(sample.entries[run.lowerBound]) }
        let split = run.lowerBound + naiveSplit(run.count)
        return .node(naiveRoot(sample, run.lowerBound..<split), naiveRoot(sample, split..<run.upperBound))
    }

    private func naivePath(_ sample: SampleLog, _ index: Int, _ run: Range<Int>) -> [LogHash] {
        if run.count == 1 { return [] }
        let split = run.lowerBound + naiveSplit(run.count)
        let (left, right) = (run.lowerBound..<split, split..<run.upperBound)
        return index < split
            ? naivePath(sample, index, left) + [naiveRoot(sample, right)]
            : naivePath(sample, index, right) + [naiveRoot(sample, left)]
    }

    private func naiveSplit(_ count: Int) -> Int {
        var split = 1
        while split * 2 < count { split *= 2 }
        return split
    }
}

func hexadecimal(_ hash: LogHash) -> String {
    hash.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
