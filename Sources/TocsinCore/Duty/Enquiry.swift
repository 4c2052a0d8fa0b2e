// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias EnquiryID = Identifier<Enquiry>

/// Act `enquiry.open`: a fact that decides is unknown and can be found out. Unknown is not no.
package struct OpenEnquiry: Hashable, Codable, Sendable {
    package let victim: VictimID
    package let fact: FactName
    package let question: String
    package let to: String
    package let due: Interval?
}

/// Act `enquiry.answer`: what was found out. The fact itself is set by a `fact.set` of its own.
package struct AnswerEnquiry: Hashable, Codable, Sendable {
    package let enquiry: EnquiryID
    package let answer: String
}

/// One question with a clock. If it runs out unanswered, the pack's doubt rule decides.
package struct Enquiry: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case open
        case answered(String, at: Timestamp)
        case expired(at: Timestamp)
    }

    /// Time for an enquiry that names none (local default).
    package static let lengthDefault = Interval.hours(2)

    package let id: EnquiryID
    package let opened: OpenEnquiry
    /// When it was asked, from where its clock runs.
    package var openedAt: Timestamp?
    package private(set) var due: Timestamp
    package private(set) var state: State = .open

    package init(id: EnquiryID, opened: OpenEnquiry, due: Timestamp) {
        self.id = id
        self.opened = opened
        self.due = due
    }

    /// - Throws: `already-done` if it was answered; a late answer is taken and the expiry stays in the log.
    package mutating func answer(_ text: String, at now: Timestamp) throws(Refusal) {
        if case .answered = state { throw Refusal(.alreadyDone, "This enquiry is answered already.") }
        state = .answered(text, at: now)
    }

    /// The event came nearer: an open question has less time; never more.
    package mutating func hasten(to earlier: Timestamp) {
        if state == .open { due = min(due, earlier) }
    }

    /// The clock ran out. An answered enquiry stays answered.
    package mutating func expire(at now: Timestamp) {
        if state == .open { state = .expired(at: now) }
    }
}
