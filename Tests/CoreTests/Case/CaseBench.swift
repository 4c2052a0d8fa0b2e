// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
@testable import TocsinCore

/// One real case with the people and the clock that it needs, and every entry that was taken.
struct CaseBench {
    static let pack = "bench"
    static let start = Timestamp(milliseconds: 1_772_442_000_000)
    static let everyone = Set(Role.allCases).subtracting([.administrator])

    private(set) var folded: Case
    private(set) var entries: [Entry]
    private(set) var now = start
    private var next: UInt64 = 1_000

    init(expected: Interval? = nil) {
        let opened = OpenCase(
            title: "Bench", packs: [Self.pack], zone: nil,
            awareness: Awareness(at: AssertedTime(instant: Self.start), by: "night"),
            expected: expected.map { AssertedTime(instant: Self.start + $0) }, reports: [], practice: false,
            versions: [:])
        let id = CaseID(high: 7, low: 7)
        folded = Case(id: id, opened: opened, by: .person(Walk.person(1)), at: Self.start)
        entries = [
            Entry(
                id: EntryID(id), stream: StreamID(id), actor: .person(Walk.person(1)), recorded: Self.start,
                asserted: nil,
                act: .openCase(opened))
        ]
    }

    mutating func advance(by interval: Interval) throws {
        now = now + interval
        while let clock = folded.clocks.first, clock.due <= now {
            try take(.expireClock(ExpireClock(clock: clock.key, kind: clock.kind, due: clock.due)), as: .desk)
        }
    }

    @discardableResult
    mutating func take(_ act: Act, by person: UInt64 = 1) throws -> EntryID {
        try take(act, as: .person(Walk.person(person)))
    }

    /// Takes an act and, as the desk does, everything that follows from it but evaluations and text checks.
    @discardableResult
    mutating func take(_ act: Act, as actor: Actor) throws -> EntryID {
        next += 1
        let id = EntryID(high: 0, low: next)
        let person = actor.person.map { Person(id: $0, name: "P", roles: Self.everyone, practice: false) }
        let consequences = try folded.take(act, in: context(id, actor, person))
        entries.append(Entry(id: id, stream: StreamID(folded.id), actor: actor, recorded: now, asserted: nil, act: act))
        for case .checkTexts(let warning) in consequences {
            try take(.reportLeaks(ReportLeaks(warning: warning, findings: [], parity: [], notChecked: [])), as: .desk)
        }
        return id
    }

    /// What the case refuses, and whether it has changed for all that.
    mutating func refuses(_ act: Act, by person: UInt64 = 1) -> (code: Refusal.Code?, changed: [String]) {
        let before = folded
        next += 1
        let somebody = Person(id: Walk.person(person), name: "P", roles: Self.everyone, practice: false)
        let context = context(EntryID(high: 0, low: next), .person(somebody.id), somebody)
        let code = refusal { () throws(Refusal) in try folded.take(act, in: context) }
        return (code, folded.differences(from: before))
    }

    private func context(_ id: EntryID, _ actor: Actor, _ person: Person?) -> Case.Context {
        Case.Context(entry: id, actor: actor, person: person, now: now, contents: Walk.digest(1))
    }

    /// The same entries read anew; those of `erased` without their words.
    func refolded(erased: Set<EntryID> = []) throws -> Case {
        let kept = entries.map { entry in
            Entry(
                id: entry.id, stream: entry.stream, actor: entry.actor, recorded: entry.recorded,
                asserted: entry.asserted,
                act: erased.contains(entry.id) ? nil : entry.act)
        }
        return try #require(Case(id: folded.id, entries: kept))
    }
}

extension CaseBench {
    mutating func addVictim(_ outcome: Outcome = .warn) throws -> VictimID {
        let victim = VictimID(
            try take(
                .addVictim(
                    AddVictim(
                        kind: .person, name: "V", protectors: [], excluded: [], vulnerabilities: [], awareness: nil))))
        try propose(outcome, for: victim)
        return victim
    }

    mutating func propose(_ outcome: Outcome, for victim: VictimID) throws {
        let found = Evaluation(
            pack: Self.pack, packVersion: "1", outcome: outcome, also: [], emergencyOffered: false, trace: [],
            clocks: [],
            records: [], enquiries: [], waiverGrounds: ["G"], guards: [], addressees: [], excluded: [],
            coordination: [],
            referrals: [], tasks: [], breaches: [], wouldChange: [])
        try take(.proposeDetermination(ProposeDetermination(victim: victim, evaluation: found)), as: .desk)
    }

    mutating func decide(_ outcome: Outcome, for victim: VictimID, by person: UInt64) throws {
        try take(
            .decideDetermination(
                DecideDetermination(victim: victim, pack: Self.pack, outcome: outcome, reasons: "read")),
            by: person)
    }

    mutating func addRecipient(for victim: VictimID) throws -> RecipientID {
        let route = Route(channel: .byHand, address: "at home", safeToContact: .yes, basis: nil)
        return RecipientID(
            try take(
                .addRecipient(
                    AddRecipient(
                        name: "R", relation: .victim, victim: victim, language: "en", routes: [route], check: nil))))
    }

    /// A warning with a text, an audience and so many signatures.
    mutating func addWarning(for victim: VictimID, to recipients: [RecipientID], signed: Int = 2) throws -> WarningID {
        let draft = DraftWarning(
            kind: .warning, audienceClass: .private, victims: [victim], priority: nil, replaces: nil)
        let warning = WarningID(try take(.draftWarning(draft)))
        try take(.writeText(text(of: warning)))
        try take(.chooseAudience(audience(of: warning, recipients)))
        for person in [1, 2].prefix(signed) as ArraySlice<UInt64> {
            try take(.signRelease(SignRelease(warning: warning, contents: Walk.digest(1), reason: nil)), by: person)
        }
        return warning
    }

    func text(of warning: WarningID, headline: String = "A message") -> WriteText {
        WriteText(
            warning: warning, language: "en", headline: headline, sender: "Desk", danger: "Danger.", place: "",
            time: "",
            actions: ["Leave."], check: "Ring us.", help: "", specificity: Specificity())
    }

    func audience(of warning: WarningID, _ recipients: [RecipientID], hours: Int64 = 96) -> ChooseAudience {
        ChooseAudience(
            warning: warning, recipients: recipients, feed: false, from: AssertedTime(instant: now),
            until: AssertedTime(instant: now + .hours(hours)), area: nil, evidence: nil, escalateAfter: [],
            unclearedBecause: nil)
    }

    func outcome(of victim: VictimID) -> Outcome? {
        folded.outcome(DutyKey(victim: victim, pack: Self.pack), at: folded.moment)
    }

    func clock(_ kind: ClockKind) -> DutyClock? { folded.clocks.first { $0.kind == kind } }

    var duty: Duty? { folded.duties.values.first }

    func told(_ warning: WarningID, _ recipient: RecipientID) -> Act {
        .deliverByHand(
            DeliverByHand(
                warning: warning, recipient: recipient, result: .told, how: "in person", server: "B",
                identifiedBy: "card",
                readBack: true, answer: nil))
    }
}
