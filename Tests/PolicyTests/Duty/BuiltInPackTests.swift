// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinPolicy

@Suite struct `Packs that come with the program` {
    /// Read once: every test below looks at the same files.
    private static let shared = Result { (packs: try PolicyPack.builtIn(), scenarios: try PolicyScenario.builtIn()) }
    private let packs: [PolicyPack]
    private let scenarios: [PolicyScenario]

    init() throws { (packs, scenarios) = try Self.shared.get() }

    @Test func `there are six, each with its own regime`() {
        #expect(
            packs.map(\.id) == [
                "ca-duty-model", "cyber-notification-model", "ngo-duty-of-care", "uk-ttl-model", "us-icd191-model",
                "us-no-double-standard-model",
            ])
        #expect(Set(packs.map(\.regime)).count == packs.count)
    }

    @Test func `no two share a fact`() {
        let facts = packs.flatMap { $0.facts.map(\.fact) }
        #expect(Set(facts).count == facts.count)
    }

    @Test func `nobody claims to have checked a primary text`() {
        for rule in packs.flatMap(\.rules) { #expect(rule.verification != .primaryChecked, "\(rule.id)") }
    }

    @Test func `each says that it is a model or local, and no legal advice`() {
        for pack in packs {
            #expect(pack.title.contains("model") || pack.modelledOn == "local", "\(pack.id)")
            #expect(pack.disclaimer.contains("legal advice"), "\(pack.id)")
        }
    }

    @Test func `every hour is a local default, but for the three that a law names and one daily report`() {
        let others = packs.flatMap(\.clocks).filter { $0.verification != .localDefault }.map(\.id)
        #expect(others == ["bulk_report", "nis2_early_warning", "nis2_notification", "nis2_final"])
    }

    @Test func `scenarios that facts decide come out as written`() {
        let failures = scenarios.filter(\.isDecidedByFacts).flatMap { $0.failures(with: packs) }
        #expect(failures == [])
    }

    @Test func `the scenarios include all fifty-six of the doctrine`() {
        let wanted =
            (1...27).map { "I-\(padded($0))" } + (1...20).map { "U-\(padded($0))" }
            + (1...4).map { "N-\(padded($0))" } + (1...5).map { "L-\(padded($0))" }
        #expect(Set(wanted).subtracting(scenarios.map(\.id)) == [])
        #expect(Set(scenarios.map(\.id)).count == scenarios.count)
    }

    @Test func `each pack has scenarios of its own that facts decide`() {
        for pack in packs {
            let own = scenarios.filter { $0.isDecidedByFacts && $0.packs.contains(pack.id) }
            #expect(own.count >= 4, "\(pack.id)")
        }
    }

    @Test(arguments: [
        "ca-duty-model", "cyber-notification-model", "ngo-duty-of-care", "uk-ttl-model", "us-icd191-model",
        "us-no-double-standard-model",
    ])
    func `each rule matters to some scenario`(id: String) throws {
        let pack = try #require(packs.first { $0.id == id })
        #expect(pack.unnoticedMutations(by: scenarios) == [])
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
