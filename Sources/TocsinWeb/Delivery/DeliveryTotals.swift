// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// How many deliveries of one warning have left, wait, or will never leave; and how far they have got.
struct DeliveryTotals: Hashable, Sendable {
    private(set) var waiting = 0
    private(set) var byHand = 0
    private(set) var left = 0
    private(set) var failed = 0
    private(set) var stopped = 0
    /// With at least this evidence.
    private(set) var reached: [EvidenceLevel: Int] = [:]

    init(_ counts: [DeliveryCount]) {
        for count in counts where count.message == "warning" {
            switch count.state {
            case "handed_over": left += count.count
            case "failed": failed += count.count
            case "expired", "superseded", "cancelled": stopped += count.evidence == nil ? count.count : 0
            case _:
                waiting += count.count
                if count.channel == .byHand { byHand += count.count }
            }
            guard let evidence = count.evidence else { continue }
            for level in EvidenceLevel.allCases where level <= evidence { reached[level, default: 0] += count.count }
        }
    }

    var all: Int { waiting + left + failed + stopped }
    var waitingWords: String { waiting == 1 ? "1 message" : "\(waiting) messages" }

    /// "Halt 116 messages not yet handed over. 96 have left: those people get …"
    var haltSentence: String {
        let gone = left == 1 ? "1 has left: that person gets" : "\(left) have left: those people get"
        return "Halt \(waitingWords) not yet handed over. \(gone) “under review, keep your precautions”."
    }
}
