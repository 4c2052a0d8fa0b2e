// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct LinksTests {
    /// A warning by mail, sent; with the link in it.
    private func sent(
        _ rest: String = "", routes: String = "\(DeliveryDesk.mail(0)), \(DeliveryDesk.byHand)"
    ) async throws -> (DeliveryDesk, DeliveryLink) {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(routes)]\(rest)"])
        let mail = RecordingChannel(.email)
        try await desk.work([mail])
        return (desk, try await desk.link(in: try #require(mail.parcels.first)))
    }

    @Test func `a link shows whose it is, and looking changes nothing`() async throws {
        let (desk, link) = try await sent()
        #expect(link.recipient == desk.recipients[0] && link.warning == desk.warning && link.language == "en")
        #expect(link.acknowledgement.state == .unopened)
        #expect(try await desk.states() == ["email handed_over": 1])
        #expect(try await desk.links.link(withToken: Confidential("")) == nil)
        #expect(try await desk.links.link(withToken: Confidential(String(repeating: "A", count: 1_000_000))) == nil)
    }

    @Test func `opening is evidence, and the case hears of it`() async throws {
        let (desk, link) = try await sent()
        try await desk.links.open(link)
        try await desk.links.open(link)
        try await desk.evidence.runOnce()
        #expect(try await desk.reach()?.level == .opened)
        await #expect(throws: Acknowledgement.Refusal.self) {
            desk.clock.advance(by: .days(3))
            try await desk.links.open(link)
        }
    }

    @Test func `nobody acknowledges what was not shown`() async throws {
        let (desk, link) = try await sent()
        await #expect(throws: Acknowledgement.Refusal.notOpened) {
            _ = try await desk.links.answer(link, .haveIt, words: nil)
        }
        #expect(try await desk.entries(.acknowledge) == 0)
    }

    @Test func `of a thousand answers at once one counts`() async throws {
        let (desk, link) = try await sent()
        try await desk.links.open(link)
        let counted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<1_000 {
                group.addTask { (try? await desk.links.answer(link, .haveIt, words: nil)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        try await desk.evidence.runOnce()
        #expect(counted == 1)
        #expect(try await desk.entries(.acknowledge) == 1)
        #expect(try await desk.reach()?.level == .acknowledged)
    }

    @Test func `an answer that the case did not hear before the end is told at the next start, once`() async throws {
        let (desk, link) = try await sent()
        try await desk.links.open(link)
        // As if the program had died between the two commits.
        _ = try await desk.store.visit(link.delivery, .answer(.haveIt, words: nil), now: desk.clock.now)
        #expect(try await desk.reach()?.level != .acknowledged)
        try await desk.evidence.runOnce()
        try await desk.evidence.runOnce()
        #expect(try await desk.entries(.acknowledge) == 1)
        #expect(try await desk.reach()?.level == .acknowledged)
    }

    @Test func `who is checked first acknowledges as who they are`() async throws {
        let (desk, link) = try await sent(", check: {kind: word, answer: Blue heron}")
        #expect(link.acknowledgement.check == .word)
        await #expect(throws: Acknowledgement.Refusal.identityNeeded) { try await desk.links.open(link) }
        #expect(try await desk.links.identify(link, answer: Confidential("grey heron")) == .wrong)
        #expect(try await desk.links.identify(link, answer: Confidential(" BLUE-heron ")) == .right)
        try await desk.links.open(link)
        _ = try await desk.links.answer(link, .haveIt, words: nil)
        #expect(try await desk.reach()?.level == .acknowledgedVerified)
    }

    @Test func `after five wrong answers nobody is asked again, before a right one and after it`() async throws {
        let (desk, link) = try await sent(", check: {kind: date, answer: 1998-03-31}")
        for _ in 1...4 { #expect(try await desk.links.identify(link, answer: Confidential("1 1 1970")) == .wrong) }
        #expect(try await desk.links.identify(link, answer: Confidential("1 1 1970")) == .locked)
        #expect(try await desk.links.identify(link, answer: Confidential("31 3 1998")) == .locked)
        await #expect(throws: Acknowledgement.Refusal.locked) { try await desk.links.open(link) }

        let (other, second) = try await sent(", check: {kind: date, answer: 1998-03-31}")
        #expect(try await other.links.identify(second, answer: Confidential("31. 3. 1998")) == .right)
        for _ in 1...4 { #expect(try await other.links.identify(second, answer: Confidential("")) == .wrong) }
        #expect(try await other.links.identify(second, answer: Confidential("1998-3-30")) == .locked)
        #expect(try await other.links.identify(second, answer: Confidential("1998-03-31")) == .locked)
        #expect(try await other.store.link(withHash: LinkTokens.hash(other.token(of: second)))?.page.isLocked == true)
    }

    @Test(arguments: [
        ("word", "Blue heron", "blueheron", true), ("word", "Blue heron", "Blue  Heron!", true),
        ("word", "Blue heron", "blue", false), ("word", "Blue heron", "", false), ("word", "Blue heron", "!!", false),
        ("date", "1998-03-31", "31/03/1998", true), ("date", "31.3.1998", "1998 3 31", true),
        ("date", "1998-03-31", "3/31/1998", false), ("date", "1998-03-31", "31 March", false),
        ("date", "1998-03-31", "99999999999999999999 3 31", false),
    ])
    func `an answer is compared however it is written`(kind: String, agreed: String, given: String, right: Bool)
        async throws
    {
        let (desk, link) = try await sent(", check: {kind: \(kind), answer: \"\(agreed)\"}")
        #expect(try await desk.links.identify(link, answer: Confidential(given)) == (right ? .right : .wrong))
    }

    @Test func `not me is told, and somebody must find another way`() async throws {
        let (desk, link) = try await sent()
        _ = try await desk.links.answer(link, .notMe, words: nil)
        #expect(try await desk.reach()?.notMe == true)
        #expect(try await desk.entries(.notMe) == 1)
        try await desk.work([])
        #expect(try await desk.states() == ["email handed_over": 1, "by_hand held": 1])
        await #expect(throws: Acknowledgement.Refusal.answered) {
            _ = try await desk.links.answer(link, .haveIt, words: nil)
        }
    }

    /// Whether it is said through the link, or by somebody of the desk who heard it.
    @Test(arguments: [true, false])
    func `law 9: not me makes the next cleared route due at once, then a way by hand, and stops no clock`(byLink: Bool)
        async throws
    {
        let (desk, link) = try await sent(routes: "\(DeliveryDesk.mail(0)), \(DeliveryDesk.hook)")
        let told = try await desk.desk.load(desk.caseID).folded.clocks.filter { $0.kind == .told }
        if byLink {
            _ = try await desk.links.answer(link, .notMe, words: nil)
        } else {
            try await desk.act("act: delivery.not_me, warning: $warning, recipient: $r0, verified: false")
        }
        #expect(try await desk.desk.load(desk.caseID).folded.clocks.filter { $0.kind == .told } == told)
        let hook = RecordingChannel(.webhook)
        try await desk.work([hook])
        #expect(hook.parcels.count == 1)
        #expect(try await desk.states() == ["email handed_over": 1, "webhook handed_over": 1])

        try await desk.act("act: delivery.not_me, warning: $warning, recipient: $r0, verified: false")
        try await desk.act("act: delivery.not_me, warning: $warning, recipient: $r0, verified: false")
        try await desk.work([hook])
        #expect(
            try await desk.states() == ["email handed_over": 1, "webhook handed_over": 1, "by_hand held": 1],
            "no route is left, and one person finds a way")
    }

    @Test func `law 9: who was taken to be reached and was somebody else is looked for by hand`() async throws {
        let (desk, link) = try await sent(routes: "\(DeliveryDesk.mail(0)), \(DeliveryDesk.hook)")
        try await desk.act("act: delivery.acknowledge, warning: $warning, recipient: $r0, verified: false")
        _ = try await desk.links.answer(link, .notMe, words: nil)
        try await desk.work([])
        #expect(try await desk.states() == ["email handed_over": 1, "by_hand held": 1])
    }

    @Test func `not me from a second address changes nothing for one who has it and is known`() async throws {
        let (desk, link) = try await sent(routes: "\(DeliveryDesk.mail(0)), \(DeliveryDesk.hook)")
        try await desk.act("act: delivery.acknowledge, warning: $warning, recipient: $r0, verified: true")
        _ = try await desk.links.answer(link, .notMe, words: nil)
        try await desk.work([])
        #expect(try await desk.states() == ["email handed_over": 1])
    }

    @Test func `help can always be asked for, with words, and again`() async throws {
        let (desk, link) = try await sent()
        try await desk.links.open(link)
        _ = try await desk.links.answer(link, .needHelp, words: Confidential("the stairs"))
        _ = try await desk.links.answer(link, .needHelp, words: Confidential("second door"))
        #expect(try await desk.entries(.needHelp) == 2)
        #expect(try await desk.reach()?.helpAsked != nil)
        desk.clock.advance(by: .days(9))
        let (late, other) = try await sent()
        late.clock.advance(by: .days(9))
        _ = try await late.links.answer(other, .needHelp, words: nil)
        #expect(try await late.reach()?.helpAsked != nil)
    }

    @Test func `a link of somebody who was erased shows nothing`() async throws {
        let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.mail(0))]"])
        let mail = RecordingChannel(.email)
        try await desk.work([mail])
        var commit = Commit()
        commit.changes = [.erase(SubjectID(desk.recipients[0]))]
        try await desk.store.commit(commit)
        let token = try #require(mail.parcels.first?.link?.reveal().split(separator: "/").last)
        #expect(try await desk.links.link(withToken: Confidential(String(token))) == nil)
    }
}
