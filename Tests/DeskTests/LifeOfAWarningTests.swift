// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats

/// One warning from report to acknowledgement, by the acts that people use.
@Suite struct LifeOfAWarningTests {
    static let toSignatures = """
        - {act: case.open, as: case, title: Car bomb, packs: [us-icd191-model], awareness: {at: "2026-03-02T08:50:00Z", by: night desk}}
        - {act: report.receive, as: report, source: {type: liaison, name: Partner 4, reference: "77"}, grade: B2, marking: amber+strict, awareness: {at: "2026-03-02T08:50:00Z", by: night desk}, text: "A man called Orrin Vask will put a bomb under the green Skoda of the deputy on Thursday at 21:40."}
        - {act: victim.add, as: victim, kind: person, name: Deputy}
        - {act: fact.set, victim: $victim, fact: icd.credible, value: yes, basis: graded B2, reports: [$report]}
        - {act: fact.set, victim: $victim, fact: icd.specific, value: yes, basis: car and day}
        - {act: fact.set, victim: $victim, fact: icd.impending, value: yes, basis: Thursday}
        - {act: fact.set, victim: $victim, fact: icd.harm, value: yes, basis: bomb}
        - {act: fact.set, victim: $victim, fact: icd.target, value: yes, basis: named}
        - {act: determination.decide, victim: $victim, pack: us-icd191-model, outcome: WARN, reasons: all five hold}
        - {act: recipient.add, as: person, name: Deputy, relation: victim, victim: $victim, language: en, routes: [{channel: by_hand, address: at home, safe_to_contact: yes}]}
        - {act: warning.draft, as: warning, kind: warning, audience_class: private, victims: [$victim]}
        - {act: text.write, warning: $warning, language: en, headline: A message about your safety, sender: Test desk, danger: Somebody may try to hurt you in the next days., place: "", time: "", actions: [Do not use your own car.], check: Ring the number that you find by yourself., help: "", specificity: {}}
        - {act: audience.choose, as: audience, warning: $warning, recipients: [$person], from: "2026-03-02T09:00:00Z", until: "2026-03-06T09:00:00Z"}
        """

    @Test func `two people release and the named person is told`() async throws {
        let desk = try await TestDesk()
        let names = try await desk.play(
            Self.toSignatures + """

                - {act: release.sign, warning: $warning, contents: $audience.contents}
                - {act: release.sign, by: ada, warning: $warning, contents: $audience.contents, refused: true}
                - {act: release.sign, by: rio, warning: $warning, contents: $audience.contents}
                - {act: delivery.by_hand, by: ben, warning: $warning, recipient: $person, result: told, how: in person, server: Ben, identified_by: staff card, read_back: true}
                - {act: measure.consider, victim: $victim, option: move, taken: true, reasons: agreed}
                """)
        let id = try #require(names["case"].flatMap { CaseID($0) })
        let loaded = try await desk.desk.load(id)
        let warning = try #require(loaded.folded.warnings.values.first)
        #expect(warning.isReleased)
        #expect(warning.reach.values.first?.level == .acknowledgedVerified)
        #expect(loaded.folded.breaches.isEmpty)
    }

    @Test func `a signature over contents that moved is refused`() async throws {
        let desk = try await TestDesk()
        await #expect(throws: Refusal.self) {
            _ = try await desk.play(
                Self.toSignatures + """

                    - {act: text.write, warning: $warning, language: en, headline: Another, sender: Test desk, danger: Danger., place: "", time: "", actions: [Leave.], check: Ring us., help: "", specificity: {}}
                    - {act: release.sign, warning: $warning, contents: $audience.contents}
                    """)
        }
    }

    @Test func `the leak check finds the car in the text`() async throws {
        let desk = try await TestDesk()
        _ = try await desk.play(
            Self.toSignatures + """

                - {act: text.write, as: text, warning: $warning, language: en, headline: A message, sender: Test desk, danger: "Orrin Vask means to hurt you.", place: "", time: "21:40", actions: [Leave.], check: Ring us., help: "", specificity: {}}
                - {act: release.sign, warning: $warning, contents: $text.contents, refused: true}
                """)
    }
}
