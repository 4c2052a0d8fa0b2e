// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct AcknowledgementTests {
    static let start = Timestamp(milliseconds: 1_000_000)
    static let end = start + .days(2)

    static func page(_ check: IdentityCheck.Kind? = nil) -> Acknowledgement {
        Acknowledgement(expiresAt: end, check: check)
    }

    @Test func `a text is opened once and read until it expires`() throws {
        var page = Self.page()
        #expect(try page.open(now: Self.start) == [.evidence(.opened)])
        #expect(try page.open(now: Self.end - .seconds(1)) == [])
        #expect(throws: Acknowledgement.Refusal.expired) { try page.open(now: Self.end) }
    }

    @Test func `acknowledging works once`() throws {
        var page = Self.page()
        _ = try page.open(now: Self.start)
        #expect(try page.answer(.haveIt, now: Self.start) == [.evidence(.acknowledged)])
        for _ in 0..<1_000 {
            #expect(throws: Acknowledgement.Refusal.answered) { try page.answer(.haveIt, now: Self.start) }
        }
        #expect(try page.open(now: Self.start) == [])
    }

    @Test func `nobody acknowledges what they were not shown or what has expired`() throws {
        var page = Self.page()
        #expect(throws: Acknowledgement.Refusal.notOpened) { try page.answer(.haveIt, now: Self.start) }
        _ = try page.open(now: Self.start)
        #expect(throws: Acknowledgement.Refusal.expired) { try page.answer(.haveIt, now: Self.end) }
        #expect(page.state == .opened)
    }

    @Test(arguments: [IdentityCheck.Kind.word, .date])
    func `with a check the text is shown after it, and the answer counts as verified`(
        check: IdentityCheck.Kind
    ) throws {
        var page = Self.page(check)
        #expect(throws: Acknowledgement.Refusal.identityNeeded) { try page.open(now: Self.start) }
        #expect(try page.identify(matches: true, now: Self.start) == [])
        _ = try page.open(now: Self.start)
        #expect(try page.answer(.haveIt, now: Self.start) == [.evidence(.acknowledgedVerified)])
    }

    @Test func `wrong answers run out, and then somebody calls`() throws {
        var page = Self.page(.word)
        for left in (1...4).reversed() {
            #expect(try page.identify(matches: false, now: Self.start) == [.askAgain(triesLeft: left)])
        }
        #expect(try page.identify(matches: false, now: Self.start) == [.callByVoice])
        #expect(throws: Acknowledgement.Refusal.locked) { try page.identify(matches: true, now: Self.start) }
        #expect(throws: Acknowledgement.Refusal.locked) { try page.open(now: Self.start) }
        #expect(!page.verified)
    }

    @Test func `one right answer is enough, and a wrong one after it does not count`() throws {
        var page = Self.page(.date)
        _ = try page.identify(matches: false, now: Self.start)
        _ = try page.identify(matches: true, now: Self.start)
        #expect(try page.identify(matches: false, now: Self.start) == [])
        #expect(page.verified)
    }

    @Test func `without a check nothing is verified`() throws {
        var page = Self.page()
        #expect(try page.identify(matches: true, now: Self.start) == [])
        _ = try page.open(now: Self.start)
        #expect(try page.answer(.haveIt, now: Self.start) == [.evidence(.acknowledged)])
    }

    @Test func `not me is said once and raised`() throws {
        var page = Self.page(.word)
        #expect(try page.answer(.notMe, now: Self.start) == [.alarmWrongPerson])
        #expect(page.state == .notMe)
        #expect(throws: Acknowledgement.Refusal.answered) { try page.answer(.haveIt, now: Self.start) }
    }

    @Test func `help can always be asked for and opens one task`() throws {
        var locked = Self.page(.word)
        for _ in 0..<5 { _ = try locked.identify(matches: false, now: Self.start) }
        #expect(try locked.answer(.needHelp, now: Self.end + .days(9)) == [.openHelpTask])
        #expect(try locked.answer(.needHelp, now: Self.end + .days(9)) == [])
        #expect(locked.state == .unopened)
        var told = Self.page()
        _ = try told.open(now: Self.start)
        _ = try told.answer(.haveIt, now: Self.start)
        #expect(try told.answer(.needHelp, now: Self.start) == [.openHelpTask])
    }

    @Test func `a call for help after reading is an answer too`() throws {
        var page = Self.page()
        _ = try page.open(now: Self.start)
        #expect(try page.answer(.needHelp, now: Self.start) == [.openHelpTask, .evidence(.acknowledged)])
        #expect(page.state == .acknowledged)
    }
}
