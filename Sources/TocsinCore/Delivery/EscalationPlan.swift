// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One route of one recipient: its place in the list that was written when the recipient was added, from 0,
/// best first.
package struct RoutePlace: Hashable, Codable, Sendable {
    package let recipient: RecipientID
    package let position: Int

    package init(recipient: RecipientID, position: Int) {
        self.recipient = recipient
        self.position = position
    }
}

/// Which routes are tried, and when, until somebody has the warning; always approved ones (law 8).
package struct EscalationPlan: Hashable, Codable, Sendable {
    package struct Step: Hashable, Codable, Sendable {
        /// How long after release; zero is at once.
        package let after: Interval
        package let route: RoutePlace
        package let channel: ChannelKind

        package init(after: Interval, route: RoutePlace, channel: ChannelKind) {
            self.after = after
            self.route = route
            self.channel = channel
        }
    }

    package static let stepsMax = 64

    /// Earliest first; steps at the same time count in this order.
    package let steps: [Step]
    /// A step that comes later than this is not taken any more: what it would say is out of date.
    package let staleAfter: Interval

    /// - Parameter approved: The routes that were signed for at release.
    /// - Throws: ``EscalationRefusal`` for the first step that cannot stand.
    package init(
        steps: [Step], staleAfter: Interval, approved: Set<RoutePlace>
    ) throws(EscalationRefusal) {
        guard steps.count <= EscalationPlan.stepsMax else { throw .tooManySteps }
        guard staleAfter > .zero else { throw .neverInTime }
        var last = Interval.zero
        for (index, step) in steps.enumerated() {
            guard step.after >= last else { throw .outOfOrder(step: index) }
            guard approved.contains(step.route) else { throw .notApproved(step: index) }
            last = step.after
        }
        self.steps = steps
        self.staleAfter = staleAfter
    }
}

/// Why a plan cannot stand. Steps are counted from 0.
package enum EscalationRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case notApproved(step: Int)
    case outOfOrder(step: Int)
    case tooManySteps
    case neverInTime

    package var description: String {
        switch self {
        case .notApproved(let step):
            "Step \(step + 1) uses a route that nobody signed for; take it out, or have it signed."
        case .outOfOrder(let step):
            "Step \(step + 1) comes before the one above it; put the steps in order of time."
        case .tooManySteps:
            "A plan has at most \(EscalationPlan.stepsMax) steps."
        case .neverInTime:
            "Say how late a step may come and still be taken; one second at least."
        }
    }
}
