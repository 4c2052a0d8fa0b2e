// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// Why one person releases alone: fixed words, so that nobody has to find them now.
enum EmergencyGround: String, CaseIterable, Sendable {
    case hours, nobody, running, other

    var words: String {
        switch self {
        case .hours: "Harm is expected before a second person could sign"
        case .nobody: "Nobody else who may sign can be reached in time"
        case .running: "The attack is under way"
        case .other: "Another reason"
        }
    }
}

/// What the page of preparing asks, and the acts that it means.
struct EmergencyForm: Sendable {
    /// The draft to go on with; `nil` makes one.
    let warning: WarningID?
    let recipients: [String]
    let language: String
    let ground: EmergencyGround
    private let feed: Bool
    private let until: AssertedTime
    private let form: DeskForm

    /// - Throws: ``FormProblem`` for what is missing.
    init(_ form: DeskForm, _ reading: CaseReading) throws {
        self.form = form
        let draft = form["warning"].flatMap(WarningID.init).flatMap { reading.folded.warnings[$0] }
        warning = draft.flatMap { $0.isReleased ? nil : $0.id }
        recipients = form.all("recipients")
        language = form["language"] ?? "en"
        guard let ground = form["ground"].flatMap(EmergencyGround.init) else {
            throw FormProblem("ground", "Choose why two signatures would come too late.")
        }
        self.ground = ground
        feed = form["feed"] == "yes"
        guard feed || !recipients.isEmpty || form["somebody"] != nil else {
            throw FormProblem("recipients", "Choose who is warned, enter somebody, or choose the public page.")
        }
        if feed, let draft, draft.drafted.audienceClass != .public {
            throw FormProblem("feed", "This draft is not for the public. Begin a public one for the public page.")
        }
        until = try form.require(time: "until", or: "Enter until when it holds.")
        guard until.instant > reading.now else {
            throw FormProblem("until", "The end must lie ahead; you entered \(reading.time(until.instant).words).")
        }
    }

    func draft(_ reading: CaseReading) throws -> Act {
        guard !reading.folded.victims.isEmpty else {
            throw FormProblem(
                nil,
                "This case does not say yet who may be harmed. Warn by voice now; somebody from intake adds them in a minute."
            )
        }
        return try Act(
            .draftWarning,
            [
                "kind": .text((feed ? DraftWarning.Kind.publicAlert : .warning).rawValue),
                "audience_class": .text((feed ? AudienceClass.public : .private).rawValue),
                "victims": .texts(reading.folded.victims.keys.sorted().map { "\($0)" }),
                "priority": .text(DeliveryPriority.lifeThreat.rawValue),
            ])
    }

    /// Somebody whom the case did not know, to be told by hand.
    func somebody(_ reading: CaseReading) throws -> Act? {
        guard let name = form["somebody"] else { return nil }
        let address = try form.require("somebody-at", or: "Enter their number, or where somebody must go.")
        return try Act(
            .addRecipient,
            [
                "name": .text(name), "relation": .text(AddRecipient.Relation.citizen.rawValue),
                "language": .text(language),
                "routes": .several([
                    [
                        "channel": .text(ChannelKind.byHand.rawValue), "address": .text(address),
                        "safe_to_contact": .text(SafeToContact.unknown.rawValue),
                        "basis": .text("entered for an emergency release"),
                    ]
                ]),
            ])
    }

    func audience(_ warning: WarningID, _ recipients: [String], _ reading: CaseReading) throws -> Act {
        let area = reading.folded.warnings[warning]?.audience?.area
        return try Act(
            .chooseAudience,
            [
                "warning": .text("\(warning)"), "recipients": .texts(recipients), "feed": .flag(feed),
                "from": .text("\(AssertedTime(instant: reading.now, offsetMinutes: reading.zone))"),
                "until": .text("\(until)"),
                "area": area.map {
                    .fields([
                        "description": .text($0.description), "polygon": .maybe($0.polygon),
                        "circle": .maybe($0.circle),
                    ])
                },
                "escalate_after": .texts(["15min", "30min"]),
            ])
    }

    /// The ground in words, as it stands on the record.
    static func reason(_ form: DeskForm) throws -> String {
        guard let ground = form["ground"].flatMap(EmergencyGround.init) else {
            throw FormProblem("ground", "Choose why two signatures would come too late.")
        }
        switch ground {
        case .other: return try form.require("reason", or: "Say why two signatures would come too late.")
        case .hours, .nobody, .running: return form["reason"].map { "\(ground.words). \($0)" } ?? "\(ground.words)."
        }
    }
}
