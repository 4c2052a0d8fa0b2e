// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TransparencyLog

/// What the desk serves of its log to anyone (c2sp.org/tlog-tiles): the newest signed checkpoint, tiles, entry bundles.
///
/// Nothing beyond the newest checkpoint is shown, and of what it covers every width, so that whoever holds an older
/// checkpoint finds the partial tiles that go with it.
package struct LogReader: Sendable {
    private let store: any ProofStore

    package init(store: any ProofStore) {
        self.store = store
    }

    /// The note to be served as `checkpoint`, `text/plain; charset=utf-8`, to be kept by caches for a tick at most.
    ///
    /// - Returns: `nil` until the log has signed for the first time.
    package func checkpoint() async throws -> [UInt8]? {
        try await store.newestCheckpoint()?.note
    }

    /// A tile or bundle as `application/octet-stream`; it never changes, so caches may keep it for good.
    ///
    /// - Parameter path: Below the log's prefix, such as `tile/0/x001/234.p/5`.
    /// - Returns: `nil` if it is not the path of a tile, or no signed checkpoint covers it.
    package func tile(_ path: String) async throws -> [UInt8]? {
        guard let tile = Self.read(path) else { return nil }
        let signed = try await store.newestCheckpoint()?.size ?? 0
        return try await bytes(of: tile, size: signed)
    }

    /// Every tile and bundle of a log of this size, for whoever fetches them all.
    package static func paths(size: Int) -> [String] { TilePath.all(size: size).map(\.text) }

    /// - Parameter size: How many leaves may be shown.
    /// - Returns: `nil` if the tree of that size has no such tile.
    /// - Throws: ``ProofTrouble/damaged(_:)`` if something that must be there is missing.
    func bytes(of tile: TilePath, size: Int) async throws -> [UInt8]? {
        guard tile.width <= tile.available(size: size) else { return nil }
        let log = LogTree(store: store)
        let start = tile.index * TilePath.fullWidth
        let places = start..<start + tile.width
        switch tile.content {
        case .entries: return EntryBundle.encode(try await log.leaves(in: places))
        case .hashes(let level): return Tile.encode(try await log.hashes(level: level, in: places))
        }
    }

    /// Whether the log still has the leaf that a disclosed entry leads to, and where its receipt says.
    ///
    /// After a restore this tells, for each receipt that was handed out, whether its entry is among what was lost.
    package func holds(_ disclosed: DisclosedEntry, at index: Int) async throws -> Bool {
        guard index >= 0, index < Int.max, let leaf = Self.leaf(of: disclosed) else { return false }
        return try await store.leaves(in: index..<index + 1) == [leaf.bytes]
    }

    private static func read(_ path: String) -> TilePath? { try? TilePath(path) }

    private static func leaf(of disclosed: DisclosedEntry) -> TickLeaf? { try? disclosed.tickLeaf() }
}
