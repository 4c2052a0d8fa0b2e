// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// What each rule of a pack comes to in one situation, and the outcome that follows.
///
/// Read from the top: thresholds and the rules about rules, then duties, grounds and emergency, then the outcome, and
/// last the rules that only have effects.
struct Findings {
    /// Where one duty stands.
    enum Standing: Hashable {
        /// Nobody has asked about it yet.
        case unraised
        case none, pending, senior, duty
    }

    let pack: PolicyPack
    let situation: Situation
    /// Less time is left than it takes to hand over a warning and to act on it.
    let isOutOfTime: Bool
    private(set) var verdicts: [RuleVerdict]
    /// For a rule that was defeated, or met by another: the index of that other rule.
    private(set) var causes: [Int: Int] = [:]
    private(set) var standings: [Standing] = []
    private(set) var outcome = Outcome.noDuty
    private(set) var also: [Outcome] = []
    private(set) var isEmergency = false

    init(_ pack: PolicyPack, _ situation: Situation) {
        self.pack = pack
        self.situation = situation
        isOutOfTime = situation.timeLeft.map { $0 - pack.delivery <= pack.acting } ?? false
        verdicts = [RuleVerdict](repeating: .notApplicable, count: pack.rules.count)
        for (index, rule) in pack.rules.enumerated() where rule.kind != .consequence {
            verdicts[index] = verdict(of: rule, isInDoubt: false)
        }
        defeat()
        extend()
        standings = pack.duties.indices.map(standing)
        markUnassessed()
        settle()
        for index in pack.links.consequences where verdicts[index] != .defeated {
            verdicts[index] = isAsked(index) ? verdict(of: pack.rules[index], isInDoubt: isInDoubt) : .notApplicable
        }
        also += pack.links.consequences.filter(holds).flatMap { pack.rules[$0].effects.offers }
        also = Set(also).subtracting([outcome]).sorted(by: >)
    }

    /// Whether the rule's effects follow.
    func holds(_ index: Int) -> Bool {
        let kind = pack.rules[index].kind
        switch verdicts[index] {
        case .met: return true
        case .doubtToDuty, .expiredToDuty: return kind != .exclusion && kind != .waiver
        case .doubtToNo: return kind == .exclusion || kind == .waiver
        case .expiredToSenior: return kind == .waiver
        case .notMet, .unassessed, .notRaised, .notApplicable, .enquire, .defeated, .irrelevant, .stated:
            return false
        }
    }

    /// Whether what is unknown to this rule could still change something.
    func isOpen(_ index: Int) -> Bool {
        guard verdicts[index] == .enquire || verdicts[index] == .unassessed else { return false }
        switch pack.rules[index].kind {
        case .threshold, .exclusion, .extension_:
            return pack.links.duty[index].map { standings[$0] == .pending || standings[$0] == .senior } ?? false
        case .waiver: return standings.contains(.duty)
        case .emergency, .defeat, .consequence, .irrelevant, .note: return true
        }
    }
}

extension Findings {
    /// Reads one rule by itself.
    private func verdict(of rule: PolicyRule, isInDoubt: Bool) -> RuleVerdict {
        if !rule.condition.kinds.isEmpty, !rule.condition.kinds.contains(situation.victimKind) { return .notApplicable }
        if rule.kind == .note { return .stated }
        let moment = Condition.Moment(situation: situation, isOutOfTime: isOutOfTime, isInDoubt: isInDoubt)
        let isRaised = rule.condition.isRaised(in: situation.facts)
        if rule.kind == .irrelevant { return isRaised ? .irrelevant : .notRaised }
        switch rule.condition.truth(at: moment) {
        case .yes: return .met
        case .no: return .notMet
        case .unknown: return rule.kind == .threshold || isRaised ? doubt(of: rule) : .notRaised
        }
    }

    private func doubt(of rule: PolicyRule) -> RuleVerdict {
        let open = rule.condition.open(in: situation.facts)
        let ranOut = isOutOfTime || hasRunOut(open)
        switch rule.unknown {
        case .resolveToDuty: return .doubtToDuty
        case .resolveToNo: return .doubtToNo
        case .enquireThenDuty: return ranOut ? .expiredToDuty : .enquire
        case .enquireThenSenior where isOutOfTime && rule.kind != .waiver: return .expiredToDuty
        case .enquireThenSenior: return ranOut ? .expiredToSenior : .enquire
        }
    }

    /// An enquiry ran out, and what else is open was never asked after.
    private func hasRunOut(_ open: [FactName]) -> Bool {
        let expired = situation.expiredEnquiries
        return open.contains(where: expired.contains)
            && open.allSatisfy { expired.contains($0) || situation.facts[$0] == nil }
    }

    private mutating func defeat() {
        for (index, rule) in pack.rules.enumerated() where rule.kind == .defeat && holds(index) {
            for target in pack.links.targets[index] {
                verdicts[target] = .defeated
                causes[target] = index
            }
        }
    }

    /// A threshold is also met by any extension that holds, and stays open with one that is open. If its extensions
    /// are all the ways there are, it is not met once each of them is known not to be.
    private mutating func extend() {
        for (index, rule) in pack.rules.enumerated() where rule.kind == .threshold && verdicts[index] != .met {
            let extensions = pack.links.extensions[index]
            if let met = extensions.first(where: holds) {
                take(met, for: index)
            } else if !isExpired(verdicts[index]), let open = extensions.first(where: { isUndecided(verdicts[$0]) }) {
                take(open, for: index)
            } else if rule.isExhaustive, verdicts[index] != .notMet, let first = extensions.first,
                extensions.allSatisfy({ verdicts[$0] == .notMet })
            {
                take(first, for: index)
            }
        }
    }

    private mutating func take(_ other: Int, for index: Int) {
        verdicts[index] = verdicts[other]
        causes[index] = other
    }

    private func isUndecided(_ verdict: RuleVerdict) -> Bool { verdict == .enquire || verdict == .expiredToSenior }

    private func isExpired(_ verdict: RuleVerdict) -> Bool {
        verdict == .expiredToDuty || verdict == .expiredToSenior
    }
}

extension Findings {
    private func standing(of duty: Int) -> Standing {
        let thresholds = pack.links.thresholds[duty]
        if duty == 0 ? isBlank(thresholds) : !isRaised(by: thresholds.first) { return .unraised }
        let exclusions = pack.links.exclusions[duty]
        if thresholds.isEmpty || thresholds.contains(where: { fails(verdicts[$0]) }) { return .none }
        if exclusions.contains(where: holds) { return .none }
        let all = (thresholds + exclusions).map { verdicts[$0] }
        if all.contains(.expiredToSenior) { return .senior }
        return all.contains(.enquire) ? .pending : .duty
    }

    private func fails(_ verdict: RuleVerdict) -> Bool {
        switch verdict {
        case .notMet, .doubtToNo, .notApplicable, .defeated, .notRaised: true
        case .met, .unassessed, .doubtToDuty, .enquire, .expiredToDuty, .expiredToSenior, .irrelevant, .stated: false
        }
    }

    /// Nobody has assessed a single fact of these thresholds, nor of the rules that extend them.
    private func isBlank(_ thresholds: [Int]) -> Bool {
        let extensions = thresholds.flatMap { pack.links.extensions[$0] }
        let facts = (thresholds + extensions).flatMap { pack.rules[$0].condition.clauses }.map(\.fact)
        return !facts.contains { situation.facts[$0] != nil || situation.expiredEnquiries.contains($0) }
    }

    /// A further duty is raised by its first threshold alone: the facts of the others may be those of the first duty.
    private func isRaised(by threshold: Int?) -> Bool {
        guard let threshold else { return false }
        let own = pack.rules[threshold].condition.clauses.map(\.fact)
        let isAsked = own.contains { situation.facts[$0] != nil || situation.expiredEnquiries.contains($0) }
        return isAsked
            || pack.links.extensions[threshold].contains {
                verdicts[$0] != .notApplicable && pack.rules[$0].condition.isRaised(in: situation.facts)
            }
    }

    /// The first duty is asked about from the start, unless another one has been raised instead.
    private mutating func markUnassessed() {
        for duty in pack.duties.indices where standings[duty] == .unraised {
            let isAsked =
                duty == 0 && !pack.links.exclusions[duty].contains(where: holds)
                && !standings.dropFirst().contains { $0 != .unraised && $0 != .none }
            for index in pack.links.thresholds[duty] { verdicts[index] = isAsked ? .unassessed : .notRaised }
            if isAsked { standings[duty] = .pending }
        }
    }

    /// Whether the duty rests on a doubt that was resolved in favour of warning.
    private var isInDoubt: Bool {
        pack.duties.indices.contains { duty in
            standings[duty] == .duty
                && pack.links.thresholds[duty].contains {
                    verdicts[$0] == .doubtToDuty || verdicts[$0] == .expiredToDuty
                }
        }
    }

    private mutating func settle() {
        let grounds = pack.links.grounds
        let isArguable = grounds.contains(where: holds)
        let isReachOpen = grounds.contains { verdicts[$0] == .enquire }
        isEmergency = pack.links.emergencies.contains(where: holds)
        let found = zip(pack.duties, standings).map { duty, standing -> Outcome in
            switch standing {
            case .unraised, .none: return .noDuty
            case .pending: return .enquire
            case .senior: return .refer
            case .duty where duty.outcome == .warn && isArguable: return .waiverReview
            case .duty where duty.outcome == .warn && isReachOpen: return .enquire
            case .duty where isEmergency && duty.outcome != .refer: return .warnEmergency
            case .duty: return duty.outcome
            }
        }
        outcome = found.max() ?? .noDuty
        also = found.filter { $0 != .noDuty }
        if isEmergencyOffered { also.append(.warnEmergency) }
        let owed = zip(pack.duties, standings).filter { $1 == .duty }.map(\.0.outcome)
        if owed.contains(.publicAlert) { also.append(.publicAlert) }
    }

    /// No time is left, and a duty stands or may stand: one releaser may act now.
    var isEmergencyOffered: Bool {
        isEmergency && (outcome.isDuty || outcome == .enquire || outcome == .refer)
    }

    /// Whether a consequence is asked about with this outcome.
    private func isAsked(_ index: Int) -> Bool {
        let on = pack.rules[index].on
        if !on.isEmpty, !on.contains(outcome) { return false }
        return pack.links.duty[index].map { standings[$0] == .duty } ?? true
    }
}
