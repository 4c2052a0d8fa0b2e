// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Acts for tests of what the store then holds.
enum StoreScripts {
    /// A case decided by two, a warning released by two on the feed, one that ended, a breach, a verdict and a practice case.
    static let full = """
        - {act: case.open, as: case, title: Car bomb, packs: [us-icd191-model], awareness: {at: "2026-03-02T08:50:00Z", by: night desk}}
        - {act: report.receive, as: report, source: {type: liaison, name: Partner 4, reference: "77"}, grade: B2, marking: red, awareness: {at: "2026-03-02T08:50:00Z", by: n}, text: "Orrin Vask."}
        - {act: victim.add, as: victim, kind: person, name: Deputy}
        - {act: determination.decide, victim: $victim, pack: us-icd191-model, outcome: NO-DUTY, reasons: read}
        - {act: determination.decide, by: ben, victim: $victim, pack: us-icd191-model, outcome: NO-DUTY, reasons: read}
        - {act: warning.draft, as: warning, kind: public_alert, audience_class: public, victims: [$victim]}
        - {act: text.write, warning: $warning, language: en, headline: Stay away, sender: Desk, danger: Danger., place: "", time: "", actions: [Leave.], check: Ring us., help: "", specificity: {}}
        - {act: audience.choose, as: audience, warning: $warning, recipients: [], feed: true, from: "2026-03-02T09:00:00Z", until: "2026-03-06T09:00:00Z"}
        - {act: release.sign, warning: $warning, contents: $audience.contents}
        - {act: release.sign, by: rio, warning: $warning, contents: $audience.contents}
        - {after: 91h}
        - {act: retraction.sign, by: rio, warning: $warning, reason: wrong}
        - {act: retraction.sign, by: sam, warning: $warning, reason: wrong}
        """

    static let practice = """
        people:
          ann: {name: Ann, roles: [assessor, releaser]}
          bob: {name: Bob, roles: [assessor, releaser]}
        acts:
        - {act: case.open, by: ann, at: "2024-01-01T10:00:00Z", title: Exercise, packs: [us-icd191-model], awareness: {at: "2024-01-01T09:00:00Z", by: n}}
        - {act: victim.add, by: ann, at: "2024-01-01T10:01:00Z", as: v, kind: place, name: Hall}
        """
}
