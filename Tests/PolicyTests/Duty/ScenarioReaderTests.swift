// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinPolicy

@Suite struct `Reading scenarios` {
    private func read(_ text: String) throws -> [PolicyScenario] { try PolicyScenario.read(yaml: Array(text.utf8)) }

    @Test func `a scenario is read whole`() throws {
        let all = try read(
            """
            scenarios:
              - id: A-1
                title: One
                packs: [small]
                event_in: 5d
                victims: {he: person}
                facts: {he: {few.real: yes}}
                acts: [{after: 2h}, {act: waiver.sign, victim: he, alternatives: {public: no}, refused: true}]
                expect: [{outcome: WARN, also: [DISRUPT], results: {F-1: met}, desk: {second_reader: yes}}]
            """)
        let scenario = try #require(all.first)
        #expect(scenario.eventIn == .days(5))
        #expect(scenario.victims.first?.facts.count == 1)
        #expect(
            scenario.acts == [
                .after(.hours(2)),
                .act(
                    name: "waiver.sign",
                    fields: ["victim": .text("he"), "alternatives": .map(["public": .text("no")])], refused: true),
            ])
        #expect(scenario.expect.first?.victim == "he")
        #expect(scenario.expect.first?.pack == "small")
        #expect(scenario.isDecidedByFacts)
    }

    @Test(arguments: [
        ("scenarios: [{title: X}]", "'id' is missing"),
        ("scenarios: [{id: A, title: X, facts: {she: {a.b: yes}}}]", "facts are given for 'she', who is no victim"),
        ("scenarios: [{id: A, title: X, victims: {she: dog}}]", "'dog' is no she"),
        ("scenarios: [{id: A, title: X, expect: [{outcom: WARN}]}]", "'outcom' is not known here"),
        ("scenarios: [{id: A, title: X, acts: [{after: soon}]}]", "'soon' is no length of time"),
        ("scenarios: [{id: A, title: X}, {id: A, title: Y}]", "the scenario 'A' stands twice"),
        ("scenario: []", "'scenarios' is missing"),
    ])
    func `a fault is named`(text: String, problem: String) {
        let error = #expect(throws: PackError.self) { try read(text) }
        #expect(error?.problem == problem)
    }

    @Test func `a scenario that expects something else is said to fail, part by part`() throws {
        let packs = try PolicyPack.builtIn()
        let scenario = try read(
            """
            scenarios:
              - id: A-1
                title: One
                packs: [ca-duty-model]
                victims: {he: person}
                facts: {he: {can.clear: yes, can.serious: yes, can.imminent: yes, can.harm: yes, can.victim-known: yes}}
                expect:
                  - {outcome: NO-DUTY, also: [DISRUPT], without: [WARN], grounds: [X], blocked: [a.b],
                     rules: [CAN-S1, NONE], results: {CAN-2: not-met}, enquiries: [a.b], emergency_offered: yes,
                     records: [can.class], absent: {tasks: [two-officers]}, turns: {can.clear no: WARN}}
                  - {pack: none}
                  - {victim: she}
            """)
        #expect(
            scenario.first?.failures(with: packs) == [
                "A-1, he, ca-duty-model: expected NO-DUTY, found WARN",
                "A-1, he, ca-duty-model: DISRUPT is not offered beside it",
                "A-1, he, ca-duty-model: WARN is offered and must not be",
                "A-1, he, ca-duty-model: emergency release is not offered",
                "A-1, he, ca-duty-model: expected the grounds [\"X\"], found []",
                "A-1, he, ca-duty-model: expected the guards [\"a.b\"] to block, found []",
                "A-1, he, ca-duty-model: expected to ask [\"a.b\"], found []",
                "A-1, he, ca-duty-model: CAN-S1 does not hold: not-raised",
                "A-1, he, ca-duty-model: NONE does not hold: not in the trace",
                "A-1, he, ca-duty-model: CAN-2: expected not-met, found met",
                "A-1, he, ca-duty-model: records: 'can.class' is missing",
                "A-1, he, ca-duty-model: tasks: 'two-officers' is there and must not be",
                "A-1, he, ca-duty-model: 'can.clear no' would not turn it to WARN",
                "A-1: there is no pack 'none'",
                "A-1: there is no victim 'she'",
            ])
    }
}
