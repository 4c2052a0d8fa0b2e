// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinStore

/// A desk at work on one case, act by act, as people write acts.
struct Sitting {
    static let pack = "us-icd191-model"

    let test: TestDesk
    private(set) var names: [String: String] = [:]
    private(set) var current: CaseID?

    var desk: Desk { test.desk }

    init(path: String? = nil) async throws {
        test = try await TestDesk(path: path)
    }

    init(at test: TestDesk) {
        self.test = test
    }

    /// A case with the model of the intelligence directive, and one victim.
    static func withVictim(expected: String? = nil, known: String = "2026-03-02T09:00:00Z") async throws -> Sitting {
        var sitting = try await Sitting()
        try await sitting.open(expected: expected, known: known)
        try await sitting.take("{act: victim.add, as: victim, kind: person, name: Deputy}")
        return sitting
    }

    /// Threat, victim, all five facts and the verdict: somebody must be warned.
    static func withDuty(expected: String? = nil) async throws -> Sitting {
        var sitting = try await withVictim(expected: expected)
        try await sitting.establish()
        try await sitting.decide("WARN")
        return sitting
    }

    /// The same up to two signatures: a text, one recipient, a window of four days.
    static func withDraft(class audience: String = "private", feed: Bool = false) async throws -> Sitting {
        var sitting = try await withDuty()
        try await sitting.draft("warning", class: audience, feed: feed)
        return sitting
    }

    static func withRelease(class audience: String = "private", feed: Bool = false) async throws -> Sitting {
        var sitting = try await withDraft(class: audience, feed: feed)
        try await sitting.sign("warning", by: "ada")
        try await sitting.sign("warning", by: "rio")
        return sitting
    }

    mutating func open(expected: String? = nil, known: String = "2026-03-02T09:00:00Z", packs: String = Sitting.pack)
        async throws
    {
        let when = expected.map { ", expected: \"\($0)\"" } ?? ""
        try await take(
            "{act: case.open, as: case, title: Car bomb, packs: [\(packs)], awareness: {at: \"\(known)\", by: night desk}\(when)}"
        )
    }

    mutating func establish(_ victim: String = "victim") async throws {
        for fact in ["credible", "specific", "impending", "harm", "target"] {
            try await set("icd.\(fact)", "yes", victim)
        }
    }

    mutating func set(_ fact: String, _ value: String, _ victim: String = "victim") async throws {
        try await take("{act: fact.set, victim: $\(victim), fact: \(fact), value: \(value), basis: read}")
    }

    mutating func decide(_ outcome: String, by: String = "ada", pack: String = Sitting.pack) async throws {
        try await take(verdict(outcome, pack: pack), by: by)
    }

    func verdict(_ outcome: String, pack: String = Sitting.pack) -> String {
        "{act: determination.decide, victim: $victim, pack: \(pack), outcome: \(outcome), reasons: read}"
    }

    mutating func draft(
        _ name: String, class audience: String = "private", feed: Bool = false, until: String = "2026-03-06T09:00:00Z",
        more: String = ""
    ) async throws {
        if names["person"] == nil {
            try await take(
                "{act: recipient.add, as: person, name: Deputy, relation: victim, victim: $victim, language: en, routes: [{channel: by_hand, address: at home, safe_to_contact: yes}]}"
            )
        }
        try await take(
            "{act: warning.draft, as: \(name), kind: warning, audience_class: \(audience), victims: [$victim]\(more)}")
        try await take(text(name))
        try await take(
            "{act: audience.choose, as: \(name).audience, warning: $\(name), recipients: [$person], feed: \(feed), from: \"2026-03-02T09:00:00Z\", until: \"\(until)\"}"
        )
    }

    func text(
        _ warning: String, headline: String = "A message about your safety",
        danger: String = "Somebody may try to hurt you."
    )
        -> String
    {
        "{act: text.write, as: \(warning).text, warning: $\(warning), language: en, headline: \"\(headline)\", sender: Test desk, danger: \"\(danger)\", place: \"\", time: \"\", actions: [Do not use your own car.], check: Ring us., help: \"\", specificity: {}}"
    }

    /// Signs what stands there now.
    mutating func sign(_ warning: String, by person: String) async throws {
        try await take(signature(warning), by: person)
    }

    func signature(_ warning: String) -> String {
        "{act: release.sign, warning: $\(warning), contents: $\(warning).audience.contents}"
    }

    /// Takes one act; whatever refuses it is thrown.
    @discardableResult
    mutating func take(_ act: String, by person: String = "ada", key: String? = nil) async throws -> ActAnswer {
        let step = try #require(ActFile(Array("- \(act)".utf8)).steps.first)
        let request = try desk.request(step, names: names, in: current)
        let answer = try await desk.perform(request, by: try test[person], key: key)
        if answer.act == .openCase { current = answer.case }
        desk.bind(answer, as: step.name, in: &names)
        return answer
    }

    /// Tries one act that must be refused, and must leave nothing behind.
    func refused(_ act: String, by person: String = "ada") async throws -> Refusal.Code? {
        let before = try await test.store.extent().last
        var copy = self
        do {
            try await copy.take(act, by: person)
            return nil
        } catch let refusal as Refusal {
            #expect(try await test.store.extent().last == before, "'\(act)' was refused and left an entry")
            return refusal.code
        }
    }

    /// Time goes on, and the clocks that are due run out.
    func advance(by interval: Interval) async throws {
        test.clock.advance(by: interval)
        try await DeadlineService(desk: desk).runOnce()
    }

    var caseID: CaseID { get throws { try #require(current) } }

    func id<Kind>(_ name: String) throws -> Identifier<Kind> { try #require(names[name].flatMap { Identifier($0) }) }

    /// The case as it lies in the store.
    func folded() async throws -> Case { try await desk.load(caseID).folded }

    func outcome(_ victim: String = "victim", pack: String = Sitting.pack) async throws -> Outcome? {
        let folded = try await folded()
        return folded.outcome(DutyKey(victim: try id(victim), pack: pack), at: test.clock.now)
    }

    func warning(_ name: String = "warning") async throws -> Warning {
        try #require(try await folded().warnings[try id(name)])
    }

    func clock(_ kind: ClockKind) async throws -> DutyClock? { try await folded().clocks.first { $0.kind == kind } }
}
