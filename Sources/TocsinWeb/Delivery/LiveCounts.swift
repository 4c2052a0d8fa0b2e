// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

/// The counts of one released warning, sent again whenever the bell rings and they have changed: server-sent events.
actor LiveCounts {
    /// Shorter than the server's patience with a silent line.
    private static let silenceMax = Duration.seconds(15)
    /// A page left open for longer is loaded again.
    private static let lasts = Interval.hours(12)

    private let desk: Desk
    private let deliveries: any DeliveryStore
    private let session: Session
    private let caseID: CaseID
    private let warning: WarningID
    private let ends: Timestamp
    private var rings: UInt64?
    private var last: [String: String] = [:]

    init(desk: Desk, deliveries: any DeliveryStore, session: Session, case id: CaseID, warning: WarningID) {
        (self.desk, self.deliveries, self.session, caseID, self.warning) = (desk, deliveries, session, id, warning)
        ends = desk.instruments.now() + LiveCounts.lasts
    }

    nonisolated var answer: WebAnswer {
        var answer = WebAnswer(headers: [
            ("Content-Type", "text/event-stream; charset=utf-8"), ("X-Accel-Buffering", "no"),
        ])
        answer.events = AsyncStream(unfolding: { await self.next() })
        return answer
    }

    /// The next event, or a sign of life; `nil` once it is over, or this person may not read the case any more.
    private func next() async -> [UInt8]? {
        guard !Task.isCancelled, desk.instruments.now() < ends else { return nil }
        if let seen = rings {
            rings = await desk.bell.wait(after: seen, atMost: LiveCounts.silenceMax)
        } else {
            rings = await desk.bell.wait(after: .max, atMost: .zero)
        }
        do {
            try await desk.admit(session.person, to: caseID)
            let values = try await self.values()
            guard values != last else { return Array(": still here\n\n".utf8) }
            last = values
            return Array("data: ".utf8) + (try CanonicalEncoder.encode(values)) + Array("\n\n".utf8)
        } catch {
            return nil
        }
    }

    private func values() async throws -> [String: String] {
        let folded = try await desk.load(caseID).folded
        guard let warning = folded.warnings[warning] else { return [:] }
        return LiveCounts.values(warning, DeliveryTotals(try await deliveries.counts(of: warning.id)))
    }

    static func values(_ reading: WarningReading, _ totals: DeliveryTotals) -> [String: String] {
        values(reading.warning, totals)
    }

    /// By the ids of the places where they stand. People are counted by their best evidence; where the case does not know
    /// each of a large audience, the deliveries are.
    static func values(_ warning: Warning, _ totals: DeliveryTotals) -> [String: String] {
        var values: [String: String] = [:]
        let reach = warning.reach.values.compactMap(\.level)
        for level in EvidenceLevel.allCases {
            let count = max(totals.reached[level] ?? 0, reach.filter { $0 >= level }.count)
            values["count-\(level.rawValue)"] = "\(count)"
            values["meter-\(level.rawValue)"] = "\(count)"
        }
        values["live-waiting"] =
            "\(totals.waiting) not yet handed over"
            + (totals.byHand > 0 ? ", \(totals.byHand) of them for a person" : "")
            + (totals.failed > 0 ? "; \(totals.failed) failed" : "")
            + (totals.stopped > 0 ? "; \(totals.stopped) stopped" : "") + "."
        let open = warning.reach.values.filter { $0.helpAsked != nil && $0.helpTakenBy == nil }.count
        values["live-help"] =
            open == 0
            ? "No open call for help."
            : open == 1
                ? "1 OPEN CALL FOR HELP. Load this page again to take it."
                : "\(open) OPEN CALLS FOR HELP. Load this page again to take them."
        return values
    }
}
