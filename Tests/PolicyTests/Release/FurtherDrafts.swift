// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// Further drafts, in words chosen to be others than the lists', written after the lists had been widened for the first.
///
/// On first sight the checks found 15 of 18 that must hold a release and 16 of 19 in all. They blocked twice where nothing
/// was expected: the good text S10, and the bad one S01 under another check. Lists know words, not meanings: a paraphrase
/// gets past them. What was missed was then added here too.
enum FurtherDrafts {
    private static func p(_ slot: MessageDraft.Slot, _ words: String) -> MessageDraft.Passage { Lorvia.p(slot, words) }

    static var all: [DraftCase] { bad + rest }

    private static let bad: [DraftCase] = [
        DraftCase(
            id: "S01",
            draft: Lorvia.draft(
                .publicLong, .sms,
                [
                    p(.sender, "LCP"), p(.hazard, "Due to an evolving security matter"),
                    p(.place, "around the city centre"),
                    p(.action, "travellers should reconsider their plans"), p(.time, "over the coming hours."),
                ]),
            blocks: [.sender, .hazard, .place, .time, .hedged], advises: [.thirdPersons]),
        DraftCase(
            id: "S02",
            draft: Lorvia.draft(
                .person, .voice, approved: nil,
                ModelTexts.person.filter { $0.slot != .measures } + [
                    p(.measures, "Trust us: you will come to no harm while we are around.")
                ]),
            blocks: [.promise], silent: [.sender, .time, .lockScreen]),
        DraftCase(
            id: "S03",
            draft: Lorvia.draft(
                .ranOut, .sms, body: ["Harbour Aid"], now: Lorvia.later,
                [
                    p(.sender, "Harbour Aid:"), p(.reference, "our alert 3F9"), p(.place, "about Sefa"),
                    p(.time, "ran to 6 pm on Wednesday 6 May."),
                    p(.statement, "The threat has now passed. Thank you for staying away."), p(.action, "Go home."),
                    p(.help, "Help: 112."), p(.genuine, "Ring the number on your own card."),
                ]),
            blocks: [.endWords, .statement, .otherElements], silent: [.sender, .place]),
        DraftCase(
            id: "S04",
            draft: Lorvia.draft(
                .publicLong, .page, approved: ["Gunmen are shooting people on Elm Road", "until 6 pm 4 May"],
                [
                    p(.sender, "Lorvia City Police:"), p(.hazard, "Gunmen are shooting people"),
                    p(.place, "on Elm Road near Castle Hotel."),
                    p(.action, "Run if you can. Otherwise record what you see on video and send it to us."),
                    p(.time, "Until 6 pm today, 4 May."),
                ]),
            blocks: [.unapproved, .unapproved, .raisesDanger], silent: [.sender, .hazard, .place, .time]),
        DraftCase(
            id: "S05",
            draft: Lorvia.draft(
                .neutral, .mail,
                [
                    p(.headline, "Detective Roth needs to talk to you"), p(.sender, "Hello, this is Ines."),
                    p(.action, "Please ring me on +99 555 0117"), p(.actBy, "before 6 pm today, 4 May."),
                ]),
            blocks: [.lockScreen], silent: [.action, .actBy, .link]),
    ]

    private static let rest: [DraftCase] = [
        DraftCase(
            id: "S06",
            draft: Lorvia.draft(
                .publicLong, .page, language: "fr", body: ["Police de Lorvie"],
                [
                    p(.sender, "Police de Lorvie :"), p(.hazard, "incident en cours"),
                    p(.place, "dans votre secteur."),
                    p(.action, "Restez vigilants."), p(.time, "Jusqu'à nouvel ordre."),
                ]),
            blocks: [.hazard, .place, .time], silent: [.sender]),
        DraftCase(
            id: "S07",
            draft: Lorvia.draft(
                .publicLong, .page, language: "ar", body: ["شرطة لورفيا"],
                [
                    p(.sender, "شرطة لورفيا:"), p(.hazard, "مسلحون يطلقون النار على الناس"),
                    p(.place, "في سوق أورلا بين شارع المطحنة والنهر."),
                    p(.action, "اخرجوا الآن أو اختبئوا. لا تقتربوا"), p(.time, "حتى الساعة ٦ مساء اليوم، ٤ مايو."),
                ]),
            silent: [.sender, .hazard, .place, .time, .impossibleTime]),
        DraftCase(
            id: "S08",
            draft: Lorvia.draft(
                .organisation, .sms,
                [
                    p(.sender, "Lorvia City Police."), p(.reference, "Reference 44C."),
                    p(.hazard, "Someone plans to bomb"), p(.place, "your depot in Kiln Lane"),
                    p(.time, "tonight."), p(.notKnown, "We do not know the hour."),
                    p(.action, "Evacuate everybody by 5 pm."),
                    p(.genuine, "Check with any police station."), p(.help, "In danger: 112."),
                    p(.next, "Next message by 6 pm."), p(.confirm, "Confirm: 101."),
                ]),
            blocks: [.lockScreen], free: [.impossibleTime], silent: [.place, .action, .actBy, .genuine, .help]),
        DraftCase(
            id: "S09",
            draft: Lorvia.draft(
                .publicFull, .page, body: ["Embassy of Norland"], change: { $0.siblings = [staffOnly] },
                ModelTexts.publicFull().map {
                    $0.slot == .action
                        ? p(.action, "Avoid concerts.")
                        : $0.slot == .headline
                            ? p(.headline, "Avoid concerts in Lorvia City until 8 pm, 6 May") : $0
                }),
            blocks: [.disagreement], silent: [.time, .place, .hazard]),
        DraftCase(
            id: "S10",
            draft: Lorvia.draft(
                .update, .page,
                [
                    p(.sender, "Lorvia City Police,"), p(.reference, "reference 7K2."),
                    p(.statement, "This replaces our message of 9 am today, 4 May. New: the fire has reached"),
                    p(.place, "Elm Road."), p(.hazard, "Smoke can choke you."),
                    p(.action, "Close all windows. Go up to Castle Hill"), p(.time, "until noon on Tuesday 5 May."),
                    p(.next, "Next message by 3 pm."),
                ]),
            silent: [.sender, .place, .time, .action, .endWords]),
        DraftCase(
            id: "S11",
            draft: Lorvia.draft(
                .allClear, .page,
                [
                    p(.sender, "Lorvia City Police:"), p(.reference, "reference 7K2."),
                    p(.statement, "The risk from the gas leak has ended."),
                    p(.action, "You can return to your homes and open your windows."),
                    p(.place, "Kiln Lane"), p(.time, "stays shut until 9 am on Tuesday 5 May."),
                    p(.help, "Questions: 101."),
                ])),
    ]

    private static var staffOnly: MessageDraft {
        MessageDraft(
            kind: .organisation, channel: .mail, language: "en", audience: .staff,
            passages: [p(.action, "Leave Lorvia City and avoid concerts."), p(.time, "Until 8 pm on Wednesday 6 May.")])
    }
}
