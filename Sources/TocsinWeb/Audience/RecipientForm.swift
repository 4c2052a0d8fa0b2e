// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// What the form asks of somebody who may be told, and the act that it means.
enum RecipientForm {
    static let routesMax = 3

    static func fields(_ fill: FormFill, _ reading: CaseReading) -> [FormField] {
        let victims = reading.folded.victims.inOrder
        let excluded = Set(victims.flatMap(\.added.excluded)).sorted()
        var fields = [
            fill.line(
                "name", "Name",
                hint: excluded.isEmpty
                    ? nil : "Never these, who may be part of the threat: \(excluded.joined(separator: ", "))."),
            fill.radios(
                "relation", "Who are they?",
                [
                    FormChoice("victim", "The one who is threatened"),
                    FormChoice("protector", "Somebody who protects them"),
                    FormChoice("liaison", "Another service"), FormChoice("staff", "Staff"),
                    FormChoice("citizen", "A citizen"),
                    FormChoice("partner", "A partner"),
                ], isStacked: false),
            fill.pick(
                "victim", "Whose warning is it?",
                [FormChoice("", "Nobody's in particular")] + victims.map { FormChoice("\($0.id)", $0.added.name) }),
            fill.line("language", "Language they read", hint: "Its tag: en, ru, ar.", value: "en"),
        ]
        for number in 1...routesMax {
            fields += [
                fill.pick(
                    "channel-\(number)", number == 1 ? "Best way to reach them" : "Way \(number), if that fails",
                    [FormChoice("", number == 1 ? "None is known" : "No further way")]
                        + [ChannelKind.byHand, .email, .webhook].map { FormChoice($0.rawValue, $0.label) }),
                fill.line(
                    "address-\(number)", "Where (way \(number))", hint: "Number, address, or where somebody must go."),
                fill.radios(
                    "safe-\(number)", "Is way \(number) safe to contact?",
                    [
                        FormChoice("yes", "Yes"), FormChoice("no", "No: never use it"),
                        FormChoice("unknown", "Not known"),
                    ], isStacked: false),
                fill.line(
                    "basis-\(number)", "How do you know (way \(number))?",
                    hint: "Ask each time; what was safe may not be now."),
            ]
        }
        return fields + [
            fill.radios(
                "check", "What their page asks before it shows the text",
                [
                    FormChoice("none", "Nothing"), FormChoice("word", "A word that was agreed"),
                    FormChoice("date", "A date that was agreed"),
                ], isStacked: false),
            fill.line(
                "answer", "The word or date that was agreed", hint: "A date as 1980-05-31. Shown to nobody afterwards."),
        ]
    }

    static func act(_ form: DeskForm) throws -> Act {
        let name = try form.require("name", or: "Enter a name.")
        let relation = try form.require("relation", or: "Choose who they are.")
        var check: ActField?
        if let kind = form["check"], kind != "none" {
            check = .fields([
                "kind": .text(kind),
                "answer": .text(try form.require("answer", or: "Enter the word or date that was agreed.")),
            ])
        }
        var routes: [[String: ActField?]] = []
        for number in 1...routesMax {
            guard let channel = form["channel-\(number)"] else { continue }
            let address = try form.require("address-\(number)", or: "Enter where way \(number) leads.")
            let safe = try form.require(
                "safe-\(number)", or: "Say whether way \(number) is safe to contact. “Not known” is an answer.")
            routes.append([
                "channel": .text(channel), "address": .text(address), "safe_to_contact": .text(safe),
                "basis": .maybe(form["basis-\(number)"]),
            ])
        }
        return try Act(
            .addRecipient,
            [
                "name": .text(name), "relation": .text(relation), "victim": .maybe(form["victim"]),
                "language": .text(try form.require("language", or: "Enter the language they read.")),
                "routes": .several(routes),
                "check": check,
            ])
    }

    static func back(in reading: CaseReading, warning: String?, to: String?) -> String {
        if to == "emergency" { return "\(reading.path)/emergency" + (warning.map { "?warning=\($0)" } ?? "") }
        guard let id = warning.flatMap(WarningID.init), reading.folded.warnings[id] != nil else {
            return "\(reading.path)/warnings"
        }
        return "\(reading.path)/warnings/\(id)/audience"
    }
}
