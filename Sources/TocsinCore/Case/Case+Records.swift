// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

// Records that packs demand, and which of them the acts themselves already are.
extension Case {
    /// A record without which a statutory ground stays switched off (law 3): on what authority this organisation may
    /// use it.
    package static let legalAuthority = "legal.authority"

    /// Whether a record is on file for the duty's victim, or for the whole case.
    package func hasRecord(_ record: String, for key: DutyKey) -> Bool {
        records[RecordKey(record: record, victim: key.victim)] != nil
            || records[RecordKey(record: record, victim: nil)] != nil
            || followsFromActs(record, for: key)
    }

    /// Nobody types twice what was done here and is an entry already.
    private func followsFromActs(_ record: String, for key: DutyKey) -> Bool {
        let victim = victims[key.victim]
        let sent = released(for: key.victim)
        switch record {
        case "case.awareness": return true
        case "assessment.basis", "assessment.assessor", "assessment.at": return !(victim?.facts.isEmpty ?? true)
        case "measures.considered": return !(victim?.measures.isEmpty ?? true)
        case "ttl.grade": return victim?.facts.keys.contains { $0.text.hasPrefix("ttl.grade-") } ?? false
        case "ttl.disruption-decision": return offenders.values.contains { !$0.considered.isEmpty }
        case "icd.coordination": return isCoordinated(key)
        case "icd.senior-review": return isReviewedBySenior(key)
        case "icd.waiver-justification":
            return waivers.values.contains { $0.key == key && ($0.asked.alternatives?.missing.isEmpty ?? false) }
        case "icd.addressee":
            return sent.contains { !($0.audience?.recipients.isEmpty ?? true) || $0.audience?.feed ?? false }
        case "nds.both-texts": return isTextForBoth(sent)
        case "warning.text": return sent.contains { !$0.texts.isEmpty }
        case "delivery.receipt": return sent.contains { isTold($0, victim: key.victim) }
        case _: return false
        }
    }

    /// Every body that the pack names was asked or told, or it is on record why not.
    private func isCoordinated(_ key: DutyKey) -> Bool {
        let bodies = Set(duties[key]?.evaluation?.coordination.map(\.name) ?? [])
        return !coordinations.isEmpty && bodies.allSatisfy { body in coordinations.contains { $0.body.mentions(body) } }
    }

    /// Verdict, waiver or dispute: a senior officer has had it in hand.
    private func isReviewedBySenior(_ key: DutyKey) -> Bool {
        let signed = waivers.values.contains { waiver in
            guard waiver.key == key, case .signed = waiver.state else { return false }
            return true
        }
        return signed || duties[key]?.arbitrated != nil || !(duties[key]?.seniorReaders.isEmpty ?? true)
    }

    /// Staff and public were told in texts that were compared; what differs stands by somebody's reasons.
    private func isTextForBoth(_ sent: [Warning]) -> Bool {
        let compared = sent.filter { warning in
            warning.leaks.map { $0.parity.isEmpty || warning.parity != nil } ?? false
        }
        return Set(compared.map(\.drafted.audienceClass)).isSuperset(of: [.staff, .public])
    }

    /// Records that are demanded and not on file, each once. What a delivery would leave behind is owed only if there
    /// is one; a ground's own records only by whoever invokes it.
    func missingRecords(_ key: DutyKey, of evaluation: Evaluation, warns: Bool) -> [RecordDemand] {
        var seen: Set<String> = []
        return evaluation.records.filter { demand in
            let isOfDelivery = demand.due == .delivery || demand.name == "delivery.receipt"
            return (warns || !isOfDelivery) && !evaluation.waiverGrounds.contains(demand.rule)
                && !hasRecord(demand.name, for: key) && seen.insert(demand.name).inserted
        }
    }
}

extension String {
    /// Whether the words hold a name, in whatever case it is written.
    fileprivate func mentions(_ name: String) -> Bool {
        let (text, wanted) = (Array(lowercased().utf8), Array(name.lowercased().utf8))
        guard text.count >= wanted.count else { return false }
        return (0...(text.count - wanted.count)).contains { text[$0...].starts(with: wanted) }
    }
}
