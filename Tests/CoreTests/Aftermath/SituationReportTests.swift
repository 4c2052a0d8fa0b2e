// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct SituationReportTests {
    private let warning = WarningID(high: 0, low: 77)

    @Test func `every sentence has a source that is in the list`() throws {
        let report = try self.report(at: 60)
        let numbers = Set(report.sources.map(\.number))
        #expect(report.sources.map(\.number) == Array(1...report.sources.count))
        for section in report.sections {
            for sentence in section.sentences {
                #expect(!sentence.sources.isEmpty, "\(sentence.text)")
                #expect(numbers.isSuperset(of: sentence.sources), "\(sentence.text)")
            }
        }
    }

    @Test func `all headings are there, each told`() throws {
        let report = try self.report(at: 60)
        #expect(report.sections.map(\.heading) == SituationReport.Heading.allCases)
        for section in report.sections { #expect(!section.sentences.isEmpty, "\(section.heading.words)") }
    }

    @Test func `a figure is told with its source, time and rule, what is beside it and what was before`() throws {
        let sentences = try texts(.figures, at: 60)
        #expect(
            sentences == [
                "Killed (all dead): 84 (Interior ministry, 3 Jan 2024, 05:00 (UTC)), by the rule \u{201C}latest official\u{201D}.",
                "Not official, beside it: 300 (Interior ministry, 3 Jan 2024, 06:00 (UTC)).",
                "Before: 103 (Interior ministry, 3 Jan 2024, 03:00 (UTC)); replaced: names counted twice.",
            ])
    }

    @Test func `the report says what was known at its moment, not what is known now`() throws {
        let early = try report(at: 4)
        #expect(early.figures.filter { $0.place == .current }.map(\.figure.low) == [103])
        let late = try report(at: 60)
        #expect(late.figures.filter { $0.place == .current }.map(\.figure.low) == [84])
        #expect(late.figures.first { $0.place == .superseded }?.reason == "names counted twice.")
    }

    @Test func `a window that ran out undecided is an open breach, and before its end it is none`() throws {
        #expect(try texts(.breaches, at: 60).contains { $0.contains("without a decision") })
        #expect(try !texts(.breaches, at: 20).contains { $0.contains("without a decision") })
    }

    @Test func `an outcome is told dimension by dimension, and one not judged is unknown`() throws {
        let sentences = try texts(.outcomes, at: 60)
        #expect(sentences.contains("Public alert, place: yes: the hall lay just outside."))
        #expect(sentences.contains("Public alert, time: no: ten days late."))
        #expect(sentences.contains("Public alert, method: unknown."))
        #expect(try texts(.notKnown, at: 60).contains("Public alert: whether it was about what happened is not known."))
    }

    @Test func `an early report has nothing from later in any sentence or source`() throws {
        let report = try report(at: 4)
        let text = report.sections.flatMap(\.sentences).map(\.text).joined(separator: "\n")
        #expect(!text.contains("84"))
        #expect(!text.contains("replaced"))
        #expect(report.sources.allSatisfy { ($0.learned?.instant ?? report.asOf) <= report.asOf })
    }

    private func texts(_ heading: SituationReport.Heading, at hour: Int64) throws -> [String] {
        try report(at: hour).sections.first { $0.heading == heading }?.sentences.map(\.text) ?? []
    }

    private func report(at hour: Int64) throws -> SituationReport {
        SituationReport(of: summary, ledger: try ledger(), asOf: LedgerSketch.hour(hour).instant)
    }

    private var summary: CaseSummary {
        CaseSummary(
            title: "Attack on a memorial", practice: true, opened: LedgerSketch.hour(-100),
            awareness: Awareness(at: LedgerSketch.hour(-101), by: "the duty desk"), entry: "e1",
            victims: [
                VictimLine(
                    name: "Visitors", entry: "e2",
                    determinations: [
                        DeterminationLine(
                            pack: "local", outcome: "ENQUIRE", reason: "the day is unknown", at: nil, entry: "e3")
                    ])
            ],
            warnings: [
                WarningLine(
                    id: warning, title: "Public alert", audience: "public", released: LedgerSketch.hour(-90),
                    from: LedgerSketch.hour(-90), until: LedgerSketch.hour(30),
                    reach: [ReachLine(level: "handed_over", people: 2, of: 3)], entry: "e4")
            ],
            breaches: [BreachLine(what: "No review was made", since: LedgerSketch.hour(1), entry: "e5")])
    }

    private func ledger() throws -> Ledger {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let first = try sketch.figure(103, at: event, hour: 3)
        _ = try sketch.figure(84, at: event, hour: 5, supersedes: [first], reason: "names counted twice.")
        _ = try sketch.figure(300, at: event, hour: 6, standing: .unofficial)
        let claim = try sketch.claim("The Group", at: event, hour: 7)
        _ = try sketch.assess(claim, .confirms, by: officials, at: event, hour: 8)
        _ = try sketch.say(
            RecordStatement(
                kind: .assessment, voice: .indirectSpeech, speaker: analyst, said: LedgerSketch.hour(9),
                content: "The group can do this abroad.",
                capability: CapabilityJudgement(actor: ResponsibleActor(name: "The Group"))))
        try sketch.ledger.record(
            RecordOutcome(
                warning: warning, event: event, link: .unknown, result: .occurredOtherwise,
                place: DimensionMatch(match: .yes, words: "the hall lay just outside"),
                time: DimensionMatch(match: .no, words: "ten days late."), insideWindow: .no),
            id: Identifier(high: 0, low: 900), learned: LedgerSketch.hour(20))
        return sketch.ledger
    }
}
