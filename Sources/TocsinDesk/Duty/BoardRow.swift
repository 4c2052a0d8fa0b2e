// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A case's place on the board as a store keeps it: what it sorts, counts and guards by in clear, the line itself
/// sealed under the case's key.
package struct BoardRow: Hashable, Sendable {
    package let caseID: CaseID
    package let practice: Bool
    package let closed: Bool
    /// See ``BoardLine/rank``.
    package let rank: Int
    package let orderedBy: Timestamp?
    package let due: Timestamp?
    package let moment: Timestamp
    package let takenBy: PersonID?
    package let windowEnds: Timestamp?
    package let changedAt: Timestamp
    package let sealed: [UInt8]
    package let waiting: [Waiting]

    package init(
        caseID: CaseID, practice: Bool, closed: Bool, rank: Int, orderedBy: Timestamp?, due: Timestamp?,
        moment: Timestamp, takenBy: PersonID?, windowEnds: Timestamp?, changedAt: Timestamp, sealed: [UInt8],
        waiting: [Waiting]
    ) {
        self.caseID = caseID
        self.practice = practice
        self.closed = closed
        self.rank = rank
        self.orderedBy = orderedBy
        self.due = due
        self.moment = moment
        self.takenBy = takenBy
        self.windowEnds = windowEnds
        self.changedAt = changedAt
        self.sealed = sealed
        self.waiting = waiting
    }
}

extension BoardRow {
    package init(_ line: BoardLine, of id: CaseID, sealed: [UInt8]) {
        self.init(
            caseID: id, practice: line.practice, closed: line.closed, rank: line.rank, orderedBy: line.orderedBy,
            due: line.next?.by, moment: line.moment, takenBy: line.taken?.by, windowEnds: line.windowEnds,
            changedAt: line.changedAt, sealed: sealed, waiting: line.waiting)
    }
}

/// The same on its way to a reader.
package struct StoredBoardRow: Hashable, Sendable {
    package let caseID: CaseID
    package let place: BoardPlace
    package let changedAt: Timestamp
    package let sealed: [UInt8]
    /// `nil` once the case's key was destroyed.
    package let wrappedKey: [UInt8]?

    package init(
        caseID: CaseID, place: BoardPlace, changedAt: Timestamp, sealed: [UInt8], wrappedKey: [UInt8]?
    ) {
        self.caseID = caseID
        self.place = place
        self.changedAt = changedAt
        self.sealed = sealed
        self.wrappedKey = wrappedKey
    }
}

/// Where a page of the board ends: the next begins behind it.
package struct BoardPlace: Hashable, Sendable, CustomStringConvertible {
    package let rank: Int
    /// Milliseconds; the end of time for what has no clock. For closed cases when they last changed.
    package let order: Int64
    package let caseID: CaseID

    package init(rank: Int, order: Int64, caseID: CaseID) {
        self.rank = rank
        self.order = order
        self.caseID = caseID
    }

    /// Reads what ``description`` wrote; `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let rank = Int(parts[0]), let order = Int64(parts[1]),
            let id = CaseID(String(parts[2]))
        else { return nil }
        self.init(rank: rank, order: order, caseID: id)
    }

    package var description: String { "\(rank)-\(order)-\(caseID)" }
}

/// Which cases of the board.
package struct BoardQuestion: Hashable, Sendable {
    package enum Filter: String, Hashable, Codable, Sendable, CaseIterable {
        /// Taken by the reader, or by nobody.
        case mine
        case all, taken, breached, closed
    }

    package static let limitMax = 200

    package var filter: Filter
    package var practice: Bool
    package var after: BoardPlace?
    package var limit: Int

    package init(_ filter: Filter = .mine, practice: Bool = false, after: BoardPlace? = nil, limit: Int = 50) {
        self.filter = filter
        self.practice = practice
        self.after = after
        self.limit = min(max(1, limit), BoardQuestion.limitMax)
    }
}

/// How many open cases of each filter this reader may see. Closed ones are not counted.
package struct BoardCounts: Hashable, Codable, Sendable {
    package var mine = 0
    package var all = 0
    package var taken = 0
    package var breached = 0

    package init(mine: Int = 0, all: Int = 0, taken: Int = 0, breached: Int = 0) {
        self.mine = mine
        self.all = all
        self.taken = taken
        self.breached = breached
    }
}

/// Something that waits for the reader as second person, with the line of its case.
package struct StoredWaiting: Hashable, Sendable {
    package let row: StoredBoardRow
    package let purpose: Waiting.Purpose
    package let thing: EntryID
    package let pack: String?

    package init(row: StoredBoardRow, purpose: Waiting.Purpose, thing: EntryID, pack: String?) {
        self.row = row
        self.purpose = purpose
        self.thing = thing
        self.pack = pack
    }
}
