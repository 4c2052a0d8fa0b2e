// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// Texts of each kind as they should be; invented facts.
enum ModelTexts {
    private static func p(_ slot: MessageDraft.Slot, _ words: String) -> MessageDraft.Passage { Lorvia.p(slot, words) }

    static let neutral = [
        p(.sender, "Hello, this is Ines."), p(.action, "Please call me on +99 555 0117"),
        p(.actBy, "before 6 pm today, 4 May,"), p(.other, "from a place where you can talk freely. Thank you."),
    ]

    static let person = [
        p(.sender, "Ms Adan, I am Sergeant Ines Roth of Lorvia City Police."), p(.reference, "Reference 7K2."),
        p(.hazard, "We have information that someone plans to kill you. We take it seriously. It may happen"),
        p(.place, "near your home in Pine Street,"), p(.time, "at any time from now until we tell you otherwise."),
        p(.notKnown, "We do not know the day, and I cannot say how we know."),
        p(
            .action,
            "Do this now: pack for three nights and leave with me before 8 pm today, Monday 4 May. Do not go back alone."
        ),
        p(.action, "Tell nobody where you are going, except people you trust to help you."), law,
        p(
            .measures,
            "We cannot guard you at every hour; this is what we will do: patrol your street, mark your number for a fast response, review this every day."
        ),
        p(.help, "In danger: call 112 and say 7K2."),
        p(.genuine, "To check me, call any police station on the number you find yourself."),
        p(.help, "Support line, day and night: +99 555 0142."),
        p(.next, "I will call you before 9 am on Tuesday 5 May."),
        p(
            .confirm,
            "Please tell me in your own words what you will do first. Then sign here or say that you have understood. What do you know that could help us?"
        ),
    ]
    static let law = p(
        .law,
        "Do not carry a weapon and do not confront anyone: it raises the danger, and the law still applies to you.")

    static let liaison = [
        p(.other, "Duty-to-warn message."),
        p(.sender, "From: Norland Liaison Office. To: duty desk, Lorvia Interior Service."),
        p(.reference, "Reference NL-7K2. Sent 2026-05-04 10:05 +02:00."),
        p(.hazard, "Norland holds information, graded B2, that armed extremists plan to attack a concert hall."),
        p(.place, "Place: Lorvia City or its suburbs."), p(.time, "Time: from now until 2026-05-06 20:00 +02:00."),
        p(.hazard, "Many people could be killed. We judge it likely (60 to 80 per cent)."),
        p(.notKnown, "We do not know the hall, the hour or the names."),
        p(.other, "Use: you may act on this and warn the halls; do not publish it or name us."),
        p(
            .confirm,
            "Please confirm by 11:00 +02:00 today that a named officer has read it, and tell us if your people need more."
        ),
        p(.genuine, "To check: call back on the number agreed in your file, not one from this text."),
        p(.help, "Contact at all hours: the same number, ask for Liaison."),
    ]

    static func organisation(subject: String = "Reference 7K2: message for the duty manager") -> [MessageDraft.Passage]
    {
        [
            p(.headline, subject), p(.sender, "From Lorvia City Police, duty desk."),
            p(.genuine, "We called your front desk at 9:50 am today, 4 May, about this message."),
            p(.hazard, "We have information that armed men plan to attack"), p(.place, "Harbour Theatre, 4 Quay Road."),
            p(.time, "It may happen at any time from now until 8 pm on Wednesday 6 May."),
            p(.hazard, "People in the hall could be killed."), p(.notKnown, "We do not know the hour."),
            p(
                .action,
                "Do this by noon today: close the hall to the public; keep staff away; let our team in at the Mill Lane door."
            ),
            p(.other, "Tell only your security lead and your director."),
            p(.genuine, "To check: call 101 or your known police contact."), p(.help, "In danger: 112."),
            p(.next, "Next message by 6 pm today, even if nothing has changed."),
            p(.confirm, "Confirm by phone: 101, say 7K2."),
        ]
    }

    static let publicShort = [
        p(.sender, "Lorvia City Police:"), p(.hazard, "Gunmen"), p(.place, "at Orla Market."),
        p(.action, "Leave or hide now. Keep away"), p(.time, "until 6 pm today."),
    ]

    static let publicLong = [
        p(.sender, "Lorvia City Police:"), p(.hazard, "Gunmen are SHOOTING people"),
        p(.place, "at Orla Market, between Mill Street and the river."),
        p(
            .action,
            "If you are there and see a safe way out, LEAVE NOW towards Castle Hill. If not, HIDE: lock the door, silence your phone, keep from windows. Everyone else: keep away"
        ),
        p(.time, "until 6 pm today, 4 May."), p(.next, "Next message by 11 am."), p(.genuine, "police.lorvia.example"),
    ]

    static func publicFull(
        headline: String =
            "Stay away from concerts and crowds in Lorvia City and its suburbs until 8 pm, Wednesday 6 May"
    ) -> [MessageDraft.Passage] {
        [
            p(.headline, headline), p(.sender, "From the Embassy of Norland in Lorvia."),
            p(.reference, "Reference 7K2."),
            p(.hazard, "We have information that extremists plan to attack a large gathering"),
            p(.place, "in Lorvia City or its suburbs."),
            p(.time, "The danger runs from now until 8 pm on Wednesday 6 May."),
            p(.hazard, "Concerts are among the targets. Many people could be killed."),
            p(.notKnown, "We do not know the place or the hour."),
            p(
                .action,
                "From now: do not go to concerts, matches or other crowds. If you are at one, find an exit and leave. If you hear shots, run if you can, hide if you cannot, then call 112."
            ),
            p(.help, "Help, day and night: +99 555 0100."),
            p(.genuine, "To check this, look at the embassy's own website."),
            p(.next, "Next message by 6 pm on Wednesday 6 May, even if nothing has changed."),
        ]
    }

    static let update = [
        p(.sender, "Lorvia City Police,"), p(.reference, "reference 7K2,"),
        p(.statement, "update to our message of 10 am today, 4 May. Changed: the closed area now reaches"),
        p(.place, "Castle Hill."), p(.action, "Same: leave if there is a safe way, hide if not. Keep away"),
        p(.time, "until 9 pm today."),
        p(.next, "Next message by 1 pm."),
    ]

    static let retraction = [
        p(.sender, "Lorvia City Police:"), p(.statement, "our message of"), p(.time, "8:07 am today, 4 May,"),
        p(.place, "about Orla Market"),
        p(.statement, "was wrong. There is no attack."),
        p(.action, "You are safe to leave your shelter and go on with your day."),
        p(.statement, "An exercise text was sent by mistake; we are sorry."), p(.reference, "Reference 7K2."),
        p(.help, "Questions: 101."),
    ]

    static let allClear = [
        p(.sender, "Lorvia City Police:"), p(.statement, "the danger at Orla Market is over."),
        p(.action, "You can leave your shelter and go home."),
        p(.place, "Mill Street"), p(.time, "stays closed until 6 am on Tuesday 5 May."),
        p(.reference, "Reference 7K2."), p(.help, "Help: 101."),
    ]

    static let ranOut = [
        p(.sender, "Embassy of Norland:"), p(.reference, "our warning 7K2"), p(.place, "about crowds in Lorvia City"),
        p(.time, "ran until 8 pm on Wednesday 6 May. That time has passed."),
        p(.statement, "The danger has not been declared over,"), p(.notKnown, "and we do not know whether it remains."),
        p(.action, "Keep your precautions."), p(.next, "Next message by 10 pm today, 6 May."),
        p(.genuine, "To check: the embassy's own website."), p(.help, "Help: +99 555 0100."),
    ]

    static let review = [
        p(.sender, "Embassy of Norland:"), p(.reference, "our message 7K2"), p(.time, "of 10 am today, 4 May,"),
        p(.statement, "is under review."),
        p(.action, "Keep your precautions."), p(.notKnown, "We do not know more yet."),
        p(.next, "Next message by noon today, 4 May."),
        p(.help, "Help: +99 555 0100."),
    ]

    /// Each kind with a channel that it goes by.
    static var all: [DraftCase] {
        let embassy = ["Embassy of Norland"]
        let marked =
            [p(.other, "EXERCISE EXERCISE.")] + publicShort.dropLast() + [
                p(.time, "until 6 pm today, 4 May."), p(.other, "EXERCISE EXERCISE."),
            ]
        return [
            DraftCase(id: "neutral", draft: Lorvia.draft(.neutral, .sms, neutral)),
            DraftCase(id: "person", draft: Lorvia.draft(.person, .print, person)),
            DraftCase(id: "liaison", draft: Lorvia.draft(.liaison, .mail, body: ["Norland Liaison Office"], liaison)),
            DraftCase(id: "organisation", draft: Lorvia.draft(.organisation, .mail, organisation())),
            DraftCase(id: "public 90", draft: Lorvia.draft(.publicShort, .cellBroadcast, publicShort)),
            DraftCase(id: "public 360", draft: Lorvia.draft(.publicLong, .cellBroadcast, publicLong)),
            DraftCase(id: "public full", draft: Lorvia.draft(.publicFull, .page, body: embassy, publicFull())),
            DraftCase(id: "update", draft: Lorvia.draft(.update, .sms, update)),
            DraftCase(id: "retraction", draft: Lorvia.draft(.retraction, .sms, retraction)),
            DraftCase(id: "all clear", draft: Lorvia.draft(.allClear, .sms, allClear)),
            DraftCase(id: "ran out", draft: Lorvia.draft(.ranOut, .mail, body: embassy, now: Lorvia.later, ranOut)),
            DraftCase(id: "review", draft: Lorvia.draft(.review, .mail, body: embassy, review)),
            DraftCase(id: "exercise", draft: Lorvia.draft(.publicLong, .page, isExercise: true, marked)),
        ]
    }
}
