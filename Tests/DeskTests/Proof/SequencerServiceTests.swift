// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct `The sequencer's service` {
    @Test func `a desk with ten cases and an idle one have logs of equal size after equal time`() async throws {
        try await ProofRig.with { busy in
            try await ProofRig.with { idle in
                let clock = HandClock()
                let (one, other) = (try Running(busy, clock), try Running(idle, clock))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for running in [one, other] { group.addTask { try await running.group.run() } }
                    for round in 0..<20 {
                        await clock.untilSleeping(2)
                        try await busy.record(round < 10 ? 10 : 50)
                        clock.advance(by: .seconds(2))
                    }
                    await clock.untilSleeping(2)
                    #expect(await one.watch.state?.size == 21)
                    #expect(await other.watch.state?.size == 21)
                    for running in [one, other] { await running.group.triggerGracefulShutdown() }
                    try await group.waitForAll()
                }
                #expect(try await busy.store.extent() == LogExtent(size: 22, placed: 600, last: 600))
                #expect(try await idle.store.extent() == LogExtent(size: 22, placed: 0, last: 0))
                let widths = Set(try await (busy.store.leaves(in: 0..<99) + idle.store.leaves(in: 0..<99)).map(\.count))
                #expect(widths == [33])
            }
        }
    }

    @Test func `what was committed before the end is signed at the end`() async throws {
        try await ProofRig.with { rig in
            let clock = HandClock()
            let running = try Running(rig, clock)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await running.group.run() }
                await clock.untilSleeping(1)
                try await rig.record(3)
                await running.group.triggerGracefulShutdown()
                try await group.waitForAll()
            }
            #expect(try await rig.store.extent().waiting == 0)
            #expect(await running.watch.state?.isSound(at: rig.clock.now) == true)
        }
    }
}

/// One service in a group of its own, that can be told to end.
private struct Running: Sendable {
    let watch = ProofWatch()
    let group: ServiceGroup

    init(_ rig: ProofRig, _ clock: HandClock) throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let service = SequencerService(
            sequencer: try rig.sequencer(), clock: clock, instruments: rig.clock.instruments, watch: watch,
            logger: logger)
        group = ServiceGroup(services: [service], logger: logger)
    }
}

/// A clock that is moved by hand, and tells when somebody sleeps by it.
private final class HandClock: Clock {
    struct Instant: InstantProtocol {
        var offset = Duration.zero
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant()
        var nextSleeper = 0
        var sleepers: [Int: (until: Instant, wake: CheckedContinuation<Void, any Error>)] = [:]
        var cancelled: Set<Int> = []
        var watchers: [(count: Int, tell: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var now: Instant { state.withLock(\.now) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let sleeper = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wake in
                let told = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                    guard deadline > state.now, !state.cancelled.contains(sleeper) else {
                        wake.resume()
                        return []
                    }
                    state.sleepers[sleeper] = (deadline, wake)
                    let ready = state.watchers.filter { $0.count <= state.sleepers.count }
                    state.watchers.removeAll { $0.count <= state.sleepers.count }
                    return ready.map(\.tell)
                }
                for tell in told { tell.resume() }
            }
        } onCancel: {
            let wake = state.withLock { state in
                state.cancelled.insert(sleeper)
                return state.sleepers.removeValue(forKey: sleeper)?.wake
            }
            wake?.resume(throwing: CancellationError())
        }
    }

    func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for sleeper in due.keys { state.sleepers[sleeper] = nil }
            return due.values.map(\.wake)
        }
        for wake in woken { wake.resume() }
    }

    /// Returns once so many sleep at the same time.
    func untilSleeping(_ count: Int) async {
        await withCheckedContinuation { tell in
            let isReady = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append((count, tell))
                return false
            }
            if isReady { tell.resume() }
        }
    }
}
