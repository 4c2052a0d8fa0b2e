// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

/// The facts of one victim: as they stand, and the form that answers them; see `facts.mustache`.
struct FactsPage: Sendable {
    struct Option: Sendable {
        let optionID: String
        let optionValue: String
        let optionLabel: String
        let optionMoves: String
        let isChosen: Bool
    }

    struct Line: Sendable {
        let factField: String
        let factAnchor: String
        let factQuestion: String
        let factName: String
        let factPack: String
        let factValue: String
        let isAnswered: Bool
        let factBasis: String
        let factBy: String
        let factEnquiry: String
        let factOptions: [Option]
        let factOwnBasis: String
        let askPath: String
    }

    struct Other: Sendable {
        let otherName: String
        let otherPath: String
        let isThis: Bool
    }

    struct Move: Sendable {
        let movePack: String
        let moveBefore: String
        let moveAfter: String
    }

    let factsPath: String
    let factsDraft: String
    let victimName: String
    let victimKind: String
    let others: [Other]
    let hasOthers: Bool
    let deciding: [Line]
    let hasDeciding: Bool
    let turning: [Line]
    let hasTurning: Bool
    let rest: [Line]
    let hasRest: Bool
    let restWords: String
    let answered: [Line]
    let hasAnswered: Bool
    let mayAnswer: Bool
    let fields: [FormField]
    let isPreview: Bool
    let moves: [Move]
    let hasMoves: Bool
    let moveNotes: [String]
}

extension FactsPage {
    init(_ reading: CaseReading, _ victim: Victim, fill: FormFill = FormFill(), preview: [FactName: Truth]? = nil) {
        let lines = FactLines(reading: reading, victim: victim, fill: fill)
        factsPath = "\(reading.path)/facts/\(victim.id)"
        factsDraft = FactAnswers.draft(victim.id, reading.id)
        victimName = victim.added.name
        victimKind = victim.added.kind.words
        others = reading.folded.victims.inOrder.map {
            Other(
                otherName: $0.added.name, otherPath: reading.link("\(reading.path)/facts/\($0.id)"),
                isThis: $0.id == victim.id)
        }
        hasOthers = others.count > 1
        deciding = lines.deciding
        hasDeciding = !deciding.isEmpty
        turning = lines.turning
        hasTurning = !turning.isEmpty
        rest = lines.rest
        hasRest = !rest.isEmpty
        restWords = "\(rest.count) questions that decide nothing as things stand"
        answered = lines.answered
        hasAnswered = !answered.isEmpty
        mayAnswer = reading.may(.setFact) && !reading.folded.isClosed
        fields = FactsPage.fields(reading, fill)
        isPreview = preview != nil
        let found = preview.map { FactMoves(reading: reading, victim: victim, set: $0) }
        moves = found?.moves ?? []
        hasMoves = !moves.isEmpty
        moveNotes = found?.notes ?? []
    }

    private static func fields(_ reading: CaseReading, _ fill: FormFill) -> [FormField] {
        let reports = reading.folded.reports.inOrder.map {
            FormChoice("\($0.id)", $0.source.words, hint: "\($0.grade)")
        }
        let basis = fill.area(
            "basis", "Basis of what you answer now",
            hint:
                "What makes you answer so, in words that somebody else can check. It stands with each answer that has no own basis."
        )
        let confidence = fill.radios(
            "confidence", "How confident are you?",
            [
                FormChoice("high", "High"), FormChoice("moderate", "Moderate"), FormChoice("low", "Low"),
                FormChoice("", "I do not say"),
            ],
            isStacked: false)
        return [basis] + (reports.isEmpty ? [] : [fill.ticks("reports", "Reports that it rests on", reports)]) + [
            confidence
        ]
    }
}

/// The lines of the facts page, in the order of need: what decides, what is answered, all the rest.
private struct FactLines {
    let reading: CaseReading
    let victim: Victim
    let fill: FormFill

    private var packs: [PolicyPack] { reading.folded.opened.packs.compactMap { reading.packs[$0] } }

    /// What packs ask because it decides, while nobody has answered.
    private var demanded: [FactName] {
        reading.folded.opened.packs.flatMap { pack in
            reading.folded.duties[DutyKey(victim: victim.id, pack: pack)]?.evaluation?.enquiries.map(\.fact) ?? []
        }
    }

    private var turns: Set<FactName> {
        Set(
            reading.folded.opened.packs.flatMap { pack in
                reading.folded.duties[DutyKey(victim: victim.id, pack: pack)]?.evaluation?.wouldChange.map(\.fact) ?? []
            })
    }

    var deciding: [FactsPage.Line] { lines { victim.facts[$0] == nil && demanded.contains($0) } }

    /// What nobody asks for, though it alone would move an outcome.
    var turning: [FactsPage.Line] { lines { victim.facts[$0] == nil && !demanded.contains($0) && turns.contains($0) } }

    var answered: [FactsPage.Line] { lines { victim.facts[$0] != nil } }

    var rest: [FactsPage.Line] {
        lines { victim.facts[$0] == nil && !demanded.contains($0) && !turns.contains($0) }
    }

    private func lines(_ wanted: (FactName) -> Bool) -> [FactsPage.Line] {
        packs.flatMap { pack in pack.facts.filter { wanted($0.fact) }.map { line($0, in: pack) } }
    }

    private func line(_ question: FactQuestion, in pack: PolicyPack) -> FactsPage.Line {
        let (name, fact) = (question.fact, victim.facts[question.fact])
        let field = "fact-\(name.text)"
        return FactsPage.Line(
            factField: field, factAnchor: "is-\(name.text)", factQuestion: question.question, factName: name.text,
            factPack: pack.title, factValue: fact?.value.words ?? "Nobody has answered", isAnswered: fact != nil,
            factBasis: fact?.basis ?? "",
            factBy: fact.map { "\(reading.names.name($0.by)), \(reading.time($0.at).words)" } ?? "",
            factEnquiry: enquiry(name),
            factOptions: Truth.allCases.enumerated().map { index, value in
                FactsPage.Option(
                    optionID: index == 0 ? field : "\(field)-\(index)", optionValue: value.rawValue,
                    optionLabel: value.words, optionMoves: moves(name, value, pack.id),
                    isChosen: fill.form?[field] == value.rawValue)
            },
            factOwnBasis: fill.form?.raw("basis-\(name.text)") ?? "",
            askPath: reading.form(.openEnquiry, victim: victim.id, fact: name))
    }

    private func enquiry(_ fact: FactName) -> String {
        let mine = reading.folded.enquiries.inOrder.filter { $0.opened.victim == victim.id && $0.opened.fact == fact }
        guard let last = mine.last else { return "" }
        switch last.state {
        case .open: return "Asked of \(last.opened.to), no answer yet; due \(reading.time(last.due).words)."
        case .answered(let answer, let at):
            return "Asked of \(last.opened.to), answered \(reading.time(at).words): \(answer)"
        case .expired(let at): return "Asked of \(last.opened.to); nobody answered by \(reading.time(at).words)."
        }
    }

    /// "Outcome becomes Warn", for a value that alone would turn what its pack finds.
    private func moves(_ fact: FactName, _ value: Truth, _ pack: String) -> String {
        let turns = reading.folded.duties[DutyKey(victim: victim.id, pack: pack)]?.evaluation?.wouldChange ?? []
        return turns.first { $0.fact == fact && $0.value == value }.map { "outcome becomes “\($0.outcome.words)”" }
            ?? ""
    }
}

/// What answers would move, found by running the packs on them in memory.
struct FactMoves {
    let reading: CaseReading
    let victim: Victim
    let set: [FactName: Truth]

    var moves: [FactsPage.Move] {
        reading.folded.opened.packs.compactMap { id in
            guard let pack = reading.packs[id] else { return nil }
            let before = pack.assess(reading.folded.situation(of: victim, at: reading.now)).outcome
            var situation = reading.folded.situation(of: victim, at: reading.now)
            situation.facts.merge(set) { _, new in new }
            let after = pack.assess(situation).outcome
            return before == after
                ? nil : FactsPage.Move(movePack: pack.title, moveBefore: before.words, moveAfter: after.words)
        }
    }

    /// What else comes with a changed fact.
    var notes: [String] {
        let changed = set.contains { victim.facts[$0.key]?.value != $0.value }
        let waivers = reading.folded.waivers.values.filter {
            if case .fallen = $0.state { return false }
            return $0.asked.victim == victim.id
        }
        var notes: [String] = []
        if moves.isEmpty { notes.append("No outcome moves.") }
        if changed, !waivers.isEmpty { notes.append("The waivers for this victim fall, because the facts change.") }
        if !moves.isEmpty {
            notes.append("Where an outcome moves, whatever was decided on the old facts is opened again.")
        }
        return notes
    }
}
