// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

// What keeps a text from leaving, for a while or for good.
extension Delivery {
    /// Keeps it from being sent until ``resume(from:now:)``. An attempt under way is not called back.
    package mutating func hold(for reason: Hold) {
        switch state {
        case .ready, .unknown: state = .held(reason)
        case .held(let present): state = .held(max(present, reason))
        case .leased(let lease): stop(lease, with: .hold(reason))
        case .handedOver, .expired, .superseded, .cancelled, .failed: break
        }
    }

    /// One person halts what is not yet sent (law 11).
    package mutating func halt() { hold(for: .halted) }

    /// Ends a hold, if this is its reason.
    package mutating func resume(from reason: Hold, now: Timestamp) -> [Effect] {
        switch state {
        case .held(reason):
            state = .ready(from: now)
            return [.wake(now)]
        case .leased(var lease) where lease.then == .hold(reason):
            lease.then = nil
            state = .leased(lease)
            return []
        case .ready, .leased, .unknown, .held, .handedOver, .expired, .superseded, .cancelled, .failed:
            return []
        }
    }

    /// Gives it up; what has left has left.
    package mutating func cancel() { giveUp(.cancelled, then: .cancel) }

    /// Gives it up for a newer text.
    package mutating func supersede() { giveUp(.superseded, then: .supersede) }

    /// Ends what was not sent in time. An attempt under way is awaited.
    package mutating func expire(now: Timestamp) -> [Effect] {
        switch state {
        case .ready, .unknown, .held:
            guard now >= expiresAt else { return [] }
            state = .expired
            return [.expired]
        case .leased, .handedOver, .expired, .superseded, .cancelled, .failed:
            return []
        }
    }

    /// A person could not do it: refused, not found, not safe. The next route at once.
    package mutating func failByHand() -> [Effect] {
        guard case .held(.byHand) = state else { return [] }
        state = .failed
        return [.failOver]
    }

    private mutating func giveUp(_ end: State, then stop: Stop) {
        switch state {
        case .ready, .unknown, .held: state = end
        case .leased(let lease): self.stop(lease, with: stop)
        case .handedOver, .expired, .superseded, .cancelled, .failed: break
        }
    }

    /// The strongest wish wins: cancel, supersede, then the strongest hold.
    private mutating func stop(_ lease: Lease, with stop: Stop) {
        var lease = lease
        lease.then = max(lease.then ?? stop, stop)
        state = .leased(lease)
    }
}

extension Delivery.Hold: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.strength < right.strength }

    fileprivate var strength: Int {
        switch self {
        case .quietHours: 0
        case .byHand: 1
        case .officer: 2
        case .restored: 3
        case .halted: 4
        }
    }
}

extension Delivery.Stop: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.strength < right.strength }

    private var strength: Int {
        switch self {
        case .hold(let hold): hold.strength
        case .supersede: 10
        case .cancel: 11
        }
    }
}
