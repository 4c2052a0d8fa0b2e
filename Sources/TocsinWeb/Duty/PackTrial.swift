// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `packTry`: facts that somebody chose, and what the pack says of them.
struct PackTrial: Sendable {
    struct Line: Sendable {
        let ruleID: String
        let ruleText: String
        let came: String
        let read: String
        let ruleSource: String
        let sure: String
        let isMet: Bool
    }

    struct Turned: Sendable {
        let question: String
        let turnedTo: String
        let turnedOutcome: String
    }

    let packTitle: String
    let packPath: String
    let tryPath: String
    let kindField: FormField
    let leftField: FormField
    let factFields: [FormField]
    let hasFound: Bool
    let foundOutcome: String
    let foundLook: String
    let foundAlso: String
    let hasAlso: Bool
    let because: [Line]
    let trace: [Line]
    let turns: [Turned]
    let hasTurns: Bool
    let questions: [String]
    let hasQuestions: Bool

    init(_ pack: PackReading, _ form: DeskForm, found: Evaluation?, problems: [FormProblem] = []) {
        let fill = FormFill(form, problems: problems)
        packTitle = pack.title
        packPath = "/desk/settings/packs/\(pack.id)"
        tryPath = "\(packPath)/try"
        kindField = fill.pick(
            "kind", "Who or what is threatened",
            VictimKind.allCases.map { FormChoice($0.rawValue, $0.rawValue.uppercasedFirst) })
        leftField = fill.line(
            "left", "Hours until the event", hint: "A number. Leave it empty if nobody knows.", type: "text")
        factFields = pack.questions.map { fill.pick($0.fact.text, $0.question, PackTrial.answers) }
        hasFound = found != nil
        foundOutcome = found?.outcome.words ?? ""
        foundLook = found?.outcome.tag ?? ""
        foundAlso = (found?.also ?? []).map(\.words).joined(separator: ", ")
        hasAlso = !foundAlso.isEmpty
        let lines = (found?.trace ?? []).map(Line.init)
        because = lines.filter(\.isMet)
        trace = lines
        turns = (found?.wouldChange ?? []).map { turn in
            Turned(
                question: pack.questions.first { $0.fact == turn.fact }?.question ?? turn.fact.text,
                turnedTo: turn.value.rawValue, turnedOutcome: turn.outcome.words)
        }
        hasTurns = !turns.isEmpty
        questions = (found?.enquiries ?? []).map { "\($0.question) \($0.handling.inWords)" }
        hasQuestions = !questions.isEmpty
    }

    private static let answers = [
        FormChoice("", "Nobody has looked at it"), FormChoice("yes", "Yes"), FormChoice("no", "No"),
        FormChoice("unknown", "Unknown: asked after, not known"),
        FormChoice("expired", "Unknown: the enquiry ran out"),
    ]

    /// - Throws: A problem at the field that says something else than what can be chosen.
    static func situation(_ form: DeskForm, _ pack: PackReading) throws(FormProblem) -> Situation {
        guard let kind = VictimKind(rawValue: form["kind"] ?? "") else {
            throw FormProblem("kind", "Choose who or what is threatened.")
        }
        var situation = Situation(victimKind: kind)
        if let text = form["left"] {
            guard let hours = Int64(text), (0...87_600).contains(hours) else {
                throw FormProblem(
                    "left", "Enter the hours until the event as a whole number, 0 to 87600; you entered \(text).")
            }
            situation.timeLeft = .hours(hours)
        }
        for fact in pack.questions.map(\.fact) {
            switch form[fact.text] {
            case nil: break
            case "expired"?:
                situation.facts[fact] = .unknown
                situation.expiredEnquiries.insert(fact)
            case let text?:
                guard let truth = Truth(rawValue: text) else {
                    throw FormProblem(fact.text, "Choose yes, no or unknown, or leave it as nobody has looked at it.")
                }
                situation.facts[fact] = truth
            }
        }
        return situation
    }
}

extension PackTrial.Line {
    init(_ result: RuleResult) {
        ruleID = result.rule
        ruleText = result.text
        came = result.result.words + (result.because.map { ", because of \($0)" } ?? "")
        read = result.inputs.sorted { $0.key < $1.key }.map { "\($0.key) is \($0.value.rawValue)" }.joined(
            separator: "; ")
        ruleSource = result.source
        sure = (result.doubtVerification ?? result.verification).words
        isMet = result.result.counts
    }
}

extension RuleVerdict {
    /// Whether it is one of the reasons for the outcome.
    fileprivate var counts: Bool {
        switch self {
        case .met, .doubtToDuty, .enquire, .expiredToDuty, .expiredToSenior, .defeated: true
        case .notMet, .unassessed, .notRaised, .notApplicable, .doubtToNo, .irrelevant, .stated: false
        }
    }
}
