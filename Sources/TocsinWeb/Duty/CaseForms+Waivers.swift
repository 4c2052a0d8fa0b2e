// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

extension CaseForm {
    /// Waivers and disputes: what people sign, and what they differ about.
    static let waivers = [askWaiver, signWaiver, refuseWaiver, revokeWaiver, openDispute, decideDispute]

    private static let alternatives = [
        ("sanitised", "A sanitised form"), ("anonymous", "An anonymous form"), ("third_party", "Through a third party"),
        ("public", "A public form"),
    ]

    private static let askWaiver = CaseForm(
        .askWaiver, "Ask for a waiver",
        lead:
            "You ask that this victim is not warned, on one ground. The duty stands and its clock runs until a senior officer signs.",
        button: "Ask for the waiver", part: .waivers,
        fields: { ask, fill in
            let (pack, evaluation) = (
                ask.reading.packs[try ask.key().pack], ask.folded.duties[try ask.key()]?.evaluation
            )
            let grounds = (evaluation?.waiverGrounds ?? []).map { id in
                FormChoice(id, pack?.rules.first { $0.id == id }?.text ?? id, hint: guards(id, evaluation))
            }
            return [fill.radios("ground", "The ground", grounds), fill.area("reasons", "Reasons")]
                + alternatives.map { fill.area($0.0, "\($0.1): why it fails", hint: "Needed before anybody can sign.") }
        },
        act: { ask, form in
            let key = try ask.key()
            let failing: [String: ActField?] = Dictionary(
                uniqueKeysWithValues: alternatives.map { ($0.0, ActField.maybe(form[$0.0])) })
            return try Act(
                .askWaiver,
                [
                    "victim": .text("\(key.victim)"), "pack": .text(key.pack),
                    "ground": .text(try form.require("ground", or: "Choose the ground.")),
                    "reasons": .text(try form.require("reasons", or: "Write the reasons.")),
                    "alternatives": .fields(failing),
                ])
        })

    private static func guards(_ ground: String, _ evaluation: Evaluation?) -> String? {
        let missing = evaluation?.missingGuards(for: ground) ?? []
        return missing.isEmpty ? ground : "\(ground); needs first: \(missing.map(\.text).joined(separator: "; "))"
    }

    private static let signWaiver = CaseForm(
        .signWaiver, "Sign a waiver",
        lead:
            "This victim is then not warned under this pack, for a while. It falls at once if the facts change. The one who asked can't sign.",
        button: "Waive this duty", part: .waivers, isDanger: true,
        fields: { _, fill in [fill.line("lasting", "For how long", hint: "2h, 24h; 72h at most.")] },
        act: { ask, form in
            let lasting = try form.interval("lasting")
            guard let lasting else { throw FormProblem("lasting", "Enter for how long it is waived, such as 24h.") }
            return try Act(
                .signWaiver, ["waiver": .text("\(try ask.thing() as WaiverID)"), "expires_in": .text(lasting)])
        })

    private static let refuseWaiver = ending(
        .refuseWaiver, "Refuse a waiver", "It is not waived. The duty stands.", "Refuse the waiver")
    private static let revokeWaiver = ending(
        .revokeWaiver, "Revoke a waiver", "It is no longer waived. The duty stands again, with a clock from now.",
        "Revoke the waiver")

    private static func ending(_ kind: ActKind, _ title: String, _ lead: String, _ button: String) -> CaseForm {
        CaseForm(
            kind, title, lead: lead, button: button, part: .waivers,
            fields: { _, fill in [fill.area("reasons", "Reasons")] },
            act: { ask, form in
                try Act(
                    kind,
                    [
                        "waiver": .text("\(try ask.thing() as WaiverID)"),
                        "reasons": .text(try form.require("reasons", or: "Write the reasons.")),
                    ])
            })
    }

    private static let openDispute = CaseForm(
        .openDispute, "Open a dispute",
        lead:
            "People differ about what is owed. An arbiter who is no party decides within the hour; you say what is done until then.",
        button: "Open the dispute", part: .waivers,
        fields: { _, fill in
            [
                fill.area("positions", "The positions", hint: "One to a line."),
                fill.radios(
                    "interim", "Until it is decided",
                    [Outcome.warn, .enquire, .publicAlert].map { FormChoice($0.rawValue, $0.words) }),
                fill.line("arbiter", "Who decides", value: "senior officer"),
            ]
        },
        act: { ask, form in
            let key = try ask.key()
            guard !form.lines("positions").isEmpty else {
                throw FormProblem("positions", "Write each position on a line of its own.")
            }
            return try Act(
                .openDispute,
                [
                    "victim": .text("\(key.victim)"), "pack": .text(key.pack),
                    "positions": .texts(form.lines("positions")),
                    "interim": .text(try form.require("interim", or: "Choose what is done until it is decided.")),
                    "arbiter": .text(try form.require("arbiter", or: "Enter who decides.")),
                ])
        })

    private static let decideDispute = CaseForm(
        .decideDispute, "Decide a dispute",
        lead: "Your word settles it. A party to it can't decide; a duty that the facts establish can't be talked away.",
        button: "Decide the dispute", part: .waivers,
        fields: { _, fill in
            let possible: [Outcome] = [
                .warn, .warnEmergency, .publicAlert, .enquire, .refer, .disrupt, .discretionary, .noDuty,
            ]
            return [
                fill.radios("outcome", "Your decision", possible.map { FormChoice($0.rawValue, $0.words) }),
                fill.area("reasons", "Your reasons"),
            ]
        },
        act: { ask, form in
            try Act(
                .decideDispute,
                [
                    "dispute": .text("\(try ask.thing() as DisputeID)"),
                    "outcome": .text(try form.require("outcome", or: "Choose your decision.")),
                    "reasons": .text(try form.require("reasons", or: "Write your reasons.")),
                ])
        })
}
