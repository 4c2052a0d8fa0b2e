// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto

/// A SHA-256 hash of the log: exactly 32 bytes.
///
/// Four words, no `SIMD32`: a value that wants more than 16 bytes of alignment corrupts the memory of asynchronous
/// functions that hold it (Swift 6.3.1).
package struct LogHash: Hashable, Sendable {
    private struct Words: Hashable {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var third: UInt64 = 0
        var fourth: UInt64 = 0
    }

    package static let byteCount = 32

    private let words: Words

    /// Nil if `bytes` are not exactly 32.
    package init?(exactly bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var words = Words()
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.words = words
    }

    init(_ digest: SHA256.Digest) {
        var words = Words()
        withUnsafeMutableBytes(of: &words) { words in digest.withUnsafeBytes { words.copyMemory(from: $0) } }
        self.words = words
    }

    package var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

    package var base64: String { String(decoding: Base64.encode(bytes), as: UTF8.self) }
}

// MARK: - RFC 6962, section 2.1

extension LogHash {
    /// The root of a tree without leaves.
    package static let emptyTree = LogHash(SHA256().finalize())

    /// The hash of an entry as a leaf. The first byte, 0, keeps a leaf from passing for a node.
    package static func leaf(_ entry: [UInt8]) -> LogHash {
        var hasher = SHA256()
        hasher.update(data: [0])
        hasher.update(data: entry)
        return LogHash(hasher.finalize())
    }

    /// The hash over two subtrees.
    package static func node(_ left: LogHash, _ right: LogHash) -> LogHash {
        var hasher = SHA256()
        hasher.update(data: [1])
        withUnsafeBytes(of: left.words) { hasher.update(bufferPointer: $0) }
        withUnsafeBytes(of: right.words) { hasher.update(bufferPointer: $0) }
        return LogHash(hasher.finalize())
    }

    /// The root of the tree over `leaves`, which are leaf hashes.
    package static func root(of leaves: some Sequence<LogHash>) -> LogHash {
        var tree = CompactTree()
        for leaf in leaves { tree.append(leaf) }
        return tree.root
    }
}

extension LogHash: CustomStringConvertible {
    package var description: String { base64 }
}
