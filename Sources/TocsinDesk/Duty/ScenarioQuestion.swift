// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats
import TocsinPolicy

/// What a scenario may ask the whole desk at its end, under `desk`.
enum ScenarioQuestion: String, CaseIterable, Sendable {
    /// `refused` if the duty can't be closed as it stands, `taken` if it can.
    case closing
    /// `yes` if a negative verdict takes a second reader who is somebody else.
    case secondReader = "second_reader"
    /// `yes` if those named have the warning, by the evidence that was signed for.
    case told
    /// `yes` if a failed delivery is on record and a clock calls for the next step.
    case escalated
    /// `missing` while a released warning's window has no decision, else the decision.
    case endDecision = "end_decision"
    /// `sent` if recipients were told that time ran out, else `none`.
    case ranOutNotice = "ran_out_notice"
    /// `asked`, `signed` or `fallen`; `none` if nobody asked.
    case waiver
    /// What is done while a dispute is open; `none` without one.
    case interim
    /// Kinds of clocks that ran out, or names of what a pack found: these among them.
    case breaches
    /// Kinds of clocks that run now: these among them.
    case clocks
    /// `yes` if a warning for the victim was released.
    case released
    /// The ledger: `measure` and `series` choose; the others are what must be found there.
    case measure, series, current, kept, reasons, derived
    case claimant, attributed
    case attributedBy = "attributed_by"

    /// Asked last, because the answer takes acts that change the case.
    var changesCase: Bool { self == .secondReader }
}

extension ScenarioRun {
    mutating func deskFailures(_ expected: ScenarioExpectation) async throws -> [String] {
        var asked: [(question: ScenarioQuestion, wanted: [String])] = []
        for (name, field) in expected.desk.sorted(by: { $0.key < $1.key }) {
            guard let question = ScenarioQuestion(rawValue: name) else { throw ScenarioRun.unknownQuestion(name) }
            asked.append((question, field.texts))
        }
        asked.sort { !$0.question.changesCase && $1.question.changesCase }
        let place = [expected.victim, expected.pack].filter { !$0.isEmpty }.map { ", \($0)" }.joined() + ": "
        var failures: [String] = []
        for (question, wanted) in asked {
            let found = try await answer(question, of: expected)
            guard let found, !wanted.allSatisfy(found.contains) else { continue }
            let shown = found.isEmpty ? "nothing" : found.joined(separator: ", ")
            failures.append("\(place)\(question.rawValue): expected \(wanted.joined(separator: ", ")), found \(shown)")
        }
        return failures
    }

    /// - Returns: The words that are true; `nil` for what only chooses what other questions are about.
    private mutating func answer(
        _ question: ScenarioQuestion, of expected: ScenarioExpectation
    ) async throws -> [String]? {
        let folded = try await desk.folded
        switch question {
        case .measure, .series, .current, .kept, .reasons, .derived, .claimant, .attributed, .attributedBy:
            return ScenarioLedger(folded.ledger, expected.desk).answer(question)
        case .breaches: return folded.breachNames
        case .clocks: return folded.clocks.map(\.kind.rawValue)
        case .closing: return [try await refusalToClose(key(expected)) == nil ? "taken" : "refused"]
        case .secondReader: return try await secondReader(key(expected))
        case .endDecision:
            let words = ScenarioAnswers(folded: folded, key: try key(expected)).answer(question)
            guard words.contains("missing") else { return words }
            return try await closingNeedsEndDecision() ? words : ["not demanded"]
        case .told, .escalated, .ranOutNotice, .waiver, .interim, .released:
            return ScenarioAnswers(folded: folded, key: try key(expected)).answer(question)
        }
    }

    /// Whether the case refuses to close because of a window that nobody ended (law 10).
    private mutating func closingNeedsEndDecision() async throws -> Bool {
        do {
            try await act(.closeCase, ["reason": .text("nothing more to do")], by: nil)
            return false
        } catch let refusal as Refusal {
            return refusal.code == .missingRecord && refusal.sentence.contains("no end decision")
        }
    }

    /// One person says that nobody need be warned: nothing is settled, not by the same person again, and only then by
    /// another.
    private mutating func secondReader(_ key: DutyKey) async throws -> [String] {
        let fields: [String: ScenarioField] = [
            "victim": .text("\(key.victim)"), "pack": .text(key.pack), "outcome": .text(Outcome.noDuty.rawValue),
            "reasons": .text("below the threshold"),
        ]
        try await act(.decideDetermination, fields, by: "assessor")
        guard try await desk.folded.duties[key]?.decided == nil else { return ["no"] }
        do {
            try await act(.decideDetermination, fields, by: "assessor")
            return ["no"]
        } catch let refusal as Refusal where refusal.code == .samePerson {}
        try await act(.decideDetermination, fields, by: "second-reader")
        let isSettled = try await desk.folded.duties[key]?.decided == .noDuty
        guard let first = desk.people["assessor"], isSettled else { return ["no"] }
        let listed = try await desk.desk.store.decisions(by: first.id)
        return [listed.contains { $0.victim == key.victim && $0.outcome == .noDuty } ? "yes" : "no"]
    }

    private static func unknownQuestion(_ name: String) -> ScenarioFault {
        let known = ScenarioQuestion.allCases.map(\.rawValue)
        let near = NearestWord.of(name, among: known).map { " Did you mean '\($0)'?" } ?? ""
        return ScenarioFault(
            "expect: the desk can't be asked '\(name)'.\(near) Under 'desk' stand: \(known.sorted().joined(separator: ", "))."
        )
    }
}

/// Answers that one look at the case gives.
private struct ScenarioAnswers {
    let folded: Case
    let key: DutyKey

    private var sent: [Warning] { folded.released(for: key.victim) }

    func answer(_ question: ScenarioQuestion) -> [String] {
        switch question {
        case .told: [word(sent.contains { folded.isTold($0, victim: key.victim) })]
        case .escalated: [word(isEscalated)]
        case .endDecision: endDecisions
        case .ranOutNotice: [sent.contains { $0.notices.contains { $0.notice == .timeRanOut } } ? "sent" : "none"]
        case .waiver: waivers
        case .interim: [folded.openDispute(key)?.opened.interim.rawValue ?? "none"]
        case .released: [word(!sent.isEmpty)]
        case .closing, .secondReader, .breaches, .clocks, .measure, .series, .current, .kept, .reasons, .derived,
            .claimant, .attributed, .attributedBy:
            []
        }
    }

    private func word(_ holds: Bool) -> String { holds ? "yes" : "no" }

    private var isEscalated: Bool {
        sent.contains { warning in
            warning.reach.values.contains { !$0.failures.isEmpty && !$0.has(warning.evidence) }
                && folded.clocks.contains { $0.kind == .told && $0.key.hasPrefix("told:\(warning.id)") }
        }
    }

    private var endDecisions: [String] {
        sent.compactMap { warning in
            guard let window = warning.window else { return nil }
            if case .ended(let end, _, _) = window.state { return end.decision.rawValue }
            return "missing"
        }
    }

    private var waivers: [String] {
        let mine = folded.waivers.values.filter { $0.key == key }
        guard !mine.isEmpty else { return ["none"] }
        return mine.map { waiver in
            switch waiver.state {
            case .asked: "asked"
            case .signed: "signed"
            case .fallen: "fallen"
            }
        }
    }
}

extension ScenarioField {
    /// One text, or the texts of a list.
    fileprivate var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let items): items.flatMap(\.texts)
        case .map: []
        }
    }
}
