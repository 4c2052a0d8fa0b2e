// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import CCurl
internal import Foundation

/// libcurl's multi interface on a thread of its own: every exchange that leaves the desk goes through here.
///
/// Connections are kept and used again. libcurl is never allowed to repeat an exchange by itself, so an
/// attempt is an attempt. Cancelling the task of an exchange ends it soon; whether its bytes had gone by then
/// is in the answer.
package final class CurlLoop: Sendable {
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    private let mailbox = CurlMailbox()

    /// - Parameter inFlightMax: Exchanges under way at once, over all lanes.
    package init(inFlightMax: Int = 64) {
        precondition(CurlLoop.isReady, "libcurl could not be set up")
        let mailbox = mailbox
        let thread = Thread { CurlThread.run(mailbox: mailbox, inFlightMax: inFlightMax) }
        thread.name = "tocsin.curl"
        thread.start()
    }

    deinit { mailbox.stop() }

    /// Makes one exchange. Never throws: how it ended is in the answer.
    package func perform(_ request: CurlRequest) async -> CurlAnswer {
        let number = mailbox.newNumber()
        defer { mailbox.forget(number) }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                mailbox.post(CurlMailbox.Order(number: number, request: request, continuation: continuation))
            }
        } onCancel: {
            mailbox.cancel(number)
        }
    }

    /// Takes nothing more, answers what had not begun, waits for what is under way (none lasts longer than
    /// its own time-out), and ends the thread.
    package func shutDown() async {
        mailbox.stop()
        await mailbox.waitForEnd()
    }
}
