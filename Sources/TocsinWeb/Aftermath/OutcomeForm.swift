// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// Records what became of one warning, by dimension; never one word for hit or miss.
struct OutcomeForm {
    let reading: CaseReading

    private static let dimensions = [
        ("actor", "Who was to do it"), ("place", "Where"), ("time", "When"), ("method", "How"),
        ("target", "Against whom"),
    ]

    func form(_ fill: FormFill, warning: String?) -> AftermathForm {
        let basis = reading.statementChoices()
        return AftermathForm(
            "Record what became of a warning",
            lead:
                "By dimension, since a warning may be right on the place and wrong on the day. One that is not followed by an attack is no false alarm: it may have been prevented.",
            action: "\(reading.aftermathPath)/outcome", button: "Record the outcome", reading: reading,
            parts: [
                .init(
                    "The warning and the event", "",
                    [
                        fill.radios("warning", "Which warning", reading.warningChoices, chosen: warning ?? only),
                        fill.pick(
                            "event", "The event to compare it with", [FormChoice("", "None")] + reading.eventChoices),
                        fill.radios(
                            "link", "Whether that event is the one that was warned of",
                            RecordOutcome.Link.all.map { FormChoice($0.rawValue, $0.words) }),
                        fill.radios(
                            "result", "What came of it",
                            RecordOutcome.Result.all.map { FormChoice($0.rawValue, $0.words) }),
                        fill.radios(
                            "inside", "Did it happen while the warning stood",
                            RecordOutcome.InsideWindow.all.map { FormChoice($0.rawValue, $0.words) }),
                    ])
            ]
                + OutcomeForm.dimensions.map { name, label in
                    .init(
                        label, "",
                        [
                            fill.radios(
                                name, "Did it happen as the warning said",
                                DimensionMatch.Match.all.map { FormChoice($0.rawValue, $0.words) }, isStacked: false),
                            fill.line("\(name)-words", "In words"),
                        ])
                } + [
                    .init(
                        "Time gained, and what is learned", "",
                        [
                            fill.line(
                                "lead", "Hours from the first acknowledged delivery until the event",
                                hint: "Leave it empty if nobody acknowledged, or if nothing happened."),
                            fill.line("lead-note", "What that was counted from, or why there is none"),
                            fill.area(
                                "counterfactual", "What might have gone otherwise",
                                hint: "Your judgement, kept as yours."),
                            fill.area("lesson", "What to do otherwise next time"),
                            basis.isEmpty ? nil : fill.ticks("basis", "Statements that this rests on", basis),
                        ])
                ])
    }

    private var only: String? { reading.warningChoices.count == 1 ? reading.warningChoices.first?.value : nil }

    func act(_ form: DeskForm) throws -> Act {
        let result = try form.require("result", or: "Choose what came of it, or that it can't be told.")
        let link = try form.require("link", or: "Choose whether the event is the one that was warned of.")
        guard link != RecordOutcome.Link.same.rawValue || form["event"] != nil else {
            throw FormProblem("event", "Choose the event that is the one that was warned of.")
        }
        guard result != RecordOutcome.Result.prevented.rawValue || !form.all("basis").isEmpty else {
            throw FormProblem(
                reading.statementChoices().isEmpty ? "result" : "basis",
                "Choose a statement that says that it was prevented.")
        }
        var fields: [String: ActField?] = [
            "warning": .text(try form.require("warning", or: "Choose which warning.")), "event": .maybe(form["event"]),
            "link": .text(link), "result": .text(result),
            "inside_window": .text(
                try form.require("inside", or: "Choose whether it happened while the warning stood.")),
            "lead_time": try leadTime(form), "lead_time_note": .maybe(form["lead-note"]),
            "counterfactual": .maybe(form["counterfactual"]), "lesson": .maybe(form["lesson"]),
            "basis": .texts(form.all("basis")),
        ]
        for (name, _) in OutcomeForm.dimensions {
            guard let match = form[name] else {
                guard form["\(name)-words"] == nil else {
                    throw FormProblem(name, "Choose yes, no, or why it can't be said.")
                }
                continue
            }
            fields[name] = .fields(["match": .text(match), "words": .maybe(form["\(name)-words"])])
        }
        return try Act(.recordOutcome, fields)
    }

    private func leadTime(_ form: DeskForm) throws(FormProblem) -> ActField? {
        guard let text = form["lead"] else { return nil }
        guard let hours = Int64(text), (0...87_600).contains(hours) else {
            throw FormProblem("lead", "Enter whole hours, 0 to 87600; you entered \(text).")
        }
        return .text("\(hours)h")
    }
}
