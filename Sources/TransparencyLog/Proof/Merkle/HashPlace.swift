// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Where the log keeps a hash: on `level`, the root over the full block of 256^`level` leaves with number
/// `index`.
///
/// Level 0 holds the leaf hashes. These are the hashes of the tiles, and all that a log has to keep: every
/// other node is at most seven steps away from them.
package struct HashPlace: Hashable, Sendable {
    /// 0 to 7; a tree has fewer than 2⁶³ leaves.
    package let level: Int
    package let index: Int

    package init(level: Int, index: Int) {
        precondition((0...7).contains(level) && index >= 0, "no such place in a log")
        self.level = level
        self.index = index
    }

    /// The number of the tile on this level that holds the hash.
    package var tile: Int { index / TilePath.fullWidth }

    /// The hash's place in that tile, 0 to 255.
    package var offset: Int { index % TilePath.fullWidth }
}

/// A hash and where the log has to keep it.
package struct StoredHash: Hashable, Sendable {
    package let place: HashPlace
    package let hash: LogHash

    package init(place: HashPlace, hash: LogHash) {
        self.place = place
        self.hash = hash
    }
}
