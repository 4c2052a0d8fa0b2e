// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import ServiceLifecycle
import TocsinCore

/// Carries what was released to its recipients: deliveries and escalation steps, a thousand recipients at a time, with
/// the cursor in the same transaction. A crash between chunks loses nothing and repeats nothing.
///
/// After each chunk it looks again for what is most urgent, and sending begins with the first chunk.
package struct FanOutService: Service {
    private static let fanOutsMax = 200

    private let desk: Desk
    private let store: any DeliveryStore
    private let tokens: LinkTokens

    package init(desk: Desk, store: any DeliveryStore) {
        self.desk = desk
        self.store = store
        tokens = LinkTokens(vault: desk.vault)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var heard: UInt64 = 0
            while !Task.isCancelled {
                var pause = Duration.seconds(60)
                do {
                    if try await runOnce() > 0 { pause = .seconds(5) }
                } catch is CancellationError {
                    return
                } catch {
                    desk.logger.error("releases could not be carried on", metadata: ["error": "\(type(of: error))"])
                    pause = .seconds(1)
                }
                heard = await desk.bell.wait(after: heard, atMost: pause)
            }
        }
    }

    /// Fills everything that is open. One fan-out that can't be filled does not keep the others waiting.
    ///
    /// - Parameter chunksMax: Stops after so many chunks.
    /// - Returns: How many could not be filled.
    @discardableResult
    package func runOnce(chunksMax: Int = .max) async throws -> Int {
        var planners: [Int64: FanOutPlanner] = [:]
        var failed: Set<Int64> = []
        var chunks = 0
        while chunks < chunksMax {
            let open = try await store.openFanOuts(limit: Self.fanOutsMax).filter { !failed.contains($0.number) }
            for row in open where planners[row.number] == nil {
                do {
                    planners[row.number] = try await planner(for: row)
                } catch {
                    failed.insert(row.number)
                    report(error)
                }
            }
            let next = open.compactMap { row in planners[row.number].map { (row, $0) } }
                .min { ($0.1.plan.priority, $0.0.number) < ($1.1.plan.priority, $1.0.number) }
            guard let (row, planner) = next else { break }
            do {
                try await fill(row, by: planner)
                chunks += 1
            } catch {
                failed.insert(row.number)
                report(error)
            }
        }
        return failed.count
    }

    private func planner(for row: FanOutRow) async throws -> FanOutPlanner {
        let planner = try FanOutPlanner(
            desk: desk, tokens: tokens, loaded: await desk.current(row.fanOut.caseID), row: row)
        if row.fanOut.message == .notice(.extended), let until = planner.warning.window?.until {
            try await store.extend(row.fanOut.warning, to: until)
        }
        return planner
    }

    private func fill(_ row: FanOutRow, by planner: FanOutPlanner) async throws {
        let ids = planner.recipients(after: row.cursor)
        var used: [UsedRoute] = []
        if row.fanOut.message != .warning, let first = ids.first, let last = ids.last {
            used = try await store.routesUsed(for: row.fanOut.warning, by: first...last)
        }
        let chunk = try planner.chunk(for: ids, after: row.cursor, used: used, now: desk.instruments.now())
        guard try await store.fill(chunk) else { return }
        CrashPoint.pass("fanout.filled")
        await desk.bell.ring()
    }

    private func report(_ error: any Error) {
        desk.logger.error("a release could not be carried on", metadata: ["error": "\(type(of: error))"])
    }
}

extension Desk {
    /// The case as this process last committed it, or as the store has it.
    func current(_ id: CaseID) async throws -> LoadedCase {
        if let kept = await shelf[id] { return kept }
        let loaded = try await load(id)
        await shelf.keep(loaded)
        return loaded
    }
}
