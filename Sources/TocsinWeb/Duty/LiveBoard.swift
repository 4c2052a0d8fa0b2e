// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

/// The counts of one person's board, sent again whenever the bell rings and they have changed: server-sent events.
actor LiveBoard {
    /// Shorter than the server's patience with a silent line.
    private static let silenceMax = Duration.seconds(15)
    /// A page left open for longer is loaded again.
    private static let lasts = Interval.hours(12)

    private let desk: Desk
    private let person: Person
    private let practice: Bool
    private let ends: Timestamp
    private var rings: UInt64?
    private var first: [String: String]?
    private var last: [String: String] = [:]

    init(desk: Desk, person: Person, practice: Bool) {
        (self.desk, self.person, self.practice) = (desk, person, practice)
        ends = desk.instruments.now() + LiveBoard.lasts
    }

    nonisolated var answer: WebAnswer {
        var answer = WebAnswer(headers: [
            ("Content-Type", "text/event-stream; charset=utf-8"), ("X-Accel-Buffering", "no"),
        ])
        answer.events = AsyncStream(unfolding: { await self.next() })
        return answer
    }

    /// The next event, or a sign of life; `nil` once it is over.
    private func next() async -> [UInt8]? {
        guard !Task.isCancelled, desk.instruments.now() < ends else { return nil }
        if let seen = rings {
            rings = await desk.bell.wait(after: seen, atMost: LiveBoard.silenceMax)
        } else {
            rings = await desk.bell.wait(after: .max, atMost: .zero)
        }
        do {
            let values = try await self.values()
            guard values != last else { return Array(": still here\n\n".utf8) }
            last = values
            return Array("data: ".utf8) + (try CanonicalEncoder.encode(values)) + Array("\n\n".utf8)
        } catch {
            return nil
        }
    }

    /// By the ids of the places where they stand.
    private func values() async throws -> [String: String] {
        let counts = try await desk.board(for: person, BoardQuestion(.mine, practice: practice, limit: 1)).counts
        let waiting = try await desk.waiting(for: person, practice: practice).count
        let values = [
            "count-mine": "\(counts.mine)", "count-all": "\(counts.all)", "count-taken": "\(counts.taken)",
            "count-breached": "\(counts.breached)",
            "waiting-count": waiting == 0
                ? "" : waiting == 1 ? "1 waits for you as second person." : "\(waiting) wait for you as second person.",
        ]
        guard let first, first != values else {
            first = first ?? values
            return values
        }
        return values.merging(["board-changed": "The board changed. Update the list."]) { _, new in new }
    }
}
