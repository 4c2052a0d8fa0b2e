// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

/// What an entry says, for the timeline.
enum EntryWords {
    /// In the past tense, such as "Fact set".
    static func title(_ entry: Entry) -> String {
        guard let act = entry.act else { return "Erased: that something was done stays, what was done is gone" }
        return titles[act.kind] ?? act.kind.rawValue.uppercasedFirst
    }

    static let titles: [ActKind: String] = [
        .receiveReport: "Report received", .gradeReport: "Report graded", .assignReport: "Report put into this case",
        .openCase: "Case opened", .expectEvent: "Expected time of the harm set", .addVictim: "Victim added",
        .setFact: "Fact set", .proposeDetermination: "Rules run", .decideDetermination: "Verdict given",
        .makeRecord: "Record made", .openEnquiry: "Enquiry opened", .answerEnquiry: "Enquiry answered",
        .askWaiver: "Waiver asked for", .signWaiver: "Waiver signed", .refuseWaiver: "Waiver refused",
        .revokeWaiver: "Waiver revoked", .openDispute: "Dispute opened", .decideDispute: "Dispute decided",
        .considerMeasure: "Protective measure considered", .addOffender: "Suspect added",
        .considerOffender: "Suspect considered", .setTrigger: "Trigger set", .fireTrigger: "Trigger fired",
        .makeReview: "Review made", .recordCoordination: "Coordination recorded", .recordDissent: "Dissent recorded",
        .closeDuty: "Duty closed", .closeCase: "Closing signed", .expireClock: "Clock ran out",
        .addRecipient: "Recipient added", .draftWarning: "Warning begun", .writeText: "Text written",
        .chooseAudience: "Audience chosen", .reportLeaks: "Texts checked for leaks", .acceptLeak: "Leak hit decided",
        .decideParity: "Difference of staff and public decided", .signRelease: "Release signed",
        .releaseEmergency: "Released by one person", .reviewEmergency: "Emergency release reviewed",
        .haltRelease: "Halted", .signRetraction: "Retraction signed", .endWindow: "End of the window decided",
        .deliverByHand: "Delivery by hand recorded", .showEvidence: "Evidence of delivery",
        .acknowledge: "Acknowledged",
        .notMe: "Answered: not for me", .needHelp: "Help asked for", .takeHelp: "Call for help taken",
        .readCase: "Case read", .takeCase: "Case taken", .handOverCase: "Case handed over",
        .restrictCase: "Case kept to a few", .admitPerson: "Person admitted", .excludePerson: "Person excluded",
        .setHold: "Legal hold set", .liftHold: "Legal hold lifted", .eraseSubject: "Erasure signed",
        .recordEvent: "Event recorded", .recordStatement: "Statement recorded", .recordOutcome: "Outcome recorded",
    ]
}

/// What an entry of this case says, in a sentence; empty where the title says it all.
struct EntrySentence {
    let reading: CaseReading

    private var folded: Case { reading.folded }

    func sentence(_ act: Act) -> String {
        switch act {
        case .receiveReport(let act):
            "From \(act.source.name) (\(act.source.type)), \(act.size ?? 0) bytes; first known by \(act.awareness.by)."
        case .gradeReport(let act): "\(act.grade): \(act.reasons)"
        case .openCase(let act): "Under \(act.packs.map(reading.packTitle).joined(separator: "; "))."
        case .expectEvent(let act):
            act.at.map { "Expected \(reading.time($0.instant).words)." } ?? "No time is expected any more."
        case .addVictim(let act): "\(act.name) (\(act.kind.rawValue))."
        case .setFact(let act):
            "\(reading.name(of: act.victim)): \(question(act.fact)) \(act.value.rawValue.uppercasedFirst), because \(act.basis)"
        case .proposeDetermination(let act):
            "\(reading.name(of: act.victim)), \(reading.packTitle(act.evaluation.pack)): \(act.evaluation.outcome.words)."
        case .decideDetermination(let act): verdict(act)
        case .makeRecord(let act): "\(act.record): \(act.text)"
        case .openEnquiry(let act): "\(act.question) Asked of \(act.to)."
        case .answerEnquiry(let act): act.answer
        case .askWaiver(let act): "\(reading.name(of: act.victim)), ground \(act.ground): \(act.reasons)"
        case .signWaiver(let act): "For \(act.expiresIn)."
        case .refuseWaiver(let act), .revokeWaiver(let act): act.reasons
        case .openDispute(let act): "\(reading.name(of: act.victim)): \(act.positions.joined(separator: " / "))"
        case .decideDispute(let act): "\(act.outcome.words): \(act.reasons)"
        case .expireClock(let act): act.about ?? ""
        case _: protection(act)
        }
    }

    private func protection(_ act: Act) -> String {
        switch act {
        case .considerMeasure(let act): "\(act.option): \(act.taken ? "taken" : "not taken"), because \(act.reasons)"
        case .addOffender(let act): act.name
        case .considerOffender(let act): "\(act.step.words): \(act.taken ? "yes" : "no"), because \(act.reasons)"
        case .setTrigger(let act): "Look again: \(act.on)."
        case .fireTrigger(let act): act.what
        case .makeReview(let act): "\(reading.name(of: act.victim)): \(act.finding)"
        case .recordCoordination(let act):
            "\(act.body): \(act.answer ?? act.skippedBecause.map { "not asked, because \($0)" } ?? act.purpose)"
        case .recordDissent(let act): act.text
        case .closeDuty(let act): "\(reading.name(of: act.victim)), \(reading.packTitle(act.pack))."
        case .closeCase(let act): act.reason
        case .handOverCase(let act): "To \(reading.names.name(act.to))."
        case .admitPerson(let act): "\(reading.names.name(act.person)): \(act.reason)"
        case .excludePerson(let act): "\(reading.names.name(act.person)): \(act.reason)"
        case .restrictCase(let act): act.reason
        case .setHold(let act), .liftHold(let act): act.reason
        case .readCase(let act): "\(reading.names.name(act.by)): \(act.what)."
        case _: ""
        }
    }

    private func question(_ fact: FactName) -> String {
        reading.packs.question(of: fact, in: folded.opened.packs) ?? fact.text
    }

    /// A first verdict is shown to nobody until a second reader has given theirs (law 4).
    private func verdict(_ act: DecideDetermination) -> String {
        let whom = "\(reading.name(of: act.victim)), \(reading.packTitle(act.pack))"
        let waits = folded.duties[DutyKey(victim: act.victim, pack: act.pack)]?.reading.awaitsSecond ?? false
        return waits
            ? "\(whom). What it says is shown once a second reader has decided by themselves."
            : "\(whom): \(act.outcome.words), because \(act.reasons)"
    }
}

extension PackShelf {
    func question(of fact: FactName, in packs: [String]) -> String? {
        packs.lazy.compactMap { self[$0]?.question(of: fact) }.first
    }
}

extension Outcome {
    /// As pages say it.
    var words: String {
        switch self {
        case .warn: "Warn"
        case .warnEmergency: "Warn now, alone"
        case .enquire: "Find out"
        case .waiverReview: "Waiver asked"
        case .waived: "Waived"
        case .noDuty: "No duty found"
        case .discretionary: "Advice possible"
        case .disrupt: "Speak to the suspect"
        case .refer: "Pass to another body"
        case .publicAlert: "Alert the public"
        case .dispute: "In dispute"
        }
    }

    /// The class of its tag: colour comes after the word.
    var tag: String {
        switch self {
        case .warn, .warnEmergency, .waiverReview, .publicAlert, .dispute: "warn"
        case .enquire, .discretionary, .disrupt, .refer: "ask"
        case .waived, .noDuty: "none"
        }
    }
}

extension ConsiderOffender.Step {
    var words: String {
        switch self {
        case .disruptionNotice: "Speak to the suspect"
        case .arrest: "Arrest"
        case .release: "Release from custody"
        case .none: "Leave alone"
        }
    }
}
