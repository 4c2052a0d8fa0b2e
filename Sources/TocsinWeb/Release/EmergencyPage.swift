// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `emergency`: everything that one person needs to warn alone, on one page.
struct EmergencyPage: Sendable {
    struct Ready: Sendable {
        let readyPath: String
        let readyTitle: String
        let readyCount: String
    }

    struct Voice: Sendable {
        let voiceName: String
        let voiceAddress: String
        let voiceSafe: String
    }

    let caseCode: String
    let casePath: String
    let action: String
    let mayRelease: Bool
    let ready: [Ready]
    let isReady: Bool
    let voices: [Voice]
    let isVoice: Bool
    /// Who has no cleared route: by hand only.
    let shut: [WarningPage.Person]
    let isShut: Bool
    let addPath: String
    let hiddenFields: [HiddenField]
    let fields: [FormField]

    init(_ reading: CaseReading, _ fill: FormFill, draft: Warning?, desk: DeskSettings) {
        let folded = reading.folded
        (caseCode, casePath, action) = (reading.code, reading.path, "\(reading.path)/emergency")
        mayRelease = reading.may(.releaseEmergency)
        ready = folded.warnings.inOrder.compactMap { warning in
            guard !warning.isReleased, !warning.texts.isEmpty, let audience = warning.audience,
                audience.until.instant > reading.now
            else {
                return nil
            }
            return Ready(
                readyPath: "\(reading.path)/emergency/\(warning.id)", readyTitle: warning.firstHeadline,
                readyCount: AudienceCount(audience, in: folded).line)
        }
        isReady = !ready.isEmpty
        let people = folded.recipients.inOrder.sorted { $0.added.name < $1.added.name }
        voices = people.flatMap { person in
            person.added.routes.filter { $0.channel == .byHand && $0.safeToContact != .no }.map {
                Voice(voiceName: person.added.name, voiceAddress: $0.address, voiceSafe: $0.safeToContact.words)
            }
        }
        isVoice = !voices.isEmpty
        let cleared = people.filter(EmergencyPage.isCleared)
        shut = people.filter { !EmergencyPage.isCleared($0) }.map { WarningPage.Person($0) }
        isShut = !shut.isEmpty
        addPath = "\(reading.path)/recipients/new?to=emergency" + (draft.map { "&warning=\($0.id)" } ?? "")
        hiddenFields = draft.map { [HiddenField(name: "warning", value: "\($0.id)")] } ?? []
        fields = EmergencyPage.fields(reading, fill, draft: draft, cleared: cleared, desk: desk)
    }

    /// By at least one way the text may go as it is.
    private static func isCleared(_ recipient: Recipient) -> Bool {
        recipient.added.routes.contains { route in
            route.safeToContact.form(by: route.channel, signedOtherwise: false) == .full && route.channel != .feed
        }
    }

    private static func fields(
        _ reading: CaseReading, _ fill: FormFill, draft: Warning?, cleared: [Recipient], desk: DeskSettings
    ) -> [FormField] {
        let text = draft?.texts.inOrder.first
        let isPublic = draft?.drafted.audienceClass == .public
        let bytes = (fill.form?.raw("headline") ?? text?.headline ?? "").utf8.count
        let until = AssertedTime(instant: reading.now + .hours(24), offsetMinutes: reading.zone)
        return [
            fill.line(
                "headline", "Headline: the danger and the act", hint: "\(bytes) of 160 bytes.",
                value: text?.headline ?? ""),
            fill.area("danger", "What is known", value: text?.danger ?? ""),
            fill.area(
                "actions", "What to do now", hint: "One act a line.",
                value: (text?.actions ?? []).joined(separator: "\n")),
            fill.line("place", "Where", value: text?.place ?? "Not known"),
            fill.line("time", "When", value: text?.time ?? "Now, until you hear from us"),
            fill.ticks(
                "recipients", "Who is warned: everybody with a cleared route", cleared.map(AudienceForm.choice),
                chosen: (draft?.audience?.recipients ?? cleared.map(\.id)).map { "\($0)" }),
            fill.line("somebody", "Somebody else, by hand: name"),
            fill.line("somebody-at", "Their number, or where somebody must go"),
            fill.radios(
                "feed", "Also on the public page and feeds?", [FormChoice("no", "No"), FormChoice("yes", "Yes")],
                chosen: isPublic ? "yes" : "no", isStacked: false),
            fill.radios("ground", "Why alone?", EmergencyGround.allCases.map { FormChoice($0.rawValue, $0.words) }),
            fill.time("until", "It holds until", value: draft?.audience?.until ?? until, zone: reading.zoneText),
            fill.line("sender", "Who says it", value: text?.sender ?? desk.name),
            fill.line("check", "How to check it", value: text?.check ?? desk.checkWords),
            fill.line("help", "Where to get help", value: text?.help ?? "In danger, ring the emergency number."),
            fill.line("language", "Language", value: text?.language ?? "en"),
        ]
    }
}

/// The variables of `emergencyConfirm`: one more look, and the button.
struct EmergencyConfirm: Sendable {
    struct Told: Sendable {
        let toldID: String
        let toldValue: String
        let toldName: String
        let toldAddress: String
        let isTold: Bool
    }

    let action: String
    let backPath: String
    let hasMoved: Bool
    let changes: [ContentsHistory.Change]
    let counted: String
    let windowNow: String
    let notWarned: [WarningPage.Person]
    let isAnybodyNotWarned: Bool
    let leaks: [LeakPair]
    let hasLeaks: Bool
    let leakTick: String
    let isLeakTicked: Bool
    let leakTrouble: String
    let hasLeakTrouble: Bool
    let told: [Told]
    let isVoice: Bool
    let ground: FormField
    let reason: FormField
    let seen: String
    let tickWords: String
    let isTicked: Bool
    let tickTrouble: String
    let hasTickTrouble: Bool
    let aloneButton: String
    let reviewBy: PageTime
    let mayRelease: Bool

    init(
        _ warning: WarningReading, _ fill: FormFill, ground: EmergencyGround?, leaks: [LeakPair],
        changes: [ContentsHistory.Change],
        hasMoved: Bool
    ) {
        let reading = warning.reading
        action = "\(reading.path)/emergency/\(warning.warning.id)"
        backPath = "\(reading.path)/emergency?warning=\(warning.warning.id)"
        self.hasMoved = hasMoved
        self.changes = changes
        counted = warning.sentences.confirmation
        windowNow = warning.windowWords
        notWarned = warning.count.unreached.compactMap { warning.folded.recipients[$0] }.map { WarningPage.Person($0) }
        isAnybodyNotWarned = !notWarned.isEmpty
        self.leaks = leaks
        hasLeaks = !leaks.isEmpty
        leakTick =
            leaks.count == 1
            ? "I saw the leak hit. It does not hold this up."
            : "I saw the \(leaks.count) leak hits. They do not hold this up."
        isLeakTicked = fill.form?.isTicked("leaks") ?? false
        let leak = fill.problems.first { $0.field == "leaks" }?.sentence
        (leakTrouble, hasLeakTrouble) = (leak ?? "", leak != nil)
        let ticked = fill.form?.all("told") ?? []
        told = (warning.warning.audience?.recipients ?? []).enumerated().compactMap { index, id in
            guard let recipient = warning.folded.recipients[id] else { return nil }
            let route = recipient.added.routes.first { $0.channel == .byHand && $0.safeToContact != .no }
            return route.map {
                Told(
                    toldID: "told-\(index)", toldValue: "\(id)", toldName: recipient.added.name,
                    toldAddress: $0.address,
                    isTold: ticked.contains("\(id)"))
            }
        }
        isVoice = !told.isEmpty
        self.ground = fill.radios(
            "ground", "Why alone?", EmergencyGround.allCases.map { FormChoice($0.rawValue, $0.words) },
            chosen: ground?.rawValue)
        reason = fill.line("reason", "In your own words", hint: "Needed only for another reason.")
        seen = "\(warning.digest)"
        tickWords = warning.sentences.aloneTick
        isTicked = fill.form?.isTicked("tick") ?? false
        let tick = fill.problems.first { $0.field == "tick" }?.sentence
        (tickTrouble, hasTickTrouble) = (tick ?? "", tick != nil)
        aloneButton = warning.sentences.aloneButton
        reviewBy = reading.time(reading.now + EmergencyRelease.reviewWithin)
        mayRelease = reading.may(.releaseEmergency)
    }
}
