// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import CCurl
internal import Glibc
internal import TocsinCore

/// What runs on libcurl's thread. No pointer of libcurl's is ever seen by another one.
final class CurlThread {
    private let multi: UnsafeMutableRawPointer
    private let mailbox: CurlMailbox
    private let inFlightMax: Int
    private var queue = LaneQueue<CurlMailbox.Order>()
    private var transfers: [UnsafeMutableRawPointer: CurlTransfer] = [:]
    /// Easy handles that were used and wait to be used again.
    private var idle: [UnsafeMutableRawPointer] = []

    /// Runs until the mailbox says stop and nothing is under way.
    static func run(mailbox: CurlMailbox, inFlightMax: Int) {
        blockBrokenPipeSignal()
        guard let multi = curl_multi_init() else { preconditionFailure("libcurl has no memory for a loop") }
        mailbox.open(wakeable: UInt(bitPattern: multi))
        let thread = CurlThread(multi: multi, mailbox: mailbox, inFlightMax: inFlightMax)
        while thread.turn() {}
        mailbox.close()
        thread.cleanUp()
        mailbox.end()
    }

    private init(multi: UnsafeMutableRawPointer, mailbox: CurlMailbox, inFlightMax: Int) {
        self.multi = multi
        self.mailbox = mailbox
        self.inFlightMax = inFlightMax
        _ = tocsin_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, inFlightMax)
    }

    /// One round: take in, start, move bytes, give out, wait. False when it was the last.
    private func turn() -> Bool {
        let delivered = mailbox.take()
        for order in delivered.orders { queue.append(order, lane: order.request.lane) }
        if delivered.isStopping { refuse { _ in true } }
        if !delivered.cancelled.isEmpty { cancel(delivered.cancelled) }
        startWhatFits()
        var running: Int32 = 0
        curl_multi_perform(multi, &running)
        let hasFinished = finishWhatIsDone()
        if delivered.isStopping && transfers.isEmpty { return false }
        if !hasFinished { curl_multi_poll(multi, nil, 0, 1_000, nil) }
        return true
    }

    private func startWhatFits() {
        while transfers.count < inFlightMax, let order = queue.next(laneMax: \.request.laneMax) {
            guard let easy = idle.popLast() ?? curl_easy_init() else {
                answer(order, CurlAnswer(fault: .stopped))
                continue
            }
            let transfer = CurlTransfer(order: order, easy: easy)
            guard transfer.prepare(), curl_multi_add_handle(multi, easy) == CURLM_OK else {
                recycle(transfer)
                answer(order, CurlAnswer(fault: .unusable))
                continue
            }
            transfers[easy] = transfer
        }
    }

    private func finishWhatIsDone() -> Bool {
        var left: Int32 = 0
        var hasFinished = false
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
                let transfer = transfers[easy]
            else { continue }
            end(transfer, with: transfer.answer(code: message.pointee.data.result))
            hasFinished = true
        }
        return hasFinished
    }

    private func cancel(_ numbers: Set<UInt64>) {
        refuse { numbers.contains($0.number) }
        for transfer in Array(transfers.values) where numbers.contains(transfer.order.number) {
            end(transfer, with: CurlAnswer(fault: transfer.mayHaveArrived ? .answerLost : .stopped))
        }
    }

    /// Answers what waits in the queue.
    private func refuse(where condition: (CurlMailbox.Order) -> Bool) {
        for order in queue.removeAll(where: condition) {
            order.continuation.resume(returning: CurlAnswer(fault: .stopped))
        }
    }

    private func end(_ transfer: CurlTransfer, with answer: CurlAnswer) {
        transfers[transfer.easy] = nil
        curl_multi_remove_handle(multi, transfer.easy)
        recycle(transfer)
        self.answer(transfer.order, answer)
    }

    private func answer(_ order: CurlMailbox.Order, _ answer: CurlAnswer) {
        queue.finish(lane: order.request.lane)
        order.continuation.resume(returning: answer)
    }

    private func recycle(_ transfer: CurlTransfer) {
        curl_easy_reset(transfer.easy)
        transfer.freeLists()
        idle.append(transfer.easy)
    }

    private func cleanUp() {
        for easy in idle { curl_easy_cleanup(easy) }
        curl_multi_cleanup(multi)
    }

    /// A connection that broke is an error to be returned, not a signal that ends the program.
    private static func blockBrokenPipeSignal() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
