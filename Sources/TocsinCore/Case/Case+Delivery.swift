// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    mutating func deliver(_ act: DeliverByHand, in context: Context) throws(Refusal) -> [Consequence] {
        try isReachable(act.warning, act.recipient)
        attempted[act.warning] = context.now
        switch act.result {
        case .told:
            let verified = act.identifiedBy != nil
            show(verified ? .acknowledgedVerified : .acknowledged, act.warning, act.recipient, at: context.now)
            return [.reached(act.warning, act.recipient)]
        case .refused:
            reach(act.warning, act.recipient) { $0.refused = true }
            return [.reached(act.warning, act.recipient)]
        case .notFound, .notSafe:
            reach(act.warning, act.recipient) { $0.failures.append("by hand: \(act.result.rawValue)") }
            return [.failedByHand(act.warning, act.recipient)]
        }
    }

    mutating func show(_ act: ShowEvidence, in context: Context) throws(Refusal) -> [Consequence] {
        try isReachable(act.warning, act.recipient)
        attempted[act.warning] = context.now
        guard let level = act.level else {
            reach(act.warning, act.recipient) { $0.failures.append("\(act.channel.rawValue): \(act.reason ?? "failed")") }
            return victimsReached(by: act.warning)
        }
        guard level < .acknowledged else {
            throw Refusal(.notAllowed, "An acknowledgement is the person's own: record it with 'delivery.acknowledge'.")
        }
        show(level, act.warning, act.recipient, at: context.now)
        return []
    }

    mutating func acknowledge(_ act: AnswerDelivery, in context: Context) throws(Refusal) -> [Consequence] {
        try isReachable(act.warning, act.recipient)
        show(act.verified ? .acknowledgedVerified : .acknowledged, act.warning, act.recipient, at: context.now)
        return [.reached(act.warning, act.recipient)]
    }

    /// Somebody else has it, so the one whom it is for has not: their clock runs on, and the next way is tried at once.
    mutating func deny(_ act: AnswerDelivery) throws(Refusal) -> [Consequence] {
        try isReachable(act.warning, act.recipient)
        reach(act.warning, act.recipient) { $0.notMe = true }
        let isTold = warnings[act.warning].map { $0.reach[act.recipient]?.has($0.evidence) ?? false } ?? false
        return (isTold ? [] : [.wrongPerson(act.warning, act.recipient)]) + victimsReached(by: act.warning)
    }

    mutating func callForHelp(_ act: AnswerDelivery, in context: Context) throws(Refusal) -> [Consequence] {
        try isReachable(act.warning, act.recipient)
        show(act.verified ? .acknowledgedVerified : .acknowledged, act.warning, act.recipient, at: context.now)
        reach(act.warning, act.recipient) { $0.helpAsked = $0.helpAsked ?? context.now }
        return [.help(act.warning, act.recipient)]
    }

    mutating func takeHelp(_ act: TakeHelp, in context: Context) throws(Refusal) -> [Consequence] {
        guard warnings[act.warning]?.reach[act.recipient]?.helpAsked != nil else { throw .nothing("call for help") }
        let person = try context.signer()
        reach(act.warning, act.recipient) { $0.helpTakenBy = $0.helpTakenBy ?? person }
        return []
    }

    /// A failed delivery, or a wrong person, opens the question again (E3).
    private func victimsReached(by warning: WarningID) -> [Consequence] {
        (warnings[warning]?.drafted.victims ?? []).map(Consequence.evaluate)
    }

    private mutating func show(_ level: EvidenceLevel, _ warning: WarningID, _ recipient: RecipientID, at time: Timestamp) {
        reach(warning, recipient) { $0.show(level, at: time) }
    }

    private mutating func reach(_ warning: WarningID, _ recipient: RecipientID, _ change: (inout Reach) -> Void) {
        var reached = warnings[warning]?.reach[recipient] ?? Reach()
        change(&reached)
        warnings[warning]?.reach[recipient] = reached
    }

    private func isReachable(_ warning: WarningID, _ recipient: RecipientID) throws(Refusal) {
        guard let released = warnings[warning] else { throw .nothing("warning in this case") }
        guard released.isReleased else { throw Refusal(.notYet, "This warning is not released; nobody may be told yet.") }
        guard released.audience?.recipients.contains(recipient) ?? false else {
            throw .nothing("recipient of this warning")
        }
    }
}
