// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What the board needs of a store. Every verb shows, counts and admits only what its reader may read: one condition,
/// the same in all of them, and for whoever may not the answer is that of an empty store (law 15).
package protocol BoardStore: Sendable {
    /// Whether this reader may read this case. For one that is absent and one that is forbidden: no, after the same work.
    func mayRead(_ id: CaseID, _ reader: CaseReader) async throws -> Bool

    /// Every case that this reader may read, for programs that list them.
    func cases(for reader: CaseReader) async throws -> [CaseRow]

    /// The line of one case.
    func boardRow(of id: CaseID, for reader: CaseReader) async throws -> StoredBoardRow?

    /// Open cases, the most urgent first; closed ones, the latest changed first.
    ///
    /// - Parameter now: Before which a clock is breached.
    func board(_ question: BoardQuestion, for reader: CaseReader, at now: Timestamp) async throws -> [StoredBoardRow]

    func boardCounts(practice: Bool, for reader: CaseReader, at now: Timestamp) async throws -> BoardCounts

    /// What waits for a second person who has one of these roles and did not do the first half; soonest first.
    func waiting(for reader: CaseReader, roles: Set<Role>, practice: Bool, limit: Int) async throws -> [StoredWaiting]

    /// Cases with a window that ends and about which nobody has decided, soonest first.
    func windows(practice: Bool, for reader: CaseReader, limit: Int) async throws -> [StoredBoardRow]

    /// Cases that have no line: none, unless the board was lost or the store is older than it.
    func casesWithoutLine(limit: Int) async throws -> [CaseID]
}
