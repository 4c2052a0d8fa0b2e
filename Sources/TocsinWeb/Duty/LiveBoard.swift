// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The counts of one person's board, as they change.
enum LiveBoard {
    static func answer(of desk: Desk, for person: Person, practice: Bool) -> WebAnswer {
        LiveValues(desk: desk, changed: ["board-changed": "The board changed. Update the list."]) {
            let counts = try await desk.board(for: person, BoardQuestion(.mine, practice: practice, limit: 1)).counts
            let waiting = try await desk.waiting(for: person, practice: practice).count
            return [
                "count-mine": "\(counts.mine)", "count-all": "\(counts.all)", "count-taken": "\(counts.taken)",
                "count-breached": "\(counts.breached)",
                "waiting-count": waiting == 0
                    ? "" : waiting == 1 ? "1 waits for you as second person." : "\(waiting) wait for you as second person.",
            ]
        }.answer
    }
}
