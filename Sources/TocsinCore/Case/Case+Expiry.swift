// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    /// A clock ran out: the breach stays for ever, whatever becomes known later of the time before it, and what the
    /// clock stood for happens as its law says.
    mutating func expire(_ act: ExpireClock, in context: Context) -> [Consequence] {
        guard expiredClocks.insert(act.clock).inserted else { return [] }
        if act.kind.isBreach {
            breaches.append(Breach(key: act.clock, kind: act.kind, due: act.due, about: act.about ?? act.kind.rawValue))
        }
        switch act.kind {
        case .enquiry:
            for (id, enquiry) in enquiries where act.clock == "enquiry:\(id)" {
                enquiries[id]?.expire(at: context.now)
                return [.evaluate(enquiry.opened.victim)]
            }
        case .waiverExpiry:
            for (id, waiver) in waivers where act.clock == "waiver_expiry:\(id)" {
                fall(id, because: "it expired")
                return [.evaluate(waiver.asked.victim)]
            }
        case .window:
            for (id, warning) in warnings where act.clock.hasPrefix("window:\(id)") && warning.isReleased {
                warnings[id]?.window?.runOut(at: context.now)
                return notify(id, .timeRanOut) + [.stop(id)]
            }
        case .trigger:
            for (id, trigger) in triggers where act.clock == "trigger:\(id)" { return [.evaluate(trigger.set.victim)] }
        case .lookAgain:
            for id in victims.keys where act.clock.hasPrefix("look_again:\(id):") { return [.evaluate(id)] }
        case .firstLook, .determination, .waiverReview, .dispute, .warn, .told, .endDecision, .emergencyReview, .review,
            .pack:
            break
        }
        return []
    }

    /// A fixed text to everyone who was sent the warning.
    mutating func notify(_ id: WarningID, _ notice: Notice) -> [Consequence] {
        warnings[id]?.notices.append(Told(notice: notice, at: moment))
        return [.notice(id, notice)]
    }
}
