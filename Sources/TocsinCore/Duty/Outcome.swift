// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a policy says about one victim, in the words that stand on the wire.
package enum Outcome: String, Codable, CaseIterable, Sendable {
    case warn = "WARN"
    /// Duty found and too little time to coordinate or for two signatures: one releaser, reviewed afterwards.
    case warnEmergency = "WARN-EMERGENCY"
    /// A deciding fact is unknown and can be found out; when the enquiry runs out, the rule's doubt handling decides.
    case enquire = "ENQUIRE"
    /// Duty found and a ground can be argued. The duty stands and its clock runs until a person has signed.
    case waiverReview = "WAIVER-REVIEW"
    /// Signed by a senior officer; never the result of an evaluation (law 3).
    case waived = "WAIVED"
    case noDuty = "NO-DUTY"
    /// Below the threshold, yet a notice or advice is sensible.
    case discretionary = "DISCRETIONARY"
    /// A notice to the suspected offender; adds to a warning and never replaces it.
    case disrupt = "DISRUPT"
    /// Another body or officer must decide or deliver; not finished until it acknowledges.
    case refer = "REFER"
    case publicAlert = "PUBLIC-ALERT"
    /// Disagreement before an arbiter, with an interim action; an act, never the result of an evaluation.
    case dispute = "DISPUTE"
}

extension Outcome {
    /// A decision not to warn: needs a second reader who has not seen the first verdict (law 4).
    package var isNegative: Bool { self == .noDuty || self == .waived }

    /// Somebody must be warned, and the clock runs.
    package var isDuty: Bool {
        switch self {
        case .warn, .warnEmergency, .waiverReview, .publicAlert, .dispute: true
        case .enquire, .waived, .noDuty, .discretionary, .disrupt, .refer: false
        }
    }

    /// Somebody in particular must be told, which no public alert does.
    package var warnsPrivately: Bool {
        switch self {
        case .warn, .warnEmergency, .waiverReview: true
        case .enquire, .waived, .noDuty, .discretionary, .disrupt, .refer, .publicAlert, .dispute: false
        }
    }

    /// How much it asks of the desk; where several packs apply the highest sets the clock.
    package var strictness: Int {
        switch self {
        case .warnEmergency: 10
        case .warn: 9
        case .publicAlert: 8
        case .dispute: 7
        case .waiverReview: 6
        case .enquire: 5
        case .refer: 4
        case .disrupt: 3
        case .discretionary: 2
        case .waived: 1
        case .noDuty: 0
        }
    }
}

extension Outcome: Comparable {
    /// Less strict than.
    package static func < (left: Outcome, right: Outcome) -> Bool { left.strictness < right.strictness }
}
