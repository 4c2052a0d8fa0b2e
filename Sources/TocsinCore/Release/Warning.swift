// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias WarningID = Identifier<Warning>

/// For whom a text is written. Specificity and release differ by it; parity compares staff with public.
package enum AudienceClass: String, Hashable, Codable, Sendable, CaseIterable {
    case `private`, staff, partner, `public`
}

/// Act `warning.draft`: a warning is begun for these victims.
package struct DraftWarning: Hashable, Codable, Sendable {
    package enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        case warning
        case publicAlert = "public_alert"
        case advisory
        case disruptionNotice = "disruption_notice"
    }

    package let kind: Kind
    package let audienceClass: AudienceClass
    package let victims: [VictimID]
    package let priority: DeliveryPriority?
    /// The released warning that this one updates.
    package let replaces: WarningID?
}

/// Act `text.write`: the words for one audience class in one language, in the order in which people act on them.
/// Writing it again replaces it; whatever was signed before is void.
package struct WriteText: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let language: String
    /// Short enough to be read aloud; 160 bytes at most.
    package let headline: String
    /// Who says it.
    package let sender: String
    /// What is known of the danger.
    package let danger: String
    package let place: String
    package let time: String
    /// What to do now, one act a line.
    package let actions: [String]
    /// How to check that it is genuine without this message's own link.
    package let check: String
    /// Where to get help.
    package let help: String
    package let specificity: Specificity
}

/// Act `audience.choose`: exactly who gets it, by which ways, for how long, and what counts as told.
package struct ChooseAudience: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let recipients: [RecipientID]
    /// Whether it also stands on the public page and feed.
    package let feed: Bool
    package let from: AssertedTime
    package let until: AssertedTime
    package let area: AlertArea?
    /// The evidence that stops the clock for a named person; the last of the ladder unless the approvers sign less.
    package let evidence: EvidenceLevel?
    /// After how long without that evidence the next cleared route is tried.
    package let escalateAfter: [Interval]
    /// Routes not cleared that the approvers sign for all the same, with the reason.
    package let unclearedBecause: String?
}

/// Where the danger is, as a public alert says it.
package struct AlertArea: Hashable, Codable, Sendable {
    package let description: String
    /// `lat,lon lat,lon …`, WGS 84, first pair repeated last.
    package let polygon: String?
    /// `lat,lon radius`, kilometres.
    package let circle: String?
}

/// Act `leak.accept`: this hit may stand, and why. The reason names its person.
package struct AcceptLeak: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let hit: String
    package let reason: String
}

/// Act `parity.decide`: staff and public are told different things, and why that stands.
package struct DecideParity: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let reason: String
}

/// Act `release.sign`, `retraction.sign`: one signature over the contents named by their digest.
package struct SignRelease: Hashable, Codable, Sendable {
    package let warning: WarningID
    /// What the signer saw. Required outside practice; in practice, absent means the contents as they stand, and the
    /// desk fills it in.
    package var contents: Digest?
    /// For a retraction: why.
    package let reason: String?
}

/// Act `release.emergency`: one person warns alone, because delay costs a life (law 6). Reviewed within a day.
package struct EmergencyRelease: Hashable, Codable, Sendable {
    package static let reviewWithin = Interval.hours(24)

    package let warning: WarningID
    package let reason: String
    package let harmIsNear: Bool
    /// Digest of what was released, filled in by the desk.
    package var contents: Digest?
}

/// Act `emergency.review`: another person looked at an emergency release afterwards.
package struct ReviewEmergency: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let finding: String
}

/// Act `release.halt`: one person stops what is not yet sent; those who have it are told "under review" (law 11).
package struct HaltRelease: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let reason: String
}

/// Act `window.end`: how a warning's window ends (law 10).
package struct EndWindow: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let decision: EndDecision.Kind
    /// For an extension: the new end.
    package let until: AssertedTime?
    /// For a renewal: the warning that takes its place, already released.
    package let renewedBy: WarningID?
    package let reason: String
}

/// Act of the desk `leak.report`: what the check of a draft found. Offsets and keyed hit names only, never words.
package struct LeakFinding: Hashable, Codable, Sendable {
    package let hit: String
    package let kind: String
    package let report: ReportID
    package let language: String
    /// Byte ranges, half open, into our text and into the report.
    package let ours: [Int]
    package let theirs: [Int]

    package init(hit: String, kind: String, report: ReportID, language: String, ours: [Int], theirs: [Int]) {
        self.hit = hit
        self.kind = kind
        self.report = report
        self.language = language
        self.ours = ours
        self.theirs = theirs
    }
}

package struct ReportLeaks: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let findings: [LeakFinding]
    package let parity: [String]
    package let notChecked: [String]

    package init(warning: WarningID, findings: [LeakFinding], parity: [String], notChecked: [String]) {
        self.warning = warning
        self.findings = findings
        self.parity = parity
        self.notChecked = notChecked
    }
}
