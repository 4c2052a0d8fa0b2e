// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// A pack with one thing wrong, to see whether its scenarios notice.
package struct PackMutation: Sendable {
    package let rule: String
    /// Such as `ICD-T3 inverted`.
    package let label: String
    package let pack: PolicyPack
}

extension PolicyPack {
    /// This pack with one thing wrong: each rule inverted, each rule dropped, each deciding doubt resolved otherwise.
    ///
    /// Whoever writes a pack writes scenarios until each of these is noticed by at least one.
    package var mutations: [PackMutation] {
        rules.indices.flatMap { index -> [PackMutation] in
            let id = rules[index].id
            let dropped = rules.indices.filter { $0 != index }.map { rules[$0] }
            var found = [PackMutation(rule: id, label: "\(id) dropped", pack: with(dropped))]
            if let inverted = rules[index].inverted(duty: duties.first?.id) {
                let pack = with(replacing(index, by: inverted))
                found.append(PackMutation(rule: id, label: "\(id) inverted", pack: pack))
            }
            if let turned = rules[index].doubtTurned {
                let pack = with(replacing(index, by: turned))
                found.append(PackMutation(rule: id, label: "\(id) with its doubt turned", pack: pack))
            }
            return found
        }
    }

    private func replacing(_ index: Int, by rule: PolicyRule) -> [PolicyRule] {
        rules.indices.map { $0 == index ? rule : rules[$0] }
    }

    private func with(_ changed: [PolicyRule]) -> PolicyPack {
        PolicyPack(
            id: id, version: version, title: title, modelledOn: modelledOn, disclaimer: disclaimer, regime: regime,
            delivery: delivery, acting: acting, facts: facts, clocks: clocks, duties: duties, rules: changed)
    }
}

extension PolicyRule {
    /// The rule that holds when this one does not; a fact that decides nothing then takes the duty away.
    fileprivate func inverted(duty first: String?) -> PolicyRule? {
        guard kind != .note else { return nil }
        if kind == .irrelevant { return copy(kind: .exclusion, condition: condition, duty: first) }
        var condition = condition
        condition.isInverted.toggle()
        return copy(kind: kind, condition: condition, duty: duty)
    }

    fileprivate var doubtTurned: PolicyRule? {
        switch kind {
        case .threshold, .extension_, .exclusion, .waiver, .emergency: break
        case .defeat, .consequence, .irrelevant, .note: return nil
        }
        guard condition.clauses.contains(where: { $0.wanted == .yes || $0.wanted == .no }) else { return nil }
        var turned = self
        turned.unknown = unknown == .resolveToNo ? .resolveToDuty : .resolveToNo
        return turned
    }

    private func copy(kind: Kind, condition: Condition, duty: String?) -> PolicyRule {
        PolicyRule(
            id: id, kind: kind, text: text, source: source, verification: verification, role: role,
            condition: condition, unknown: unknown, doubtVerification: doubtVerification, duty: duty,
            targets: targets, isExhaustive: isExhaustive, on: on, effects: effects)
    }
}
