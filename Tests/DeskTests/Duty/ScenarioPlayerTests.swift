// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
@testable import TocsinDesk
@testable import TocsinPolicy
import TocsinStore

/// The scenarios of the program, and the player's own honesty.
@Suite struct ScenarioPlayerTests {
    @Test func `every scenario comes out as written when it is played through the use cases`() async throws {
        let scenarios = try PolicyScenario.builtIn()
        let failures = try await Played.player().failures(of: scenarios)
        #expect(scenarios.count >= 225)
        #expect(failures.flatMap(\.self) == [])
    }

    @Test(arguments: ["ca-duty-model", "us-no-double-standard-model"])
    func `each rule that is broken is noticed at the desk too`(id: String) async throws {
        let pack = try #require(try PolicyPack.builtIn().first { $0.id == id })
        #expect(try await Played.player().unnoticedMutations(of: pack, by: PolicyScenario.builtIn()) == [])
    }

    @Test func `a mutation that nothing looks at goes unnoticed`() async throws {
        let pack = try #require(try PolicyPack.builtIn().first { $0.id == "ca-duty-model" })
        let few = try PolicyScenario.builtIn().filter { $0.id == "C-01" }
        let unnoticed = try await Played.player().unnoticedMutations(of: pack, by: few)
        #expect(unnoticed.contains { $0.contains("CAN-2-broad") })
        #expect(try await Played.player().unnoticedMutations(of: pack, by: []).count == pack.mutations.count)
    }

    /// One expectation each that the scenario named does not meet; the player must say which.
    @Test(arguments: [
        ("I-02", "{desk: {closing: taken}}", "closing: expected taken, found refused"),
        ("I-10-signed", "{outcome: WARN}", "expected WARN, found WAIVED"),
        ("I-10-signed", "{desk: {waiver: fallen}}", "waiver: expected fallen, found signed"),
        ("I-15-waived", "{desk: {waiver: signed}}", "waiver: expected signed, found fallen"),
        ("I-21", "{desk: {interim: NO-DUTY}}", "interim: expected NO-DUTY, found WARN"),
        ("I-25", "{desk: {told: yes}}", "told: expected yes, found no"),
        ("I-25", "{desk: {escalated: no}}", "escalated: expected no, found yes"),
        ("I-26", "{desk: {end_decision: lapsed}}", "end_decision: expected lapsed, found missing"),
        ("I-26", "{desk: {ran_out_notice: none}}", "ran_out_notice: expected none, found sent"),
        ("I-26", "{absent: {breaches: [window]}}", "breaches: 'window' is there and must not be"),
        ("I-01", "{desk: {second_reader: yes}}", "The facts establish WARN"),
        ("I-01", "{clocks: [determination 1h]}", "the clock 'determination 1h' does not run in the case"),
        ("IN-41", "{emergency_offered: no}", "emergency release is offered"),
        ("L-01", "{desk: {current: 95}}", "current: expected 95, found 84"),
        ("L-01", "{desk: {kept: 1, reasons: 0}}", "kept: expected 1, found 3"),
        ("L-02", "{desk: {series: unofficial, current: 133}}", "current: expected 133, found 143"),
        ("L-03", "{desk: {measure: missing-reports, kept: 2}}", "kept: expected 2, found 1"),
        ("L-04", "{desk: {measure: wounded, derived: no}}", "derived: expected no, found yes"),
        ("L-05", "{desk: {claimant: ISIS-K}}", "claimant: expected ISIS-K, found IS"),
        ("U-11", "{outcome: NO-DUTY}", "expected NO-DUTY, found DISPUTE"),
    ])
    func `what is not so is said`(id: String, expectation: String, sentence: String) async throws {
        let scenario = try #require(try PolicyScenario.builtIn().first { $0.id == id })
        let victims = scenario.victims.map { "\($0.name): \($0.kind.rawValue)" }.joined(separator: ", ")
        let packs = scenario.packs.joined(separator: ", ")
        let text = "scenarios: [{id: E, title: E, packs: [\(packs)], victims: {\(victims)}, expect: [\(expectation)]}]"
        let expected = try #require(try PolicyScenario.read(yaml: Array(text.utf8)).first).expect
        let failures = try await Played.player().failures(of: scenario.expecting(expected))
        #expect(failures.contains { $0.contains(sentence) }, "\(failures)")
    }

    /// Slips of whoever writes a scenario: each is told with the act's line and what to write.
    @Test(arguments: [
        ("{act: waiver.sing}", "act 1, line 1, waiver.sing: 'waiver.sing' is no act. Did you mean 'waiver.sign'?"),
        ("{act: fact.set, victm: he, fact: a.b, value: yes, basis: b}", "unknown key 'victm'"),
        (
            "{act: fact.set, victim: she, fact: a.b, value: yes, basis: b}",
            "'she' names nothing here. Did you mean 'he'? Named so far: he."
        ),
        ("{act: fact.set, by: chief, fact: a.b, value: yes, basis: b}", "'chief' works nowhere here; write one of:"),
        ("{act: measure.consider, option: move}", "the key 'reasons' is missing"),
        ("{act: determination.decide, outcome: NODUTY, reasons: r}", "'NODUTY' is no outcome. Did you mean 'NO-DUTY'?"),
        ("{act: fact.set, fact: a.b, value: yes, basis: b, refused: true}", "it had to be refused and was taken"),
        ("{act: fact.set, victm: he, fact: a.b, value: yes, basis: b, refused: true}", "unknown key 'victm'"),
        ("{act: waiver.sign, expires_in: 1h}", "it was refused: There is no such waiver"),
        ("{act: case.open, title: T}", "a scenario's case is open from the start"),
        ("{act: case.read}", "nobody may do this"),
        ("{act: release.sign, warning: $first}", "'$first' names nothing here."),
    ])
    func `a slip in an act is told with its place`(act: String, sentence: String) async throws {
        let failures = try await Played.failures(
            "scenarios: [{id: E, title: E, packs: [small], victims: {he: person}, acts: [\(act)]}]")
        #expect(failures.first?.count == 1)
        #expect(failures.first?.first?.hasPrefix("E, act 1, line 1, ") ?? false)
        #expect(failures.first?.first?.contains(sentence) ?? false, "\(failures)")
    }

    @Test(arguments: [
        ("packs: [smal]", "E, there is no pack 'smal'; here are: "),
        ("packs: [small], victims: {he: person}, facts: {he: {few.reel: yes}}", "did you mean 'few.real'?"),
        ("packs: [small], victims: {he: person}, expect: [{victim: she, outcome: WARN}]", "there is no victim 'she'"),
        (
            "packs: [small], victims: {he: person}, expect: [{pack: ngo-duty-of-care, outcome: WARN}]",
            "add it to 'packs'"
        ),
        ("packs: [small], victims: {he: person}, expect: [{desk: {tolled: yes}}]", "Did you mean 'told'?"),
    ])
    func `a slip beside the acts is told too`(rest: String, sentence: String) async throws {
        let failures = try await Played.failures("scenarios: [{id: E, title: E, \(rest)}]")
        #expect(failures.first?.first?.contains(sentence) ?? false, "\(failures)")
    }

    @Test func `a scenario of a hundred victims and two hundred acts is played to its end`() async throws {
        let victims = (1...100).map { "v\($0): person" }.joined(separator: ", ")
        let acts = (1...200).map { _ in "{act: dissent.record, text: \"I do not agree.\"}" }.joined(separator: ", ")
        let failures = try await Played.failures(
            "scenarios: [{id: E, title: E, packs: [small], victims: {\(victims)}, acts: [\(acts)], expect: [{victim: v100, outcome: ENQUIRE}]}]"
        )
        #expect(failures == [[]])
    }

    /// The whole of one person's negative decisions can be listed and read again (U-12).
    @Test func `an audit lists every verdict of one person across cases`() async throws {
        let run = try await Played.run(
            facts: "few.real: no",
            acts: """
                {act: determination.decide, by: assessor, outcome: NO-DUTY, reasons: r},
                {act: determination.decide, by: second-reader, outcome: NO-DUTY, reasons: r}
                """)
        let person = try #require(run.desk.people["assessor"])
        let listed = try await run.desk.desk.store.decisions(by: person.id)
        #expect(listed.map(\.outcome) == [.noDuty])
        #expect(listed.map(\.caseID) == [run.desk.caseID])
    }
}

extension PolicyScenario {
    /// The same story, held against something else.
    fileprivate func expecting(_ other: [ScenarioExpectation]) -> PolicyScenario {
        PolicyScenario(
            id: id, title: title, packs: packs, eventIn: eventIn, victims: victims, acts: acts, lines: lines,
            expect: other)
    }
}
