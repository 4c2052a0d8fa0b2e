// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension CaseForm {
    /// How a case ends, and what may never end it.
    static let closing = [closeCase, setHold, liftHold, eraseSubject]

    private static let closeCase = CaseForm(
        .closeCase, "Close this case",
        lead: "Two people agree that the case is over. The first signature is void as soon as anything changes.",
        button: "Sign that it is over", part: .victims,
        fields: { _, fill in [fill.area("reason", "Why it is over")] },
        act: { _, form in
            try Act(.closeCase, ["reason": .text(try form.require("reason", or: "Write why it is over."))])
        })

    private static let setHold = hold(
        .setHold, "Set a legal hold", "Nothing of this case may be erased while it stands.", "Set the hold")
    private static let liftHold = hold(
        .liftHold, "Lift the legal hold", "Erasure becomes possible again, by two people with a ground.",
        "Lift the hold")

    private static func hold(_ kind: ActKind, _ title: String, _ lead: String, _ button: String) -> CaseForm {
        CaseForm(
            kind, title, lead: lead, button: button, part: .timeline,
            fields: { _, fill in [fill.area("reason", "Reason")] },
            act: { _, form in try Act(kind, ["reason": .text(try form.require("reason", or: "Write the reason."))]) })
    }

    private static let eraseSubject = CaseForm(
        .eraseSubject, "Erase a person or a source",
        lead:
            "Their key is destroyed once two people have signed. It can't be undone. That something was done stays in the log; what was done about them is gone.",
        button: "Sign the erasure", part: .timeline, isDanger: true,
        fields: { ask, fill in
            let whom = ask.about["thing"] == nil ? [fill.radios("subject", "Whom", subjects(ask))] : []
            return whom + [fill.area("ground", "On what ground")]
        },
        act: { ask, form in
            try Act(
                .eraseSubject,
                [
                    "subject": .text(try ask.about["thing"] ?? form.require("subject", or: "Choose whom.")),
                    "ground": .text(try form.require("ground", or: "Write the ground.")),
                ])
        })

    private static func subjects(_ ask: CaseFormAsk) -> [FormChoice] {
        ask.victims
            + ask.folded.reports.inOrder.map { FormChoice("\($0.id)", "The source of the report by \($0.source.name)") }
            + ask.folded.offenders.inOrder.map { FormChoice("\($0.id)", "The suspect \($0.added.name)") }
            + ask.folded.recipients.inOrder.map { FormChoice("\($0.id)", "A recipient: \($0.added.name)") }
    }
}
