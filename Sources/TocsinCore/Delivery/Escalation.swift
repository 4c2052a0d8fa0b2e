// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A plan at work for one warning: which step is next, and when it stops.
///
/// Its clock is its own: no retry of a channel delays the next step, and no step waits for the one before it.
package struct Escalation: Hashable, Codable, Sendable {
    package enum Run: String, Hashable, Codable, Sendable, CaseIterable {
        case running, halted
        /// Evidence reached the level that stops it.
        case stopped
    }

    /// What became of a step.
    package enum StepState: String, Hashable, Codable, Sendable, CaseIterable {
        case waiting, taken
        /// A later step was due as well and was taken instead.
        case missed
        /// So late that its text would be out of date.
        case stale
        /// Its route was no longer cleared.
        case barred
        case cancelled
    }

    package enum Effect: Hashable, Sendable {
        /// Make the delivery of this step ready.
        case take(step: Int)
        /// Write down why this step was not taken.
        case note(step: Int, StepState)
        case wake(Timestamp)
        /// Steps were due and none could be taken, or none is left to fall back on: a person must act.
        case askOfficer
    }

    package let plan: EscalationPlan
    package let startedAt: Timestamp
    /// The evidence at which nobody need be called any more.
    package let stopsAt: EvidenceLevel
    package private(set) var run: Run
    package private(set) var steps: [StepState]

    package init(plan: EscalationPlan, startedAt: Timestamp, stopsAt: EvidenceLevel) {
        self.plan = plan
        self.startedAt = startedAt
        self.stopsAt = stopsAt
        run = .running
        steps = plan.steps.map { _ in .waiting }
    }
}

extension Escalation {
    /// When the next step is due; `nil` if none is waiting, or nothing may be taken now.
    package var nextDue: Timestamp? {
        guard run == .running, let step = steps.firstIndex(of: .waiting) else { return nil }
        return due(step)
    }

    /// Takes what is due. If several steps are, as after an outage, only the last of them is taken: the
    /// others would call people one by one who will be called by the last anyway.
    ///
    /// - Parameter cleared: The routes that are cleared now; a step on another one is noted as barred.
    package mutating func advance(now: Timestamp, cleared: Set<RoutePlace>) -> [Effect] {
        guard run == .running else { return [] }
        let due = steps.indices.filter { steps[$0] == .waiting && self.due($0) <= now }
        guard !due.isEmpty else { return wake() }
        let taken = due.last { !isStale($0, now: now) && cleared.contains(plan.steps[$0].route) }
        let effects = due.map { step in
            step == taken ? take(step) : note(step, whyNot(step, now: now, cleared: cleared))
        }
        return effects + (taken == nil ? [.askOfficer] : []) + wake()
    }

    /// A channel will not work: takes the next waiting step at once, whenever it is due.
    package mutating func failOver(cleared: Set<RoutePlace>) -> [Effect] {
        guard run == .running else { return [] }
        var effects: [Effect] = []
        for step in steps.indices where steps[step] == .waiting {
            if cleared.contains(plan.steps[step].route) { return effects + [take(step)] + wake() }
            effects.append(note(step, .barred))
        }
        return effects + [.askOfficer]
    }

    /// Hears of evidence; at the level that stops it, every step that waits is cancelled.
    package mutating func hear(_ level: EvidenceLevel) -> [Effect] {
        guard run != .stopped, level >= stopsAt else { return [] }
        run = .stopped
        return steps.indices.filter { steps[$0] == .waiting }.map { note($0, .cancelled) }
    }

    /// One person may halt it (law 11); time goes on meanwhile.
    package mutating func halt() {
        if run == .running { run = .halted }
    }

    /// Goes on after a halt, as after an outage.
    package mutating func resume(now: Timestamp, cleared: Set<RoutePlace>) -> [Effect] {
        guard run == .halted else { return [] }
        run = .running
        return advance(now: now, cleared: cleared)
    }

    private func due(_ step: Int) -> Timestamp { startedAt + plan.steps[step].after }

    private func isStale(_ step: Int, now: Timestamp) -> Bool { due(step) + plan.staleAfter < now }

    private func whyNot(_ step: Int, now: Timestamp, cleared: Set<RoutePlace>) -> StepState {
        if !cleared.contains(plan.steps[step].route) { return .barred }
        return isStale(step, now: now) ? .stale : .missed
    }

    private mutating func take(_ step: Int) -> Effect {
        steps[step] = .taken
        return .take(step: step)
    }

    private mutating func note(_ step: Int, _ state: StepState) -> Effect {
        steps[step] = state
        return .note(step: step, state)
    }

    private func wake() -> [Effect] { nextDue.map { [.wake($0)] } ?? [] }
}
