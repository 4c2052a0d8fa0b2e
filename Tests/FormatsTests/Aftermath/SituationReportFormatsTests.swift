// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinFormats

@Suite struct SituationReportFormatsTests {
    @Test func `JSON lists the current figures with source, time and rule, and the others apart`() throws {
        let bytes = try CanonicalEncoder.encode(SituationReportDocument(try report()))
        let json = String(decoding: bytes, as: UTF8.self)
        #expect(
            json.contains(
                #""figures":[{"as_of":"2024-01-03+03:30","derived":false,"event":"Attack","high":84,"low":84,"#
                    + #""measure":"killed","place":"current","qualifier":"exact","reference":4,"rule":"latest official","#
                    + #""scope":"all dead","source":"Ministry, via a <b>relay</b>","standing":"official"}]"#),
            "\(json)")
        #expect(json.contains(#""figures_before":[{"#))
        #expect(json.contains(#""as_of":"2024-01-05T00:00:00.000Z""#))
    }

    @Test func `every figure has both bounds, a missing one as null`() throws {
        let bytes = try CanonicalEncoder.encode(SituationReportDocument.Bound(value: nil))
        #expect(bytes == Array("null".utf8))
        let report = try TreeReader.json(CanonicalEncoder.encode(SituationReportDocument(try report())))
        guard case .list(let figures) = report["figures"]?.value else {
            Issue.record("there must be figures")
            return
        }
        #expect(!figures.isEmpty)
        #expect(figures.allSatisfy { $0["low"] != nil && $0["high"] != nil })
    }

    @Test func `the mark of practice is first and last in each text`() throws {
        let markdown = SituationReportMarkdown.write(try report())
        let paragraphs = markdown.split(separator: "\n\n")
        #expect(paragraphs[1].hasPrefix("PRACTICE"))
        #expect(paragraphs.last?.hasPrefix("PRACTICE") == true)
        let html = SituationReportHTML.body(try report())
        #expect(html.hasPrefix("<p class=\"practice\">PRACTICE"))
        #expect(html.hasSuffix("nobody was warned by it.</p>"))
    }

    @Test func `HTML lets no markup through, and links only to the web`() throws {
        let html = SituationReportHTML.page(try report())
        #expect(!html.contains("<b>"))
        #expect(!html.contains("<script"))
        #expect(html.contains("via a &lt;b&gt;relay&lt;/b&gt;"))
        #expect(html.contains("href=\"https://example.org/?a=1&amp;b=2\""))
        #expect(!html.contains("http-equiv"))
    }

    @Test func `Markdown lets no markup through`() throws {
        let markdown = SituationReportMarkdown.write(try report())
        #expect(markdown.contains("\\*\\*84\\*\\* \\[x\\](y)"))
        #expect(markdown.contains("\\<b\\>relay\\</b\\>"))
        #expect(markdown.contains("<https://example.org/?a=1&b=2>"))
    }

    @Test(arguments: [
        ("- one", "\\- one"), ("+ one", "\\+ one"), ("= one", "\\= one"), ("1. one", "1\\. one"), ("20) one", "20\\) one"),
        ("20 dead", "20 dead"), ("695", "695"), ("a - b", "a - b"), ("# one", "\\# one"), ("> one", "\\> one"),
        ("one\n\n# two", "one  \\# two"),
    ])
    func `a sentence that begins like markup begins none`(content: String, written: String) throws {
        let markdown = SituationReportMarkdown.write(try report(explanation: content))
        #expect(markdown.contains("\n- \(written) (Ministry"), "\(markdown)")
    }

    @Test func `each sentence ends with its sources, and each source can be found`() throws {
        let report = try report()
        let html = SituationReportHTML.page(report)
        for source in report.sources {
            #expect(html.contains("id=\"source-\(source.number)\""))
            #expect(html.contains("href=\"#source-\(source.number)\""))
        }
        let lines = SituationReportMarkdown.write(report).split(separator: "\n").filter { $0.hasPrefix("- ") }
        #expect(lines.count == report.sections.map(\.sentences.count).reduce(0, +))
        #expect(lines.allSatisfy { $0.hasSuffix("\\]") })
    }

    @Test func `the rules are printed where they were used`() throws {
        let report = try report()
        for text in [SituationReportMarkdown.write(report), SituationReportHTML.page(report)] {
            #expect(text.contains("Rule \u{201C}latest official\u{201D}"))
        }
    }

    private func report(explanation: String = "**84** [x](y)") throws -> SituationReport {
        let day = try #require(AssertedTime("2024-01-03+03:30"))
        var ledger = Ledger()
        let event = EventID(high: 0, low: 1)
        try ledger.record(RecordEvent(title: "Attack", stage: .accomplished, happened: day), id: event, learned: day)
        let first = try record(95, id: 2, content: "**95**", replaces: nil, at: event, day, in: &ledger)
        _ = try record(84, id: 3, content: "**84** [x](y)", replaces: first, at: event, day, in: &ledger)
        try ledger.record(
            RecordStatement(
                events: [event], kind: .explanation, voice: .narration,
                speaker: Speaker(name: "Ministry", identification: .namedGroup), said: day, content: explanation),
            id: StatementID(high: 0, low: 4), learned: day)
        let summary = CaseSummary(title: "A <case>", practice: true, opened: day, awareness: nil, entry: "e1")
        let moment = try #require(RFC3339.read("2024-01-05T00:00:00Z"))
        return SituationReport(of: summary, ledger: ledger, asOf: moment.instant)
    }

    private func record(
        _ number: Int, id: UInt64, content: String, replaces older: StatementID?, at event: EventID, _ day: AssertedTime,
        in ledger: inout Ledger
    ) throws -> StatementID {
        let id = StatementID(high: 0, low: id)
        try ledger.record(
            RecordStatement(
                events: [event], kind: .figureReport, voice: .indirectSpeech,
                speaker: Speaker(name: "Ministry", identification: .namedGroup), relayedBy: "a <b>relay</b>",
                document: DocumentReference(url: "https://example.org/?a=1&b=2"), said: day, content: content,
                figure: Figure(
                    measure: .killed, low: number, high: number, qualifier: .exact, scope: "all dead",
                    standing: .official),
                supersedes: [older].compactMap { $0 }),
            id: id, learned: day)
        return id
    }
}
