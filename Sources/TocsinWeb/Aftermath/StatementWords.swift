// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension StatementKind {
    /// What somebody did by saying it, as pages name it.
    var words: String {
        switch self {
        case .responsibilityClaim: "A claim: we did it"
        case .denialOfResponsibility: "A denial: we did not do it"
        case .attribution: "Somebody says that another did it"
        case .counterAttribution: "Somebody says that it was somebody else"
        case .accusation: "An accusation"
        case .verification: "Somebody confirms a statement, or says that they can't"
        case .refutation: "Somebody says that a statement is wrong"
        case .evidenceOffered: "Evidence for a claim"
        case .evidenceAbsence: "No evidence for a claim"
        case .figureReport: "A number: killed, wounded, missing"
        case .eventReport: "What happened"
        case .threatReport: "A threat that was known"
        case .warning: "A warning"
        case .intelligenceHeld: "What somebody knew before"
        case .assessment: "A judgement, such as of what a group can do"
        case .policy: "A rule that somebody follows"
        case .officialStatement: "An official statement"
        case .explanation: "An explanation"
        case .justification: "A justification"
        case .characterisation: "A description of somebody"
        case .declaredUnknown: "Something that is said not to be known"
        case .threatOrIntent: "A threat, or an intent"
        case .outcome: "What became of a warning"
        case .background: "Background"
        }
    }

    /// Under which heading it is offered.
    var group: Group {
        switch self {
        case .eventReport, .figureReport, .declaredUnknown, .background, .explanation: .happened
        case .responsibilityClaim, .denialOfResponsibility, .attribution, .counterAttribution, .accusation,
            .justification, .characterisation, .threatOrIntent:
            .responsible
        case .verification, .refutation, .evidenceOffered, .evidenceAbsence, .assessment: .checked
        case .threatReport, .warning, .intelligenceHeld, .policy, .officialStatement, .outcome: .warned
        }
    }

    enum Group: String, CaseIterable, Sendable {
        case happened = "What happened, and to how many"
        case responsible = "Who did it"
        case checked = "What others think of a statement"
        case warned = "What was known and warned"
    }
}

extension RecordEvent.Stage {
    var words: String {
        switch self {
        case .threatened: "Threatened"
        case .attempted: "Attempted"
        case .accomplished: "Happened"
        case .foiled: "Stopped before it happened"
        case .hoax: "A hoax"
        case .unknown: "Not known"
        }
    }
}

extension StatementVoice {
    var words: String {
        switch self {
        case .directQuote: "Quoted word for word"
        case .mixedQuote: "Partly quoted"
        case .mixedQuoteRemainder: "The part of a mixed quotation that is not quoted"
        case .indirectSpeech: "Told: they said that …"
        case .accordingTo: "According to …"
        case .reportedAct: "Only that they did it: claimed, denied, warned"
        case .nominal: "By a noun: the claim of …"
        case .participial: "By a participle: killed, said to be …"
        case .nested: "Somebody quotes somebody"
        case .nestedIndirect: "Somebody tells what somebody said"
        case .hearsay: "Hearsay: it is said that …"
        case .narration: "The outlet itself says so"
        }
    }
}

extension Polarity {
    var words: String {
        switch self {
        case .asserts: "It is so"
        case .denies: "It is not so: a denial"
        case .negates: "That nothing of the kind is there"
        }
    }
}

extension Modality {
    var words: String {
        switch self {
        case .asserted: "As a fact"
        case .hedged: "With a hedge: probably, reportedly"
        case .belief: "As a belief"
        case .conditional: "Under a condition"
        case .unknown: "Not known"
        }
    }
}

extension Speaker.Identification {
    var words: String {
        switch self {
        case .namedPerson: "A person, by name"
        case .namedGroup: "A body or group, by name"
        case .namedGroupVague: "A group that is named only loosely"
        case .namedState: "A state"
        case .unnamedOfficials: "Officials without a name"
        case .definiteDescription: "By a description: the mayor, a witness"
        case .unidentified: "Somebody who can't be told"
        case .none: "Nobody is named"
        }
    }
}

extension StatementAssessment.Verdict {
    var words: String {
        switch self {
        case .confirms: "confirms it"
        case .consistentWith: "finds it consistent with what they know"
        case .cannotConfirm: "can't confirm it"
        case .doubts: "doubts it"
        case .refutes: "says that it is wrong"
        case .retractsEarlier: "takes back their own word"
        }
    }
}

extension StatementAssessment.Basis {
    var words: String {
        switch self {
        case .ownIntelligence: "own intelligence"
        case .ownObservation: "own observation"
        case .forensic: "forensic work"
        case .document: "a document"
        case .secondSource: "a second source"
        case .notStated: "not stated"
        }
    }
}

extension EvidenceOffered {
    var words: String {
        switch self {
        case .none: "nothing"
        case .assertionOnly: "only their word"
        case .detailsOnlyActorWouldKnow: "details that only the actor would know"
        case .mediaUnverified: "pictures or recordings, not verified"
        case .mediaVerified: "pictures or recordings, verified"
        case .notStated: "not stated"
        }
    }
}
