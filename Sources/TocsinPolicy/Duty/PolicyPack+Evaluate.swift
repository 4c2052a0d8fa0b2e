// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

extension PolicyPack {
    /// What the pack says about one victim, with the whole trace and every single fact that would turn the outcome.
    package func evaluate(_ situation: Situation) -> Evaluation {
        evaluation(Findings(self, situation), turns: turns(from: situation))
    }

    /// The same without `wouldChange`, at a small part of the cost: what a case keeps.
    package func assess(_ situation: Situation) -> Evaluation {
        evaluation(Findings(self, situation), turns: [])
    }

    /// Each fact with each other value it could take, if the outcome would then differ. Evaluated, not guessed.
    package func turns(from situation: Situation) -> [Turn] {
        let outcome = Findings(self, situation).outcome
        return facts.map(\.fact).flatMap { fact in
            Truth.allCases.filter { $0 != situation.facts[fact] ?? .unknown }.compactMap { value -> Turn? in
                var changed = situation
                changed.facts[fact] = value
                let turned = Findings(self, changed).outcome
                return turned == outcome ? nil : Turn(fact: fact, value: value, outcome: turned)
            }
        }
    }

    private func evaluation(_ findings: Findings, turns: [Turn]) -> Evaluation {
        let isWaivable = findings.standings.contains(.duty)
        let grounds = isWaivable ? rules.indices.filter { rules[$0].kind == .waiver && findings.holds($0) } : []
        return Evaluation(
            pack: id, packVersion: version, outcome: findings.outcome, also: findings.also,
            emergencyOffered: findings.isEmergencyOffered, trace: trace(findings), clocks: clocks(findings),
            records: records(findings), enquiries: enquiries(findings), waiverGrounds: grounds.map { rules[$0].id },
            guards: guards(grounds, findings), addressees: demands(findings, \.addressees),
            excluded: demands(findings, \.excluded), coordination: demands(findings, \.coordination),
            referrals: demands(findings, \.referrals) + seniorReferrals(findings),
            tasks: demands(findings, \.tasks), breaches: demands(findings, \.breaches), wouldChange: turns,
            changesIn: changesIn(findings.situation.timeLeft))
    }

    /// Until the next moment at which a rule reads the time left otherwise, or the event's time has passed.
    private func changesIn(_ timeLeft: Interval?) -> Interval? {
        guard let timeLeft else { return nil }
        let outOfTime = Interval(seconds: delivery.seconds + acting.seconds)
        let marks = rules.compactMap(\.condition.eventWithin) + [outOfTime, .seconds(-1)]
        return marks.map { timeLeft - $0 }.filter { $0 > .zero }.min()
    }
}

extension PolicyPack {
    private func trace(_ findings: Findings) -> [RuleResult] {
        rules.enumerated().map { index, rule in
            let facts = findings.situation.facts
            let inputs = rule.condition.clauses.map { ($0.fact, facts[$0.fact] ?? .unknown) }
            return RuleResult(
                rule: rule.id, text: rule.text, inputs: Dictionary(inputs, uniquingKeysWith: { first, _ in first }),
                result: findings.verdicts[index], verification: rule.verification, source: rule.source, role: rule.role,
                doubtVerification: findings.verdicts[index].isDoubt ? rule.doubtVerification ?? rule.verification : nil,
                because: findings.causes[index].map { rules[$0].id })
        }
    }

    /// Rules whose effects follow from this outcome: the pack's order, each once.
    private func effective(_ findings: Findings) -> [PolicyRule] {
        rules.indices.filter { index in
            guard findings.holds(index) else { return false }
            let rule = rules[index]
            switch rule.kind {
            case .threshold, .extension_, .emergency, .waiver:
                return findings.outcome.isDuty || findings.outcome == .enquire || findings.outcome == .refer
            case .exclusion, .defeat, .consequence: return true
            case .irrelevant, .note: return false
            }
        }.map { rules[$0] }
    }

    private func demands(_ findings: Findings, _ path: KeyPath<RuleEffects, [RuleEffects.Named]>) -> [Demand] {
        effective(findings).flatMap { rule in
            rule.effects[keyPath: path].map { Demand(rule: rule.id, name: $0.name, text: $0.text) }
        }
    }

    private func records(_ findings: Findings) -> [RecordDemand] {
        effective(findings).flatMap { rule in
            rule.effects.records.map { RecordDemand(rule: rule.id, name: $0.name, text: $0.text, due: $0.due) }
        }
    }

    /// Of several clocks of one name the shortest counts.
    private func clocks(_ findings: Findings) -> [ClockDemand] {
        let limit = limit(findings.situation.timeLeft)
        let all = effective(findings).flatMap { rule in
            rule.effects.clocks.compactMap { id in clocks.first { $0.id == id } }.map { clock in
                ClockDemand(
                    rule: rule.id, name: clock.name, text: clock.text, length: clock.length, start: clock.start,
                    verification: clock.verification, limit: limit)
            }
        }
        return all.enumerated().filter { index, clock in
            !all.enumerated().contains { other in
                other.element.name == clock.name
                    && (other.element.length, other.offset) < (clock.length, index)
            }
        }.map(\.element)
    }

    /// Half of what is left once delivery and acting are taken off (law 5).
    private func limit(_ timeLeft: Interval?) -> Interval? {
        timeLeft.map { max(.zero, ($0 - delivery - acting).half) }
    }

    private func enquiries(_ findings: Findings) -> [EnquiryDemand] {
        var seen: Set<FactName> = []
        return rules.indices.filter(findings.isOpen).flatMap { index in
            rules[index].condition.open(in: findings.situation.facts).compactMap { fact in
                guard seen.insert(fact).inserted, !findings.situation.expiredEnquiries.contains(fact) else {
                    return nil
                }
                return EnquiryDemand(
                    rule: rules[index].id, fact: fact, question: question(of: fact) ?? "",
                    handling: rules[index].unknown)
            }
        }
    }

    private func guards(_ grounds: [Int], _ findings: Findings) -> [GuardDemand] {
        grounds.flatMap { index in
            rules[index].effects.guards.map {
                GuardDemand(
                    ground: rules[index].id, fact: $0.fact, text: $0.text,
                    truth: findings.situation.facts[$0.fact] ?? .unknown)
            }
        }
    }

    private func seniorReferrals(_ findings: Findings) -> [Demand] {
        guard findings.standings.contains(.senior) else { return [] }
        return rules.indices.filter { findings.verdicts[$0] == .expiredToSenior && rules[$0].kind != .waiver }.map {
            Demand(
                rule: rules[$0].id, name: "senior-officer",
                text: "The enquiry ran out unanswered. The senior officer decides; the warning is prepared meanwhile.")
        }
    }
}

extension RuleVerdict {
    /// Whether the rule's handling of doubt decided.
    fileprivate var isDoubt: Bool {
        switch self {
        case .doubtToDuty, .doubtToNo, .enquire, .expiredToDuty, .expiredToSenior: true
        case .met, .notMet, .unassessed, .notRaised, .notApplicable, .defeated, .irrelevant, .stated: false
        }
    }
}
