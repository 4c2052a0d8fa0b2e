// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension CaseView {
    struct EnquiryView: Encodable {
        enum State: String, Encodable { case open, answered, expired }

        let id: EnquiryID
        let victim: VictimID
        let fact: FactName
        let question: String
        let to: String
        let due: Timestamp
        let state: State
        let answer: String?

        init(_ enquiry: Enquiry) {
            id = enquiry.id
            victim = enquiry.opened.victim
            fact = enquiry.opened.fact
            question = enquiry.opened.question
            to = enquiry.opened.to
            due = enquiry.due
            (state, answer) =
                switch enquiry.state {
                case .open: (.open, nil)
                case .answered(let text, at: _): (.answered, text)
                case .expired: (.expired, nil)
                }
        }
    }

    struct WaiverView: Encodable {
        enum State: String, Encodable { case asked, signed, fallen }

        let id: WaiverID
        let asked: AskWaiver
        let askedBy: PersonID
        let askedAt: Timestamp
        let state: State
        let signedBy: PersonID?
        let expires: Timestamp?
        let fellBecause: String?

        init(_ waiver: Waiver) {
            id = waiver.id
            asked = waiver.asked
            askedBy = waiver.askedBy
            askedAt = waiver.askedAt
            (state, signedBy, expires, fellBecause) =
                switch waiver.state {
                case .asked: (.asked, nil, nil, nil)
                case .signed(let person, at: _, let expires): (.signed, person, expires, nil)
                case .fallen(let reason): (.fallen, nil, nil, reason)
                }
        }
    }

    struct DisputeView: Encodable {
        let id: DisputeID
        let opened: OpenDispute
        let due: Timestamp
        let decided: DecideDispute?

        init(_ dispute: Dispute) {
            id = dispute.id
            opened = dispute.opened
            due = dispute.due
            decided = dispute.decided
        }
    }
}
