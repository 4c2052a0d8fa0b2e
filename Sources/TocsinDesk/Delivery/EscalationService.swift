// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import ServiceLifecycle
import TocsinCore

/// Takes the next approved route when its moment comes, or when a route failed, until somebody has the warning.
///
/// Steps are rows, written at release: after an outage only the last one that is due is taken, and the others are noted
/// as missed. Where no step is left it puts a task on the board.
package struct EscalationService: Service {
    private static let recipientsMax = 200

    private let desk: Desk
    private let store: any DeliveryStore

    package init(desk: Desk, store: any DeliveryStore) {
        self.desk = desk
        self.store = store
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var heard: UInt64 = 0
            while !Task.isCancelled {
                do {
                    try await runOnce()
                    let next = try await store.nextStep()
                    heard = await desk.bell.wait(after: heard, atMost: desk.pause(until: next))
                } catch is CancellationError {
                    return
                } catch {
                    desk.logger.error("escalation could not go on", metadata: ["error": "\(type(of: error))"])
                    heard = await desk.bell.wait(after: heard, atMost: .seconds(1))
                }
            }
        }
    }

    /// Takes every step that is due, and ends tasks whose message has expired.
    package func runOnce() async throws {
        while true {
            let now = desk.instruments.now()
            let due = try await store.dueSteps(now: now, limit: Self.recipientsMax)
            guard !due.isEmpty else { break }
            try await take(due, now: now)
            await desk.bell.ring()
        }
        while try await store.expireHeld(now: desk.instruments.now(), limit: 1_000).count == 1_000 {}
    }

    /// All in one transaction; if the store refuses that, each alone, so that one recipient does not keep the others
    /// waiting.
    private func take(_ due: [WaitingSteps], now: Timestamp) async throws {
        do {
            try await store.escalate(due.flatMap { moves($0, now: now) })
        } catch is StoreConflict {
            for waiting in due {
                do {
                    try await store.escalate(moves(waiting, now: now))
                } catch let conflict as StoreConflict {
                    desk.logger.error("an escalation step was refused", metadata: ["why": "\(conflict)"])
                    let barred = waiting.steps.filter { $0.due <= now }
                    try await store.escalate(barred.map { move($0, of: waiting, to: .barred, delivery: nil) })
                }
            }
        }
    }

    /// - Returns: At least one move, so that what was due is not due again.
    private func moves(_ waiting: WaitingSteps, now: Timestamp) -> [StepMove] {
        let steps = waiting.steps.sorted { ($0.due, $0.step) < ($1.due, $1.step) }.prefix(EscalationPlan.stepsMax)
        guard let plan = waiting.fanOut.plan, let escalation = plan.escalation(of: Array(steps), from: waiting) else {
            return steps.map { move($0, of: waiting, to: .barred, delivery: nil) }
        }
        var machine = escalation
        let approved = Set(steps.map { RoutePlace(recipient: waiting.recipient, position: $0.route) })
        return machine.advance(now: now, cleared: approved).compactMap { effect in
            switch effect {
            case .take(let index):
                return move(steps[index], of: waiting, to: .taken, delivery: delivery(steps[index], plan, now: now))
            case .note(let index, let state):
                desk.logger.warning(
                    "an escalation step was not taken",
                    metadata: [
                        "fanout": "\(waiting.fanOut.number)", "step": "\(steps[index].step)",
                        "why": "\(state.rawValue)",
                    ])
                return move(steps[index], of: waiting, to: state, delivery: nil)
            case .askOfficer:
                desk.logger.error(
                    "no escalation step could be taken", metadata: ["fanout": "\(waiting.fanOut.number)"])
                return nil
            case .wake: return nil
            }
        }
    }

    private func move(
        _ step: NewStep, of waiting: WaitingSteps, to state: Escalation.StepState, delivery: NewDelivery?
    ) -> StepMove {
        StepMove(
            fanOut: waiting.fanOut.number, recipient: waiting.recipient, step: step.step, state: state,
            delivery: delivery)
    }

    private func delivery(_ step: NewStep, _ plan: FanOutPlan, now: Timestamp) -> NewDelivery {
        NewDelivery(
            delivery: .waiting(
                id: step.delivery ?? desk.instruments.name(), channel: step.channel, priority: plan.priority,
                enqueuedAt: now, deadline: min(plan.expiresAt, now + FanOutPlanner.retriesAreCloseFor),
                expiresAt: plan.expiresAt),
            recipient: step.recipient, route: step.route, named: step.named, asks: step.asks,
            linkHash: step.linkHash, sealed: step.sealed)
    }
}

extension FanOutPlan {
    /// The machine over the steps that wait; `nil` if they make no plan.
    fileprivate func escalation(of steps: [NewStep], from waiting: WaitingSteps) -> Escalation? {
        let start = waiting.fanOut.fanOut.at
        let planned = steps.map { step in
            EscalationPlan.Step(
                after: max(.zero, start.interval(to: step.due)),
                route: RoutePlace(recipient: step.recipient, position: step.route), channel: step.channel)
        }
        let plan = try? EscalationPlan(
            steps: planned, staleAfter: max(.seconds(1), start.interval(to: expiresAt)),
            approved: Set(planned.map(\.route)))
        return plan.map { Escalation(plan: $0, startedAt: start, stopsAt: stopsAt) }
    }
}
