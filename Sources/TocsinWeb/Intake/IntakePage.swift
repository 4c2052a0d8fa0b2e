// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

/// The intake form; see `reportIn.mustache`.
struct IntakePage: Sendable {
    struct Case: Sendable {
        let caseValue: String
        let caseLabel: String
    }

    let wordFields: [FormField]
    let timeFields: [FormField]
    let gradeFields: [FormField]
    let sourceFields: [FormField]
    let aboutFields: [FormField]
    let newFields: [FormField]
    let cases: [Case]
    let hasSame: Bool
    let same: [PageLink]
    /// Whether the reader was asked about what looks like the same report.
    let isChecked: Bool
    let hasSaved: Bool
    let savedPath: String
    let savedWords: String
    let draftWords: String
}

/// What the intake form starts from: what was chosen last at this desk.
struct IntakeDefaults: Sendable {
    static let setting = "intake_defaults"

    let packs: [String]
    let zone: String

    /// As it lies in the store: the zone, then the packs, a line each.
    init?(_ bytes: [UInt8], shelf: PackShelf) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        guard let zone = lines.first else { return nil }
        self.zone = zone
        packs = lines.dropFirst().filter { shelf[$0] != nil }
    }

    /// Before anything was chosen: what is local at every desk.
    init(first shelf: PackShelf) {
        let local = shelf.ids.filter { shelf[$0]?.modelledOn == "local" }
        packs = local.isEmpty ? Array(shelf.ids.prefix(1)) : local
        zone = "+00:00"
    }

    init(packs: [String], zone: String) {
        self.packs = packs
        self.zone = zone
    }

    var bytes: [UInt8] { Array(([zone] + packs).joined(separator: "\n").utf8) }
}

extension IntakePage {
    init(
        _ fill: FormFill, defaults: IntakeDefaults, shelf: PackShelf, reader: Person, cases: [Case],
        same: [PageLink] = [],
        saved: CaseID? = nil
    ) {
        wordFields = [
            fill.area("text", "What came in", hint: "Paste or write it, unaltered.", isTall: true),
            fill.file(
                "file", "Or choose its file",
                hint: "A mail, a picture, a recording: at most 25 MB. It is kept byte for byte."),
        ]
        timeFields = IntakePage.times(fill, defaults.zone, reader)
        gradeFields = [
            fill.radios("source", "The source", Admiralty.sources, hint: "None chosen: F, cannot be judged."),
            fill.radios("content", "What it says", Admiralty.contents, hint: "None chosen: 6, cannot be judged."),
        ]
        sourceFields = IntakePage.sources(fill)
        aboutFields = IntakePage.about(fill, same)
        newFields = [
            fill.line("title", "Title of the new case", hint: "It may be read over a shoulder: no name, no threat."),
            fill.ticks(
                "packs", "Packs", shelf.ids.map { FormChoice($0, shelf[$0]?.title ?? $0) },
                hint: "Each looks at each victim by itself. Chosen last at this desk are ticked.",
                chosen: defaults.packs),
            fill.line(
                "zone", "Offset of the place of danger from UTC", hint: "Times are shown in it.", value: defaults.zone),
        ]
        self.cases = cases
        self.same = same
        hasSame = !same.isEmpty
        isChecked = hasSame || fill.form?["checked"] != nil
        hasSaved = saved != nil
        savedPath = saved.map { "/desk/cases/\($0)" } ?? ""
        savedWords = saved.map { "case \(CaseReading.code($0))" } ?? ""
        draftWords = ""
    }

    private static func times(_ fill: FormFill, _ zone: String, _ reader: Person) -> [FormField] {
        [
            fill.radios(
                "known", "When did anyone here first know?",
                [
                    FormChoice("now", "Just now"), FormChoice("earlier", "Earlier, at the time below"),
                    FormChoice("unknown", "Not known yet", hint: "the clock runs from now"),
                ], hint: "Every clock runs from then, not from when this is saved."),
            fill.time("earlier", "Earlier: when", hint: "A day alone counts to its end.", zone: zone),
            fill.line("known-by", "Who first knew", value: reader.name),
            fill.radios(
                "soon", "Could someone be hurt within hours?",
                [FormChoice("yes", "Yes"), FormChoice("no", "No"), FormChoice("unknown", "Unknown")],
                hint: "If yes and it can't wait, warn by voice first and record it afterwards.", isStacked: false),
        ]
    }

    private static func sources(_ fill: FormFill) -> [FormField] {
        [
            fill.line("name", "Source", hint: "A name or a cover name. Left empty: not stated."),
            fill.line("type", "Kind of source", hint: "A caller, a partner, a sensor, a mail."),
            fill.line("reference", "Its own number for this report"),
            fill.radios(
                "marking", "Marking (Traffic Light Protocol)",
                [
                    FormChoice("red", "RED: for those named only"),
                    FormChoice("amber+strict", "AMBER+STRICT: within this organisation"),
                    FormChoice("amber", "AMBER: and those it serves"),
                    FormChoice("green", "GREEN: within the community"),
                    FormChoice("clear", "CLEAR: for everybody"),
                ], hint: "None chosen: RED."),
            fill.line("language", "Language", hint: "As a code: en, ru, ar. Left empty: not stated."),
            fill.line("originator", "Who first held the information, if not the source"),
            fill.radios(
                "control", "May it be passed on?",
                [
                    FormChoice("none", "Without asking them"), FormChoice("consent_needed", "Only with their consent"),
                    FormChoice("no_onward", "Not at all"),
                ], hint: "None chosen: only with their consent."),
        ]
    }

    private static func about(_ fill: FormFill, _ same: [PageLink]) -> [FormField] {
        let known = same.map { FormChoice($0.path, "The same as in \($0.label)", hint: "it goes into that case") }
        return [
            fill.radios(
                "about", "What is it about?",
                known + [
                    FormChoice("new", "A new case"), FormChoice("case", "The case below"),
                    FormChoice("unknown", "I do not know", hint: "it gets a case of its own, so that its clock runs"),
                ])
        ]
    }
}
