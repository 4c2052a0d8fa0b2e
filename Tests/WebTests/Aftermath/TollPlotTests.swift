// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@testable import TocsinWeb

@Suite struct TollPlotTests {
    /// 3 January 2024, 00:00 UTC, and hours from there.
    private static let start = Timestamp(milliseconds: 1_704_240_000_000)
    private static let event = EventID(high: 0, low: 1)

    private struct Sketch {
        var ledger = Ledger()
        private var count: UInt64 = 1

        init() throws {
            try ledger.record(
                RecordEvent(title: "Bombing", stage: .accomplished, happened: AssertedTime(instant: start)), id: event,
                learned: AssertedTime(instant: start))
        }

        @discardableResult
        mutating func figure(
            _ low: Int?, _ high: Int?, _ qualifier: Figure.Qualifier, hour: Int64, by name: String = "Ministry",
            standing: Figure.Standing = .official, supersedes: [StatementID] = []
        ) throws -> StatementID {
            count += 1
            let id = StatementID(high: 0, low: count)
            let time = AssertedTime(instant: start + .hours(hour))
            try ledger.record(
                RecordStatement(
                    events: [event], kind: .figureReport, voice: .indirectSpeech,
                    speaker: Speaker(name: name, identification: .namedGroup), said: time,
                    content: "\(name) speaks <b>.",
                    figure: Figure(
                        measure: .killed, low: low, high: high, qualifier: qualifier, scope: "all dead",
                        standing: standing),
                    supersedes: supersedes), id: id, learned: time)
            return id
        }

        mutating func takeBack(_ id: StatementID, hour: Int64) throws {
            count += 1
            let time = AssertedTime(instant: start + .hours(hour))
            try ledger.record(
                RecordStatement(
                    events: [event], kind: .verification, voice: .indirectSpeech,
                    speaker: Speaker(name: "Ministry", identification: .namedGroup), said: time,
                    content: "It was wrong.",
                    assessment: StatementAssessment(of: id, verdict: .retractsEarlier, basis: .ownIntelligence)),
                id: StatementID(high: 0, low: count), learned: time)
        }

        func plot(asOf hours: Int64 = 12) throws -> TollPlot {
            try #require(TollPlot.all(of: ledger, asOf: start + .hours(hours), zoneMinutes: 0).first)
        }
    }

    @Test func `the caption says the rule and its answer, and that sources disagree`() throws {
        var sketch = try Sketch()
        try sketch.figure(40, nil, .atLeast, hour: 1)
        #expect(
            try sketch.plot().caption
                == "At least 40, by the rule \u{201C}latest official\u{201D}, as at Wed 3 Jan 2024, 12:00 (UTC). One source."
        )
        try sketch.figure(52, 52, .exact, hour: 2, by: "Agency", standing: .unofficial)
        #expect(try sketch.plot().caption.hasSuffix("Sources disagree: 52 is also said and not taken back."))
        var lonely = try Sketch()
        try lonely.figure(9, 9, .exact, hour: 1, by: "Agency", standing: .unofficial)
        #expect(try lonely.plot().caption.hasPrefix("No official figure stands, by the rule"))
    }

    @Test func `one number alone is said and tabled, not plotted`() throws {
        var sketch = try Sketch()
        try sketch.figure(40, 40, .exact, hour: 1)
        #expect(try sketch.plot().picture == nil)
        #expect(try sketch.plot().rows.map(\.figure) == ["40"])
        try sketch.figure(nil, nil, .vague, hour: 2)
        #expect(try sketch.plot().picture == nil)
        try sketch.figure(41, 41, .exact, hour: 3)
        #expect(try sketch.plot().picture != nil)
        #expect(try sketch.plot().rows.count == 3)
    }

    @Test func `each bound has its own shape`() throws {
        var sketch = try Sketch()
        try sketch.figure(10, 10, .exact, hour: 1)
        try sketch.figure(20, nil, .atLeast, hour: 2)
        try sketch.figure(nil, 30, .atMost, hour: 3)
        try sketch.figure(40, 60, .between, hour: 4)
        let wrong = try sketch.figure(70, 70, .about, hour: 5)
        try sketch.takeBack(wrong, hour: 6)
        let marks = try #require(try sketch.plot().picture?.lines.first).marks
        #expect(marks.map(\.shape) == ["exact", "at-least", "at-most", "range", "about"])
        #expect(marks.map(\.isDot) == [true, true, true, false, false])
        #expect(marks.map(\.isRing) == [false, false, false, false, true])
        #expect(marks.map(\.cross.isEmpty) == [true, true, true, true, false])
        #expect(Set(marks.map(\.stroke)).count == 4, "exact and about have none, the others each their own")
        // At most hangs down, at least points up: the stroke ends below or above its dot.
        let ends = try marks.map { mark in
            let number = mark.stroke.split(separator: "V").dropFirst().first?.prefix { "0123456789.".contains($0) }
            return (number.flatMap { Double($0) } ?? 0) - (try #require(Double(mark.y)))
        }
        #expect(ends[1] < 0 && ends[2] > 0)
    }

    @Test func `a line is a staircase in time, and ends where its figure was taken back`() throws {
        var sketch = try Sketch()
        try sketch.figure(10, 10, .exact, hour: 0)
        let last = try sketch.figure(20, 20, .exact, hour: 10)
        let path = try #require(try sketch.plot(asOf: 10).picture?.lines.first).path
        let steps = path.split { "MHV ".contains($0) }.compactMap { Double($0) }
        #expect(steps.count == 5 && steps[4] == TollScale.right)
        #expect(steps[2] > steps[0] && steps[3] < steps[1], "later is further right, more is higher")
        #expect(steps[1] == 106 && steps[3] == 16, "from zero: half as many stand half as high")
        try sketch.takeBack(last, hour: 11)
        let ended = try #require(try sketch.plot().picture?.lines.first).path
        #expect(!ended.hasSuffix("H336"))
    }

    @Test func `five sources have lines of their own, the rest are grey`() throws {
        var sketch = try Sketch()
        for source in 0..<8 {
            try sketch.figure(
                source + 1, source + 1, .exact, hour: Int64(source), by: "Agency \(source)", standing: .unofficial)
        }
        try sketch.figure(4, 4, .exact, hour: 9)
        let lines = try #require(try sketch.plot().picture).lines
        #expect(lines.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(lines[0].key == "A  Ministry" && lines[1].key == "B  Agency 0, not official")
        #expect(lines[5].letter == "" && lines[5].key == "4 more: see the table" && lines[5].marks.count == 4)
        let letters = lines.prefix(5).compactMap { Double($0.letterY) }.sorted()
        #expect(zip(letters, letters.dropFirst()).allSatisfy { $1 - $0 >= 12.9 }, "letters do not lie on each other")
    }

    @Test func `the source of the answer has a line of its own, however late it comes`() throws {
        var sketch = try Sketch()
        for source in 0..<7 {
            try sketch.figure(source + 1, source + 1, .exact, hour: Int64(source), by: "Body \(source)")
            try sketch.figure(source + 2, source + 2, .exact, hour: Int64(source), by: "Body \(source)")
        }
        try sketch.figure(30, 30, .exact, hour: 9, by: "The court")
        let line = try #require(try sketch.plot().picture?.lines.first)
        #expect(line.key == "A  The court" && line.marks.first?.current?.words == "30")
    }

    @Test func `what was learned later is not in a plot of earlier`() throws {
        var sketch = try Sketch()
        try sketch.figure(10, 10, .exact, hour: 1)
        try sketch.figure(12, 12, .exact, hour: 2)
        try sketch.figure(99, 99, .exact, hour: 5)
        let plot = try sketch.plot(asOf: 3)
        #expect(plot.rows.map(\.figure) == ["10", "12"])
        #expect(plot.picture?.asOf != nil)
        #expect(try sketch.plot(asOf: 9_000).picture?.asOf == nil, "years later the moment is not on the axis")
    }

    @Test func `the page has the words said, all escaped, and a picture with a title and a text`() throws {
        var sketch = try Sketch()
        try sketch.figure(10, 10, .exact, hour: 1, by: "<script>\"&")
        try sketch.figure(12, nil, .moreThan, hour: 2)
        let html = String(decoding: try PageLibrary().render("tollplot", [try sketch.plot()]), as: UTF8.self)
        #expect(html.contains("Ministry speaks &lt;b&gt;."))
        #expect(!html.contains("<script") && !html.contains("style="))
        #expect(html.contains("role=\"img\" aria-labelledby=\"toll-1-title toll-1-words\""))
        #expect(html.contains("more than 12"))
    }

    @Test(arguments: [1, 4, 7, 40, 145, 1_000, 45_321, 2_000_000_000])
    func `the axis holds its largest figure in at most five lines`(most: Int) throws {
        var sketch = try Sketch()
        try sketch.figure(0, 0, .exact, hour: 1)
        try sketch.figure(most, most, .exact, hour: 2)
        let picture = try #require(try sketch.plot().picture)
        #expect((2...5).contains(picture.figureTicks.count))
        #expect((1...4).contains(picture.timeTicks.count))
        #expect(picture.lines[0].marks.compactMap { Double($0.y) }.allSatisfy { (16...196).contains($0) })
    }
}
