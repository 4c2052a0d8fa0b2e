// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import ServiceLifecycle
import TocsinCore

/// Lets clocks run out when their time comes. The store says what is next; nothing is kept in memory, so a restart
/// forgets nothing.
package struct DeadlineService: Service {
    private let desk: Desk

    package init(desk: Desk) {
        self.desk = desk
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var heard: UInt64 = 0
            while !Task.isCancelled {
                do {
                    try await runOnce()
                    let next = try await desk.store.nextClock()
                    heard = await desk.bell.wait(after: heard, atMost: desk.pause(until: next))
                } catch is CancellationError {
                    return
                } catch {
                    desk.logger.error("clocks could not be run", metadata: ["error": "\(type(of: error))"])
                    heard = await desk.bell.wait(after: heard, atMost: .seconds(5))
                }
            }
        }
    }

    /// Runs every clock that is due. One case that can't be read does not keep the others waiting.
    package func runOnce() async throws {
        let due = try await desk.store.casesWithClock(dueBy: desk.instruments.now(), limit: 1_000)
        for id in due {
            do {
                try await desk.advance(id)
            } catch {
                desk.logger.error("a case's clocks could not be run", metadata: ["error": "\(type(of: error))"])
            }
        }
        if try await desk.isFounded { _ = try await desk.roster() }
    }
}

extension Desk {
    /// How long to sleep until a moment: at least a quarter of a second, at most a minute.
    func pause(until moment: Timestamp?) -> Duration {
        guard let moment else { return .seconds(60) }
        let milliseconds = moment.milliseconds - instruments.now().milliseconds
        return .milliseconds(min(60_000, max(250, milliseconds)))
    }
}
