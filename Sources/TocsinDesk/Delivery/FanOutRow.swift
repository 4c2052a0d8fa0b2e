// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A fan-out as it lies in the store.
package struct FanOutRow: Hashable, Sendable {
    package let number: Int64
    package let fanOut: FanOut
    /// Absent until the first chunk is filled.
    package let plan: FanOutPlan?
    /// The last recipient who was filled; they are taken in the order of their identifiers.
    package let cursor: RecipientID?

    package init(number: Int64, fanOut: FanOut, plan: FanOutPlan?, cursor: RecipientID?) {
        self.number = number
        self.fanOut = fanOut
        self.plan = plan
        self.cursor = cursor
    }
}

/// What holds for every delivery of a fan-out; decided with its first chunk.
package struct FanOutPlan: Hashable, Sendable {
    package let priority: DeliveryPriority
    /// The evidence at which no further step is tried.
    package let stopsAt: EvidenceLevel
    package let expiresAt: Timestamp
    /// How many people are to get it.
    package let recipients: Int
    /// The released texts, sealed under the case's key: sending needs nothing but the delivery's own tables.
    package let words: [UInt8]

    package init(
        priority: DeliveryPriority, stopsAt: EvidenceLevel, expiresAt: Timestamp, recipients: Int, words: [UInt8]
    ) {
        self.priority = priority
        self.stopsAt = stopsAt
        self.expiresAt = expiresAt
        self.recipients = recipients
        self.words = words
    }
}

/// The released texts of a fan-out under the case's key.
package struct SealedWords: Hashable, Sendable {
    package let caseID: CaseID
    package let words: [UInt8]
    package let wrappedKey: [UInt8]

    package init(caseID: CaseID, words: [UInt8], wrappedKey: [UInt8]) {
        self.caseID = caseID
        self.words = words
        self.wrappedKey = wrappedKey
    }
}

extension FanOut.Message {
    /// Reads ``name``; `nil` for anything else.
    package init?(name: String) {
        if name == "warning" {
            self = .warning
        } else if let notice = Notice(rawValue: name) {
            self = .notice(notice)
        } else {
            return nil
        }
    }
}
