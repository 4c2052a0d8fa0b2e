// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct VerificationViewTests {
    @Test func `a claim without evidence can be verified by others: two axes`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let claim = try sketch.claim("The Group", at: event, hour: 1)
        _ = try sketch.assess(claim, .confirms, by: officials, at: event, hour: 2)
        let view = try view(of: claim, in: sketch)
        #expect(view.evidence == EvidenceOffered.none)
        #expect(view.word == .verified)
        #expect(view.words == "verified by Norland officials (own intelligence)")
    }

    @Test func `evidence offered later changes its own axis and no word`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let claim = try sketch.claim("The Group", at: event, hour: 1)
        let photo = try sketch.say(
            RecordStatement(
                events: [event], kind: .evidenceOffered, voice: .reportedAct,
                speaker: Speaker(name: "The Group", identification: .namedGroup), said: LedgerSketch.hour(3),
                content: "A photograph", evidenceOffered: .mediaUnverified, about: [claim]))
        let view = try view(of: claim, in: sketch)
        #expect(view.evidence == .mediaUnverified)
        #expect(view.evidenceStatement == photo)
        #expect(view.word == .unverified)
    }

    struct Case: Sendable {
        let verdicts: [(StatementAssessment.Verdict, Speaker)]
        let word: VerificationView.Word
    }

    static let table: [Case] = [
        Case(verdicts: [], word: .unverified),
        Case(verdicts: [(.cannotConfirm, officials)], word: .unverified),
        Case(verdicts: [(.consistentWith, officials)], word: .unverified),
        Case(verdicts: [(.confirms, officials)], word: .verified),
        Case(verdicts: [(.doubts, officials)], word: .disputed),
        Case(verdicts: [(.confirms, officials), (.doubts, ministry)], word: .disputed),
        Case(verdicts: [(.confirms, officials), (.refutes, ministry)], word: .disputed),
        Case(verdicts: [(.refutes, ministry)], word: .refuted),
        Case(verdicts: [(.refutes, ministry), (.doubts, officials)], word: .refuted),
        // an assessor's last word counts
        Case(verdicts: [(.doubts, officials), (.confirms, officials)], word: .verified),
        Case(verdicts: [(.confirms, officials), (.cannotConfirm, officials)], word: .unverified),
        Case(verdicts: [(.confirms, officials), (.retractsEarlier, analyst)], word: .retracted),
    ]

    @Test(arguments: table.indices)
    func `the word follows the rule`(row: Int) throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let claim = try sketch.claim("The Group", at: event, hour: 1)
        for (hour, (verdict, speaker)) in Self.table[row].verdicts.enumerated() {
            _ = try sketch.assess(claim, verdict, by: speaker, at: event, hour: Int64(hour) + 2)
        }
        #expect(try view(of: claim, in: sketch).word == Self.table[row].word)
    }

    @Test func `an assessment that was taken back counts no more`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let claim = try sketch.claim("The Group", at: event, hour: 1)
        let yes = try sketch.assess(claim, .confirms, by: officials, at: event, hour: 2)
        _ = try sketch.assess(yes, .retractsEarlier, by: officials, at: event, hour: 3)
        #expect(try view(of: claim, in: sketch).word == .unverified)
    }

    @Test func `a basis that nobody gave is said to be missing`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let claim = try sketch.claim("The Group", at: event, hour: 1)
        _ = try sketch.assess(claim, .confirms, by: officials, at: event, hour: 2, basis: .notStated)
        #expect(try view(of: claim, in: sketch).words == "verified by Norland officials (basis not stated)")
    }

    private func view(of claim: StatementID, in sketch: LedgerSketch) throws -> VerificationView {
        VerificationView(of: try #require(sketch.ledger.statement(claim)), in: sketch.ledger)
    }
}
