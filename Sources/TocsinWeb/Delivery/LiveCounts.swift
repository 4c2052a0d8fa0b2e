// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The counts of one released warning, as they change; they end when this person may not read the case any more.
enum LiveCounts {
    static func answer(
        of desk: Desk, _ deliveries: any DeliveryStore, for person: Person, case id: CaseID, warning: WarningID
    ) -> WebAnswer {
        LiveValues(desk: desk) {
            try await desk.admit(person, to: id)
            guard let shown = try await desk.load(id).folded.warnings[warning] else { return [:] }
            return values(shown, DeliveryTotals(try await deliveries.counts(of: warning)))
        }.answer
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
