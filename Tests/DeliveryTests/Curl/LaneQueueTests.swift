// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

@testable import TocsinDelivery

@Suite struct LaneQueueTests {
    @Test func `a full lane does not hold up the others`() {
        var queue = LaneQueue<Int>()
        for number in 0..<100 { queue.append(number, lane: "slow") }
        queue.append(1_000, lane: "quick")
        let taken = (0..<3).compactMap { _ in queue.next { _ in 2 } }
        #expect(taken == [0, 1_000, 1])
        #expect(queue.next { _ in 2 } == nil)
        #expect(queue.count == 98)
        queue.finish(lane: "slow")
        #expect(queue.next { _ in 2 } == 2)
    }

    @Test func `lanes take turns and each keeps its order`() {
        var queue = LaneQueue<Int>()
        for number in 0..<6 { queue.append(number, lane: number < 3 ? "a" : "b") }
        #expect((0..<7).map { _ in queue.next { _ in 9 } } == [0, 3, 1, 4, 2, 5, nil])
    }

    @Test func `what is taken out does not come`() {
        var queue = LaneQueue<Int>()
        for number in 0..<6 { queue.append(number, lane: number < 3 ? "a" : "b") }
        #expect(queue.removeAll { $0 < 3 || $0 == 4 }.sorted() == [0, 1, 2, 4])
        #expect(queue.count == 2)
        #expect((0..<3).map { _ in queue.next { _ in 9 } } == [3, 5, nil])
        queue.append(7, lane: "a")
        #expect(queue.next { _ in 9 } == 7)
    }

    @Test func `a hundred thousand items pass in order`() {
        var queue = LaneQueue<Int>()
        for number in 0..<100_000 { queue.append(number, lane: "one") }
        for number in 0..<100_000 {
            guard queue.next(laneMax: { _ in 1 }) == number else {
                Issue.record("\(number) came out of order")
                return
            }
            queue.finish(lane: "one")
        }
        #expect(queue.count == 0)
    }
}
