// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

@testable import TocsinDesk
import TocsinCore
import TocsinPolicy
import TocsinStore

/// Scenarios of a test, played under the program's packs and one small pack whose clocks are like no other's.
enum Played {
    static func packs() throws -> [PolicyPack] { try PolicyPack.builtIn() + [PolicyPack(yaml: Array(small.utf8))] }

    static func player() throws -> ScenarioPlayer {
        ScenarioPlayer(packs: try packs()) { try SQLiteStore(path: nil) }
    }

    /// What the player has to say about each of the scenarios.
    static func failures(_ scenarios: String) async throws -> [[String]] {
        try await player().failures(of: PolicyScenario.read(yaml: Array(scenarios.utf8)))
    }

    /// Plays one scenario and leaves the desk for the test to look at.
    ///
    /// - Parameter acts: YAML, one act a line, after the facts are set.
    static func run(
        packs: String = "small", event: String? = nil, facts: String = "few.real: yes", acts: String = ""
    ) async throws -> ScenarioRun {
        let text = """
            scenarios:
              - id: T
                title: T
                packs: [\(packs)]
            \(event.map { "    event_in: \($0)\n" } ?? "")    victims: {he: person}
                facts: {he: {\(facts)}}
                acts: [\(acts)]
            """
        guard let scenario = try PolicyScenario.read(yaml: Array(text.utf8)).first else {
            throw Refusal.nothing("scenario")
        }
        let desk = try await ScenarioDesk(scenario, packs: Played.packs(), store: SQLiteStore(path: nil))
        var run = ScenarioRun(scenario, on: desk)
        try await run.play()
        return run
    }

    static let told = """
        {act: warning.draft, text: "You are in danger.", window: 96h}, {act: warning.release, channel: hand},
        {act: delivery.by_hand, result: told, identified_by: "a card"}
        """

    static let small = """
        pack: small
        version: "1"
        regime: few
        title: A small model
        modelled_on: local
        disclaimer: This is not legal advice.
        allowances: {delivery: 30min, acting: 30min}
        facts: {few.real: Is it real?, few.excused: Does a statute excuse us?, few.late: Was somebody late?}
        clocks:
          - {id: determination, length: 30min, from: awareness, verification: local-default, text: Decide.}
          - {id: enquiry, length: 40min, from: outcome, verification: local-default, text: Ask.}
          - {id: warn, length: 10min, from: release, verification: local-default, text: Attempt.}
          - {id: told_voice, length: 5min, from: attempt, verification: local-default, text: Heard.}
          - {id: told_mail, length: 20min, from: attempt, verification: local-default, text: Read.}
          - {id: end_decision, length: 10h, from: window-end, verification: local-default, text: End it.}
          - {id: dispute, length: 25min, from: outcome, verification: local-default, text: Settle it.}
          - {id: waiver_review, length: 45min, from: outcome, verification: local-default, text: Sign or refuse.}
          - {id: waiver_expiry, length: 24h, from: outcome, verification: local-default, text: Sign anew.}
          - {id: review, length: 12h, from: review, verification: local-default, text: Look again.}
          - {id: authority_told, length: 3h, from: awareness, verification: local-default, text: Tell the authority.}
          - {id: tried_again, length: 2h, from: attempt, verification: local-default, text: Try again.}
        duties: [{id: warn, outcome: WARN, text: Warn.}]
        rules:
          - {id: F-1, kind: threshold, duty: warn, text: It is real., all: {few.real: yes}, unknown: enquire-then-duty,
             source: ours, verification: local-default}
          - {id: F-W, kind: waiver, text: A statute excuses us., all: {few.excused: yes}, unknown: resolve-to-duty,
             records: [{name: legal.authority, text: The statute and why it holds here., due: determination}],
             source: ours, verification: local-default}
          - {id: F-B, kind: consequence, text: Somebody was late., all: {few.late: yes},
             breaches: {late: Somebody was late.}, source: ours, verification: local-default}
          - {id: F-K, kind: consequence, text: Clocks., clocks: [determination, enquiry, warn, told_voice, told_mail,
             end_decision, dispute, waiver_review, waiver_expiry, review, authority_told, tried_again], source: ours,
             verification: local-default}
          - {id: F-R, kind: consequence, text: Records., on: [duty], records: [
             {name: few.form, text: The form., due: closing}, {name: few.letter, text: The letter., due: delivery}],
             source: ours, verification: local-default}
        """
}
