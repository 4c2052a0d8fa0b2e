// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension CaseView {
    struct VictimView: Encodable {
        struct FactView: Encodable {
            let fact: FactName
            let value: Truth
            let basis: String
            let reports: [ReportID]
            let by: Actor
            let at: Timestamp
        }

        struct MeasureView: Encodable {
            let option: String
            let taken: Bool
            let reasons: String
            let by: Actor
            let at: Timestamp
        }

        let id: VictimID
        let kind: VictimKind
        let name: String
        let protectors: [String]
        let excluded: [String]
        let vulnerabilities: [String]
        /// In alphabetical order.
        let facts: [FactView]
        let measures: [MeasureView]
        /// One for each pack of the case, in its order.
        let duties: [DutyView]

        init(_ victim: Victim, in folded: Case) {
            id = victim.id
            kind = victim.added.kind
            name = victim.added.name
            protectors = victim.added.protectors
            excluded = victim.added.excluded
            vulnerabilities = victim.added.vulnerabilities
            facts = victim.facts.sorted { $0.key < $1.key }.map { name, fact in
                FactView(
                    fact: name, value: fact.value, basis: fact.basis, reports: fact.reports, by: fact.by, at: fact.at)
            }
            measures = victim.measures.map {
                MeasureView(
                    option: $0.considered.option, taken: $0.considered.taken, reasons: $0.considered.reasons, by: $0.by,
                    at: $0.at)
            }
            duties = folded.opened.packs.compactMap { DutyView(DutyKey(victim: victim.id, pack: $0), in: folded) }
        }
    }

    /// What one pack owes one victim, and how far that is done.
    struct DutyView: Encodable {
        enum Reading: String, Encodable {
            case open, settled, differs
            case awaitsSecond = "awaits_second"
        }

        struct VerdictView: Encodable {
            let by: PersonID
            let outcome: Outcome
            let reasons: String
            let at: Timestamp
        }

        let pack: String
        /// As it stands now; the engine's is in `evaluation`.
        let outcome: Outcome?
        let reading: Reading
        /// Empty while a second reader has still to decide by themselves.
        let verdicts: [VerdictView]
        let evaluation: Evaluation?
        /// What keeps it from closing, in words.
        let owed: [String]
        let closed: Bool
        let reviewedAt: Timestamp?

        init?(_ key: DutyKey, in folded: Case) {
            guard let duty = folded.duties[key] else { return nil }
            pack = key.pack
            outcome = folded.outcome(key, at: folded.moment)
            switch duty.reading.state {
            case .open: reading = .open
            case .awaitsSecond: reading = .awaitsSecond
            case .settled: reading = .settled
            case .differs: reading = .differs
            }
            verdicts =
                duty.reading.awaitsSecond
                ? []
                : duty.reading.verdicts.map {
                    VerdictView(by: $0.by, outcome: $0.outcome, reasons: $0.reasons, at: $0.at)
                }
            evaluation = duty.evaluation
            owed = duty.closed ? [] : folded.owed(key)
            closed = duty.closed
            reviewedAt = duty.reviewedAt
        }
    }
}
