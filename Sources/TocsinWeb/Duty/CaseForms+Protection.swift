// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension CaseForm {
    /// Warning does not discharge protection (law 7).
    static let protection = [
        considerMeasure, addOffender, considerOffender, setTrigger, fireTrigger, coordinate, dissent,
    ]

    private static let taken = [FormChoice("yes", "Taken"), FormChoice("no", "Not taken")]

    private static let considerMeasure = CaseForm(
        .considerMeasure, "Consider a protective measure",
        lead: "What protects this victim beside a warning, taken or not, and why.",
        button: "Save the measure", part: .protection,
        fields: { ask, fill in
            let whom = ask.about["victim"] == nil ? [fill.radios("who", "For whom", ask.victims)] : []
            return whom + [
                fill.line("option", "The measure"), fill.radios("taken", "Is it taken?", taken, isStacked: false),
                fill.area("reasons", "Why"),
            ]
        },
        act: { ask, form in
            try Act(
                .considerMeasure,
                [
                    "victim": .text(try ask.about["victim"] ?? form.require("who", or: "Choose for whom.")),
                    "option": .text(try form.require("option", or: "Enter the measure.")),
                    "taken": .flag(try form.taken()),
                    "reasons": .text(try form.require("reasons", or: "Write why.")),
                ])
        })

    private static let addOffender = CaseForm(
        .addOffender, "Add a suspect", lead: "Somebody is suspected of meaning the harm.", button: "Add this suspect",
        part: .protection,
        fields: { _, fill in
            [
                fill.line("name", "Name, or what is known"), fill.line("whereabouts", "Whereabouts, if known"),
                fill.radios(
                    "custody", "In custody?", [FormChoice("yes", "Yes"), FormChoice("no", "No, or not known")],
                    isStacked: false),
            ]
        },
        act: { _, form in
            try Act(
                .addOffender,
                [
                    "name": .text(try form.require("name", or: "Enter who is suspected.")),
                    "whereabouts": .maybe(form["whereabouts"]),
                    "custody": .flag(
                        try form.require("custody", or: "Choose whether the suspect is in custody.") == "yes"),
                ])
        })

    private static let considerOffender = CaseForm(
        .considerOffender, "Consider a suspect", lead: "Beside the warning, never instead of it.", button: "Save it",
        part: .protection,
        fields: { _, fill in
            let steps: [ConsiderOffender.Step] = [.disruptionNotice, .arrest, .release, .none]
            return [
                fill.radios("step", "The step", steps.map { FormChoice($0.rawValue, $0.words) }),
                fill.radios("taken", "Is it taken?", taken, isStacked: false), fill.area("reasons", "Why"),
            ]
        },
        act: { ask, form in
            try Act(
                .considerOffender,
                [
                    "offender": .text("\(try ask.thing() as OffenderID)"),
                    "step": .text(try form.require("step", or: "Choose the step.")), "taken": .flag(try form.taken()),
                    "reasons": .text(try form.require("reasons", or: "Write why.")),
                ])
        })

    private static let setTrigger = CaseForm(
        .setTrigger, "Set a trigger",
        lead: "Something that must open the question again when it happens, such as release from custody.",
        button: "Set the trigger", part: .protection,
        fields: { ask, fill in
            let whom = ask.about["victim"] == nil ? [fill.radios("who", "For whom", ask.victims)] : []
            return whom + [
                fill.line("on", "Look again when"),
                fill.time("by", "At the latest by", hint: "Left empty: no clock.", zone: ask.reading.zoneText),
            ]
        },
        act: { ask, form in
            try Act(
                .setTrigger,
                [
                    "victim": .text(try ask.about["victim"] ?? form.require("who", or: "Choose for whom.")),
                    "on": .text(try form.require("on", or: "Enter what must open the question again.")),
                    "by": .maybe(try form.time("by").map { "\($0)" }),
                ])
        })

    private static let fireTrigger = CaseForm(
        .fireTrigger, "It happened: look again",
        lead: "The trigger fires: every determination about this victim is opened again.",
        button: "Open the question again", part: .victims,
        fields: { _, fill in [fill.area("what", "What happened")] },
        act: { ask, form in
            try Act(
                .fireTrigger,
                [
                    "trigger": .text("\(try ask.thing() as TriggerID)"),
                    "what": .text(try form.require("what", or: "Write what happened.")),
                ])
        })

    private static let coordinate = CaseForm(
        .recordCoordination, "Record coordination", lead: "Another body was asked or told, or it is on record why not.",
        button: "Save it", part: .protection,
        fields: { _, fill in
            [
                fill.line("body", "Which body"), fill.line("purpose", "What for"),
                fill.area("answer", "What it answered", hint: "Left empty: no answer yet."),
                fill.area("skipped", "Or why it was not asked"),
            ]
        },
        act: { _, form in
            try Act(
                .recordCoordination,
                [
                    "body": .text(try form.require("body", or: "Enter which body.")),
                    "purpose": .text(try form.require("purpose", or: "Enter what for.")),
                    "answer": .maybe(form["answer"]),
                    "skipped_because": .maybe(form["skipped"]),
                ])
        })

    private static let dissent = CaseForm(
        .recordDissent, "Record dissent",
        lead: "You disagree and want it kept. Nobody can delete it or answer for you.",
        button: "Keep my dissent", part: .timeline,
        fields: { _, fill in [fill.area("text", "What you disagree with, and why", isTall: true)] },
        act: { _, form in
            try Act(.recordDissent, ["text": .text(try form.require("text", or: "Write what you disagree with."))])
        })
}

extension DeskForm {
    fileprivate func taken() throws(FormProblem) -> Bool {
        try require("taken", or: "Choose whether it is taken.") == "yes"
    }
}
