// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// The variables of `tollplot`: one series of figures, drawn, in words, and as a table.
struct TollPlot: Sendable {
    struct Row: Sendable {
        let said: String
        let iso: String
        let figure: String
        let source: String
        /// What was said, in the words in which it was recorded.
        let words: String
        let standing: String
    }

    /// Begins the names of the parts, so that a page can show several plots.
    let id: String
    /// "Killed (all dead)".
    let subject: String
    /// The rule and its answer, whether sources disagree, and as known when.
    let caption: String
    /// `nil` while there are not two numbers to compare.
    let picture: TollPicture?
    let rows: [Row]

    /// - Parameters:
    ///   - series: Of a ledger as known at `asOf`.
    ///   - event: Named where a report has several events.
    init(
        _ series: FigureSeries, event: String?, ledger: Ledger, asOf: Timestamp, zoneMinutes: Int, id: String
    ) {
        self.id = id
        subject = "\(series.measure.words) (\(([series.scope, event].compactMap(\.self)).joined(separator: "; ")))"
        caption = TollPlot.caption(series, asOf: PageTime(asOf, zoneMinutes: zoneMinutes).words)
        rows = series.readings.map { reading in
            Row(
                said: TollTime.words(reading.asOf, zoneMinutes: zoneMinutes), iso: TollTime.iso(reading.asOf),
                figure: reading.figure.words, source: reading.source,
                words: ledger.statement(reading.statement)?.act.content ?? reading.figure.words,
                standing: TollPlot.standing(reading))
        }
        let numbers = rows.map { "\($0.said): \($0.figure), \($0.source)." }.joined(separator: " ")
        let isDrawn = series.readings.count { $0.height != nil } > 1
        picture =
            isDrawn
            ? TollPicture(
                series, title: "\(subject) by the time at which each figure was said",
                description: caption + " " + numbers,
                asOf: asOf, zoneMinutes: zoneMinutes) : nil
    }

    private static func caption(_ series: FigureSeries, asOf: String) -> String {
        let rule = "by the rule \u{201C}\(FigureView.rule.name)\u{201D}, as at \(asOf)."
        guard !series.readings.isEmpty else { return "No figure yet, \(rule)" }
        let answer = series.current?.figure.words.capitalisedStart ?? "No official figure stands"
        var sentences = ["\(answer), \(rule)"]
        var others: [String] = []
        let shown = series.current?.figure.words
        for reading in series.readings where reading.place == .beside || reading.place == .earlier {
            // A source that goes on counting does not disagree with itself.
            if reading.speaker == series.current?.speaker { continue }
            let words = reading.figure.words
            if words != shown, !others.contains(words) { others.append(words) }
        }
        if !others.isEmpty {
            sentences.append(
                "Sources disagree: \(others.listed) \(others.count == 1 ? "is" : "are") also said and not taken back.")
        } else if Set(series.readings.map(\.speaker)).count == 1 {
            sentences.append("One source.")
        }
        return sentences.joined(separator: " ")
    }

    private static func standing(_ reading: FigureReading) -> String {
        switch reading.place {
        case .current: "shown by the rule"
        case .earlier: "a later one was said"
        case .superseded(_, let reason): reason.map { "replaced: \($0)" } ?? "replaced"
        case .retracted: "taken back"
        case .beside: "not official, beside it"
        }
    }
}

extension TollPlot {
    /// All series of a ledger as known at a moment, in the order in which they came up.
    static func all(of ledger: Ledger, asOf: Timestamp, zoneMinutes: Int) -> [TollPlot] {
        let known = ledger.known(at: asOf)
        return FigureView(known).series.enumerated().map { place, series in
            TollPlot(
                series, event: known.events.count > 1 ? known.event(series.event)?.act.title : nil, ledger: known,
                asOf: asOf, zoneMinutes: zoneMinutes, id: "toll-\(place + 1)")
        }
    }
}

extension [String] {
    /// "82, 143 and 150".
    fileprivate var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}

extension String {
    fileprivate var capitalisedStart: String { prefix(1).uppercased() + dropFirst() }
}
