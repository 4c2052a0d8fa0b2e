// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct ResponsibilityViewTests {
    private let group = ResponsibleActor(name: "The Group")
    private let branch = ResponsibleActor(name: "The Group", branch: "Hill branch")

    @Test func `the claimant is the group, and the branch is held responsible by those who say so`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let claim = try sketch.claim("The Group", at: event, hour: 1)
        let attribution = try sketch.hold(branch, by: officials, at: event, hour: 2)

        let rows = ResponsibilityView(of: event, in: sketch.ledger).rows
        #expect(rows.map(\.actor) == [group, branch])
        #expect(rows.map(\.code) == [.claimedUncontested, .attributedByAuthority])
        #expect(rows[0].reasons.map(\.statement) == [claim])
        #expect(rows[1].reasons.map(\.statement) == [attribution])
        #expect(rows[1].reasons.map(\.words) == ["held responsible by the authority Norland officials"])
    }

    @Test func `a claim that an authority confirms and a state doubts is verified, and says who doubts`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let claim = try sketch.claim("The Group", at: event, hour: 1)
        _ = try sketch.assess(claim, .confirms, by: officials, at: event, hour: 2)
        _ = try sketch.assess(claim, .doubts, by: ministry, at: event, hour: 3)
        let row = try #require(ResponsibilityView(of: event, in: sketch.ledger).rows.first)
        #expect(row.code == .claimedVerified)
        #expect(row.reasons.map(\.words).contains("claim assessed by Interior ministry: doubts"))
    }

    @Test func `what an analyst confirms is not verified by an authority`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let claim = try sketch.claim("The Group", at: event, hour: 1)
        _ = try sketch.assess(claim, .confirms, by: analyst, at: event, hour: 2)
        #expect(code(of: group, at: event, in: sketch) == .claimedUncontested)
    }

    @Test func `two separate claimants compete`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        _ = try sketch.claim("The Group", at: event, hour: 1)
        _ = try sketch.claim("The Others", at: event, hour: 2)
        let view = ResponsibilityView(of: event, in: sketch.ledger)
        #expect(view.rows.map(\.code) == [.claimedCompeting, .claimedCompeting])
    }

    @Test func `a refuted claim, a claim denied by its own claimant, and a denial alone are told apart`() throws {
        var refuted = LedgerSketch()
        let first = try refuted.event()
        let claim = try refuted.claim("The Group", at: first, hour: 1)
        _ = try refuted.assess(claim, .refutes, by: officials, at: first, hour: 2)
        #expect(code(of: group, at: first, in: refuted) == .claimedRefuted)

        var denied = LedgerSketch()
        let second = try denied.event()
        _ = try denied.claim("The Group", at: second, hour: 1)
        let speaker = Speaker(name: "The Group", identification: .namedGroup)
        _ = try denied.hold(group, by: speaker, kind: .denialOfResponsibility, at: second, hour: 2)
        #expect(code(of: group, at: second, in: denied) == .claimedAndDenied)

        var only = LedgerSketch()
        let third = try only.event()
        _ = try only.hold(group, by: speaker, kind: .denialOfResponsibility, at: third, hour: 2)
        #expect(code(of: group, at: third, in: only) == .deniedOnly)
    }

    @Test func `an accusation by an authority outranks one by anybody else, and a denial does not hide it`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        _ = try sketch.hold(group, by: analyst, kind: .accusation, at: event, hour: 1)
        #expect(code(of: group, at: event, in: sketch) == .attributedByOther)
        _ = try sketch.hold(group, by: ministry, kind: .counterAttribution, at: event, hour: 2)
        let speaker = Speaker(name: "The Group", identification: .namedGroup)
        _ = try sketch.hold(group, by: speaker, kind: .denialOfResponsibility, at: event, hour: 3)
        #expect(code(of: group, at: event, in: sketch) == .attributedByAuthority)
    }

    @Test func `what was replaced or taken back counts no more`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        let first = try sketch.hold(group, by: ministry, at: event, hour: 1)
        _ = try sketch.assess(first, .retractsEarlier, by: ministry, at: event, hour: 2)
        #expect(ResponsibilityView(of: event, in: sketch.ledger).rows.isEmpty)
    }

    @Test func `an actor who is only named is mentioned`() throws {
        var sketch = LedgerSketch()
        let event = try sketch.event()
        _ = try sketch.hold(group, by: analyst, kind: .characterisation, at: event, hour: 1)
        #expect(code(of: group, at: event, in: sketch) == .mentionedOnly)
    }

    private func code(of actor: ResponsibleActor, at event: EventID, in sketch: LedgerSketch) -> ResponsibilityCode? {
        ResponsibilityView(of: event, in: sketch.ledger).rows.first { $0.actor == actor }?.code
    }
}
