// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
package import TocsinCore

/// One run of dispatch: a worker with a name of its own.
struct Dispatcher: Sendable {
    private let desk: Desk
    private let store: any DeliveryStore
    private let post: PostRoom
    private let settings: DispatchSettings
    private let worker: WorkerID
    private let outbox: Outbox
    /// Rung when an attempt ends, and whenever the desk's bell rings.
    private let bell = Bell()

    init(desk: Desk, store: any DeliveryStore, post: PostRoom, settings: DispatchSettings) {
        self.desk = desk
        self.store = store
        self.post = post
        self.settings = settings
        worker = desk.instruments.name()
        outbox = Outbox(slotsPerChannel: settings.slotsPerChannel)
    }

    /// Sends until cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await hearTheDesk() }
            var heard: UInt64 = 0
            var hasBegun = false
            while !Task.isCancelled {
                var pause = Duration.zero
                do {
                    if !hasBegun { try await begin() }
                    hasBegun = true
                    if try await turn(&group) { continue }
                    pause = desk.pauseForSending(until: try await store.nextDelivery())
                } catch is CancellationError {
                    break
                } catch {
                    desk.logger.error("sending could not go on", metadata: ["error": "\(type(of: error))"])
                    pause = .seconds(1)
                }
                heard = await bell.wait(after: heard, atMost: pause)
            }
        }
        do {
            try await record()
        } catch {
            desk.logger.error("last results could not be kept", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// Sends until nothing is due and nothing is under way.
    func runOnce() async throws {
        try await begin()
        let failure: (any Error)? = await withDiscardingTaskGroup { group in
            var heard: UInt64 = 0
            do {
                while true {
                    if try await turn(&group) { continue }
                    if await outbox.isIdle { return nil }
                    heard = await bell.wait(after: heard, atMost: .seconds(60))
                }
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    private func begin() async throws {
        await post.forget(try await store.endpointsGone())
        await follow(try await store.takeOver(by: worker, now: desk.instruments.now()))
    }

    /// Records what ended and claims what there is room for, at the same time: the store then takes both in one commit.
    ///
    /// - Returns: Whether anything was done.
    private func turn(_ group: inout DiscardingTaskGroup) async throws -> Bool {
        async let recording = outcome { try await record() }
        let claiming = await outcome { try await claim() }
        // What was claimed is sent, whatever else failed.
        if case .success(let claimed) = claiming {
            for delivery in claimed { group.addTask { await send(delivery) } }
        }
        let recorded = try await recording.get()
        return try !claiming.get().isEmpty || recorded
    }

    private func outcome<T: Sendable>(_ work: () async throws -> T) async -> Result<T, any Error> {
        do { return .success(try await work()) } catch { return .failure(error) }
    }

    private func claim() async throws -> [ClaimedDelivery] {
        let rooms = await outbox.rooms(for: ChannelKind.allCases)
        guard !rooms.isEmpty else { return [] }
        let claimed = try await store.claim(
            ClaimDemand(worker: worker, now: desk.instruments.now(), lease: settings.lease, rooms: rooms))
        await outbox.begin(claimed.deliveries)
        if !claimed.deliveries.isEmpty { CrashPoint.pass("dispatch.claimed") }
        await follow(claimed.followed)
        return claimed.deliveries
    }

    private func send(_ delivery: ClaimedDelivery) async {
        let result = await post.send(delivery)
        CrashPoint.pass("dispatch.sent")
        await outbox.finish(delivery, with: result)
        await bell.ring()
    }

    /// - Returns: Whether there was anything to record.
    @discardableResult
    private func record() async throws -> Bool {
        let finished = await outbox.takeFinished()
        guard !finished.isEmpty else { return false }
        do {
            let followed = try await store.record(finished, by: worker, now: desk.instruments.now())
            CrashPoint.pass("dispatch.recorded")
            await follow(followed)
            return true
        } catch {
            await outbox.giveBack(finished)
            throw error
        }
    }

    /// Logs what an operator must hear of, and wakes whoever goes on from here.
    private func follow(_ followed: [Followed]) async {
        var othersGoOn = false
        for one in followed {
            for effect in one.effects {
                switch effect {
                case .alarm(let reason):
                    desk.logger.error(
                        "a channel needs an operator", metadata: ["delivery": "\(one.delivery)", "reason": "\(reason)"])
                case .askOfficer(let reason):
                    desk.logger.error(
                        "a delivery waits for an officer",
                        metadata: ["delivery": "\(one.delivery)", "reason": "\(reason)"])
                    othersGoOn = true
                case .disableEndpoint:
                    desk.logger.error("an endpoint is gone for good", metadata: ["delivery": "\(one.delivery)"])
                case .expired:
                    desk.logger.warning("a delivery expired", metadata: ["delivery": "\(one.delivery)"])
                    othersGoOn = true
                case .failOver, .openTask, .evidence: othersGoOn = true
                case .wake, .keepLateResult: break
                }
            }
        }
        if othersGoOn { await desk.bell.ring() }
    }

    private func hearTheDesk() async {
        var heard: UInt64 = 0
        while !Task.isCancelled {
            heard = await desk.bell.wait(after: heard, atMost: .seconds(60))
            await bell.ring()
        }
    }
}

extension AttemptResult {
    /// The endpoint that said with this result that it is gone for good.
    package var goneEndpoint: Digest? {
        guard case .failed(let failure) = result, failure.disablesEndpoint else { return nil }
        return endpoint
    }
}

extension Desk {
    /// How long to sleep until a delivery is due: at least fifty milliseconds, at most a minute.
    fileprivate func pauseForSending(until moment: Timestamp?) -> Duration {
        guard let moment else { return .seconds(60) }
        return .milliseconds(min(60_000, max(50, moment.milliseconds - instruments.now().milliseconds)))
    }
}
