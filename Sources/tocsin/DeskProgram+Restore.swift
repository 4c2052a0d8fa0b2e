// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinStore

/// Nothing is sent from a restored copy until somebody has looked: it does not know what was sent after it was made
/// (law 12).
enum Pause {
    static let setting = "deliveries.paused"

    static func sentence(_ reason: String) -> String {
        "Deliveries are paused: \(reason). What was sent after the copy was made is not known here. Look at the open cases, then start with: tocsin serve --resume"
    }
}

extension DeskProgram {
    /// Makes a folder into which a copy was written a desk again: checks the copy, ends the old log by a successor, and
    /// holds whatever had not left when the copy was made.
    static func restore(in folder: DataFolder) async throws {
        let program = try await DeskProgram(folder)
        guard try await program.store.isWhole() else {
            throw AnswerIsNo(sentence: "The copy is damaged: SQLite finds it not whole. Take another copy; nothing is running.")
        }
        try await program.opensOneEntry()
        let now = program.desk.instruments.now()
        _ = try await LogSuccession.declare(
            base: program.log.origin, reason: "restored from a copy", acceptsMissingAnchor: true, at: now,
            store: program.store, anchor: program.log.anchor, keys: program.log.keys,
            instruments: program.desk.instruments)
        try await program.store.set(Pause.setting, to: Array("restored from a copy at \(now)".utf8))
        try program.store.close()
    }

    /// Keys that do not belong to the copy are found now, not at the first act.
    private func opensOneEntry() async throws {
        guard let first = try await store.cases().first else { return }
        _ = try await desk.load(first.id)
    }
}
