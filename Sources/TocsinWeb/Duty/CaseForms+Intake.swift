// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension CaseForm {
    /// What came in, and whom it is about.
    static let intake = [gradeReport, assignReport, addVictim, expectEvent]

    private static let gradeReport = CaseForm(
        .gradeReport, "Grade a report",
        lead: "Source and content are judged apart, and never become one number. Rules run again with the new grade.",
        button: "Save the grade", part: .victims,
        fields: { ask, fill in
            let report = ask.folded.reports[try ask.thing()]
            guard let report else { throw WebFailure.nothing }
            return [
                fill.radios("source", "The source", Admiralty.sources, chosen: String("\(report.grade)".prefix(1))),
                fill.radios("content", "What it says", Admiralty.contents, chosen: String("\(report.grade)".suffix(1))),
                fill.area("reasons", "Why"),
            ]
        },
        act: { ask, form in
            let source = try form.require("source", or: "Choose how reliable the source is.")
            let content = try form.require("content", or: "Choose how credible the content is.")
            return try Act(
                .gradeReport,
                [
                    "report": .text("\(try ask.thing() as ReportID)"), "grade": .text(source + content),
                    "reasons": .text(try form.require("reasons", or: "Write why you grade it so.")),
                ])
        })

    private static let assignReport = CaseForm(
        .assignReport, "Put a report into this case",
        lead: "The report stays in every other case that it is in. Rules run again with it.",
        button: "Put it into this case", part: .victims,
        fields: { _, fill in
            [
                fill.line(
                    "report", "The report's identifier", hint: "26 characters, at the end of the address of its page.")
            ]
        },
        act: { _, form in
            try Act(.assignReport, ["report": .text(try form.require("report", or: "Enter the report's identifier."))])
        })

    private static let addVictim = CaseForm(
        .addVictim, "Add a victim",
        lead:
            "Somebody, some people or some place that may be harmed. Each pack of the case looks at each victim by itself.",
        button: "Add this victim", part: .facts,
        fields: { ask, fill in
            [
                fill.line("name", "Who, or what"),
                fill.radios(
                    "kind", "Kind", VictimKind.allCases.map { FormChoice($0.rawValue, $0.words) }, isStacked: false),
                fill.area(
                    "protectors", "Who is responsible for protecting them",
                    hint: "One to a line. They may be warned in the victim's place."),
                fill.area(
                    "excluded", "Ways and bodies that must never be used",
                    hint: "One to a line, such as an authority that is itself the threat."),
                fill.area(
                    "vulnerabilities", "What makes them harder to reach or protect",
                    hint: "One to a line: child, custody, language."),
                fill.time(
                    "known", "First known of this victim, if later than of the threat",
                    hint: "Left empty: the clock runs from when the threat was first known.", zone: ask.reading.zoneText
                ),
            ]
        },
        act: { ask, form in
            let known = try form.time("known")
            return try Act(
                .addVictim,
                [
                    "name": .text(try form.require("name", or: "Enter who may be harmed.")),
                    "kind": .text(try form.require("kind", or: "Choose what kind of victim this is.")),
                    "protectors": .texts(form.lines("protectors")), "excluded": .texts(form.lines("excluded")),
                    "vulnerabilities": .texts(form.lines("vulnerabilities")),
                    "awareness": known.map { .fields(["at": .text("\($0)"), "by": .text(ask.reading.person.name)]) },
                ])
        })

    private static let expectEvent = CaseForm(
        .expectEvent, "Say when the harm is expected",
        lead: "Clocks get at most half of the time left. Waivers fall, because the facts change.",
        button: "Save the time", part: .victims,
        fields: { ask, fill in
            [
                fill.time(
                    "at", "Expected", hint: "A day alone counts to its end. Left empty: not known.",
                    value: ask.folded.expected, zone: ask.reading.zoneText)
            ]
        },
        act: { _, form in try Act(.expectEvent, ["at": .maybe(try form.time("at").map { "\($0)" })]) })
}

/// The Admiralty scale in words.
enum Admiralty {
    static let sources = [
        FormChoice("A", "A: completely reliable"), FormChoice("B", "B: usually reliable"),
        FormChoice("C", "C: fairly reliable"), FormChoice("D", "D: not usually reliable"),
        FormChoice("E", "E: unreliable"),
        FormChoice("F", "F: cannot be judged"),
    ]

    static let contents = [
        FormChoice("1", "1: confirmed by other sources"), FormChoice("2", "2: probably true"),
        FormChoice("3", "3: possibly true"), FormChoice("4", "4: doubtful"), FormChoice("5", "5: improbable"),
        FormChoice("6", "6: cannot be judged"),
    ]
}

/// Records that intake makes, by their names.
enum IntakeRecord {
    /// Whether somebody could be hurt within hours, as whoever took the report in saw it.
    static let soon = "intake.within-hours"
}
