// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinDesk

@Suite struct `The pace of ticks` {
    @Test func `one tick at once, then one an interval`() {
        var schedule = TickSchedule(interval: .seconds(2))
        let table: [(Duration, ticks: Int)] = [
            (.zero, 1), (.zero, 0), (.milliseconds(1_999), 0), (.seconds(2), 1), (.milliseconds(3_999), 0),
            (.seconds(4), 1), (.seconds(1), 0), (.seconds(6), 1),
        ]
        for (elapsed, ticks) in table { #expect(schedule.take(at: elapsed) == ticks, "\(elapsed)") }
        #expect(schedule.next == .seconds(8))
    }

    @Test func `ticks missed while one took long are made up for, so that their number tells nothing`() {
        var busy = TickSchedule(interval: .seconds(2))
        var idle = TickSchedule(interval: .seconds(2))
        let ticks = [0, 9, 9, 31, 60].reduce(0) { $0 + busy.take(at: .seconds($1)) }
        #expect(ticks == (0...30).reduce(0) { $0 + idle.take(at: .seconds($1 * 2)) })
    }

    @Test func `after a machine has slept they are not`() {
        var schedule = TickSchedule(interval: .seconds(2))
        #expect(schedule.take(at: .zero) == 1)
        #expect(schedule.take(at: .seconds(86_400)) == TickSchedule.catchUpMax)
        #expect(schedule.take(at: .seconds(86_400)) == 0)
        #expect(schedule.next == .seconds(86_402))
    }
}
