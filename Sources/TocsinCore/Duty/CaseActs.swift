// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias CaseID = Identifier<Case>

/// Act `case.open`: a file about one threat. Packs are pinned at the version in force.
package struct OpenCase: Hashable, Codable, Sendable {
    package let title: String
    package let packs: [String]
    /// The zone of the place of danger, `+03:00`; times are shown in it first.
    package let zone: String?
    package let awareness: Awareness
    package let expected: AssertedTime?
    package let reports: [ReportID]
    /// An exercise or a replayed case; filled in by the desk, which knows whose act it is.
    package var practice: Bool
    /// Pack versions, filled in by the desk.
    package var versions: [String: String]
}

/// Act `event.expect`: when the harm is expected now. Halves the clocks that are left (law 5).
package struct ExpectEvent: Hashable, Codable, Sendable {
    package let at: AssertedTime?
}

/// Act of the desk `determination.propose`: what the engine found for one victim under one pack.
package struct ProposeDetermination: Hashable, Codable, Sendable {
    package let victim: VictimID
    package let evaluation: Evaluation

    package init(victim: VictimID, evaluation: Evaluation) {
        self.victim = victim
        self.evaluation = evaluation
    }
}

/// Act `duty.close`: everything owed to this victim under this pack is done and recorded.
package struct CloseDuty: Hashable, Codable, Sendable {
    package let victim: VictimID
    package let pack: String
}

/// Act `case.close`: two people agree that the case is over.
package struct CloseCase: Hashable, Codable, Sendable {
    package let reason: String
}

/// Act of the desk `clock.expire`: a clock ran out with nobody having done what it stood for.
package struct ExpireClock: Hashable, Codable, Sendable {
    package let clock: String
    package let kind: ClockKind
    package let due: Timestamp
    /// What had to happen before then, as the clock said when it ran out.
    package let about: String?

    package init(clock: String, kind: ClockKind, due: Timestamp, about: String? = nil) {
        self.clock = clock
        self.kind = kind
        self.due = due
        self.about = about
    }
}

/// Act of the desk `case.read`: somebody looked at the case (law 14).
package struct ReadCase: Hashable, Codable, Sendable {
    package let by: PersonID
    package let what: String

    package init(by: PersonID, what: String) {
        self.by = by
        self.what = what
    }
}

/// Act `hold.set`, `hold.lift`: nothing of this case may be erased while a legal hold stands.
package struct LegalHold: Hashable, Codable, Sendable {
    package let reason: String
}

/// Act `subject.erase`: a person's or a source's key is destroyed. Two people and a ground (law 15).
package struct EraseSubject: Hashable, Codable, Sendable {
    package let subject: SubjectID
    package let ground: String
}

/// Whoever a sealed row is about: its key is theirs, and destroying the key erases them.
package enum Subject {}
package typealias SubjectID = Identifier<Subject>
