// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// Records an event: the peg on which statements hang.
enum EventForm {
    static func form(_ reading: CaseReading, _ fill: FormFill) -> AftermathForm {
        AftermathForm(
            "Record an event",
            lead:
                "A peg on which statements hang. What happened there is told by the statements, not by this; so a short name is enough, and nothing here is a finding.",
            action: "\(reading.aftermathPath)/event", button: "Record the event", reading: reading,
            parts: [
                .init(
                    "The event", "",
                    [
                        fill.line("title", "Name", hint: "Such as: Attack on the concert hall."),
                        fill.radios(
                            "stage", "How far it got",
                            stages.map { FormChoice($0.rawValue, $0.words) }),
                        fill.line("place", "Place", hint: "Leave it empty if it is not known."),
                    ]),
                .init(
                    "When", "",
                    [
                        fill.time(
                            "happened", "It began", hint: "A day alone is a day: no hour is made up.",
                            zone: reading.zoneText),
                        fill.line("note", "Why the time is not better known", hint: "If it is not."),
                    ]),
                documentPart(fill, zone: reading.zoneText),
            ])
    }

    static func act(_ form: DeskForm) throws -> Act {
        try Act(
            .recordEvent,
            [
                "title": .text(try form.require("title", or: "Enter a name for the event.")),
                "stage": .text(try form.require("stage", or: "Choose how far it got, or that it is not known.")),
                "place": .maybe(form["place"]), "happened": .maybe(try form.time("happened").map { "\($0)" }),
                "time_note": .maybe(form["note"]), "document": try document(form),
            ])
    }

    private static let stages: [RecordEvent.Stage] = [.accomplished, .attempted, .threatened, .foiled, .hoax, .unknown]

    /// Where the words stand.
    static func documentPart(_ fill: FormFill, zone: String, withSpan: Bool = false) -> AftermathForm.Part {
        .init(
            "Where it stands", "The document in which you read it, not the speaker.",
            [
                fill.line("document-title", "Title", hint: "Or another pointer, such as a file number."),
                fill.line("document-url", "Web address", hint: "Beginning with https:// or http://."),
                fill.line("document-publisher", "Publisher"),
                fill.time("document-retrieved", "When you read it", zone: zone),
                withSpan
                    ? fill.line(
                        "span-start", "The passage begins at",
                        hint:
                            "How many characters of the document's text stand before it. Leave both empty if you don't know."
                    ) : nil,
                withSpan ? fill.line("span-end", "The passage ends before") : nil,
            ])
    }

    static func document(_ form: DeskForm) throws -> ActField? {
        let fields: [String: ActField?] = [
            "title": .maybe(form["document-title"]), "url": .maybe(form["document-url"]),
            "publisher": .maybe(form["document-publisher"]),
            "retrieved": .maybe(try form.time("document-retrieved").map { "\($0)" }),
        ]
        if let url = form["document-url"], !url.hasPrefix("https://"), !url.hasPrefix("http://") {
            throw FormProblem(
                "document-url", "A web address begins with https:// or http://; put other pointers into the title.")
        }
        return fields.values.contains { $0 != nil } ? .fields(fields) : nil
    }
}
