// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// The twenty drafts on which the checks were made.
enum MadeOnDrafts {
    private static func p(_ slot: MessageDraft.Slot, _ words: String) -> MessageDraft.Passage { Lorvia.p(slot, words) }
    private static let embassy = ["Embassy of Norland"]

    static var all: [DraftCase] { first + second + third }

    private static var first: [DraftCase] {
        var armed = ModelTexts.person.filter { $0.slot != .law }
        armed.insert(p(.action, "You may wish to get something to defend yourself with."), at: armed.count - 2)
        let kept =
            ModelTexts.person + [
                p(.measures, "We will keep you safe at all times."),
                p(.hazard, "Dario Kell wants to shoot you because you talked to an informant."),
            ]
        return [
            DraftCase(
                id: "D01", draft: Lorvia.draft(.publicLong, .cellBroadcast, ModelTexts.publicLong),
                silent: [
                    .sender, .hazard, .place, .time, .action, .hedged, .capitals, .chance, .raisesDanger, .alphabet,
                    .length,
                ]),
            DraftCase(
                id: "D02",
                draft: Lorvia.draft(
                    .publicShort, .cellBroadcast,
                    [
                        p(.hazard, "POLICE ACTIVITY"), p(.place, "IN YOUR AREA."), p(.action, "PLEASE AVOID THE AREA"),
                        p(.time, "UNTIL FURTHER NOTICE."),
                    ]),
                blocks: [.sender, .hazard, .place, .time, .capitals], silent: [.action, .length]),
            DraftCase(
                id: "D03",
                draft: Lorvia.draft(
                    .publicLong, .page, body: embassy,
                    [
                        p(.sender, "Embassy of Norland:"), p(.hazard, "Due to security concerns,"),
                        p(.action, "citizens are advised to exercise caution and remain vigilant"),
                        p(.place, "in Lorvia City"),
                        p(.time, "until 8 pm, Wednesday 6 May."),
                    ]),
                blocks: [.hazard, .hedged], advises: [.thirdPersons],
                silent: [.sender, .place, .time, .action, .impossibleTime]),
            DraftCase(
                id: "D04",
                draft: Lorvia.draft(
                    .neutral, .sms,
                    [
                        p(.sender, "Police Threat Unit:"), p(.other, "Ms Adan, urgent news about your safety,"),
                        p(.action, "open lorvia-ttl.example/adan-7k2"),
                    ]),
                blocks: [.action, .actBy, .lockScreen, .link], silent: [.hazard, .place, .time, .alphabet]),
            DraftCase(
                id: "D05", draft: Lorvia.draft(.person, .print, approved: ModelTexts.person.map(\.words), kept),
                blocks: [.names, .promise], advises: [.hint], free: [.unapproved, .group],
                silent: [.sender, .genuine, .help, .endWords]),
            DraftCase(
                id: "D06", draft: Lorvia.draft(.person, .print, change: { $0.lawLineRequired = true }, armed),
                blocks: [.arms], advises: [.hedged], silent: [.help, .promise]),
            DraftCase(
                id: "D07",
                draft: Lorvia.draft(
                    .ranOut, .mail, body: embassy, now: Lorvia.later,
                    [
                        p(.sender, "Embassy of Norland:"), p(.reference, "our warning 7K2"),
                        p(.place, "about crowds in Lorvia City"),
                        p(.time, "ended at 8 pm on Wednesday 6 May."),
                        p(.statement, "The danger is over and you can go back to normal."),
                    ]),
                blocks: [.otherElements, .statement, .endWords], free: [.action], silent: [.sender, .impossibleTime]),
        ]
    }

    private static var second: [DraftCase] {
        [
            DraftCase(
                id: "D08", draft: Lorvia.draft(.ranOut, .mail, body: embassy, now: Lorvia.later, ModelTexts.ranOut),
                silent: [.otherElements, .statement, .impossibleTime, .endWords]),
            DraftCase(
                id: "D09", draft: Lorvia.draft(.retraction, .sms, [p(.action, "Please disregard previous message.")]),
                blocks: [.sender, .statement], free: [.place, .time, .action, .otherElements], silent: [.length]),
            DraftCase(
                id: "D10",
                draft: Lorvia.draft(
                    .publicShort, .cellBroadcast, isExercise: true,
                    [
                        p(.other, "EXERCISE:"), p(.sender, "Lorvia City Police:"), p(.hazard, "Shooting"),
                        p(.place, "at Orla Market."),
                        p(.action, "Leave now."), p(.other, "This is not a drill."),
                    ]),
                blocks: [.time, .exercise], silent: [.sender, .action]),
            DraftCase(
                id: "D11",
                draft: Lorvia.draft(
                    .publicLong, .page,
                    [
                        p(.sender, "Lorvia City Police:"), p(.hazard, "A bomb was found"),
                        p(.place, "at North Station."), p(.hazard, "It could kill people nearby."),
                        p(.action, "Stay out of the streets"), p(.place, "between the station and Elm Road"),
                        p(.time, "until 9 am today, 4 May."),
                    ]),
                blocks: [.impossibleTime], silent: [.place, .chance]),
            DraftCase(
                id: "D12",
                draft: Lorvia.draft(
                    .publicFull, .page, body: embassy,
                    ModelTexts.publicFull(
                        headline:
                            "Stay away from concerts and crowds in Lorvia City and its suburbs until 8 pm, Wednesday 5 May 2026"
                    )),
                blocks: [.impossibleTime], free: [.disagreement], silent: [.time, .action, .length]),
            DraftCase(
                id: "D13",
                draft: Lorvia.draft(
                    .publicLong, .page,
                    change: { $0.siblings = [market(language: "es")] }, market(language: "en").passages),
                blocks: [.translation, .translation], free: [.impossibleTime], silent: [.disagreement], isFragment: true
            ),
            DraftCase(
                id: "D14",
                draft: Lorvia.draft(
                    .publicFull, .page, body: embassy,
                    change: {
                        $0.siblings = [
                            Lorvia.draft(
                                .publicLong, .sms, body: embassy,
                                [
                                    p(.sender, "Embassy of Norland:"), p(.action, "do not use buses or trains"),
                                    p(.time, "until 8 pm on 6 May."),
                                ])
                        ]
                        $0.expires = AssertedTime("2026-05-06T10:00:00+02:00")
                    },
                    [p(.action, "Do not go to concerts"), p(.time, "until 8 pm on 6 May.")]),
                blocks: [.disagreement, .disagreement], silent: [.impossibleTime], isFragment: true),
        ]
    }

    private static func market(language: String) -> MessageDraft {
        Lorvia.draft(
            .publicLong, .page, language: language,
            language == "en"
                ? [p(.action, "Stay away from Orla Market"), p(.time, "until 8 pm, Wednesday 6 May.")]
                : [p(.action, "Vaya a Orla Market"), p(.time, "hasta las 20.00 del miércoles 8 de mayo.")])
    }

    private static var third: [DraftCase] {
        var liaison = ModelTexts.liaison.filter { !$0.words.hasPrefix("Many people") }
        liaison[3] = p(
            .hazard,
            "A HUMINT asset reports, and we judge it likely, that armed extremists plan to attack a concert hall. Many people could be killed."
        )
        return [
            DraftCase(
                id: "D15",
                draft: Lorvia.draft(
                    .publicLong, .cellBroadcast, language: "es", body: ["Policía de Lorvia"],
                    [
                        p(.sender, "Policía de Lorvia:"), p(.hazard, "hay hombres disparando"),
                        p(.place, "en Orla Market, entre la calle Molino y el río."),
                        p(.action, "Salga ahora o escóndase. No se acerque"),
                        p(.time, "hasta las 18.00 de hoy, 4 de mayo."),
                    ]),
                blocks: [.alphabet], silent: [.capitals, .length]),
            DraftCase(
                id: "D16", draft: Lorvia.draft(.liaison, .mail, body: ["Norland Liaison Office"], liaison),
                blocks: [.chance], advises: [.jargon, .hint], silent: [.time, .genuine]),
            DraftCase(
                id: "D17",
                draft: Lorvia.draft(
                    .organisation, .mail,
                    ModelTexts.organisation(subject: "Bomb plot against Harbour Theatre, for M. Okoro")),
                blocks: [.lockScreen],
                silent: [.sender, .hazard, .place, .time, .action, .actBy, .genuine, .help, .otherElements]),
            DraftCase(
                id: "D18",
                draft: Lorvia.draft(
                    .publicLong, .page,
                    [p(.sender, "Lorvia City Police:"), p(.hazard, "Emergency."), p(.action, "Read bit.ly/3xYz now.")]),
                blocks: [.hazard, .place, .time, .link, .cut], free: [.action], silent: [.sender, .alphabet]),
            DraftCase(
                id: "D19",
                draft: Lorvia.draft(
                    .publicLong, .page, change: { $0.dangerPlaces = ["Orla Market", "market car park"] },
                    [
                        p(.sender, "Lorvia City Police:"), p(.hazard, "Gunmen are shooting people"),
                        p(.place, "at Orla Market."),
                        p(.action, "Leave the stalls now and gather in the market car park"),
                        p(.time, "until 6 pm today, 4 May."),
                    ]),
                blocks: [.raisesDanger], silent: [.hazard, .time, .action]),
            DraftCase(
                id: "D20",
                draft: Lorvia.draft(
                    .update, .sms,
                    [p(.hazard, "Situation still developing."), p(.action, "Continue to follow instructions.")]),
                blocks: [.sender, .place, .time, .otherElements, .statement], free: [.hazard, .action, .hedged],
                silent: [.length]),
        ]
    }
}
