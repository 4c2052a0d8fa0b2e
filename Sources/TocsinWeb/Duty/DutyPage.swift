// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

/// Why a pack finds what it finds for one victim, what would change it, what is still owed, and the form that decides.
/// See `duty.mustache`.
struct DutyPage: Sendable {
    struct Rule: Sendable {
        let ruleID: String
        let ruleText: String
        let ruleResult: String
        let ruleFacts: [RuleFact]
        let ruleSource: String
        let ruleSure: String
        let ruleRole: String
        let ruleBecause: String
    }

    struct RuleFact: Sendable {
        let factWords: String
        let factPath: String
    }

    struct Turn: Sendable {
        let turnWords: String
        let turnPath: String
        let turnLink: String
    }

    struct Verdict: Sendable {
        let verdictBy: String
        let verdictWords: String
    }

    let dutyPath: String
    let dutyDraft: String
    let victimName: String
    let packTitle: String
    let packNote: String
    let outcomeWords: String
    let outcomeTag: String
    let reasonWords: String
    let noteWords: String
    let hasDutyClock: Bool
    let dutyClock: ClockFace?
    let rules: [Rule]
    let turns: [Turn]
    let hasTurns: Bool
    let demands: [FactPair]
    let hasDemands: Bool
    let owed: [String]
    let hasOwed: Bool
    let verdicts: [Verdict]
    let hasVerdicts: Bool
    /// The sentence above the form for whoever may decide now; empty where nobody may.
    let decideWords: String
    let mayDecide: Bool
    let isSecond: Bool
    let fields: [FormField]
    let acts: [PageLink]
    let hasActs: Bool
}

extension DutyPage {
    init(_ reading: CaseReading, _ key: DutyKey, _ duty: Duty, fill: FormFill = FormFill()) {
        let words = DutyWords(reading: reading, key: key)
        let evaluation = duty.evaluation
        dutyPath = reading.duty(key)
        dutyDraft = DutyPage.draft(key, reading.id)
        victimName = reading.name(of: key.victim)
        packTitle = reading.packTitle(key.pack)
        packNote = reading.packs[key.pack]?.disclaimer ?? ""
        outcomeWords = words.outcomeWords
        outcomeTag = words.tag
        reasonWords = words.reason
        noteWords = words.difference
        dutyClock = reading.isPast ? nil : words.clock
        hasDutyClock = dutyClock != nil
        rules = (evaluation?.trace ?? []).map { Rule($0, key.victim, in: reading) }
        turns = (evaluation?.wouldChange ?? []).map { Turn($0, key.victim, in: reading) }
        hasTurns = !turns.isEmpty
        demands = evaluation.map(DutyPage.demands) ?? []
        hasDemands = !demands.isEmpty
        owed = duty.closed ? [] : reading.folded.owed(key)
        hasOwed = !owed.isEmpty
        let first = DutyPage.first(duty)
        verdicts = first == nil ? duty.reading.verdicts.map { Verdict($0, in: reading) } : []
        hasVerdicts = !verdicts.isEmpty
        isSecond = first != nil && first != reading.person.id
        (mayDecide, decideWords) = DutyPage.deciding(duty, first, in: reading)
        fields = DutyPage.fields(evaluation?.outcome, fill)
        acts = DutyPage.acts(reading, key, duty)
        hasActs = !acts.isEmpty
    }

    /// The name under which somebody's draft of a verdict is kept.
    static func draft(_ key: DutyKey, _ id: CaseID) -> String { "determination.decide.\(id).\(key.victim).\(key.pack)" }

    /// Who gave the first verdict while a second is awaited.
    private static func first(_ duty: Duty) -> PersonID? {
        guard case .awaitsSecond(let verdict) = duty.reading.state else { return nil }
        return verdict.by
    }

    private static func deciding(_ duty: Duty, _ first: PersonID?, in reading: CaseReading) -> (Bool, String) {
        guard reading.may(.decideDetermination), !reading.folded.isClosed, !duty.closed, duty.evaluation != nil else {
            return (false, "")
        }
        if first == reading.person.id {
            return (
                false, "You gave the first verdict. Another assessor or senior officer reads it without seeing yours."
            )
        }
        if let first {
            return (
                true,
                "You read as the second person. \(reading.names.name(first)) gave a verdict; what it says, and why, is shown once you have given yours."
            )
        }
        switch duty.reading.state {
        case .open where duty.arbitrated == nil:
            return (
                true,
                "A verdict that finds no duty, or asks less than the rules do, takes a second reader who does not see yours."
            )
        case .differs: return (false, "Two readers differ. A senior officer decides the dispute.")
        case .open, .awaitsSecond, .settled: return (false, "This is decided. New facts open it again.")
        }
    }

    private static func fields(_ proposed: Outcome?, _ fill: FormFill) -> [FormField] {
        let possible: [Outcome] = [
            .warn, .warnEmergency, .publicAlert, .enquire, .refer, .disrupt, .discretionary, .noDuty,
        ]
        let choices = possible.map { outcome in
            FormChoice(outcome.rawValue, outcome.words, hint: outcome == proposed ? "as the rules find" : nil)
        }
        return [
            fill.radios("outcome", "Your verdict", choices),
            fill.area("reasons", "Your reasons", hint: "As somebody must read them who was not here."),
        ]
    }

    private static func demands(_ evaluation: Evaluation) -> [FactPair] {
        evaluation.addressees.map { FactPair("Tell", $0.text) }
            + evaluation.excluded.map { FactPair("Never tell", $0.text) }
            + evaluation.coordination.map { FactPair("Consult", $0.text) }
            + evaluation.referrals.map { FactPair("Pass to", $0.text) }
            + evaluation.tasks.map { FactPair("Do", $0.text) } + evaluation.also.map { FactPair("Also", $0.words) }
    }

    private static func acts(_ reading: CaseReading, _ key: DutyKey, _ duty: Duty) -> [PageLink] {
        let open = !duty.closed && !reading.folded.isClosed
        let offered: [(ActKind, String, Bool)] = [
            (.askWaiver, "Ask for a waiver", open && !(duty.evaluation?.waiverGrounds.isEmpty ?? true)),
            (.openDispute, "Open a dispute", open && reading.folded.openDispute(key) == nil),
            (.makeRecord, "Make a record", !reading.folded.isClosed),
            (.makeReview, "Record a review", open),
            (.closeDuty, "Close this duty", open && reading.folded.owed(key).isEmpty),
        ]
        return offered.filter { $0.2 && reading.may($0.0) }.map {
            PageLink(path: reading.form($0.0, victim: key.victim, pack: key.pack), label: $0.1)
        }
    }
}

extension DutyPage.Rule {
    init(_ result: RuleResult, _ victim: VictimID, in reading: CaseReading) {
        ruleID = result.rule
        ruleText = result.text
        ruleResult = result.result.words
        ruleFacts = result.inputs.sorted { $0.key < $1.key }.map { fact, value in
            let known = reading.folded.victims[victim]?.facts[fact]
            let basis = known.map { "\(value.words), because \($0.basis)" } ?? "nobody has answered"
            return DutyPage.RuleFact(
                factWords: "\(reading.packs.question(of: fact, in: reading.folded.opened.packs) ?? fact.text) \(basis)",
                factPath: reading.link("\(reading.path)/facts/\(victim)") + "#is-\(fact.text)")
        }
        ruleSource = result.source
        ruleSure = result.verification.words
        ruleRole = result.role.map { "Decided by: \($0)." } ?? ""
        ruleBecause = result.because.map { "By \($0)." } ?? ""
    }
}

extension DutyPage.Turn {
    init(_ turn: TocsinCore.Turn, _ victim: VictimID, in reading: CaseReading) {
        let question = reading.packs.question(of: turn.fact, in: reading.folded.opened.packs) ?? turn.fact.text
        turnWords = "\(turn.value.words): the outcome becomes “\(turn.outcome.words)”."
        turnPath = reading.link("\(reading.path)/facts/\(victim)") + "#fact-\(turn.fact.text)"
        turnLink = question
    }
}

extension DutyPage.Verdict {
    init(_ verdict: SecondReading.Verdict, in reading: CaseReading) {
        verdictBy = "\(reading.names.name(verdict.by)), \(reading.time(verdict.at).words)"
        verdictWords = "\(verdict.outcome.words), because \(verdict.reasons)"
    }
}
