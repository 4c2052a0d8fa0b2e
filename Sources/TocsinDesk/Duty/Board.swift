// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
package import TocsinCore
import TocsinFormats

/// One case on somebody's board.
package struct BoardEntry: Hashable, Sendable {
    package let caseID: CaseID
    /// `nil` once the case's key was destroyed: that there is a case is all that is left of it.
    package let line: BoardLine?
    package let place: BoardPlace
    /// Whether it changed after this person last looked; `nil` if nobody knows when that was.
    package let changedSinceLook: Bool?

    /// "Next: second signature on the release to staff".
    package func sentence(at now: Timestamp) -> String? { line?.step(at: line?.now(now) ?? now)?.sentence }
}

/// What one person sees when they open the board.
package struct BoardPage: Sendable {
    package let entries: [BoardEntry]
    package let counts: BoardCounts
    /// Where the next page begins; `nil` if this is the last.
    package let next: BoardPlace?
    /// The moment that the page shows.
    package let at: Timestamp
    package let thresholds: ClockThresholds
}

/// Something that waits for this person, and for nobody who did the first half.
package struct WaitingEntry: Hashable, Sendable {
    package let entry: BoardEntry
    package let waiting: Waiting
}

extension Desk {
    /// One page of the board.
    ///
    /// - Returns: Nothing for whoever reads no such cases; it looks like an empty desk.
    package func board(for person: Person, _ question: BoardQuestion = BoardQuestion()) async throws -> BoardPage {
        let (now, reader) = (instruments.now(), CaseReader(person))
        var asked = question
        asked.limit += 1
        let rows = try await store.board(asked, for: reader, at: now)
        let shown = rows.prefix(question.limit)
        return BoardPage(
            entries: try await entries(Array(shown), for: person),
            counts: try await store.boardCounts(practice: question.practice, for: reader, at: now),
            next: rows.count > question.limit ? shown.last?.place : nil, at: now, thresholds: try await thresholds())
    }

    /// What waits for this person as the second, the soonest first.
    package func waiting(for person: Person, practice: Bool = false) async throws -> [WaitingEntry] {
        let rows = try await store.waiting(
            for: CaseReader(person), roles: person.roles, practice: practice, limit: BoardQuestion.limitMax)
        let entries = try await entries(rows.map(\.row), for: person)
        return zip(rows, entries).compactMap { row, entry in
            let waiting = entry.line?.waiting.first {
                $0.purpose == row.purpose && $0.thing == row.thing && $0.pack == row.pack
            }
            return waiting.map { WaitingEntry(entry: entry, waiting: $0) }
        }
    }

    /// Cases whose windows end, the soonest first.
    package func windows(for person: Person, practice: Bool = false) async throws -> [BoardEntry] {
        let rows = try await store.windows(
            practice: practice, for: CaseReader(person), limit: BoardQuestion.limitMax)
        return try await entries(rows, for: person)
    }

    /// When clocks press, as this desk has set it.
    package func thresholds() async throws -> ClockThresholds {
        guard let kept = try await store.setting("clock_thresholds") else { return ClockThresholds() }
        return try TreeDecoder.decode(ClockThresholds.self, from: TreeReader.json(kept))
    }

    func entries(_ rows: [StoredBoardRow], for person: Person) async throws -> [BoardEntry] {
        let looks = await reads.looks(of: person.id, at: rows.map(\.caseID))
        return try rows.map { row in
            BoardEntry(
                caseID: row.caseID, line: try open(row), place: row.place,
                changedSinceLook: looks[row.caseID].map { $0 < row.changedAt })
        }
    }

    private func open(_ row: StoredBoardRow) throws -> BoardLine? {
        guard let wrapped = row.wrappedKey else { return nil }
        let plain = try vault.unwrap(wrapped, for: SubjectID(row.caseID))
            .open(row.sealed, table: "board", column: "sealed", row: "\(row.caseID)")
        return try TreeDecoder.decode(BoardLine.self, from: TreeReader.json(plain))
    }
}

extension Desk {
    /// The line of a case as it stands, and who may read it if that changed; for the commit that changed it.
    func board(
        _ folded: Case, keys: [SubjectID: SubjectKey], since before: Case? = nil
    ) throws -> [Change] {
        guard let key = keys[SubjectID(folded.id)] else { return [] }
        let line = BoardLine(folded)
        let sealed = try key.seal(
            CanonicalEncoder.encode(line), table: "board", column: "sealed", row: "\(folded.id)")
        let row = BoardRow(line, of: folded.id, sealed: sealed)
        guard folded.access.isRestricted, folded.access != before?.access else { return [.board(row)] }
        return [.keptTo(folded.id, readers: folded.access.admitted.sorted()), .board(row)]
    }

    /// A case as it is once it is opened, with the reports that it rests on.
    func opened(_ entry: Entry, resting reports: [ReportID]) async throws -> Case? {
        var (entries, keys) = ([Entry](), [SubjectID: SubjectKey]())
        for report in reports {
            entries += try await store.entries(of: StreamID(report)).map { try open($0, keys: &keys) }
        }
        return Case(id: CaseID(entry.id), entries: entries + [entry])
    }

    /// Writes the line of a case anew from its entries: where a commit changed what the fold itself rests on.
    ///
    /// If somebody commits meanwhile, theirs is the newer line.
    func redrawBoard(_ id: CaseID) async throws {
        let loaded = try await load(id)
        var commit = Commit()
        commit.expecting = (StreamID(id), loaded.revision)
        commit.changes = try board(loaded.folded, keys: loaded.keys)
        do {
            try await store.commit(commit)
        } catch let conflict as StoreConflict where conflict.kind == .revision {
            return
        }
    }

    /// The same after a commit that is done and durable, whatever becomes of its line.
    func redraw(_ id: CaseID) async {
        do {
            try await redrawBoard(id)
        } catch {
            logger.error("a case could not be drawn on the board", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// Draws the lines that are missing, all of them if the board is gone. One case that can't be read does not keep
    /// the others from theirs.
    ///
    /// - Returns: How many were drawn.
    @discardableResult
    package func rebuildBoard() async throws -> Int {
        var tried: Set<CaseID> = []
        var drawn = 0
        while true {
            let missing = try await store.casesWithoutLine(limit: 500 + tried.count).filter {
                tried.insert($0).inserted
            }
            guard !missing.isEmpty else { return drawn }
            for id in missing {
                do {
                    try await redrawBoard(id)
                    drawn += 1
                } catch {
                    logger.error("a case could not be drawn on the board", metadata: ["error": "\(type(of: error))"])
                }
            }
        }
    }
}
