// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TocsinCore
import TocsinFormats
import TocsinPolicy

/// A founded desk for one scenario, with a person for each part, and one case under the scenario's packs.
struct ScenarioDesk: Sendable {
    let desk: Desk
    let clock: ScenarioClock
    /// By the name that scenarios use in `by`.
    let people: [String: Person]
    let caseID: CaseID

    init(_ scenario: PolicyScenario, packs: [PolicyPack], store: any DeskStore) async throws {
        let clock = ScenarioClock()
        let desk = Desk(
            store: store, vault: Vault(master: [UInt8](repeating: 1, count: 32)), packs: PackShelf(packs),
            instruments: Instruments(now: { clock.now }), words: CommonWords { nil }, settings: ScenarioDesk.settings,
            logger: Logger(label: "scenario") { _ in SwiftLogNoOpLogHandler() })
        let founded = try await desk.found(FoundingFile(Array(ScenarioDesk.founding.utf8)))
        let everybody = Dictionary(uniqueKeysWithValues: try await desk.people().map { ($0.id, $0) })
        people = founded.people.compactMapValues { everybody[$0] }
        self.desk = desk
        self.clock = clock
        guard let assessor = people["assessor"] else { throw Refusal.nothing("person") }
        let opening = try TreeDecoder.decode(
            ActRequest.self, from: ScenarioDesk.opening(of: scenario, packs, at: clock.now))
        caseID = CaseID(try await desk.perform(opening, by: assessor).id)
    }

    /// The case as it was last committed.
    var folded: Case {
        get async throws {
            if let kept = await desk.shelf[caseID] { return kept.folded }
            return try await desk.load(caseID).folded
        }
    }

    /// Time passes, and what was due by then runs out.
    func pass(_ time: Interval) async throws {
        clock.advance(by: time)
        try await desk.advance(caseID)
    }

    private static func opening(of scenario: PolicyScenario, _ packs: [PolicyPack], at now: Timestamp) -> Tree {
        let named = scenario.packs.isEmpty ? scenario.expect.map(\.pack).filter { !$0.isEmpty } : scenario.packs
        let chosen = named.isEmpty ? packs.prefix(1).map(\.id) : named.uniqued
        var fields: [String: ScenarioField] = [
            "act": .text(ActKind.openCase.rawValue), "title": .text(scenario.title),
            "packs": .list(chosen.map(ScenarioField.text)),
            "awareness": .map(["at": .text("\(now)"), "by": .text("the scenario")]),
        ]
        if let left = scenario.eventIn { fields["expected"] = .text("\(now + left)") }
        return ScenarioField.map(fields).tree
    }

    private static let settings = DeskSettings(
        name: "Scenario desk", publicAddress: "https://scenario.invalid", capSender: "scenario.invalid",
        checkWords: "Ring the number that you find by yourself.")

    private static let founding = """
        founding: 1
        desk: {name: Scenario desk, public_address: "https://scenario.invalid", cap_sender: scenario.invalid, check_words: Ring us.}
        people:
          intake: {name: Intake, roles: [intake]}
          assessor: {name: Assessor, roles: [assessor]}
          second-reader: {name: Second reader, roles: [assessor]}
          releaser: {name: Releaser, roles: [releaser]}
          second-releaser: {name: Second releaser, roles: [releaser]}
          senior: {name: Senior, roles: [senior]}
          second-senior: {name: Second senior, roles: [senior]}
          administrator: {name: Administrator, roles: [administrator]}
          auditor: {name: Auditor, roles: [auditor]}
        founders: [senior, second-senior]
        channels: {}
        """
}

extension ScenarioField {
    /// The same as a document; whether a plain word is a number or a truth is for whoever reads it.
    var tree: Tree {
        switch self {
        case .text(let text): Tree(.plain(text))
        case .list(let items): Tree(.list(items.map(\.tree)))
        case .map(let fields):
            Tree(.map(fields.sorted { $0.key < $1.key }.map { Tree.Entry(key: $0.key, value: $0.value.tree) }))
        }
    }
}

extension [String] {
    fileprivate var uniqued: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
