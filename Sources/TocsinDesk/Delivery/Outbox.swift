// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// What one worker has under way: slots taken, results not yet recorded.
actor Outbox {
    private struct Load {
        var all = 0
        var lessUrgent = 0
    }

    private let slots: Int
    private var load: [ChannelKind: Load] = [:]
    private var finished: [AttemptResult] = []

    init(slotsPerChannel: Int) {
        slots = slotsPerChannel
    }

    /// Free slots of each channel; a quarter of all, at least one if there are two, is never taken by P2 and P3.
    func rooms(for channels: [ChannelKind]) -> [ClaimDemand.Room] {
        let kept = slots > 1 ? max(1, slots / 4) : 0
        return channels.compactMap { channel in
            let taken = load[channel] ?? Load()
            guard taken.all < slots else { return nil }
            let free = slots - taken.all
            return ClaimDemand.Room(
                channel: channel, slots: free, slotsForLessUrgent: max(0, min(free, slots - kept - taken.lessUrgent)))
        }
    }

    func begin(_ deliveries: [ClaimedDelivery]) {
        for delivery in deliveries {
            load[delivery.channel, default: Load()].all += 1
            if delivery.priority > .urgent { load[delivery.channel, default: Load()].lessUrgent += 1 }
        }
    }

    func finish(_ delivery: ClaimedDelivery, with result: AttemptResult) {
        load[delivery.channel]?.all -= 1
        if delivery.priority > .urgent { load[delivery.channel]?.lessUrgent -= 1 }
        finished.append(result)
    }

    func takeFinished() -> [AttemptResult] {
        defer { finished = [] }
        return finished
    }

    /// The store could not take them yet.
    func giveBack(_ results: [AttemptResult]) {
        finished = results + finished
    }

    var isIdle: Bool { finished.isEmpty && load.values.allSatisfy { $0.all == 0 } }
}
