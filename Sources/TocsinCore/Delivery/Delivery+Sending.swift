// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

// One attempt: claimed, recorded, or lost.
extension Delivery {
    /// What is written down before anything is sent.
    package struct Attempt: Hashable, Codable, Sendable {
        package let fence: Int
        package let begunAt: Timestamp
        /// An earlier attempt may have arrived.
        package let possibleRepeat: Bool
    }

    /// Why it may not be sent now.
    package enum ClaimRefusal: Error, Hashable, Sendable {
        case notYet(from: Timestamp)
        case leased(until: Timestamp)
        case held(Hold)
        case expired
        case finished
    }

    /// What a channel reported.
    package enum Result: Hashable, Codable, Sendable {
        /// It left, with this much evidence.
        case left(EvidenceLevel)
        /// Nothing left: a person has to deliver it.
        case task
        /// Nothing left: it was an exercise, and stands in the recorder.
        case practice
        case failed(DeliveryFailure)
    }

    /// Takes the right to make the next attempt. Commit this before sending anything.
    ///
    /// - Parameter lease: Longer than the channel's time-out by at least 5 s.
    package mutating func claim(
        by owner: WorkerID, now: Timestamp, lease: Interval
    ) throws(ClaimRefusal) -> Attempt {
        switch state {
        case .ready(let from), .unknown(let from):
            if now >= expiresAt { throw .expired }
            if now < from { throw .notYet(from: from) }
        case .leased(let lease): throw .leased(until: lease.until)
        case .held(let hold): throw .held(hold)
        case .handedOver, .expired, .superseded, .cancelled, .failed: throw .finished
        }
        fence += 1
        state = .leased(Lease(owner: owner, until: now + lease))
        return Attempt(fence: fence, begunAt: now, possibleRepeat: mayHaveArrived)
    }

    /// Counts the result of an attempt, unless its lease was lost.
    ///
    /// - Parameter random: Fresh for each call, 0 or more and less than 1; spreads the retries.
    package mutating func record(
        _ result: Result, by owner: WorkerID, fence: Int, now: Timestamp, random: Double
    ) -> [Effect] {
        guard case .leased(let lease) = state, lease.owner == owner, self.fence == fence else {
            return [.keepLateResult]
        }
        switch result {
        case .left(let level):
            state = .handedOver
            return raise(to: min(level, .delivered))
        case .practice:
            state = .handedOver
            return raise(to: .handedOver)
        case .task:
            return end(lease, now: now) ?? wait(for: .byHand, effect: .openTask)
        case .failed(let failure):
            mayHaveArrived = mayHaveArrived || failure.mayHaveArrived
            let alarms: [Effect] = failure.alarms ? [.alarm(failure.reason)] : []
            let endpoint: [Effect] = failure.disablesEndpoint ? [.disableEndpoint] : []
            return alarms + endpoint + (end(lease, now: now) ?? remedy(failure, now: now, random: random))
        }
    }

    /// Takes a lease back that ran out: nobody knows whether its attempt arrived.
    package mutating func reap(now: Timestamp) -> [Effect] {
        guard case .leased(let lease) = state, lease.until <= now else { return [] }
        return lose(lease, now: now)
    }

    /// Takes over from a run of the program that is known to be dead, without waiting for its leases.
    package mutating func takeOver(by owner: WorkerID, now: Timestamp) -> [Effect] {
        guard case .leased(let lease) = state, lease.owner != owner else { return [] }
        return lose(lease, now: now)
    }

    /// Raises the evidence: a report, an opened page, a person's answer, or what a person did by hand.
    ///
    /// Whoever has the text needs no further attempt. Lower evidence than there is changes nothing.
    package mutating func acknowledge(_ level: EvidenceLevel) -> [Effect] {
        switch state {
        case .ready, .unknown, .held: state = .handedOver
        case .leased, .handedOver, .expired, .superseded, .cancelled, .failed: break
        }
        return raise(to: level)
    }

    private mutating func remedy(_ failure: DeliveryFailure, now: Timestamp, random: Double) -> [Effect] {
        switch failure.remedy {
        case .tryAnotherChannel:
            state = .failed
            return [.failOver]
        case .askOfficer:
            return wait(for: .officer, effect: .askOfficer(failure.reason))
        case .retry(let floor):
            let next = RetrySchedule.next(
                after: fence, now: now, deadline: deadline, floor: floor, random: random)
            state = failure.mayHaveArrived ? .unknown(from: next) : .ready(from: next)
            return [.wake(min(next, expiresAt))] + (now < deadline && deadline <= next ? [.failOver] : [])
        }
    }

    private mutating func lose(_ lease: Lease, now: Timestamp) -> [Effect] {
        mayHaveArrived = true
        if let effects = end(lease, now: now) { return effects }
        state = .ready(from: now)
        return [.wake(now)]
    }

    /// Ends an attempt after which nothing is to be tried; `nil` if something is.
    private mutating func end(_ lease: Lease, now: Timestamp) -> [Effect]? {
        if evidence != nil {
            state = .handedOver
            return []
        }
        switch lease.then {
        case .cancel: state = .cancelled
        case .supersede: state = .superseded
        case .hold, nil:
            if now >= expiresAt {
                state = .expired
                return [.expired]
            }
            guard case .hold(let hold) = lease.then else { return nil }
            state = .held(hold)
        }
        return []
    }

    private mutating func wait(for hold: Hold, effect: Effect) -> [Effect] {
        state = .held(hold)
        return [effect]
    }

    private mutating func raise(to level: EvidenceLevel) -> [Effect] {
        if let evidence, evidence >= level { return [] }
        evidence = level
        return [.evidence(level)]
    }
}
