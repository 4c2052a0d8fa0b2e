// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import CCurl
internal import Synchronization
internal import TocsinCore

/// Where tasks leave work for libcurl's thread, and wake it.
final class CurlMailbox: Sendable {
    struct Order: Sendable {
        let number: UInt64
        let request: CurlRequest
        let continuation: CheckedContinuation<CurlAnswer, Never>
    }

    /// What has come in since the thread last looked.
    struct Delivered: Sendable {
        var orders: [Order] = []
        var cancelled: Set<UInt64> = []
        var isStopping = false
    }

    private struct Contents {
        var delivered = Delivered()
        var lastNumber: UInt64 = 0
        /// Orders that are with the thread, or on the way to it.
        var live: Set<UInt64> = []
        /// Cancelled before they were posted.
        var cancelledEarly: Set<UInt64> = []
        /// The bits of the multi handle's pointer while it may be woken. `curl_multi_wakeup` is the one call
        /// that libcurl allows from any thread, and the lock keeps the handle alive during it.
        var wakeable: UInt = 0
        var hasEnded = false
        var waitingForEnd: [CheckedContinuation<Void, Never>] = []

        func wake() {
            guard let multi = UnsafeMutableRawPointer(bitPattern: wakeable) else { return }
            curl_multi_wakeup(multi)
        }
    }

    private let contents = Mutex(Contents())

    // MARK: from any task

    func newNumber() -> UInt64 {
        contents.withLock { contents in
            contents.lastNumber += 1
            return contents.lastNumber
        }
    }

    /// Hands an order to the thread; answers it at once if it was cancelled meanwhile or the loop is shutting
    /// down.
    func post(_ order: Order) {
        let isRefused = contents.withLock { contents in
            if contents.delivered.isStopping || contents.cancelledEarly.remove(order.number) != nil {
                return true
            }
            contents.live.insert(order.number)
            contents.delivered.orders.append(order)
            contents.wake()
            return false
        }
        if isRefused { order.continuation.resume(returning: CurlAnswer(fault: .stopped)) }
    }

    func cancel(_ number: UInt64) {
        contents.withLock { contents in
            guard contents.live.contains(number) else {
                contents.cancelledEarly.insert(number)
                return
            }
            contents.delivered.cancelled.insert(number)
            contents.wake()
        }
    }

    /// Forgets a number that was answered.
    func forget(_ number: UInt64) {
        contents.withLock { contents in
            contents.live.remove(number)
            contents.cancelledEarly.remove(number)
        }
    }

    func stop() {
        contents.withLock { contents in
            contents.delivered.isStopping = true
            contents.wake()
        }
    }

    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            let hasEnded = contents.withLock { contents in
                if !contents.hasEnded { contents.waitingForEnd.append(continuation) }
                return contents.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
    }

    // MARK: from the thread

    func open(wakeable: UInt) {
        contents.withLock { $0.wakeable = wakeable }
    }

    /// Empties the box; that the loop is stopping stays true.
    func take() -> Delivered {
        contents.withLock { contents in
            defer { contents.delivered = Delivered(isStopping: contents.delivered.isStopping) }
            return contents.delivered
        }
    }

    /// Nobody may wake the thread from here on.
    func close() {
        contents.withLock { $0.wakeable = 0 }
    }

    func end() {
        let waiting = contents.withLock { contents in
            contents.hasEnded = true
            defer { contents.waitingForEnd = [] }
            return contents.waitingForEnd
        }
        for continuation in waiting { continuation.resume() }
    }
}
