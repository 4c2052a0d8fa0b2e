// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Something that one person began and another must finish, refuse or send back (law 4).
package struct Waiting: Hashable, Codable, Sendable {
    package enum Purpose: String, Hashable, Codable, Sendable, CaseIterable {
        case release, retraction, waiver, dispute, closing, erasure
        case secondReading = "second_reading"
        case windowEnd = "window_end"
        case emergencyReview = "emergency_review"
    }

    package let purpose: Purpose
    /// The warning, victim, waiver, dispute, case or subject.
    package let thing: EntryID
    /// For a second reading: under which pack.
    package let pack: String?
    /// Who did the first half; the parties of a dispute. In order, never empty. None of them may do the second.
    package let first: [PersonID]
    /// When the first half was done.
    package let since: Timestamp?
    package let due: Timestamp?
    package let roles: [Role]
}

extension NextStep.Kind {
    /// What a second person is asked for; `nil` for whatever one person does.
    package var purpose: Waiting.Purpose? {
        switch self {
        case .signSecond: .release
        case .retractSecond: .retraction
        case .signWaiver: .waiver
        case .decideDispute: .dispute
        case .closeSecond: .closing
        case .eraseSecond: .erasure
        case .readSecond: .secondReading
        case .agreeEnd: .windowEnd
        case .reviewEmergency: .emergencyReview
        case .takeHelp, .releaseAlone, .gradeReports, .addVictims, .answerFacts, .openEnquiries, .answerEnquiry,
            .determine, .draftWarning, .writeText, .chooseAudience, .decideLeaks, .decideParity, .signFirst,
            .deliverByHand, .awaitAnswers, .decideEnd, .doForPack, .review, .lookAgain, .considerMeasures,
            .recordAnswer, .makeRecords, .closeDuty, .closeCase:
            nil
        }
    }
}

extension Case {
    /// What waits for a second person, the most urgent first.
    package func waiting(at now: Timestamp) -> [Waiting] {
        steps(at: now).compactMap { step in
            guard let purpose = step.kind.purpose, !step.barred.isEmpty else { return nil }
            let thing = step.warning.map(EntryID.init) ?? step.thing ?? step.victim.map(EntryID.init) ?? EntryID(id)
            let key = Half(purpose: purpose, thing: thing, pack: purpose == .secondReading ? step.pack : nil)
            return Waiting(
                purpose: purpose, thing: thing, pack: key.pack, first: step.barred,
                since: halves[key] ?? purpose.since(step), due: step.by,
                roles: step.roles)
        }
    }

    /// Notes when the case changed, and when a first half was done. The machines know by whom; only whoever waits asks since when.
    mutating func noteTime(of act: Act, at now: Timestamp) {
        if act.kind != .readCase { changedAt = max(changedAt, now) }
        switch act {
        case .signRelease(let act): halves[Half(purpose: .release, thing: EntryID(act.warning))] = now
        case .signRetraction(let act): halves[Half(purpose: .retraction, thing: EntryID(act.warning))] = now
        case .endWindow(let act): halves[Half(purpose: .windowEnd, thing: EntryID(act.warning))] = now
        case .decideDetermination(let act):
            halves[Half(purpose: .secondReading, thing: EntryID(act.victim), pack: act.pack)] = now
        case .closeCase: halves[Half(purpose: .closing, thing: EntryID(id))] = now
        case .eraseSubject(let act): halves[Half(purpose: .erasure, thing: EntryID(act.subject))] = now
        case _: break
        }
    }
}

extension Waiting.Purpose {
    /// Where the clock began with the first half, the step says it.
    fileprivate func since(_ step: NextStep) -> Timestamp? {
        switch self {
        case .waiver, .dispute, .emergencyReview: step.from
        case .release, .retraction, .closing, .erasure, .secondReading, .windowEnd: nil
        }
    }
}

/// Names the first half of something.
struct Half: Hashable, Sendable {
    let purpose: Waiting.Purpose
    let thing: EntryID
    var pack: String?
}
