// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension NextStep {
    /// "Next: second signature on the release to staff".
    package var sentence: String { "Next: \(words)" }

    /// What is to be done, to stand after "Next:".
    package var words: String {
        switch kind {
        case .takeHelp: count == 1 ? "take the call for help" : "take \(count) calls for help"
        case .releaseAlone: "emergency release for \(about): no time is left for two signatures"
        case .gradeReports: count == 1 ? "grade the report" : "grade \(count) reports"
        case .addVictims: "say who may be harmed"
        case .answerFacts: "answer \(counted("fact")) about \(about)"
        case .openEnquiries: "find out \(counted("unknown fact")) about \(about)"
        case .answerEnquiry: "answer the enquiry: \(about)"
        case .determine: "decide what is owed to \(about)\(underPack)"
        case .readSecond: "second reading for \(about)\(underPack)"
        case .decideDispute: "decide the dispute about \(about)\(underPack)"
        case .signWaiver: "sign or refuse the waiver for \(about)\(underPack)"
        case .draftWarning: "begin a warning for \(about)"
        case .writeText: "write the text of \(about)"
        case .chooseAudience: "choose who gets \(about)"
        case .decideLeaks: "decide \(counted("leak hit")) in \(about)"
        case .decideParity: "decide what differs between staff and public in \(about)"
        case .signFirst: "first signature on \(about)"
        case .signSecond: "second signature on \(about)"
        case .deliverByHand: "warn \(people) by hand"
        case .awaitAnswers: "see that \(people) answer\(count == 1 ? "s" : "")"
        case .reviewEmergency: "review the emergency release"
        case .retractSecond: "second signature on taking back \(about)"
        case .decideEnd: "decide how the window of \(about) ends"
        case .agreeEnd: "second signature on how the window of \(about) ends"
        case .doForPack, .lookAgain: about
        case .review: "review what protects \(about)\(underPack)"
        case .considerMeasures: "consider what protects \(about)"
        case .recordAnswer: "record the answer of whoever it was referred to, for \(about)"
        case .makeRecords: "make \(counted("record")) for \(about)\(underPack)"
        case .closeDuty: "close the duty to \(about)\(underPack)"
        case .closeCase: "close the case"
        case .closeSecond: "second signature on closing the case"
        case .eraseSecond: "second signature on erasing"
        }
    }

    private var underPack: String { pack.map { " under \($0)" } ?? "" }

    private var people: String { count == 1 ? "1 person" : "\(count) people" }

    private func counted(_ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}

extension Warning {
    /// What is released, by whom it is for.
    var releaseWords: String {
        switch drafted.audienceClass {
        case .private: "the private release"
        case .staff: "the release to staff"
        case .partner: "the release to partners"
        case .public: "the public release"
        }
    }
}
