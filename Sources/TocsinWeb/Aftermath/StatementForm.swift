// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// Records a statement of one kind: the questions that every kind has, and those of its own.
struct StatementForm {
    let kind: StatementKind
    let reading: CaseReading

    func form(_ fill: FormFill) -> AftermathForm {
        AftermathForm(
            kind.words,
            lead:
                "Who said what, where, when, how sure. In our words, with a pointer to theirs. It never changes; another statement may take its place, and then both are kept.",
            action: "\(reading.aftermathPath)/statement", button: "Record the statement", reading: reading,
            kept: [HiddenField(name: "kind", value: kind.rawValue)],
            parts: [what(fill), ownPart(fill), who(fill), when(fill)].compactMap(\.self)
                + [EventForm.documentPart(fill, zone: reading.zoneText, withSpan: true), links(fill)])
    }

    private func what(_ fill: FormFill) -> AftermathForm.Part {
        let events = reading.eventChoices
        return .init(
            "What was said", "",
            [
                events.isEmpty
                    ? nil
                    : isFigure
                        ? fill.radios("events", "About which event", events, chosen: only(events))
                        : fill.ticks(
                            "events", "About which event", events, hint: "None, if it is about no event in particular.",
                            chosen: []),
                fill.area("content", "What was said, in our own words", hint: "One sentence. No judgement of ours."),
                fill.pick("voice", "How the words reach us", voices),
                fill.radios(
                    "polarity", "What the speaker says of it",
                    [Polarity.asserts, .denies, .negates].map { FormChoice($0.rawValue, $0.words) },
                    chosen: Polarity.asserts.rawValue),
                fill.radios(
                    "modality", "How firmly",
                    [Modality.asserted, .hedged, .belief, .conditional, .unknown].map {
                        FormChoice($0.rawValue, $0.words)
                    }),
            ])
    }

    private func who(_ fill: FormFill) -> AftermathForm.Part {
        .init(
            "Who said it", "The speaker, not the outlet that passes it on.",
            [
                fill.line("speaker", "Speaker", hint: "As the document tells: a name, or “two officials”."),
                fill.pick(
                    "identification", "How well the document tells who speaks", [.nothingChosen] + identifications),
                fill.ticks(
                    "authority", "Authority", [FormChoice("yes", "They speak for a state or a public authority")]),
                fill.line("relayed", "Passed on by", hint: "The outlet or person, if it is not the speaker."),
            ])
    }

    private func when(_ fill: FormFill) -> AftermathForm.Part {
        .init(
            "When", "When it happened, when it was said, and when we learned it are three times; the last is now.",
            [
                fill.time("said", "It was said", zone: reading.zoneText),
                fill.time("happened", "What it speaks of happened", zone: reading.zoneText),
                fill.line("note", "Why a time is missing or in doubt"),
            ])
    }

    private func links(_ fill: FormFill) -> AftermathForm.Part {
        let statements = reading.statementChoices()
        let warnings = reading.warningChoices
        return .init(
            "What it has to do with", "All of this may be left empty.",
            [
                statements.isEmpty || needsAbout
                    ? nil : fill.ticks("about", "It speaks about these statements", statements),
                statements.isEmpty
                    ? nil
                    : fill.ticks(
                        "supersedes", "It takes the place of these", statements,
                        hint: "The older ones are kept and shown as replaced."),
                fill.line(
                    "revision", "Why the speaker changed it",
                    hint: "If it takes the place of another and a reason was given."),
                warnings.isEmpty ? nil : fill.ticks("warnings", "It speaks about these warnings", warnings),
                warnings.isEmpty
                    ? nil
                    : fill.pick(
                        "response", "What those who were warned made of it",
                        [.nothingChosen] + RecipientResponse.all.map { FormChoice($0.rawValue, $0.words) }),
            ])
    }

    var isFigure: Bool { kind == .figureReport }
    var needsAbout: Bool { kind == .evidenceOffered || kind == .evidenceAbsence }
    private func only(_ events: [FormChoice]) -> String? { events.count == 1 ? events.first?.value : nil }

    private var voices: [FormChoice] {
        [.nothingChosen]
            + [
                StatementVoice.directQuote, .indirectSpeech, .accordingTo, .reportedAct, .narration, .mixedQuote,
                .mixedQuoteRemainder, .nominal, .participial, .nested, .nestedIndirect, .hearsay,
            ].map { FormChoice($0.rawValue, $0.words) }
    }

    private var identifications: [FormChoice] {
        [
            Speaker.Identification.namedPerson, .namedGroup, .namedGroupVague, .namedState, .unnamedOfficials,
            .definiteDescription, .unidentified, .none,
        ].map { FormChoice($0.rawValue, $0.words) }
    }
}

/// What this kind asks and others don't.
extension StatementForm {
    private func ownPart(_ fill: FormFill) -> AftermathForm.Part? {
        switch kind {
        case .responsibilityClaim: claim(fill)
        case .figureReport: figure(fill)
        case .verification, .refutation: assessment(fill)
        case .denialOfResponsibility, .attribution, .counterAttribution, .accusation:
            .init("Whom it means", "", actorFields(fill))
        case .evidenceOffered, .evidenceAbsence: evidence(fill)
        case .assessment: capability(fill)
        case .eventReport, .threatReport, .warning, .intelligenceHeld, .policy, .officialStatement, .explanation,
            .justification, .characterisation, .declaredUnknown, .threatOrIntent, .outcome, .background:
            .init("Whom it means", "If it speaks of somebody who is said to have done it.", actorFields(fill))
        }
    }

    private func actorFields(_ fill: FormFill) -> [FormField] {
        [
            fill.line("actor", "Actor", hint: "As it is named there. A branch is another actor than its parent."),
            fill.line("branch", "Branch", hint: "If one is named."),
        ]
    }

    private func claim(_ fill: FormFill) -> AftermathForm.Part {
        .init(
            "The claim", "",
            [
                fill.line("claimant", "Who claims it"),
                fill.line("branch", "Branch", hint: "Only if the claim itself names one."),
                fill.pick(
                    "means", "By what means",
                    [.nothingChosen] + ClaimDetails.Means.all.map { FormChoice($0.rawValue, $0.words) }),
                fill.line("platform", "Where it appeared", hint: "Such as a messaging service."),
                fill.line("outlet", "Outlet", hint: "By which the claimant speaks."),
                fill.line("tie", "What ties the outlet to the claimant"),
                fill.pick(
                    "authenticity", "Whose channel it is",
                    [.nothingChosen] + ClaimDetails.ChannelAuthenticity.all.map { FormChoice($0.rawValue, $0.words) }),
                offered(fill, "What they gave to be believed"),
            ])
    }

    private func figure(_ fill: FormFill) -> AftermathForm.Part {
        let figures = reading.statementChoices { $0.figure != nil }
        return .init(
            "The number", "A number is never without its bound. Two measures are never added.",
            [
                fill.pick(
                    "measure", "What is counted",
                    [.nothingChosen] + Figure.Measure.allCases.map { FormChoice($0.rawValue, $0.words) }),
                fill.radios(
                    "qualifier", "The word that bounds it",
                    Figure.Qualifier.all.map { FormChoice($0.rawValue, $0.words) }),
                fill.line("number", "Number", hint: "In digits. Empty, if no number was given."),
                fill.line("number-high", "Upper number", hint: "Only between two numbers."),
                fill.line(
                    "scope", "Who is counted",
                    hint:
                        "In words that stay the same while the count goes on, such as: all dead. Figures with one scope are one series."
                ),
                fill.line("scope-note", "What it includes or leaves out", hint: "If the source says so."),
                fill.radios(
                    "standing", "Who keeps the count",
                    [Figure.Standing.official, .unofficial].map { FormChoice($0.rawValue, $0.words) }),
                figures.isEmpty
                    ? nil
                    : fill.ticks(
                        "derived", "Worked out from these", figures, hint: "The whole first. None, if it was counted."),
                figures.isEmpty ? nil : fill.pick("subset", "Already contained in", [.nothingChosen] + figures),
            ])
    }

    private func assessment(_ fill: FormFill) -> AftermathForm.Part {
        let verdicts: [StatementAssessment.Verdict] = [
            .confirms, .consistentWith, .cannotConfirm, .doubts, .refutes, .retractsEarlier,
        ]
        let bases: [StatementAssessment.Basis] = [
            .ownIntelligence, .ownObservation, .forensic, .document, .secondSource, .notStated,
        ]
        return .init(
            "What they think of it", "",
            [
                fill.pick("of", "Of which statement", [.nothingChosen] + reading.statementChoices()),
                fill.radios("verdict", "The speaker", verdicts.map { FormChoice($0.rawValue, $0.words) }),
                fill.radios("basis", "On what basis", bases.map { FormChoice($0.rawValue, $0.words.uppercasedFirst) }),
            ])
    }

    private func evidence(_ fill: FormFill) -> AftermathForm.Part {
        .init(
            "The evidence", "",
            [
                fill.ticks("about", "For which claim", reading.statementChoices { $0.claim != nil }),
                offered(fill, "What was offered"),
            ])
    }

    private func capability(_ fill: FormFill) -> AftermathForm.Part {
        .init(
            "What somebody can do", "If it is a judgement of what an actor can do. Two that differ are both kept.",
            actorFields(fill) + [
                fill.line(
                    "confidence", "How sure the author is",
                    hint: "In the author's own words. It is never turned into a number."),
                fill.line("trigger", "What made the author say it"),
            ])
    }

    private func offered(_ fill: FormFill, _ label: String) -> FormField {
        let all: [EvidenceOffered] = [
            .none, .assertionOnly, .detailsOnlyActorWouldKnow, .mediaUnverified, .mediaVerified, .notStated,
        ]
        return fill.pick(
            "offered", label, [.nothingChosen] + all.map { FormChoice($0.rawValue, $0.words.uppercasedFirst) })
    }
}
