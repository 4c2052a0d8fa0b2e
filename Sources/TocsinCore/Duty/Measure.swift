// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Act `measure.consider`: a protective measure, taken or not, and why. Warning does not discharge protection (law 7).
package struct ConsiderMeasure: Hashable, Codable, Sendable {
    package let victim: VictimID
    package let option: String
    package let taken: Bool
    package let reasons: String
}

/// A measure as it was decided.
package struct Measure: Hashable, Sendable {
    package let considered: ConsiderMeasure
    package let by: Actor
    package let at: Timestamp
}

/// Act `offender.add`: somebody is suspected of meaning the harm.
package struct AddOffender: Hashable, Codable, Sendable {
    package let name: String
    package let whereabouts: String?
    package let custody: Bool
}

package typealias OffenderID = Identifier<AddOffender>

/// Act `offender.consider`: whether the suspect is spoken to, arrested or left alone, and why. Adds to a warning,
/// never replaces it.
package struct ConsiderOffender: Hashable, Codable, Sendable {
    package enum Step: String, Hashable, Codable, Sendable, CaseIterable {
        case disruptionNotice = "disruption_notice"
        case arrest, release, none
    }

    package let offender: OffenderID
    package let step: Step
    package let taken: Bool
    package let reasons: String
}

/// Act `trigger.set`: something that must open the question again when it happens, such as release from custody.
package struct SetTrigger: Hashable, Codable, Sendable {
    package let victim: VictimID
    package let on: String
    package let by: AssertedTime?
}

package typealias TriggerID = Identifier<SetTrigger>

/// Act `trigger.fire`: it happened.
package struct FireTrigger: Hashable, Codable, Sendable {
    package let trigger: TriggerID
    package let what: String
}

/// Act `record.make`: a record that a pack demands, filled in.
package struct MakeRecord: Hashable, Codable, Sendable {
    package let record: String
    package let victim: VictimID?
    package let pack: String?
    package let text: String
}

/// Act `review.make`: somebody looked at the duty again, as the pack's review clock demands.
package struct MakeReview: Hashable, Codable, Sendable {
    package let victim: VictimID
    package let pack: String
    package let finding: String
}

/// Act `coordination.record`: another body was asked or told, or why not.
package struct RecordCoordination: Hashable, Codable, Sendable {
    package let body: String
    package let purpose: String
    package let answer: String?
    package let skippedBecause: String?
}

/// Act `dissent.record`: somebody disagrees and wants it kept. Nobody may delete or answer for it.
package struct RecordDissent: Hashable, Codable, Sendable {
    package let text: String
}
