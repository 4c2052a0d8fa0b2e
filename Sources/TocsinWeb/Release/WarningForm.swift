// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// A page with one form about a warning; see `warningForm.mustache`.
struct WarningForm: Sendable {
    let heading: String
    let backPath: String
    let backWords: String
    /// What to know before it is filled in.
    var lead: [String] = []
    var fields: [FormField]
    /// Two beside each other where there is room.
    struct Paired: Sendable {
        let one: FormField
        let other: FormField
    }

    var paired: [Paired] = []
    var pairedWords = ""
    var hasPaired = false
    var hiddenFields: [HiddenField] = []
    let action: String
    let button: String
    /// Said beside the button.
    var note: String?
    /// What somebody else wrote meanwhile, slot by slot; empty if nobody did.
    var theirs: [String] = []
    var theirsBy = ""
    var hasTheirs: Bool = false
    var isDraft = false
    var draftPath = ""
}

/// What a text form asks, with what there is.
enum TextForm {
    /// The name under which an unfinished text is kept, the same for everybody who writes it.
    static func draft(_ warning: WarningReading, _ language: String?) -> String {
        "text.write.\(warning.reading.id).\(warning.warning.id).\(language ?? "new")"
    }

    static func fields(
        _ fill: FormFill, _ text: WriteText?, language: String?, in warning: WarningReading, desk: DeskSettings
    ) -> [FormField] {
        let bytes = (fill.form?.raw("headline") ?? text?.headline ?? "").utf8.count
        return [
            language == nil
                ? fill.line(
                    "language", "Language", hint: "Its tag: en, ru, ar, pt-BR. One text a language.", value: "en")
                : nil,
            fill.line(
                "headline", "Headline",
                hint: "Short enough to be read aloud. \(bytes) of 160 bytes when this page was made.",
                value: text?.headline ?? ""),
            fill.line(
                "sender", "Who says it", hint: "Spelled out, as the reader knows you.", value: text?.sender ?? desk.name
            ),
            fill.area(
                "danger", "What is known, and what it can do to people",
                hint: "Say what you do not know, too. No words of a report.", value: text?.danger ?? ""),
            fill.line(
                "place", "Where", hint: "Names and edges: between Mill Street and the river.", value: text?.place ?? ""),
            fill.line("time", "From when until when", hint: "With the date.", value: text?.time ?? ""),
            fill.area(
                "actions", "What to do now", hint: "One act a line, the verb first.",
                value: (text?.actions ?? []).joined(separator: "\n")),
            fill.area(
                "check", "How to check that it is genuine", hint: "Without this message's own link or number.",
                value: text?.check ?? desk.checkWords),
            fill.line("help", "Where to get help, and what to do in danger now", value: text?.help ?? ""),
        ].compactMap(\.self)
    }

    /// How exactly the text says each thing, and in which of its words: what staff and public are compared by.
    static func exactness(_ fill: FormFill, _ text: WriteText?) -> [WarningForm.Paired] {
        Specificity.Dimension.allCases.map { dimension in
            let stated = text?.specificity[dimension]
            return WarningForm.Paired(
                one: fill.radios(
                    "says-\(dimension.rawValue)", dimension.label,
                    Specificity.Level.allCases.map { FormChoice($0.rawValue, $0.words.uppercasedFirst) }, chosen: stated?.level.rawValue,
                    isStacked: false),
                other: fill.line(
                    "words-\(dimension.rawValue)", "In these words of the text (\(dimension.question))", hint: "A semicolon between them.",
                    value: (stated?.words ?? []).joined(separator: "; ")))
        }
    }

    /// The act that a filled-in form means.
    ///
    /// - Throws: ``FormProblem`` for what is missing.
    static func act(_ form: DeskForm, warning: WarningID, language: String) throws -> Act {
        let headline = try form.require("headline", or: "Enter the headline.")
        guard headline.utf8.count <= 160 else {
            throw FormProblem(
                "headline", "The headline has \(headline.utf8.count) bytes; at most 160, so that it can be read aloud.")
        }
        let danger = try form.require("danger", or: "Enter what is known.")
        guard !form.lines("actions").isEmpty else {
            throw FormProblem("actions", "Enter what to do now, one act a line.")
        }
        let check = try form.require("check", or: "Enter how to check that it is genuine.")
        return try Act(
            .writeText,
            [
                "warning": .text("\(warning)"), "language": .text(language), "headline": .text(headline),
                "sender": .text(form["sender"] ?? ""), "danger": .text(danger), "place": .text(form["place"] ?? ""),
                "time": .text(form["time"] ?? ""), "actions": .texts(form.lines("actions")), "check": .text(check),
                "help": .text(form["help"] ?? ""), "specificity": .fields(specificity(form)),
            ])
    }

    private static func specificity(_ form: DeskForm) -> [String: ActField?] {
        Specificity.Dimension.allCases.reduce(into: [:]) { fields, dimension in
            guard let level = form["says-\(dimension.rawValue)"], level != Specificity.Level.none.rawValue else { return }
            let words = (form["words-\(dimension.rawValue)"] ?? "").split(separator: ";").map { String($0).trimmed }
            fields[dimension.rawValue] = .fields(["level": .text(level), "words": .texts(words.filter { !$0.isEmpty })])
        }
    }

    /// The text as lines, to be compared with what somebody else wrote.
    static func lines(_ text: WriteText) -> [String] {
        [
            "Headline: \(text.headline)", "From: \(text.sender)", "Known: \(text.danger)", "Where: \(text.place)",
            "When: \(text.time)",
        ]
            + text.actions.map { "Do: \($0)" } + ["Check: \(text.check)", "Help: \(text.help)"]
    }
}
