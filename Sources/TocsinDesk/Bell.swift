// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Wakes services that wait for something to do. A ring that nobody heard is not lost: whoever asks next, with the
/// number of the last ring it knows of, is woken at once.
package actor Bell {
    private var rings: UInt64 = 0
    private var nextWaiter: UInt64 = 0
    private var waiting: [UInt64: CheckedContinuation<Void, Never>] = [:]

    package init() {}

    package func ring() {
        rings += 1
        let all = waiting
        waiting = [:]
        for one in all.values { one.resume() }
    }

    /// Waits for a ring later than `seen`, at most so long; returns at once when cancelled.
    ///
    /// - Returns: The number of the last ring, to be passed in next time.
    package func wait(after seen: UInt64, atMost limit: Duration) async -> UInt64 {
        guard rings == seen, !Task.isCancelled else { return rings }
        let waiter = nextWaiter
        nextWaiter += 1
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.hear(waiter, after: seen) }
            group.addTask { try? await Task.sleep(for: limit) }
            await group.next()
            release(waiter)
            group.cancelAll()
        }
        return rings
    }

    /// It may have rung between the question and this: then nobody waits.
    private func hear(_ waiter: UInt64, after seen: UInt64) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled || rings != seen { continuation.resume() } else { waiting[waiter] = continuation }
            }
        } onCancel: {
            Task { await self.release(waiter) }
        }
    }

    private func release(_ waiter: UInt64) {
        waiting.removeValue(forKey: waiter)?.resume()
    }
}
