// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Lengths of the desk's own clocks (doctrine: local defaults, shown as such).
package enum ClockLength {
    package static let firstLook = Interval.minutes(15)
    package static let determination = Interval.hours(2)
    package static let determinationWhenNear = Interval.hours(1)
    package static let waiverReview = Interval.hours(4)
    package static let warnAfterDetermination = Interval.minutes(30)
    package static let told = Interval.hours(1)
    package static let endDecisionBeforeExpiry = Interval.hours(6)
}

extension Case {
    /// Every clock that runs, soonest first; those that ran out already are breaches and not listed again.
    package var clocks: [DutyClock] {
        guard !isClosed else { return [] }
        let all = dutyClocks + enquiryClocks + waiverClocks + warningClocks + triggerClocks
        return all.filter { !expiredClocks.contains($0.key) }.sorted { ($0.due, $0.key) < ($1.due, $1.key) }
    }

    private var dutyClocks: [DutyClock] {
        var clocks: [DutyClock] = []
        let looked = victims.values.contains { !$0.facts.isEmpty } || reports.values.contains { $0.grade != .ungraded }
        if !looked {
            clocks.append(
                DutyClock(
                    key: "first_look", kind: .firstLook, due: clockRule.due(ClockLength.firstLook),
                    about: "Somebody looks at what came in."))
        }
        for (key, duty) in duties where !duty.closed {
            guard let victim = victims[key.victim], duty.evaluation != nil else { continue }
            clocks += clock(of: key, duty: duty, victim: victim)
        }
        return clocks
    }

    private func clock(of key: DutyKey, duty: Duty, victim: Victim) -> [DutyClock] {
        let start = victim.added.awareness?.at.instant ?? clockRule.start
        let near = expected.map { start.interval(to: $0.instant) <= .hours(24) } ?? false
        let length = near ? ClockLength.determinationWhenNear : ClockLength.determination
        let waived = outcome(key, at: moment) == .waived
        guard duty.reading.settled != nil || waived else {
            return [
                DutyClock(
                    key: "determination:\(key.victim):\(key.pack)", kind: .determination,
                    due: clockRule.due(length, from: start), about: "Decide what is owed under \(key.pack).")
            ]
        }
        guard let outcome = outcome(key, at: moment), outcome.isDuty, released(for: key.victim).isEmpty else { return [] }
        let total = Interval(seconds: length.seconds + ClockLength.warnAfterDetermination.seconds)
        return [
            DutyClock(
                key: "warn:\(key.victim):\(key.pack)", kind: .warn, due: clockRule.due(total, from: start),
                about: "Release a warning that \(key.pack) demands.")
        ]
    }

    private var enquiryClocks: [DutyClock] {
        enquiries.values.filter { $0.state == .open }.map {
            DutyClock(key: "enquiry:\($0.id)", kind: .enquiry, due: $0.due, about: "Find out: \($0.opened.question)")
        }
            + disputes.values.filter { $0.decided == nil }.map {
                DutyClock(
                    key: "dispute:\($0.id)", kind: .dispute, due: $0.due,
                    about: "The arbiter decides; until then \($0.opened.interim.rawValue).")
            }
    }

    private var waiverClocks: [DutyClock] {
        waivers.values.compactMap { waiver in
            switch waiver.state {
            case .asked:
                DutyClock(
                    key: "waiver_review:\(waiver.id)", kind: .waiverReview,
                    due: clockRule.due(ClockLength.waiverReview, from: waiver.askedAt),
                    about: "A senior officer signs or refuses. The duty stands.")
            case .signed(_, _, let expires):
                DutyClock(
                    key: "waiver_expiry:\(waiver.id)", kind: .waiverExpiry, due: expires,
                    about: "The waiver ends; decide again.")
            case .fallen:
                nil
            }
        }
    }

    private var warningClocks: [DutyClock] {
        warnings.values.flatMap { warning -> [DutyClock] in
            guard let released = warning.gate.releasedAt, let window = warning.window else { return [] }
            var clocks: [DutyClock] = []
            if warning.gate.awaitsReview {
                clocks.append(
                    DutyClock(
                        key: "emergency_review:\(warning.id)", kind: .emergencyReview,
                        due: released + EmergencyRelease.reviewWithin,
                        about: "Another person reviews the release that one person made alone."))
            }
            if !warning.gate.retraction.hasPassed, !everyoneTold(warning) {
                clocks.append(
                    DutyClock(
                        key: "told:\(warning.id)", kind: .told,
                        due: clockRule.due(ClockLength.told, from: released),
                        about: "Somebody named has it, by the evidence that was signed for."))
            }
            if !window.isDecided, !warning.gate.retraction.hasPassed { clocks += windowClocks(warning, window, released) }
            return clocks
        }
    }

    private func windowClocks(_ warning: Warning, _ window: EndDecision, _ released: Timestamp) -> [DutyClock] {
        let early = max(released, window.until - ClockLength.endDecisionBeforeExpiry)
        let stamp = window.until.milliseconds
        return [
            DutyClock(
                key: "end_decision:\(warning.id):\(stamp)", kind: .endDecision, due: early,
                about: "Decide how the window ends: extend, renew, withdraw or let lapse."),
            DutyClock(
                key: "window:\(warning.id):\(stamp)", kind: .window, due: window.until,
                about: "The window ends. If nobody decided, everyone who has it is told that time ran out."),
        ]
    }

    private func everyoneTold(_ warning: Warning) -> Bool {
        guard let audience = warning.audience, !audience.recipients.isEmpty else { return true }
        return audience.recipients.allSatisfy { id in
            guard let reach = warning.reach[id] else { return false }
            return reach.has(warning.evidence) || reach.refused || reach.notMe
        }
    }

    private var triggerClocks: [DutyClock] {
        triggers.values.compactMap { trigger in
            guard trigger.fired == nil, let by = trigger.set.by else { return nil }
            return DutyClock(
                key: "trigger:\(trigger.id)", kind: .trigger, due: by.instant, about: "Look again: \(trigger.set.on).")
        }
    }

    /// A clock ran out: the breach stays for ever, and what the clock stood for happens as its law says.
    mutating func expire(_ act: ExpireClock, in context: Context) -> [Consequence] {
        guard let clock = clocks.first(where: { $0.key == act.clock }) else { return [] }
        expiredClocks.insert(clock.key)
        if clock.kind.isBreach {
            breaches.append(Breach(key: clock.key, kind: clock.kind, due: clock.due, about: clock.about))
        }
        switch clock.kind {
        case .enquiry:
            for (id, enquiry) in enquiries where clock.key == "enquiry:\(id)" {
                enquiries[id]?.expire(at: context.now)
                return [.evaluate(enquiry.opened.victim)]
            }
        case .waiverExpiry:
            for (id, waiver) in waivers where clock.key == "waiver_expiry:\(id)" {
                waivers[id]?.fall(because: "it expired")
                return [.evaluate(waiver.asked.victim)]
            }
        case .window:
            for (id, warning) in warnings where clock.key.hasPrefix("window:\(id)") && warning.isReleased {
                warnings[id]?.window?.runOut(at: context.now)
                return notify(id, .timeRanOut) + [.stop(id)]
            }
        case .trigger:
            for (id, trigger) in triggers where clock.key == "trigger:\(id)" { return [.evaluate(trigger.set.victim)] }
        case .firstLook, .determination, .waiverReview, .dispute, .warn, .told, .endDecision, .emergencyReview, .review:
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
