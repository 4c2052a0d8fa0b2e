// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct LedgerTests {
    @Test func `a statement about an event that is not here is refused`() throws {
        var sketch = LedgerSketch()
        let stranger = EventID(high: 9, low: 9)
        #expect(throws: Refusal.nothing("event")) { try sketch.figure(1, at: stranger, hour: 1) }
        #expect(sketch.ledger.statements.isEmpty)
    }

    @Test func `a statement that replaces one that is not here is refused`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let stranger = StatementID(high: 9, low: 9)
        #expect(throws: Refusal.nothing("statement")) {
            try sketch.figure(1, at: event, hour: 1, supersedes: [stranger])
        }
    }

    @Test func `an unofficial figure can't replace an official one, but the other way round it can`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let official = try sketch.figure(133, at: event, hour: 1)
        let refusal = #expect(throws: Refusal.self) {
            try sketch.figure(143, at: event, hour: 2, standing: .unofficial, supersedes: [official])
        }
        #expect(refusal?.code == .notAllowed)
        let rumour = try sketch.figure(143, at: event, hour: 2, standing: .unofficial)
        _ = try sketch.figure(137, at: event, hour: 3, supersedes: [official, rumour])
    }

    @Test func `a figure replaces only one of its own measure and event`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let other = try sketch.event("Another attack")
        let dead = try sketch.figure(133, at: event, hour: 1)
        for (measure, place) in [(Figure.Measure.missingReports, event), (.killed, other)] {
            let refusal = #expect(throws: Refusal.self) {
                try sketch.figure(143, measure, at: place, hour: 2, supersedes: [dead])
            }
            #expect(refusal?.code == .malformed)
        }
    }

    @Test func `a claim, a figure and a verification need their part`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let kinds: [StatementKind] = [
            .responsibilityClaim, .figureReport, .verification, .refutation, .attribution, .denialOfResponsibility,
            .counterAttribution, .accusation, .evidenceOffered, .evidenceAbsence,
        ]
        for kind in kinds {
            let refusal = #expect(throws: Refusal.self, "\(kind.rawValue)") {
                try sketch.say(
                    RecordStatement(
                        events: [event], kind: kind, voice: .indirectSpeech, speaker: analyst, content: "Something"))
            }
            #expect(refusal?.code == .malformed)
        }
    }

    @Test(arguments: [
        "javascript:alert(1)", "ftp://example.org/a", "https://example.org/a b", "https://example.org/\"onload=\"",
        "https://example.org/<script>", "https://example.org/\u{1}", "",
    ])
    func `an address that is none of the web's is refused`(url: String) throws {
        var sketch = LedgerSketch()
        let refusal = #expect(throws: Refusal.self) {
            try sketch.say(
                RecordStatement(
                    kind: .background, voice: .narration, speaker: analyst, document: DocumentReference(url: url),
                    content: "Something"))
        }
        #expect(refusal?.code == .malformed)
    }

    @Test func `words and lists have limits`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let long = String(repeating: "x", count: 4_001)
        let statements = [
            RecordStatement(kind: .background, voice: .narration, speaker: analyst, content: long),
            RecordStatement(kind: .background, voice: .narration, speaker: analyst, content: ""),
            RecordStatement(
                events: Array(repeating: event, count: 65), kind: .background, voice: .narration, speaker: analyst,
                content: "Something"),
        ]
        for statement in statements {
            let refusal = #expect(throws: Refusal.self) { try sketch.say(statement) }
            #expect(refusal?.code == .malformed)
        }
    }

    @Test func `a span needs a document and must not be empty`() throws {
        var sketch = LedgerSketch()
        for (document, span) in [(nil, TextSpan(start: 0, end: 5)), (DocumentReference(title: "x"), TextSpan(start: 5, end: 5))] {
            let refusal = #expect(throws: Refusal.self) {
                try sketch.say(
                    RecordStatement(
                        kind: .background, voice: .directQuote, speaker: analyst, document: document, span: span,
                        content: "Something"))
            }
            #expect(refusal?.code == .malformed)
        }
    }

    @Test func `an outcome that was prevented needs somebody who says so`() throws {
        var sketch = LedgerSketch()
        let refusal = #expect(throws: Refusal.self) {
            try sketch.ledger.record(
                RecordOutcome(
                    warning: WarningID(high: 0, low: 1), event: nil, link: .unknown, result: .prevented,
                    insideWindow: .unknown),
                id: Identifier(high: 0, low: 2), learned: LedgerSketch.hour(1))
        }
        #expect(refusal?.code == .malformed)
    }
}
