// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `events`: the cases in which something happened, newest first.
struct EventsPage: Sendable {
    struct Line: Sendable {
        let eventTitle: String
        let eventStage: String
        let eventTime: String
        let eventPath: String
        let caseCode: String
        let caseTitle: String
        let figures: [String]
        let statementsWords: String
        let order: Timestamp
    }

    /// So many stand in the list; all in the aftermath.
    static let figuresMax = 3

    let lines: [Line]
    let hasLines: Bool
    let isPractice: Bool
    let isReal: Bool
    let isOnlyPractice: Bool

    init(_ readings: [CaseReading], practice: Bool, isOnlyPractice: Bool) {
        lines = readings.flatMap { reading in reading.folded.ledger.events.map { Line($0, in: reading) } }
            .sorted { ($1.order, $1.eventTitle) < ($0.order, $0.eventTitle) }
        hasLines = !lines.isEmpty
        isPractice = practice
        isReal = !practice
        self.isOnlyPractice = isOnlyPractice
    }
}

extension EventsPage.Line {
    init(_ event: Recorded<RecordEvent>, in reading: CaseReading) {
        let ledger = reading.folded.ledger
        eventTitle = event.act.title
        eventStage = event.act.stage.words
        eventTime = event.act.happened.map { TollTime.words($0, zoneMinutes: reading.zone) } ?? "When is not known"
        eventPath = reading.aftermathPath
        caseCode = reading.code
        caseTitle = reading.folded.opened.title
        let all = FigureView(ledger).series.filter { $0.event == event.id }.compactMap { series in
            series.current.map { "\(series.measure.words): \($0.figure.words) (\(series.scope); \($0.source))" }
        }
        let shown = all.prefix(EventsPage.figuresMax)
        figures = Array(shown) + (all.count > shown.count ? ["and \(all.count - shown.count) more"] : [])
        let count = ledger.statements(about: event.id).count
        statementsWords = count == 1 ? "1 statement" : "\(count) statements"
        order = event.act.happened?.instant ?? event.learned.instant
    }
}
