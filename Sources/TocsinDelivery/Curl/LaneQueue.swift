// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Things that wait for their turn, in lanes with a limit each, so that one slow lane never holds up the
/// others.
struct LaneQueue<Item> {
    private struct Lane {
        var items: [Item] = []
        var head = 0
        var underWay = 0

        var isEmpty: Bool { head == items.count }

        mutating func removeFirst() -> Item {
            defer { if head > 64, head * 2 > items.count { (items, head) = (Array(items[head...]), 0) } }
            head += 1
            return items[head - 1]
        }
    }

    private var lanes: [String: Lane] = [:]
    /// Lanes in which something waits, the next one first.
    private var turns: [String] = []
    private(set) var count = 0

    mutating func append(_ item: Item, lane: String) {
        if lanes[lane, default: Lane()].isEmpty { turns.append(lane) }
        lanes[lane, default: Lane()].items.append(item)
        count += 1
    }

    /// The next item of the next lane that has room; the lane then goes to the end.
    mutating func next(laneMax: (Item) -> Int) -> Item? {
        for (position, name) in turns.enumerated() {
            guard var lane = lanes[name], lane.underWay < laneMax(lane.items[lane.head]) else { continue }
            let item = lane.removeFirst()
            lane.underWay += 1
            turns.remove(at: position)
            if !lane.isEmpty { turns.append(name) }
            lanes[name] = lane
            count -= 1
            return item
        }
        return nil
    }

    /// Gives back the place of an item that is done.
    mutating func finish(lane name: String) {
        guard var lane = lanes[name] else { return }
        lane.underWay -= 1
        lanes[name] = lane.underWay == 0 && lane.isEmpty ? nil : lane
    }

    /// Takes out everything of which this is true.
    mutating func removeAll(where condition: (Item) -> Bool) -> [Item] {
        var removed: [Item] = []
        for (name, var lane) in lanes {
            let waiting = lane.items[lane.head...]
            let taken = waiting.filter(condition)
            guard !taken.isEmpty else { continue }
            removed += taken
            (lane.items, lane.head) = (waiting.filter { !condition($0) }, 0)
            if lane.isEmpty { turns.removeAll { $0 == name } }
            lanes[name] = lane.isEmpty && lane.underWay == 0 ? nil : lane
        }
        count -= removed.count
        return removed
    }
}
