// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct FigureViewTests {
    @Test func `a toll that falls twice is current at its lowest, with both reasons kept`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let first = try sketch.figure(103, at: event, hour: 1)
        let second = try sketch.figure(95, at: event, hour: 2, supersedes: [first], reason: "names entered twice")
        let third = try sketch.figure(84, at: event, hour: 3, supersedes: [second], reason: "remains counted twice")

        let series = try #require(FigureView(sketch.ledger).series.first)
        #expect(series.current?.statement == third)
        #expect(series.current?.figure.low == 84)
        #expect(series.past.map(\.figure.low) == [103, 95])
        #expect(
            series.past.map(\.place) == [
                .superseded(by: second, reason: "names entered twice"),
                .superseded(by: third, reason: "remains counted twice"),
            ])
    }

    @Test func `what agencies print stands beside the official figure and does not move it`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let official = try sketch.figure(133, at: event, hour: 1)
        let agencies = try sketch.figure(143, at: event, hour: 2, standing: .unofficial)

        let series = try #require(FigureView(sketch.ledger).series.first)
        #expect(series.current?.statement == official)
        #expect(series.beside.map(\.statement) == [agencies])
        #expect(series.past.isEmpty)
    }

    @Test func `statements about missing people are another measure than the dead of the same number`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let dead = try sketch.figure(143, at: event, hour: 1)
        let reports = try sketch.figure(143, .missingReports, at: event, hour: 2)

        let view = FigureView(sketch.ledger)
        #expect(view.series(of: .killed, at: event).map(\.current?.statement) == [dead])
        #expect(view.series(of: .missingReports, at: event).map(\.current?.statement) == [reports])
        #expect(view.series(of: .missing, at: event).isEmpty)
    }

    @Test func `695 affected, 144 of them dead, make 551 wounded, marked as derived`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let affected = try sketch.figure(695, .affected, at: event, hour: 1, scope: "all affected")
        let dead = try sketch.figure(144, at: event, hour: 1, subsetOf: affected)
        let wounded = try sketch.figure(
            551, .wounded, at: event, hour: 1, scope: "all injured", derivedFrom: [affected, dead])

        let reading = try #require(FigureView(sketch.ledger).series(of: .wounded, at: event).first?.current)
        #expect(reading.statement == wounded)
        #expect(reading.figure.isDerived)
        #expect(FigureView(sketch.ledger).series(of: .affected, at: event).first?.current?.figure.low == 695)
    }

    @Test func `a derived figure that does not add up is refused`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let affected = try sketch.figure(695, .affected, at: event, hour: 1, scope: "all affected")
        let dead = try sketch.figure(144, at: event, hour: 1)
        #expect(throws: Refusal(.malformed, "Derived from these figures it is 551, not 550.")) {
            try sketch.figure(550, .wounded, at: event, hour: 1, derivedFrom: [affected, dead])
        }
    }

    @Test func `scopes are series of their own and are never added`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        _ = try sketch.figure(145, .wounded, at: event, hour: 1, scope: "hospital list")
        _ = try sketch.figure(182, .wounded, at: event, hour: 2, scope: "all injured")
        #expect(FigureView(sketch.ledger).series.map(\.scope) == ["hospital list", "all injured"])
        #expect(FigureView(sketch.ledger).series.map(\.current?.figure.low) == [145, 182])
    }

    @Test func `the one said last is current, whenever it was learned`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let newer = try sketch.figure(133, at: event, hour: 9)
        let older = try sketch.figure(115, at: event, hour: 4)
        let series = try #require(FigureView(sketch.ledger).series.first)
        #expect(series.current?.statement == newer)
        #expect(series.past.map(\.statement) == [older])
        #expect(series.past.map(\.place) == [.earlier])
    }

    @Test func `a day without an hour counts at its end, but nothing is said after it was learned`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let noon = LedgerSketch.hour(12)
        let day = try #require(AssertedTime("2024-01-03+00:00"))
        for (number, said) in [(93, day), (115, noon)] {
            _ = try sketch.say(
                RecordStatement(
                    events: [event], kind: .figureReport, voice: .indirectSpeech, speaker: ministry, said: said,
                    content: "\(number) dead",
                    figure: Figure(
                        measure: .killed, low: number, high: number, qualifier: .exact, scope: "all dead",
                        standing: .official)),
                learned: noon)
        }
        #expect(FigureView(sketch.ledger).series.first?.readings.map(\.figure.low) == [93, 115])
        #expect(FigureView(sketch.ledger).series.first?.current?.figure.low == 115)
    }

    @Test func `of two said at one time the one recorded last is current`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        _ = try sketch.figure(60, at: event, hour: 4)
        let second = try sketch.figure(93, at: event, hour: 4)
        #expect(FigureView(sketch.ledger).series.first?.current?.statement == second)
    }

    @Test func `a figure that was taken back is not shown, nor does the one it replaced come back`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let first = try sketch.figure(103, at: event, hour: 1)
        let second = try sketch.figure(95, at: event, hour: 2, supersedes: [first])
        let retraction = try sketch.assess(second, .retractsEarlier, by: ministry, at: event, hour: 3)
        let series = try #require(FigureView(sketch.ledger).series.first)
        #expect(series.current == nil)
        #expect(
            series.readings.map(\.place) == [.superseded(by: second, reason: nil), .retracted(by: retraction)])
    }

    @Test func `as known at a moment, only what was learned by then counts`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let first = try sketch.figure(103, at: event, hour: 1)
        let second = try sketch.figure(95, at: event, hour: 4, supersedes: [first])
        let known = { (hour: Int64) in
            FigureView(sketch.ledger.known(at: LedgerSketch.hour(hour).instant)).series.first?.current?.statement
        }
        #expect(known(1) == nil)
        #expect(known(2) == first)
        #expect(known(4) == first)
        #expect(known(5) == second)
    }

    @Test func `the rule has a name and says that a toll may fall`() {
        #expect(FigureView.rule.name == "latest official")
        #expect(FigureView.rule.words.contains("lower"))
    }
}
