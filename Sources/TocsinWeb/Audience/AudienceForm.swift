// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// What the form of an audience asks, and the act that it means.
enum AudienceForm {
    static func fields(_ fill: FormFill, _ warning: WarningReading) -> [FormField] {
        let (audience, reading) = (warning.warning.audience, warning.reading)
        let zone = reading.zoneText
        var fields = [
            fill.ticks(
                "recipients", "People",
                reading.folded.recipients.inOrder.sorted { $0.added.name < $1.added.name }.map(choice),
                chosen: (audience?.recipients ?? []).map { "\($0)" })
        ]
        if warning.warning.drafted.audienceClass == .public {
            fields += [
                fill.radios(
                    "feed", "Does it stand on the public page and feeds?",
                    [FormChoice("yes", "Yes, everybody may read it"), FormChoice("no", "No, only the people above")],
                    chosen: audience.map { $0.feed ? "yes" : "no" }, isStacked: false),
                fill.line(
                    "area", "Area, by names", hint: "Cities, streets, a river: what people there call it.",
                    value: audience?.area?.description ?? ""),
                fill.line(
                    "circle", "Area, as a circle", hint: "Latitude, longitude and kilometres: 55.75,37.62 25",
                    value: audience?.area?.circle ?? ""),
                fill.area(
                    "polygon", "Area, by its corners",
                    hint:
                        "Latitude,longitude one a line, the first again at the end. Leave it empty where a circle or names do.",
                    value: (audience?.area?.polygon ?? "").split(separator: " ").joined(separator: "\n")),
            ]
        }
        return fields + [
            fill.time(
                "from", "The window begins",
                value: audience?.from ?? AssertedTime(instant: reading.now, offsetMinutes: reading.zone), zone: zone),
            fill.time(
                "until", "The window ends",
                hint: "An end is no all clear: people are told that time ran out, unless somebody decides before.",
                value: audience?.until, zone: zone),
            fill.radios(
                "evidence", "What counts as told",
                EvidenceLevel.allCases.reversed().map { FormChoice($0.rawValue, $0.words.uppercasedFirst) },
                hint: "For somebody named: the strongest, unless both signers agree to less.",
                chosen: warning.warning.evidence.rawValue),
            fill.line(
                "escalate", "If nobody answers, try the next cleared way after",
                hint: "Such as 15min, 1h. Empty: after the time that is usual for each way.",
                value: (audience?.escalateAfter ?? []).map(\.description).joined(separator: ", ")),
            fill.area(
                "uncleared", "Use routes that nobody cleared all the same, because",
                hint:
                    "Only if waiting is more dangerous than the route. Both signers see this reason. Routes known to be unsafe stay closed.",
                value: audience?.unclearedBecause ?? ""),
        ]
    }

    /// A person with every way and what is known of it, so that nobody is chosen blindly.
    static func choice(_ recipient: Recipient) -> FormChoice {
        let added = recipient.added
        let ways = added.routes.map { "\($0.channel.label.lowercasedFirst): \($0.safeToContact.words)" }
        return FormChoice(
            "\(recipient.id)", added.name,
            hint:
                "\(added.relation.rawValue), \(LanguageName(added.language).language). \(ways.isEmpty ? "No route: somebody must find a way by hand" : ways.joined(separator: "; "))."
        )
    }

    static func act(_ form: DeskForm, _ warning: WarningReading) throws -> Act {
        let isPublic = warning.warning.drafted.audienceClass == .public
        let feed = form["feed"] == "yes"
        if isPublic, form["feed"] == nil {
            throw FormProblem("feed", "Choose whether it stands on the public page and feeds.")
        }
        guard feed || !form.all("recipients").isEmpty else {
            throw FormProblem(
                "recipients", isPublic ? "Choose people, or the public page and feeds." : "Choose who gets it.")
        }
        let from = try form.require(time: "from", or: "Enter when the window begins.")
        let until = try form.require(time: "until", or: "Enter when the window ends.")
        guard until.instant > from.instant else {
            throw FormProblem(
                "until", "The window must end after it begins (\(warning.reading.time(from.instant).words)).")
        }
        let steps = (form["escalate"] ?? "").split { $0 == "," || $0 == " " }.map(String.init)
        for step in steps where Interval(step) == nil {
            throw FormProblem("escalate", "You entered \(step). Write lengths as 15min, 1h, with commas.")
        }
        return try Act(
            .chooseAudience,
            [
                "warning": .text("\(warning.warning.id)"), "recipients": .texts(form.all("recipients")),
                "feed": .flag(feed),
                "from": .text("\(from)"), "until": .text("\(until)"), "area": try area(form),
                "evidence": .maybe(form["evidence"]), "escalate_after": .texts(steps),
                "uncleared_because": .maybe(form["uncleared"]),
            ])
    }

    private static func area(_ form: DeskForm) throws -> ActField? {
        let corners = form.lines("polygon")
        for corner in corners where !isPoint(corner) {
            throw FormProblem("polygon", "“\(corner)” is no corner. Write latitude,longitude such as 55.75,37.62.")
        }
        if !corners.isEmpty {
            guard corners.count >= 4 else {
                throw FormProblem("polygon", "An area has at least three corners and the first again.")
            }
            guard corners.first == corners.last else {
                throw FormProblem("polygon", "Enter the first corner again at the end, so that the area is closed.")
            }
        }
        if let circle = form["circle"] {
            let parts = circle.split(separator: " ")
            guard parts.count == 2, isPoint(String(parts[0])), let radius = Double(parts[1]), radius > 0 else {
                throw FormProblem(
                    "circle", "You entered \(circle). Write it as 55.75,37.62 25: latitude,longitude and kilometres.")
            }
        }
        guard form["area"] != nil || form["circle"] != nil || !corners.isEmpty else { return nil }
        let description = try form.require("area", or: "Enter what people there call the area.")
        return .fields([
            "description": .text(description), "polygon": corners.isEmpty ? nil : .text(corners.joined(separator: " ")),
            "circle": .maybe(form["circle"]),
        ])
    }

    private static func isPoint(_ text: String) -> Bool {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }
        return numbers.count == 2 && abs(numbers[0]) <= 90 && abs(numbers[1]) <= 180
    }
}
