// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore

@Suite struct ClockStateTests {
    static let start = Timestamp(milliseconds: 1_772_442_000_000)

    static func state(after gone: Interval, of whole: Interval, needs: Interval = .minutes(1)) -> ClockState {
        ClockState(due: start + whole, from: start, needs: needs, at: start + gone, ClockThresholds())
    }

    @Test(
        arguments: [
            (0, ClockState.calm), (119, .calm), (120, .due), (179, .due), (180, .urgent), (239, .urgent),
            (240, .urgent),
            (241, .breached), (100_000, .breached),
        ] as [(Int64, ClockState)])
    func `a clock of four hours is due at half, urgent at a quarter, breached past its end`(
        gone: Int64, expected: ClockState
    ) {
        #expect(Self.state(after: .minutes(gone), of: .hours(4)) == expected)
    }

    @Test func `what remains to be done makes a clock urgent before its quarter`() {
        #expect(Self.state(after: .minutes(150), of: .hours(4), needs: .minutes(45)) == .urgent)
        #expect(Self.state(after: .minutes(149), of: .hours(4), needs: .minutes(45)) == .due)
    }

    @Test func `a clock whose start nobody knows presses by what remains alone`() {
        func state(left: Int64) -> ClockState {
            ClockState(
                due: Self.start, from: nil, needs: .minutes(10), at: Self.start - .minutes(left), ClockThresholds())
        }
        #expect(state(left: 21) == .calm && state(left: 20) == .urgent)
    }

    @Test func `thresholds are data`() {
        var thresholds = ClockThresholds()
        (thresholds.dueAtPercent, thresholds.urgentAtPercent, thresholds.stepsFactor) = (90, 80, 0)
        func state(_ gone: Int64) -> ClockState {
            ClockState(
                due: Self.start + .minutes(100), from: Self.start, needs: .minutes(90), at: Self.start + .minutes(gone),
                thresholds)
        }
        #expect([state(9), state(10), state(20)] == [.calm, .due, .urgent])
    }

    @Test(
        arguments: [
            (0, "less than 1 min"), (59, "less than 1 min"), (60, "1 min"), (1_139, "18 min"), (3_599, "59 min"),
            (3_600, "1 h"), (12_000, "3 h 20 min"), (172_799, "47 h 59 min"), (172_800, "2 d"), (183_600, "2 d 3 h"),
            (-5, "less than 1 min"),
        ] as [(Int64, String)])
    func `a length has two units at most and is never more than there is`(seconds: Int64, expected: String) {
        #expect(ClockWords.length(.seconds(seconds)) == expected)
    }

    @Test(
        arguments: [
            (ClockState.calm, 183_600, "2 d 3 h left"), (.due, 12_000, "Due: 3 h 20 min left"),
            (.urgent, 1_080, "Urgent: 18 min left"), (.breached, -720, "Breached 12 min ago"),
            (.breached, -1, "Breached less than 1 min ago"), (.stopped, 5, "Stopped"),
        ] as [(ClockState, Int64, String)])
    func `a clock is words first`(state: ClockState, left: Int64, expected: String) {
        #expect(ClockWords.words(state, due: Self.start + .seconds(left), at: Self.start) == expected)
    }

    @Test func `a clock that stopped says what stopped it`() {
        #expect(
            ClockWords.stopped(by: "acknowledged by the person", time: "17:41")
                == "Stopped: acknowledged by the person, 17:41")
    }
}
