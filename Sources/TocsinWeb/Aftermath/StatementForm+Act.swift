// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension StatementForm {
    /// - Throws: ``FormProblem`` at the first field that lacks something.
    func act(_ form: DeskForm) throws -> Act {
        var fields: [String: ActField?] = [
            "kind": .text(kind.rawValue), "events": .texts(try events(form)),
            "content": .text(try form.require("content", or: "Enter what was said, in a sentence.")),
            "voice": .text(try form.require("voice", or: "Choose how the words reach us.")),
            "polarity": .text(try form.require("polarity", or: "Choose what the speaker says of it.")),
            "modality": .text(try form.require("modality", or: "Choose how firmly it is said.")),
            "speaker": .fields([
                "name": .text(try form.require("speaker", or: "Enter who said it. If nobody is named, say so.")),
                "identification": .text(
                    try form.require("identification", or: "Choose how well the document tells who speaks.")),
                "authority": .flag(form.isTicked("authority")),
            ]),
            "relayed_by": .maybe(form["relayed"]), "document": try EventForm.document(form), "span": try span(form),
            "said": .maybe(try form.time("said").map { "\($0)" }),
            "happened": .maybe(try form.time("happened").map { "\($0)" }), "time_note": .maybe(form["note"]),
            "about": .texts(form.all("about")), "supersedes": .texts(form.all("supersedes")),
            "revision_reason": .maybe(form["revision"]), "warnings": .texts(form.all("warnings")),
            "response": .maybe(form["response"]),
        ]
        for (name, field) in try own(form) { fields[name] = field }
        if form["response"] != nil, form.all("warnings").isEmpty {
            throw FormProblem("warnings", "Choose the warning that they answered.")
        }
        return try Act(.recordStatement, fields)
    }

    private func events(_ form: DeskForm) throws -> [String] {
        let events = form.all("events")
        guard !isFigure || events.count == 1 else {
            throw FormProblem(
                reading.eventChoices.isEmpty ? nil : "events",
                reading.eventChoices.isEmpty
                    ? "Record the event first: a figure counts at one event."
                    : "Choose the one event at which it counts.")
        }
        return events
    }

    private func span(_ form: DeskForm) throws -> ActField? {
        guard form["span-start"] != nil || form["span-end"] != nil else { return nil }
        guard let start = Int(form["span-start"] ?? ""), let end = Int(form["span-end"] ?? ""), start >= 0, start < end
        else {
            throw FormProblem(
                "span-start", "Enter where the passage begins and ends as two whole numbers, the first one lower.")
        }
        return .fields(["start": .number(start), "end": .number(end)])
    }

    private func own(_ form: DeskForm) throws -> [String: ActField?] {
        switch kind {
        case .responsibilityClaim: try claim(form)
        case .figureReport: ["figure": try figure(form)]
        case .verification, .refutation: ["assessment": try assessment(form)]
        case .denialOfResponsibility, .attribution, .counterAttribution, .accusation:
            ["actor": try actor(form, isNeeded: true)]
        case .evidenceOffered, .evidenceAbsence: try evidence(form)
        case .assessment: try capability(form)
        case .eventReport, .threatReport, .warning, .intelligenceHeld, .policy, .officialStatement, .explanation,
            .justification, .characterisation, .declaredUnknown, .threatOrIntent, .outcome, .background:
            ["actor": try actor(form, isNeeded: false)]
        }
    }

    private func actor(_ form: DeskForm, isNeeded: Bool) throws -> ActField? {
        guard let name = form["actor"] else {
            guard !isNeeded else { throw FormProblem("actor", "Enter whom it means.") }
            guard form["branch"] == nil else { throw FormProblem("actor", "Enter the actor whose branch it is.") }
            return nil
        }
        return .fields(["name": .text(name), "branch": .maybe(form["branch"])])
    }

    private func claim(_ form: DeskForm) throws -> [String: ActField?] {
        [
            "claim": .fields([
                "claimant": .text(try form.require("claimant", or: "Enter who claims it.")),
                "branch": .maybe(form["branch"]),
                "means": .text(
                    try form.require("means", or: "Choose by what means it was claimed, or that it is not known.")),
                "platform": .maybe(form["platform"]), "outlet": .maybe(form["outlet"]),
                "outlet_tie": .maybe(form["tie"]),
                "authenticity": .text(
                    try form.require("authenticity", or: "Choose whose channel it is, or that it is not known.")),
            ]),
            "evidence_offered": .maybe(form["offered"]),
        ]
    }

    private func assessment(_ form: DeskForm) throws -> ActField {
        .fields([
            "of": .text(try form.require("of", or: "Choose of which statement.")),
            "verdict": .text(try form.require("verdict", or: "Choose what the speaker thinks of it.")),
            "basis": .text(try form.require("basis", or: "Choose on what basis, or that it is not stated.")),
        ])
    }

    private func evidence(_ form: DeskForm) throws -> [String: ActField?] {
        guard !form.all("about").isEmpty else { throw FormProblem("about", "Choose the claim that it is for.") }
        return [
            "evidence_offered": .text(
                try form.require("offered", or: "Choose what was offered, or that it is not stated."))
        ]
    }

    private func capability(_ form: DeskForm) throws -> [String: ActField?] {
        let actor = try actor(form, isNeeded: form["confidence"] != nil || form["trigger"] != nil)
        guard let actor else { return [:] }
        return [
            "capability": .fields([
                "actor": actor, "confidence": .maybe(form["confidence"]), "triggered_by": .maybe(form["trigger"]),
            ])
        ]
    }

    private func figure(_ form: DeskForm) throws -> ActField {
        let word = try form.require("qualifier", or: "Choose the word that bounds the number.")
        guard let qualifier = Figure.Qualifier(rawValue: word) else {
            throw FormProblem("qualifier", "Choose the word that bounds the number.")
        }
        let (low, high) = try bounds(qualifier, form)
        return .fields([
            "measure": .text(try form.require("measure", or: "Choose what is counted.")), "qualifier": .text(word),
            "low": low.map(ActField.number), "high": high.map(ActField.number),
            "scope": .text(try form.require("scope", or: "Enter who is counted, such as: all dead.")),
            "scope_note": .maybe(form["scope-note"]),
            "standing": .text(try form.require("standing", or: "Choose who keeps the count.")),
            "derived_from": .texts(form.all("derived")), "subset_of": .maybe(form["subset"]),
        ])
    }

    private func bounds(_ qualifier: Figure.Qualifier, _ form: DeskForm) throws(FormProblem) -> (low: Int?, high: Int?)
    {
        if qualifier == .vague {
            guard form["number"] == nil else {
                throw FormProblem("number", "No number was given: leave it empty, or choose another word.")
            }
            return (nil, nil)
        }
        let number = try number("number", form)
        switch qualifier {
        case .exact, .about: return (number, number)
        case .atLeast, .moreThan: return (number, nil)
        case .atMost: return (nil, number)
        case .between:
            let upper = try self.number("number-high", form)
            guard number < upper else {
                throw FormProblem("number-high", "The upper number must be above \(number); you entered \(upper).")
            }
            return (number, upper)
        case .vague: return (nil, nil)
        }
    }

    private func number(_ id: String, _ form: DeskForm) throws(FormProblem) -> Int {
        let text = (form[id] ?? "").filter { !$0.isWhitespace }
        guard let number = Int(text), number >= 0 else {
            throw FormProblem(
                id,
                text.isEmpty ? "Enter the number in digits." : "Enter a whole number, such as 145; you entered \(text)."
            )
        }
        return number
    }
}
