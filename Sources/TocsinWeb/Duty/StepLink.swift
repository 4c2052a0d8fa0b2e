// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

// Where each next step is done, and what its button says.
extension CaseReading {
    func path(to step: NextStep) -> String {
        let warnings = CasePart.warnings.path(in: id)
        let warning = step.warning.map { "\(warnings)/\($0)" } ?? warnings
        switch step.kind {
        case .takeHelp, .deliverByHand, .awaitAnswers: return "\(warning)/delivery"
        case .releaseAlone: return "\(warnings)/emergency"
        case .gradeReports: return step.thing.map { "\(path)/reports/\($0)" } ?? path
        case .addVictims: return form(.addVictim)
        case .answerFacts: return step.victim.map { "\(path)/facts/\($0)" } ?? CasePart.facts.path(in: id)
        case .openEnquiries, .answerEnquiry: return CasePart.enquiries.path(in: id)
        case .determine, .readSecond, .makeRecords, .closeDuty, .review: return duty(step) ?? path
        case .decideDispute: return form(.decideDispute, thing: step.thing)
        case .signWaiver: return form(.signWaiver, thing: step.thing)
        case .draftWarning: return "\(warnings)/new" + (step.victim.map { "?victim=\($0)" } ?? "")
        case .writeText, .chooseAudience, .decideLeaks, .decideParity, .signFirst, .signSecond, .reviewEmergency,
            .retractSecond, .decideEnd, .agreeEnd:
            return warning
        case .doForPack: return duty(step) ?? path
        case .lookAgain: return form(.fireTrigger, thing: step.thing)
        case .considerMeasures: return form(.considerMeasure, victim: step.victim)
        case .recordAnswer: return form(.recordCoordination)
        case .closeCase, .closeSecond: return form(.closeCase)
        case .eraseSecond: return form(.eraseSubject, thing: step.thing)
        }
    }

    private func duty(_ step: NextStep) -> String? {
        guard let victim = step.victim, let pack = step.pack else { return nil }
        return duty(DutyKey(victim: victim, pack: pack))
    }

    func duty(_ key: DutyKey) -> String { "\(path)/duties/\(key.victim)/\(key.pack)" }

    /// The page of one form, about one thing.
    func form(
        _ kind: ActKind, victim: VictimID? = nil, pack: String? = nil, thing: EntryID? = nil, fact: FactName? = nil
    ) -> String {
        let about: [(String, String?)] = [
            ("victim", victim.map { "\($0)" }), ("pack", pack), ("thing", thing.map { "\($0)" }), ("fact", fact?.text),
        ]
        let query = about.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: "&")
        return "\(path)/acts/\(kind.rawValue)" + (query.isEmpty ? "" : "?\(query)")
    }
}

extension NextStep {
    /// What its button says.
    var button: String {
        switch kind {
        case .takeHelp: "Take the call"
        case .releaseAlone: "Emergency release"
        case .gradeReports: "Read and grade"
        case .addVictims: "Say who may be harmed"
        case .answerFacts: "Answer the facts"
        case .openEnquiries: "Ask somebody"
        case .answerEnquiry: "Answer the enquiry"
        case .determine: "Decide what is owed"
        case .readSecond, .signSecond, .retractSecond, .agreeEnd: "Read and sign"
        case .decideDispute: "Decide the dispute"
        case .signWaiver: "Sign or refuse"
        case .draftWarning: "Begin the warning"
        case .writeText: "Write the text"
        case .chooseAudience: "Choose who gets it"
        case .decideLeaks: "Decide the leak hits"
        case .decideParity: "Decide what differs"
        case .signFirst: "Read and sign first"
        case .deliverByHand: "Warn by hand"
        case .awaitAnswers: "See who has it"
        case .reviewEmergency: "Review it"
        case .decideEnd: "Decide how it ends"
        case .doForPack, .makeRecords: "Make the record"
        case .review: "Review"
        case .lookAgain: "Look again"
        case .considerMeasures: "Consider measures"
        case .recordAnswer: "Record the answer"
        case .closeDuty: "Close the duty"
        case .closeCase: "Close the case"
        case .closeSecond, .eraseSecond: "Read and sign second"
        }
    }
}
