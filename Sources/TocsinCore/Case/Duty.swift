// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One victim under one pack.
package struct DutyKey: Hashable, Comparable, Sendable {
    package let victim: VictimID
    package let pack: String

    package init(victim: VictimID, pack: String) {
        self.victim = victim
        self.pack = pack
    }

    package static func < (left: DutyKey, right: DutyKey) -> Bool {
        (left.victim, left.pack) < (right.victim, right.pack)
    }
}

/// A record that a pack demands: of one victim, or of the whole case.
package struct RecordKey: Hashable, Sendable {
    package let record: String
    package let victim: VictimID?
}

/// What is owed to one victim under one pack: the engine's proposal, the people's verdicts, and whether it is done.
package struct Duty: Hashable, Sendable {
    package internal(set) var evaluation: Evaluation?
    package internal(set) var reading = SecondReading()
    package internal(set) var reviewedAt: Timestamp?
    package internal(set) var closed = false
    /// When the engine first found the outcome that it finds now.
    package internal(set) var foundAt: Timestamp?
    /// When the question was opened again after it had been decided; `nil` while the first answer is due, whose clock
    /// runs from awareness.
    package internal(set) var reopenedAt: Timestamp?
    /// The end of the time that it had when it was opened again, if that was still to come: nobody gains any by changing
    /// a fact and changing it back.
    package internal(set) var endsAt: Timestamp?
    /// Senior officers among those who gave a verdict on the facts as they stand.
    package internal(set) var seniorReaders: Set<PersonID> = []
    /// What an arbiter decided on the facts as they stand.
    package internal(set) var arbitrated: Outcome?
    /// When the passing of time alone may change what the engine finds.
    package internal(set) var looksAgainAt: Timestamp?
}

extension Duty {
    /// What people decided, by verdict or before the arbiter.
    package var decided: Outcome? { arbitrated ?? reading.settled }

    /// Takes what the engine found. Another outcome opens the question again; the same duty with less or more time left
    /// does not.
    mutating func take(_ found: Evaluation, at moment: Timestamp, within end: Timestamp?) {
        let before = evaluation?.outcome
        evaluation = found
        looksAgainAt = found.changesIn.map { moment + $0 }
        guard before != found.outcome else { return }
        foundAt = moment
        if let before, before.isDuty, found.outcome.isDuty, before == .warnEmergency || found.outcome == .warnEmergency
        {
            return
        }
        reopen(at: moment, within: end)
    }

    /// What takes two people takes them before an arbiter too: a reader who found it by themselves, and the arbiter.
    func mayArbitrate(_ outcome: Outcome, by arbiter: PersonID) -> Bool {
        guard let proposed = evaluation?.outcome else { return false }
        return !outcome.takesTwo(beside: proposed) || reader(of: outcome, besides: arbiter) != nil
    }

    /// Who found this first and stands behind it with the arbiter; `nil` where an arbiter may decide alone.
    package func firstBehind(_ outcome: Outcome, besides arbiter: PersonID) -> PersonID? {
        guard let proposed = evaluation?.outcome, outcome.takesTwo(beside: proposed) else { return nil }
        return reader(of: outcome, besides: arbiter)
    }

    private func reader(of outcome: Outcome, besides arbiter: PersonID) -> PersonID? {
        reading.verdicts.first { $0.outcome == outcome && $0.by != arbiter }?.by
    }

    /// The facts changed: whatever was decided on the old ones is decided no more.
    mutating func reopen(at moment: Timestamp, within end: Timestamp?) {
        if decided != nil || closed { startAgain(at: moment, within: end) }
        reading.reopen()
        seniorReaders = []
        arbitrated = nil
        closed = false
    }

    /// What excused the duty is gone, so it stands as it did before.
    mutating func stand(at moment: Timestamp, within end: Timestamp?) {
        startAgain(at: moment, within: end)
        closed = false
    }

    private mutating func startAgain(at moment: Timestamp, within end: Timestamp?) {
        reopenedAt = moment
        endsAt = end.flatMap { $0 > moment ? $0 : nil }
    }
}

extension Waiver {
    /// A waiver under one pack has no effect in another (E4).
    package var key: DutyKey { DutyKey(victim: asked.victim, pack: asked.pack) }
}

extension Dispute {
    package var key: DutyKey { DutyKey(victim: opened.victim, pack: opened.pack) }
}

package struct Offender: Hashable, Sendable {
    package let id: OffenderID
    package let added: AddOffender
    package internal(set) var considered: [ConsiderOffender] = []
}

package struct Trigger: Hashable, Sendable {
    package let id: TriggerID
    package let set: SetTrigger
    package internal(set) var fired: FireTrigger?
}

/// A warning from draft to end, with how far it has got with each recipient.
package struct Warning: Hashable, Sendable {
    package let id: WarningID
    package let drafted: DraftWarning
    package let draftedBy: Actor
    package internal(set) var texts: [String: WriteText] = [:]
    package internal(set) var audience: ChooseAudience?
    package internal(set) var leaks: ReportLeaks?
    package internal(set) var acceptedLeaks: [String: AcceptLeak] = [:]
    package internal(set) var parity: DecideParity?
    package internal(set) var gate = ReleaseGate()
    package internal(set) var window: EndDecision?
    package internal(set) var reach: [RecipientID: Reach] = [:]
    package internal(set) var notices: [Told] = []

    init(id: WarningID, drafted: DraftWarning, by actor: Actor) {
        self.id = id
        self.drafted = drafted
        draftedBy = actor
    }

    /// What two people sign: every word, everyone who gets it, every way and the window. Encoded canonically and
    /// hashed by the desk.
    package var contents: Contents {
        Contents(drafted: drafted, texts: texts.keys.sorted().compactMap { texts[$0] }, audience: audience)
    }

    package struct Contents: Codable, Hashable, Sendable {
        package let drafted: DraftWarning
        package let texts: [WriteText]
        package let audience: ChooseAudience?
    }

    /// Hits that nobody has reworded or accepted with a reason.
    package var openLeaks: [LeakFinding] {
        (leaks?.findings ?? []).filter { acceptedLeaks[$0.hit] == nil }
    }

    /// The evidence that counts as told for somebody named (law 9).
    package var evidence: EvidenceLevel { audience?.evidence ?? .acknowledgedVerified }

    package var isReleased: Bool { gate.release != nil }
}

/// A notice that was sent, and when.
package struct Told: Hashable, Sendable {
    package let notice: Notice
    package let at: Timestamp
}

/// The fixed texts that may go to everyone who was sent a warning, without another release.
package enum Notice: String, Hashable, Codable, Sendable, CaseIterable {
    case underReview = "under_review"
    case timeRanOut = "time_ran_out"
    case extended, withdrawn, lapsed, retracted
}
