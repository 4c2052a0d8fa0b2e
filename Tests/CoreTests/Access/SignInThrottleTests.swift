// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore

@Suite struct SignInThrottleTests {
    static let start = Walk.time(0)

    /// Whether a try goes on and is judged.
    static func goes(_ throttle: inout SignInThrottle, _ name: Digest, _ place: String, _ time: Timestamp) -> Bool {
        throttle.begin(name, from: place, at: time) == nil
    }

    @Test func `the wait doubles, and never grows beyond a quarter of an hour`() {
        var throttle = SignInThrottle()
        var now = Self.start
        var waits: [Int64] = []
        for _ in 0..<30 {
            if let until = throttle.begin(Walk.digest(1), from: "a", at: now) {
                waits.append(now.interval(to: until).seconds)
                now = until
                let goes1 = Self.goes(&throttle, Walk.digest(1), "a", now)
                #expect(goes1)
            }
        }
        #expect(waits.prefix(4) == [1, 2, 4, 8])
        #expect(waits.max() == 900)
    }

    @Test func `1,000 guesses over 100 accounts are throttled, and the owner is not locked out`() {
        var throttle = SignInThrottle()
        let owner = Walk.digest(7)
        let goes2 = Self.goes(&throttle, owner, "home", Self.start)
        #expect(goes2)
        throttle.succeed(owner, from: "home", at: Self.start)
        var judged = 0
        for guess in 0..<1_000 {
            let now = Walk.time(Int64(guess) * 100)
            if throttle.begin(Walk.digest(UInt8(guess % 100)), from: "net", at: now) == nil { judged += 1 }
        }
        #expect(judged < 40, "\(judged) of 1,000 guesses were judged")
        for guess in 0..<1_000 {
            _ = throttle.begin(owner, from: "bot \(guess)", at: Walk.time(100_000 + Int64(guess)))
        }
        let now = Walk.time(102_000)
        let goes3 = Self.goes(&throttle, owner, "home", now)
        #expect(goes3, "the owner is known at home")
        let elsewhere = throttle.begin(owner, from: "train", at: now)
        #expect(
            elsewhere.map { $0 <= now + SignInThrottle.waitMax } ?? true, "from anywhere else it is a wait, not a lock")
    }

    @Test func `a hundred places that guess at one name share its count`() {
        var throttle = SignInThrottle()
        let judged = (0..<100).count { throttle.begin(Walk.digest(1), from: "\($0)", at: Self.start) == nil }
        #expect(judged == SignInThrottle.freeTries.name)
    }

    @Test func `a right answer clears the name, and washes no guesses at others away`() {
        var throttle = SignInThrottle()
        for guess: UInt8 in 0..<19 {
            let goes4 = Self.goes(&throttle, Walk.digest(guess), "net", Self.start)
            #expect(goes4)
        }
        let goes5 = Self.goes(&throttle, Walk.digest(200), "net", Self.start)
        #expect(goes5)
        throttle.succeed(Walk.digest(200), from: "net", at: Self.start)
        let goes6 = Self.goes(&throttle, Walk.digest(201), "net", Self.start)
        #expect(goes6)
        let goes7 = Self.goes(&throttle, Walk.digest(202), "net", Self.start)
        #expect(!goes7)
    }

    @Test func `a known place that guesses has to wait as well`() {
        var throttle = SignInThrottle()
        _ = throttle.begin(Walk.digest(1), from: "home", at: Self.start)
        throttle.succeed(Walk.digest(1), from: "home", at: Self.start)
        let judged = (0..<50).count { _ in throttle.begin(Walk.digest(1), from: "home", at: Self.start) == nil }
        #expect(judged == SignInThrottle.freeTries.name)
    }

    @Test func `yesterday's slips are forgotten`() {
        var throttle = SignInThrottle()
        for _ in 0..<5 { _ = throttle.begin(Walk.digest(1), from: "a", at: Self.start) }
        let tomorrow = Self.start + .hours(25)
        for _ in 0..<5 {
            let goes8 = Self.goes(&throttle, Walk.digest(1), "a", tomorrow)
            #expect(goes8)
        }
    }
}
