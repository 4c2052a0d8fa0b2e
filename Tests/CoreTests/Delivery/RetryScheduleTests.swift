// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct RetryScheduleTests {
    static let now = Timestamp(milliseconds: 1_000_000)
    static let nearlyOne = 1.0.nextDown

    static func wait(
        after attempts: Int, past deadline: Interval = .hours(-1), floor: Interval? = nil, random: Double
    ) -> Int64 {
        RetrySchedule.next(
            after: attempts, now: now, deadline: now - deadline, floor: floor, random: random
        ).milliseconds - now.milliseconds
    }

    @Test(arguments: [
        (1, 1_000), (2, 2_000), (3, 4_000), (4, 8_000), (5, 16_000), (6, 32_000), (7, 60_000), (8, 60_000),
        (1_000_000, 60_000),
    ])
    func `while the deadline is ahead the bound doubles up to a minute`(attempts: Int, bound: Int64) {
        #expect(Self.wait(after: attempts, random: 0) == 0)
        #expect(Self.wait(after: attempts, random: 0.5) == bound / 2)
        #expect(Self.wait(after: attempts, random: Self.nearlyOne) == bound - 1)
    }

    @Test(arguments: [
        (0, 5), (4, 5), (5, 300), (304, 300), (305, 1_800), (2_104, 1_800), (2_105, 7_200), (9_305, 18_000),
        (27_305, 36_000), (63_305, 36_000), (99_305, 36_000), (10_000_000, 36_000),
    ])
    func `after the deadline the steps of Standard Webhooks follow`(late: Int64, step: Int64) {
        let past = Interval.seconds(late)
        #expect(Self.wait(after: 9, past: past, random: 0.5) == step * 1_000)
        #expect(Self.wait(after: 9, past: past, random: 0) == step * 800)
        #expect(Self.wait(after: 9, past: past, random: Self.nearlyOne) <= step * 1_200)
    }

    @Test(arguments: [0.0, 0.3, 0.999])
    func `what the other side asked for is never undercut`(random: Double) {
        for seconds in [Int64(0), 1, 2, 59, 3_600] {
            let wait = Self.wait(after: 3, floor: .seconds(seconds), random: random)
            #expect(wait >= seconds * 1_000)
            #expect(wait < max(seconds * 1_000 + 1_000, 4_000))
        }
    }

    @Test func `a hostile floor neither overflows nor goes back in time`() {
        #expect(Self.wait(after: 1, floor: .seconds(.max), random: 0) == 31_536_000_000)
        #expect(Self.wait(after: 1, floor: .seconds(.min), random: 0) == 0)
    }

    @Test func `a thousand deliveries that failed together are spread out`() {
        var random = WalkRandom(seed: 7)
        let waits = (0..<1_000).map { _ in
            Self.wait(after: 7, random: Double.random(in: 0..<1, using: &random))
        }
        let perTenth = Dictionary(grouping: waits) { $0 / 6_000 }.mapValues(\.count)
        #expect(perTenth.count == 10)
        #expect(perTenth.values.allSatisfy { (60...140).contains($0) })
    }
}
