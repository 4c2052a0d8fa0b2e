// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import Logging
internal import ServiceLifecycle

/// Steps the sequencer at a fixed pace until the program ends, and leaves its state where the board looks.
package struct SequencerService<C: Clock<Duration>>: Service {
    /// The pace of a desk, unless it is set otherwise.
    package static var interval: Duration { .seconds(2) }

    private let sequencer: Sequencer
    private let schedule: TickSchedule
    private let clock: C
    private let instruments: Instruments
    private let watch: ProofWatch
    private let logger: Logger

    package init(
        sequencer: Sequencer, interval: Duration = Self.interval, clock: C, instruments: Instruments, watch: ProofWatch,
        logger: Logger
    ) {
        self.sequencer = sequencer
        schedule = TickSchedule(interval: interval)
        self.clock = clock
        self.instruments = instruments
        self.watch = watch
        self.logger = logger
    }

    /// Returns after one last tick when the program is told to end, so that nothing committed is left unsigned.
    package func run() async throws {
        var sequencer = sequencer
        var schedule = schedule
        let began = clock.now
        await sequencer.start(at: instruments.now())
        await report(sequencer.state, before: nil)
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            for _ in 0..<schedule.take(at: began.duration(to: clock.now)) { await step(&sequencer) }
            let next = began.advanced(by: schedule.next)
            try? await cancelWhenGracefulShutdown { try await clock.sleep(until: next, tolerance: nil) }
        }
        if !Task.isCancelled { await step(&sequencer) }
    }

    private func step(_ sequencer: inout Sequencer) async {
        let before = sequencer.state
        await sequencer.tick(at: instruments.now())
        await report(sequencer.state, before: before)
    }

    private func report(_ state: ProofState, before: ProofState?) async {
        await watch.post(state)
        guard state.trouble != before?.trouble else { return }
        if let trouble = state.trouble {
            logger.error("the log is not signed", metadata: ["log.trouble": "\(trouble)"])
        } else if before != nil {
            logger.notice("the log is signed again")
        }
    }
}
