// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

extension CaseForm {
    /// Questions, records and reviews.
    static let duty = [openEnquiry, answerEnquiry, makeRecord, makeReview, closeDuty]

    private static let openEnquiry = CaseForm(
        .openEnquiry, "Ask somebody about a fact",
        lead: "An enquiry has a clock. If nobody answers by then, the rule's own handling of doubt decides.",
        button: "Open the enquiry", part: .enquiries,
        fields: { ask, fill in
            let asked =
                (try? ask.fact()).flatMap { ask.reading.packs.question(of: $0, in: ask.folded.opened.packs) } ?? ""
            var fields: [FormField] = []
            if ask.about["victim"] == nil { fields.append(fill.radios("who", "About whom", ask.victims)) }
            if ask.about["fact"] == nil { fields.append(fill.pick("which", "Which fact", factChoices(ask))) }
            return fields + [
                fill.area("question", "The question", value: asked),
                fill.line("to", "Asked of", hint: "A person, a body, a partner."),
                fill.line(
                    "due", "Answer within",
                    hint: "30min, 2h, 1d. Left empty: as long as the pack gives, never more than half of the time left."
                ),
            ]
        },
        act: { ask, form in
            let victim = try ask.about["victim"] ?? form.require("who", or: "Choose about whom you ask.")
            let fact = try ask.about["fact"] ?? form.require("which", or: "Choose the fact.")
            return try Act(
                .openEnquiry,
                [
                    "victim": .text(victim), "fact": .text(fact),
                    "question": .text(try form.require("question", or: "Write the question.")),
                    "to": .text(try form.require("to", or: "Enter whom you ask.")),
                    "due": .maybe(try form.interval("due")),
                ])
        })

    private static func factChoices(_ ask: CaseFormAsk) -> [FormChoice] {
        ask.folded.opened.packs.flatMap { ask.reading.packs[$0]?.facts ?? [] }.map {
            FormChoice($0.fact.text, $0.question)
        }
    }

    private static let answerEnquiry = CaseForm(
        .answerEnquiry, "Answer an enquiry",
        lead:
            "This keeps what was found out, and stops the enquiry's clock. Answer the fact itself on the page of facts.",
        button: "Save the answer", part: .facts,
        fields: { _, fill in [fill.area("answer", "What was found out", hint: "“Nobody knows” is an answer, too.")] },
        act: { ask, form in
            try Act(
                .answerEnquiry,
                [
                    "enquiry": .text("\(try ask.thing() as EnquiryID)"),
                    "answer": .text(try form.require("answer", or: "Write what was found out.")),
                ])
        })

    private static let makeRecord = CaseForm(
        .makeRecord, "Make a record",
        lead: "A record that a pack demands, or that you want kept. Made again, it is replaced; the log keeps both.",
        button: "Make the record", part: .protection,
        fields: { ask, fill in
            let demanded = demandedRecords(ask)
            var fields: [FormField] = []
            if !demanded.isEmpty {
                fields.append(
                    fill.radios(
                        "demanded", "Which record",
                        demanded.map { FormChoice($0.name, $0.text, hint: $0.name) } + [FormChoice("", "Another")]))
            }
            return fields + [
                fill.line(
                    "record", "Another record's name",
                    hint: "Only if it is none of those above. Words with dots, such as legal.authority."),
                fill.area("text", "What it says", isTall: true),
            ]
        },
        act: { ask, form in
            let name = try form["demanded"] ?? form.require("record", or: "Choose which record, or enter its name.")
            return try Act(
                .makeRecord,
                [
                    "record": .text(name), "victim": .maybe(ask.about["victim"]), "pack": .maybe(ask.about["pack"]),
                    "text": .text(try form.require("text", or: "Write what the record says.")),
                ])
        })

    /// Records that the pack demands for this victim and that nobody made, each once.
    static func demandedRecords(_ ask: CaseFormAsk) -> [RecordDemand] {
        guard let key = try? ask.key(), let evaluation = ask.folded.duties[key]?.evaluation else { return [] }
        var seen: Set<String> = []
        return evaluation.records.filter { !ask.folded.hasRecord($0.name, for: key) && seen.insert($0.name).inserted }
    }

    private static let makeReview = CaseForm(
        .makeReview, "Record a review",
        lead: "You looked again at what is known and what protects. The next review's clock starts now.",
        button: "Save the review", part: .protection,
        fields: { _, fill in [fill.area("finding", "What you found")] },
        act: { ask, form in
            let key = try ask.key()
            return try Act(
                .makeReview,
                [
                    "victim": .text("\(key.victim)"), "pack": .text(key.pack),
                    "finding": .text(try form.require("finding", or: "Write what you found.")),
                ])
        })

    private static let closeDuty = CaseForm(
        .closeDuty, "Close this duty",
        lead: "Everything that this pack owes this victim is done and recorded. New facts open it again.",
        button: "Close this duty", part: .victims, fields: { _, _ in [] },
        act: { ask, _ in
            let key = try ask.key()
            return try Act(.closeDuty, ["victim": .text("\(key.victim)"), "pack": .text(key.pack)])
        })
}

extension DeskForm {
    /// A length of time as it is written.
    ///
    /// - Throws: A problem that says how it is written.
    func interval(_ id: String) throws(FormProblem) -> String? {
        guard let text = self[id] else { return nil }
        guard Interval(text) != nil else {
            throw FormProblem(id, "You entered \(text). Write a length as 90s, 30min, 48h or 7d.")
        }
        return text
    }
}
