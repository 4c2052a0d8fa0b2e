// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// What the intake form says, read once; the acts that come of it.
struct IntakeForm: Sendable {
    enum About: Hashable, Sendable {
        case newCase
        case known(CaseID)
        /// It gets a case of its own, so that its clock runs and nobody forgets it.
        case notSorted
    }

    let raw: [UInt8]
    let source: ReportSource
    let grade: SourceGrade?
    let marking: Marking
    let originator: Originator?
    let awareness: Awareness
    let isFile: Bool
    let language: String?
    /// `yes`, `no` or `unknown`; `nil` if nobody said.
    let soon: Truth?
    let about: About
    let title: String
    let packs: [String]
    let zone: String

    static let titleMax = 120
}

extension IntakeForm {
    /// - Parameters:
    ///   - find: Finds a case that this person may read, by what they wrote.
    ///   - now: The clock of the desk: nobody first knew later than that.
    /// - Throws: The first problem, at its field.
    init(_ form: DeskForm, by person: Person, now: Timestamp, find: (String) async throws -> CaseID?) async throws {
        let words = form.raw("text")
        isFile = form.file != nil
        raw = form.file?.bytes ?? Array(words.utf8)
        guard !raw.isEmpty else { throw FormProblem("text", "Paste or write what came in, or choose its file.") }
        guard form.file == nil || words.trimmed.isEmpty else {
            throw FormProblem(
                "text",
                "You wrote something and chose a file. Keep one here, and send the other as a report of its own.")
        }
        zone = form["zone"] ?? "+00:00"
        guard RFC3339.readOffset(zone) != nil else {
            throw FormProblem("zone", "You entered \(zone). Write the offset as +03:00.")
        }
        awareness = try IntakeForm.awareness(form, by: person, now: now)
        grade = try IntakeForm.grade(form)
        marking = form["marking"].flatMap(Marking.init) ?? .red
        source = ReportSource(
            type: form["type"] ?? ReportSource.notStated, name: form["name"] ?? ReportSource.notStated,
            reference: form["reference"])
        originator = form["originator"].map {
            Originator(name: $0, control: form["control"].flatMap(Originator.Control.init) ?? .consentNeeded)
        }
        language = form["language"]
        soon = form["soon"].flatMap(Truth.init)
        packs = form.all("packs")
        title = form["title"] ?? ""
        about = try await IntakeForm.about(form, find: find)
        if about != .newCase { return }
        guard !title.isEmpty else { throw FormProblem("title", "Enter a title for the new case.") }
        guard !packs.isEmpty else { throw FormProblem("packs", "Choose at least one pack.") }
    }

    private static func awareness(_ form: DeskForm, by person: Person, now: Timestamp) throws -> Awareness {
        let who = form["known-by"] ?? person.name
        switch try form.require("known", or: "Choose when anyone here first knew.") {
        case "now": return Awareness(at: AssertedTime(instant: now), by: who)
        case "earlier":
            let time = try form.require(time: "earlier", or: "Enter when anyone here first knew.")
            guard time.instant <= now || time.precision == .day else {
                throw FormProblem("earlier", "First known must be before now; you entered \(time).")
            }
            return Awareness(
                at: AssertedTime(
                    instant: min(time.instant, now), offsetMinutes: time.offsetMinutes, precision: time.precision),
                by: who)
        case _:
            return Awareness(at: AssertedTime(instant: now), by: "nobody could say yet; written in by \(person.name)")
        }
    }

    private static func grade(_ form: DeskForm) throws -> SourceGrade? {
        switch (form["source"], form["content"]) {
        case (nil, nil): return nil
        case (let source, let content):
            do {
                return try SourceGrade((source ?? "F") + (content ?? "6"))
            } catch {
                throw FormProblem("source", "\(error)")
            }
        }
    }

    private static func about(_ form: DeskForm, find: (String) async throws -> CaseID?) async throws -> About {
        switch try form.require("about", or: "Choose what it is about.") {
        case "new": return .newCase
        case "unknown": return .notSorted
        case "case":
            let text = try form.require("case", or: "Enter which case, by its code, title or identifier.")
            guard let id = try await find(text) else {
                throw FormProblem(
                    "case",
                    "No case, or more than one, reads “\(text)” among those you can see. Choose one from the list.")
            }
            return .known(id)
        case let text:
            guard let id = CaseID(text) else { throw FormProblem("about", "Choose what it is about.") }
            return .known(id)
        }
    }

    /// The act that takes the report in. A text goes as text, a file byte for byte.
    func receiving() throws -> Act {
        let words = isFile ? nil : String(validating: raw, as: UTF8.self)
        let person: [String: ActField?] = ["at": .text("\(awareness.at)"), "by": .text(awareness.by)]
        return try Act(
            .receiveReport,
            [
                "source": .fields([
                    "type": .text(source.type), "name": .text(source.name), "reference": .maybe(source.reference),
                ]),
                "grade": .maybe(grade.map { "\($0)" }), "marking": .text(marking.rawValue),
                "originator": originator.map {
                    .fields(["name": .text($0.name), "control": .text($0.control.rawValue)])
                },
                "awareness": .fields(person), "media_type": .text(isFile ? "application/octet-stream" : "text/plain"),
                "language": .maybe(language), "text": .maybe(words),
                "base64": .maybe(words == nil ? Base64Text.encode(raw) : nil),
            ])
    }

    func opening(_ report: EntryID) throws -> Act {
        let name = about == .newCase ? title : "Not sorted yet"
        return try Act(
            .openCase,
            [
                "title": .text(String(name.prefix(IntakeForm.titleMax))), "packs": .texts(packs), "zone": .text(zone),
                "awareness": .fields(["at": .text("\(awareness.at)"), "by": .text(awareness.by)]),
                "reports": .texts(["\(report)"]),
            ])
    }

    /// Kept as a record of the case, so that its page can say it until somebody is warned.
    func soonRecord() throws -> Act? {
        guard let soon else { return nil }
        return try Act(
            .makeRecord,
            [
                "record": .text(IntakeRecord.soon),
                "text": .text("\(soon.rawValue), as whoever took the report in saw it"),
            ])
    }
}

/// Standard base 64 with padding.
enum Base64Text {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? digits[Int(bits >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
