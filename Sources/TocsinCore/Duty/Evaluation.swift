// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What one policy pack says about one victim, with every reason.
///
/// A function of the pack's version and the situation alone: the same two give the same value, line for line. It
/// proposes; a person determines (law 3).
package struct Evaluation: Codable, Hashable, Sendable {
    package let pack: String
    package let packVersion: String
    package let outcome: Outcome
    /// What is owed or offered beside it, strictest first: a public alert, a notice to the offender, a referral.
    package let also: [Outcome]
    /// The duty stands, or may, and no time is left for two signatures: emergency release is offered at once (law 5).
    package let emergencyOffered: Bool
    /// Every rule of the pack, in the pack's order.
    package let trace: [RuleResult]
    package let clocks: [ClockDemand]
    package let records: [RecordDemand]
    package let enquiries: [EnquiryDemand]
    /// Grounds that a senior officer may consider, by rule. Never a waiver.
    package let waiverGrounds: [String]
    package let guards: [GuardDemand]
    /// Whom to tell, and whom never.
    package let addressees: [Demand]
    package let excluded: [Demand]
    /// Bodies to consult before delivery; in an emergency, to tell afterwards.
    package let coordination: [Demand]
    /// Bodies or officers that must decide or deliver, and acknowledge.
    package let referrals: [Demand]
    package let tasks: [Demand]
    /// What has gone wrong already and must be logged as a breach.
    package let breaches: [Demand]
    /// Single facts that would turn the outcome. Entries hold none: they follow from pack and facts, and are worked out
    /// for whoever reads.
    package var wouldChange: [Turn]
    /// After how long the passing of time alone may change any of this; `nil` if it can't.
    package let changesIn: Interval?

    package init(
        pack: String, packVersion: String, outcome: Outcome, also: [Outcome], emergencyOffered: Bool,
        trace: [RuleResult], clocks: [ClockDemand], records: [RecordDemand], enquiries: [EnquiryDemand],
        waiverGrounds: [String], guards: [GuardDemand], addressees: [Demand], excluded: [Demand],
        coordination: [Demand], referrals: [Demand], tasks: [Demand], breaches: [Demand], wouldChange: [Turn],
        changesIn: Interval? = nil
    ) {
        self.pack = pack
        self.packVersion = packVersion
        self.outcome = outcome
        self.also = also
        self.emergencyOffered = emergencyOffered
        self.trace = trace
        self.clocks = clocks
        self.records = records
        self.enquiries = enquiries
        self.waiverGrounds = waiverGrounds
        self.guards = guards
        self.addressees = addressees
        self.excluded = excluded
        self.coordination = coordination
        self.referrals = referrals
        self.tasks = tasks
        self.breaches = breaches
        self.wouldChange = wouldChange
        self.changesIn = changesIn
    }
}

extension Evaluation {
    /// What blocks a signature on this ground; `nil` if the evaluation does not offer the ground at all.
    package func missingGuards(for ground: String) -> [GuardDemand]? {
        guard waiverGrounds.contains(ground) else { return nil }
        return guards.filter { $0.ground == ground && $0.truth != .yes }
    }

    /// Records that must stand before a determination made from this evaluation can close.
    package var recordsBeforeDetermination: [RecordDemand] { records.filter { $0.due == .determination } }
}

extension Sequence<Evaluation> {
    /// The one whose outcome asks most; it sets the clock. Each keeps its own outcome: no effect crosses packs.
    package var strictest: Evaluation? { self.max { $0.outcome < $1.outcome } }
}
