// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore

@Suite struct ClockRuleTests {
    /// Minutes: length of the clock, from first awareness to the event, and what the clock may be at most. An hour is
    /// taken off for delivery and acting; half of the rest is left to decide.
    static let table: [(length: Int64, event: Int64?, due: Int64)] = [
        (120, nil, 120), (120, 10_000, 120), (120, 301, 120), (120, 300, 120), (120, 299, 119), (120, 240, 90),
        (120, 120, 30), (120, 62, 1), (120, 61, 0), (120, 60, 0), (120, 30, 0), (120, 0, 0), (120, -600, 0),
        (15, 90, 15), (15, 89, 14), (15, 61, 0), (0, 600, 0),
    ]

    @Test(arguments: table)
    func `law 5: a clock is at most half of the time left`(length: Int64, event: Int64?, due: Int64) {
        let start = Walk.time(1_000_000_000)
        let rule = ClockRule(start: start, expected: event.map { start + .minutes($0) })
        let found = rule.due(.minutes(length))
        // Half of an odd number of minutes ends on half a minute; the table has whole ones.
        #expect(start.interval(to: found).seconds / 60 == due)
        #expect(found >= start)
    }

    @Test(arguments: Walk.seeds)
    func `law 5: no clock is longer than half of the time left, whatever the times`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<10_000 {
            let start = Int64(random.next() % 1_000_000_000)
            let begin = start + Int64(random.next() % 1_000_000_000)
            let event = start + Int64(random.next() % 2_000_000_000) - 500_000_000
            let length = Int64(random.next() % 400_000)
            let rule = ClockRule(start: Walk.time(start), expected: Walk.time(event))
            let due = rule.due(.seconds(length), from: Walk.time(begin)).milliseconds
            #expect(due >= begin, "seed \(seed)")
            #expect(due <= begin + length * 1_000, "seed \(seed)")
            #expect(due == begin || 2 * (due - begin) <= event - begin - 3_600_000, "seed \(seed)")
        }
    }

    /// Minutes to the event, and whether emergency release is offered.
    @Test(arguments: [(61 as Int64, false), (60, true), (59, true), (1, true), (0, false), (-1, false)])
    func `law 5: emergency release is offered when no time is left to decide`(minutes: Int64, offered: Bool) {
        let now = Walk.time(50_000_000)
        let rule = ClockRule(start: Walk.time(0), expected: now + .minutes(minutes))
        #expect(rule.isOutOfTime(at: now) == offered)
    }

    @Test func `without an expected time nothing is out of time`() {
        #expect(!ClockRule(start: Walk.time(0), expected: nil).isOutOfTime(at: Walk.time(.max)))
    }

    @Test func `every clock leaves a breach when it runs out, but a waiver's own expiry and a second look`() {
        #expect(ClockKind.allCases.filter { !$0.isBreach } == [.waiverExpiry, .lookAgain])
    }
}
