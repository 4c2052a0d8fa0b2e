// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// By which ways one recipient is told, as the approvers released it.
///
/// Cleared routes only, best first: the first at once, each further one when the one before it has had its time. Where
/// none is cleared, a neutral "please call us" may go by a route of which nothing is known, and somebody finds a way by
/// hand; a route that is known to be unsafe is never used. Nobody drops out.
package struct RoutePlan: Hashable, Sendable {
    package struct Way: Hashable, Sendable {
        /// The place in the recipient's list of routes; its length stands for "find a way by hand".
        package let position: Int
        package let channel: ChannelKind
        package let form: ContactForm
        package let address: String

        package init(position: Int, channel: ChannelKind, form: ContactForm, address: String) {
            self.position = position
            self.channel = channel
            self.form = form
            self.address = address
        }
    }

    package struct Step: Hashable, Sendable {
        /// How long after release.
        package let after: Interval
        package let way: Way

        package init(after: Interval, way: Way) {
            self.after = after
            self.way = way
        }
    }

    package let first: Way
    package let steps: [Step]

    package init(_ recipient: AddRecipient, audience: ChooseAudience) {
        let ways = RoutePlan.usable(recipient, signedOtherwise: audience.unclearedBecause != nil)
        let cleared = ways.filter { $0.form == .full }
        let neutral = ways.first { $0.form == .neutral }
        let byHand = Way(position: recipient.routes.count, channel: .byHand, form: .full, address: "")
        let order = cleared.isEmpty ? [neutral, byHand].compactMap(\.self) : cleared
        first = order[0]
        steps = RoutePlan.timed(order, audience: audience)
    }

    /// The route at a place, as it may be used; by hand if there is none, or none may be.
    package static func way(at position: Int, of recipient: AddRecipient, audience: ChooseAudience) -> Way {
        usable(recipient, signedOtherwise: audience.unclearedBecause != nil).first { $0.position == position }
            ?? Way(position: recipient.routes.count, channel: .byHand, form: .full, address: "")
    }

    private static func usable(_ recipient: AddRecipient, signedOtherwise: Bool) -> [Way] {
        recipient.routes.enumerated().compactMap { position, route in
            let form = route.safeToContact.form(by: route.channel, signedOtherwise: signedOtherwise)
            guard route.channel.isRoute, form != .barred else { return nil }
            return Way(position: position, channel: route.channel, form: form, address: route.address)
        }
    }

    private static func timed(_ order: [Way], audience: ChooseAudience) -> [Step] {
        var after = Interval.zero
        return zip(order, order.dropFirst()).enumerated().prefix(EscalationPlan.stepsMax).map { index, pair in
            let wait =
                audience.escalateAfter.indices.contains(index)
                ? max(.zero, audience.escalateAfter[index]) : pair.0.channel.timeBeforeTheNext
            after = Interval(seconds: after.seconds + wait.seconds)
            return Step(after: after, way: pair.1)
        }
    }
}

extension ChannelKind {
    /// Whether a text can be sent to somebody by it; a page that others fetch reaches nobody in particular.
    fileprivate var isRoute: Bool {
        switch self {
        case .email, .webhook, .byHand: true
        case .feed, .practice: false
        }
    }

    /// How long a way is given before the next one is tried, unless the approvers said.
    fileprivate var timeBeforeTheNext: Interval {
        switch self {
        case .byHand: .minutes(15)
        case .email, .webhook, .feed, .practice: .minutes(60)
        }
    }
}
