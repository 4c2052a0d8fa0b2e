// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Scripts of acts that tests begin with.
enum Scripts {
    /// A real case with a victim and facts that make a duty.
    static let duty = """
        - {act: case.open, as: case, title: Car bomb, packs: [us-icd191-model], zone: "+03:00", awareness: {at: "2026-03-02T08:50:00Z", by: night desk}}
        - {act: victim.add, as: victim, kind: person, name: Deputy}
        - {act: fact.set, victim: $victim, fact: icd.credible, value: yes, basis: graded B2}
        - {act: fact.set, victim: $victim, fact: icd.specific, value: yes, basis: car and day}
        - {act: fact.set, victim: $victim, fact: icd.impending, value: yes, basis: Thursday}
        - {act: fact.set, victim: $victim, fact: icd.harm, value: yes, basis: bomb}
        - {act: fact.set, victim: $victim, fact: icd.target, value: yes, basis: named}

        """

    /// A public alert, written and addressed, for two signatures.
    static let alertDraft =
        duty + """
            - {act: warning.draft, as: warning, kind: public_alert, audience_class: public, victims: [$victim]}
            - {act: text.write, warning: $warning, language: en, headline: "Avoid <large> gatherings & markets", sender: Test desk, danger: An attack may be near., place: The city, time: "Until Wednesday evening", actions: [Stay at home.], check: Ring the number that you find by yourself., help: "Ring 112.", specificity: {}}
            - {act: text.write, warning: $warning, language: ar, headline: "تجنبوا التجمعات", sender: Test desk, danger: "قد يقع هجوم.", place: "المدينة", time: "حتى الأربعاء", actions: ["ابقوا في المنزل."], check: "اتصلوا بنا.", help: "112", specificity: {}}
            - {act: audience.choose, as: audience, warning: $warning, feed: true, from: "2026-03-02T09:00:00Z", until: "2026-03-04T09:00:00Z", area: {description: The city and ten kilometres around}}

            """

    static let alert =
        alertDraft + """
            - {act: release.sign, by: ada, warning: $warning, contents: $audience.contents}
            - {act: release.sign, by: rio, warning: $warning, contents: $audience.contents}

            """

    /// A message to one person, released.
    static func message(check: String = "") -> String {
        duty + """
            - {act: recipient.add, as: person, name: Deputy, relation: victim, victim: $victim, language: en, routes: [{channel: by_hand, address: at home, safe_to_contact: yes}]\(check)}
            - {act: warning.draft, as: warning, kind: warning, audience_class: private, victims: [$victim]}
            - {act: text.write, warning: $warning, language: en, headline: A message about your safety, sender: Test desk, danger: Somebody may try to hurt you <soon>., place: "Anywhere", time: "Now", actions: [Do not use your own car.], check: Ring the number that you find by yourself., help: "Ring 112.", specificity: {}}
            - {act: audience.choose, as: audience, warning: $warning, recipients: [$person], from: "2026-03-02T09:00:00Z", until: "2026-03-06T09:00:00Z"}
            - {act: release.sign, by: ada, warning: $warning, contents: $audience.contents}
            - {act: release.sign, by: rio, warning: $warning, contents: $audience.contents}

            """
    }

    /// A practice case, complete up to its alert.
    static let practice = """
        case_file: 1
        title: A replayed case
        zone: "+03:00"
        people:
          ada: {name: Ada, roles: [intake, assessor]}
          rio: {name: Rio, roles: [releaser]}
        acts:
        - {act: case.open, by: ada, as: case, at: "2024-03-07T12:00:00+03:00", title: A replayed case, packs: [us-icd191-model], zone: "+03:00", awareness: {at: "2024-03-07T12:00:00+03:00", by: night desk}}
        - {act: victim.add, by: ada, as: victim, at: "2024-03-07T12:10:00+03:00", kind: area, name: The city}
        - {act: warning.draft, by: ada, as: warning, at: "2024-03-07T13:00:00+03:00", kind: public_alert, audience_class: public, victims: [$victim]}
        - {act: text.write, by: ada, at: "2024-03-07T13:10:00+03:00", warning: $warning, language: en, headline: Avoid large gatherings, sender: Test desk, danger: An attack may be near., place: The city, time: 48 hours, actions: [Stay at home.], check: Ring us., help: "", specificity: {}}
        - {act: audience.choose, by: ada, at: "2024-03-07T13:20:00+03:00", warning: $warning, feed: true, from: "2024-03-07T18:00:00+03:00", until: "2024-03-09T18:00:00+03:00"}
        - {act: release.sign, by: ada, at: "2024-03-07T17:50:00+03:00", warning: $warning}
        - {act: release.sign, by: rio, at: "2024-03-07T18:00:00+03:00", warning: $warning}
        """
}
