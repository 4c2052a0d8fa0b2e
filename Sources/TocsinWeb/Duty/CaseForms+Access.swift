// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension CaseForm {
    /// Whose hands a case is in, and who may read it.
    static let access = [handOver, restrict, admit, exclude]

    private static let handOver = CaseForm(
        .handOverCase, "Hand this case over",
        lead: "They are paged for it from now on, and you are not. Every clock runs on.",
        button: "Hand it over", part: .victims,
        fields: { ask, fill in
            [
                fill.radios("to", "To whom", ask.reading.colleagues),
                fill.area("note", "What they must know", hint: "It may stay empty."),
            ]
        },
        act: { _, form in
            try Act(
                .handOverCase,
                ["to": .text(try form.require("to", or: "Choose to whom.")), "note": .maybe(form["note"])])
        })

    private static let restrict = CaseForm(
        .restrictCase, "Keep this case to a few",
        lead: "Nobody else sees that it exists: not in lists, not in counts. You and whoever opened it stay admitted.",
        button: "Keep it to these", part: .people,
        fields: { ask, fill in
            [fill.ticks("admitted", "Who may read it", ask.reading.colleagues), fill.area("reason", "Why")]
        },
        act: { _, form in
            try Act(
                .restrictCase,
                [
                    "admitted": .texts(form.all("admitted")),
                    "reason": .text(try form.require("reason", or: "Write why.")),
                ])
        })

    private static let admit = one(
        .admitPerson, "Admit a person", "They may read the whole case from now on, the past included.",
        "Admit this person")
    private static let exclude = one(
        .excludePerson, "Exclude a person", "They may read the case no longer. What they read stays in the log.",
        "Exclude this person")

    private static func one(_ kind: ActKind, _ title: String, _ lead: String, _ button: String) -> CaseForm {
        CaseForm(
            kind, title, lead: lead, button: button, part: .people,
            fields: { ask, fill in [fill.radios("person", "Who", ask.reading.colleagues), fill.area("reason", "Why")] },
            act: { _, form in
                try Act(
                    kind,
                    [
                        "person": .text(try form.require("person", or: "Choose who.")),
                        "reason": .text(try form.require("reason", or: "Write why.")),
                    ])
            })
    }
}

extension CaseReading {
    /// Everybody who could work on this case, besides whoever reads it.
    var colleagues: [FormChoice] {
        names.all.filter { other in
            other.id != person.id && other.practice == folded.isPractice
                && !other.roles.isDisjoint(with: [.intake, .assessor, .releaser, .senior])
        }.map { FormChoice("\($0.id)", $0.name, hint: $0.roles.sorted().map(\.rawValue).joined(separator: ", ")) }
    }
}
