// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct SessionTests {
    static let start = Walk.time(1_000_000)
    static let rules = SessionRules()

    static func session(_ level: SignInLevel = .code) -> Session {
        Session(person: Walk.person(1), level: level, at: start)
    }

    @Test(arguments: [(0, true), (29, true), (30, false), (31, false)])
    func `a session ends after half an hour of silence`(minutes: Int64, live: Bool) {
        #expect(Self.session().isLive(at: Self.start + .minutes(minutes), under: Self.rules) == live)
    }

    @Test func `whoever keeps working stays signed in for twelve hours, and not a minute longer`() {
        var session = Self.session()
        for minute: Int64 in 1..<720 {
            let now = Self.start + .minutes(minute)
            #expect(session.isLive(at: now, under: Self.rules))
            session.touch(at: now, under: Self.rules)
        }
        #expect(!session.isLive(at: Self.start + .hours(12), under: Self.rules))
    }

    @Test func `a session that is over is not woken`() {
        var session = Self.session()
        session.touch(at: Self.start + .minutes(40), under: Self.rules)
        #expect(session.seen == Self.start)
        #expect(!session.isLive(at: Self.start + .minutes(41), under: Self.rules))
    }

    @Test func `a clock put back before its beginning ends a session`() {
        #expect(!Self.session().isLive(at: Self.start - .seconds(1), under: Self.rules))
    }

    @Test(arguments: [
        (FactorKind.passkey, true), (.code, true), (.password, false), (.recovery, false),
    ])
    func `only a passkey or a code is fresh enough to sign`(factor: FactorKind, enough: Bool) {
        var session = Self.session()
        session.refresh(factor, for: Walk.digest(1), at: Self.start, under: Self.rules)
        #expect(session.isFresh(for: Walk.digest(1), at: Self.start) == enough)
    }

    @Test func `a fresh factor is for one form, for five minutes`() {
        var session = Self.session(.passkey)
        #expect(!session.isFresh(for: Walk.digest(1), at: Self.start))
        session.refresh(.passkey, for: Walk.digest(1), at: Self.start, under: Self.rules)
        #expect(!session.isFresh(for: Walk.digest(2), at: Self.start))
        #expect(session.isFresh(for: Walk.digest(1), at: Self.start + .seconds(299)))
        #expect(!session.isFresh(for: Walk.digest(1), at: Self.start + .minutes(5)))
    }
}
