// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `pack`.
struct PackPage: Sendable {
    struct Rule: Sendable {
        let ruleID: String
        let ruleText: String
        let ruleSource: String
        /// How sure we are of the rule.
        let sure: String
        let isLocal: Bool
        let role: String
        let hasRole: Bool
        let hasAll: Bool
        let all: [String]
        let hasAny: Bool
        let any: [String]
        let limits: [String]
        let always: Bool
        let unknown: String
        let hasUnknown: Bool
        let follows: [String]
        let hasFollows: Bool
        let anchor: String
    }

    struct Part: Sendable {
        let partTitle: String
        let partWords: String
        let rules: [Rule]
    }

    struct Question: Sendable {
        let factName: String
        let question: String
    }

    struct Duty: Sendable {
        let dutyOutcome: String
        let dutyText: String
    }

    struct Count: Sendable {
        let countWords: String
        let number: String
    }

    let packTitle: String
    let packName: String
    let packVersion: String
    let modelledOn: String
    let disclaimer: String
    let tryPath: String
    let duties: [Duty]
    let parts: [Part]
    let questions: [Question]
    let clocks: [ClocksPage.Line]
    let hasClocks: Bool
    let counts: [Count]

    init(_ pack: PackReading) {
        packTitle = pack.title
        packName = pack.id
        packVersion = pack.version
        modelledOn = pack.modelledOn
        disclaimer = pack.disclaimer
        tryPath = "/desk/settings/packs/\(pack.id)/try"
        duties = pack.duties.map { Duty(dutyOutcome: $0.outcome.words, dutyText: $0.text) }
        parts = PackPage.kinds.compactMap { kind, title, words in
            let rules = pack.rules.filter { $0.kind == kind }
            return rules.isEmpty ? nil : Part(partTitle: title, partWords: words, rules: rules.map(Rule.init))
        }
        questions = pack.questions.map { Question(factName: $0.fact.text, question: $0.question) }
        clocks = ClocksPage.Pack(pack).packClocks
        hasClocks = !clocks.isEmpty
        counts = Verification.allCases.compactMap { verification in
            let count = pack.rules.filter { $0.verification == verification }.count
            return count == 0 ? nil : Count(countWords: verification.words, number: "\(count)")
        }
    }

    /// Kinds of rules in the order in which people read a pack.
    private static let kinds = [
        ("threshold", "What makes a duty", "All of these must hold for a duty to be found."),
        ("extension", "Other ways to meet them", "Each is another way in which one of the conditions above holds."),
        (
            "exclusion", "What takes a duty away",
            "While one of these holds, the duty falls. Never because something is not known."
        ),
        ("waiver", "Grounds for a waiver", "A senior officer may consider these. No rule waives by itself."),
        ("emergency", "No time to coordinate", "When one of these holds, one releaser may act alone."),
        ("defeat", "What takes a rule's effect away", "Each defeats other rules that it names."),
        ("consequence", "What follows", "Records, clocks, tasks and people to tell."),
        ("irrelevant", "What decides nothing", "Shown so that everybody sees that it decides nothing."),
        ("note", "Said by the instrument", "Sentences that hold without a condition."),
    ]
}

extension PackPage.Rule {
    init(_ rule: PackReading.Rule) {
        ruleID = rule.id
        ruleText = rule.text
        ruleSource = rule.source
        sure = rule.verification.words
        isLocal = rule.verification == .localDefault
        role = rule.role ?? ""
        hasRole = rule.role != nil
        all = rule.all
        hasAll = !rule.all.isEmpty
        any = rule.any
        hasAny = !rule.any.isEmpty
        limits = rule.limits + (rule.targets.isEmpty ? [] : ["speaks of \(rule.targets.joined(separator: ", "))"])
        always = rule.facts.isEmpty && rule.limits.isEmpty
        let doubt = rule.doubt.map { " How sure we are of that: \($0.words)." } ?? ""
        unknown = rule.unknown.inWords + doubt
        hasUnknown = !rule.facts.isEmpty
        follows = rule.follows
        hasFollows = !rule.follows.isEmpty
        anchor = "rule-\(rule.id)"
    }
}

extension UnknownHandling {
    /// What happens while a fact is unknown.
    var inWords: String {
        switch self {
        case .resolveToDuty: "Read at once as if it spoke for warning."
        case .enquireThenDuty: "Ask, against a clock. When that runs out, it is read as if it spoke for warning."
        case .enquireThenSenior: "Ask, against a clock. When that runs out, the senior officer decides."
        case .resolveToNo: "Read as if it spoke against warning."
        }
    }
}
