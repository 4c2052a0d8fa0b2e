// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// The page behind a link, as it lies in the store.
package struct LinkRow: Hashable, Sendable {
    package let delivery: DeliveryID
    package let caseID: CaseID
    package let warning: WarningID
    package let recipient: RecipientID
    package let practice: Bool
    package let page: LinkPage
    /// When they said that they have it, or that it is not for them.
    package let answered: Timestamp?
    package let sealed: [UInt8]?
    /// `nil` once the recipient was erased.
    package let wrappedKey: [UInt8]?

    package init(
        delivery: DeliveryID, caseID: CaseID, warning: WarningID, recipient: RecipientID, practice: Bool,
        page: LinkPage, answered: Timestamp?, sealed: [UInt8]?, wrappedKey: [UInt8]?
    ) {
        self.delivery = delivery
        self.caseID = caseID
        self.warning = warning
        self.recipient = recipient
        self.practice = practice
        self.page = page
        self.answered = answered
        self.sealed = sealed
        self.wrappedKey = wrappedKey
    }
}

/// A page with its tries: those before the right answer, and those of whoever comes later.
package struct LinkPage: Hashable, Sendable {
    package private(set) var acknowledgement: Acknowledgement
    /// Wrong answers after a right one; at ``Acknowledgement/triesMax`` nobody is asked again.
    package private(set) var misses: Int

    package init(_ acknowledgement: Acknowledgement, misses: Int = 0) {
        self.acknowledgement = acknowledgement
        self.misses = misses
    }

    package var isLocked: Bool {
        acknowledgement.verified ? misses >= Acknowledgement.triesMax : acknowledgement.triesLeft == 0
    }

    /// Does one thing; see ``Acknowledgement``.
    package mutating func take(
        _ visit: LinkVisit, now: Timestamp
    ) throws(Acknowledgement.Refusal) -> [Acknowledgement.Effect] {
        switch visit {
        case .identify(let matches):
            guard acknowledgement.verified else { return try acknowledgement.identify(matches: matches, now: now) }
            return try identifyAgain(matches: matches, now: now)
        case .open: return try acknowledgement.open(now: now)
        case .answer(let answer, words: _): return try acknowledgement.answer(answer, now: now)
        }
    }

    private mutating func identifyAgain(
        matches: Bool, now: Timestamp
    ) throws(Acknowledgement.Refusal) -> [Acknowledgement.Effect] {
        guard now < acknowledgement.expiresAt else { throw .expired }
        guard misses < Acknowledgement.triesMax else { throw .locked }
        guard !matches else { return [] }
        misses += 1
        let left = Acknowledgement.triesMax - misses
        return [left > 0 ? .askAgain(triesLeft: left) : .callByVoice]
    }
}

/// What somebody does on the page behind a link.
package enum LinkVisit: Hashable, Sendable {
    /// They answered what was asked; the verdict of a comparison in constant time.
    case identify(matches: Bool)
    case open
    /// Their answer, with words sealed under the recipient's key.
    case answer(Acknowledgement.Answer, words: [UInt8]?)
}

/// An answer that the case does not know yet.
package struct LinkAnswer: Hashable, Sendable {
    package let number: Int64
    package let delivery: DeliveryID
    package let fanOut: Int64
    package let caseID: CaseID
    package let warning: WarningID
    package let recipient: RecipientID
    package let practice: Bool
    package let priority: DeliveryPriority
    package let expiresAt: Timestamp
    package let answer: Acknowledgement.Answer
    package let verified: Bool
    package let at: Timestamp
    package let words: [UInt8]?
    package let wrappedKey: [UInt8]?

    package init(
        number: Int64, delivery: DeliveryID, fanOut: Int64, caseID: CaseID, warning: WarningID,
        recipient: RecipientID, practice: Bool, priority: DeliveryPriority, expiresAt: Timestamp,
        answer: Acknowledgement.Answer, verified: Bool, at: Timestamp, words: [UInt8]?, wrappedKey: [UInt8]?
    ) {
        self.number = number
        self.delivery = delivery
        self.fanOut = fanOut
        self.caseID = caseID
        self.warning = warning
        self.recipient = recipient
        self.practice = practice
        self.priority = priority
        self.expiresAt = expiresAt
        self.answer = answer
        self.verified = verified
        self.at = at
        self.words = words
        self.wrappedKey = wrappedKey
    }
}

extension Acknowledgement.Answer {
    /// Answers of one sort count once together.
    package var once: String {
        switch self {
        case .haveIt, .notMe: "answer"
        case .needHelp: "help"
        }
    }
}
