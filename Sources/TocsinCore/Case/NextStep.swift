// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One thing to do in a case: by when, who may take it, and who may not because they did the first half.
///
/// It follows from the fold alone. Its words may hold a victim's name, so it is shown only to those who may read the
/// case.
package struct NextStep: Hashable, Codable, Sendable {
    package enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        case takeHelp = "take_help"
        case releaseAlone = "release_alone"
        case gradeReports = "grade_reports"
        case addVictims = "add_victims"
        case answerFacts = "answer_facts"
        case openEnquiries = "open_enquiries"
        case answerEnquiry = "answer_enquiry"
        case determine
        case readSecond = "read_second"
        case decideDispute = "decide_dispute"
        case signWaiver = "sign_waiver"
        case draftWarning = "draft_warning"
        case writeText = "write_text"
        case chooseAudience = "choose_audience"
        case decideLeaks = "decide_leaks"
        case decideParity = "decide_parity"
        case signFirst = "sign_first"
        case signSecond = "sign_second"
        case deliverByHand = "deliver_by_hand"
        case awaitAnswers = "await_answers"
        case reviewEmergency = "review_emergency"
        case retractSecond = "retract_second"
        case decideEnd = "decide_end"
        case agreeEnd = "agree_end"
        case doForPack = "do_for_pack"
        case review
        case lookAgain = "look_again"
        case considerMeasures = "consider_measures"
        case recordAnswer = "record_answer"
        case makeRecords = "make_records"
        case closeDuty = "close_duty"
        case closeCase = "close_case"
        case closeSecond = "close_second"
        case eraseSecond = "erase_second"
    }

    package let kind: Kind
    /// `nil` if no clock stands behind it. In the past if that clock ran out and it is still not done.
    package let by: Timestamp?
    /// From when its clock runs; `nil` if it has none, or nobody said when it began.
    package let from: Timestamp?
    /// In order; one of them is enough.
    package let roles: [Role]
    /// Who may not, whatever their roles: the first of two, or a party. In order.
    package let barred: [PersonID]
    package let victim: VictimID?
    package let pack: String?
    package let warning: WarningID?
    /// The report, enquiry, waiver, dispute or trigger that it is about.
    package let thing: EntryID?
    /// How many facts, hits, people or records.
    package let count: Int
    /// What it is about, as words for a reader: a victim's name, an audience, a question.
    package let about: String
}

extension NextStep {
    init(
        _ kind: Kind, by act: ActKind, due: Timestamp? = nil, from: Timestamp? = nil, barred: Set<PersonID> = [],
        victim: VictimID? = nil, pack: String? = nil, warning: WarningID? = nil, thing: EntryID? = nil, count: Int = 1,
        about: String = ""
    ) {
        self.init(
            kind: kind, by: due, from: from, roles: act.roles.sorted(), barred: barred.sorted(), victim: victim,
            pack: pack, warning: warning, thing: thing, count: count, about: about)
    }

    /// Whether this person may take it.
    package func isFor(_ person: Person) -> Bool {
        !person.roles.isDisjoint(with: roles) && !barred.contains(person.id)
    }

    /// Whether it is the second half of something that another person began.
    package var isSecond: Bool { kind.purpose != nil }
}

extension NextStep.Kind {
    /// Before everything else, whatever the clocks say.
    var isFirstOfAll: Bool { self == .takeHelp || self == .releaseAlone }
}
