// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Act `outcome.record`: what became of one warning, by dimension; never one word for hit or miss.
package struct RecordOutcome: Hashable, Codable, Sendable {
    package enum Result: String, Hashable, Codable, Sendable, CaseIterable {
        case occurredAsWarned = "occurred_as_warned"
        case occurredOtherwise = "occurred_elsewhere_or_otherwise"
        /// Needs a source; a warned attack that does not happen is no false alarm.
        case prevented
        case didNotOccur = "did_not_occur"
        case indeterminate
    }

    /// Whether the event is the one that was warned of.
    package enum Link: String, Hashable, Codable, Sendable, CaseIterable { case same, different, unknown }

    package enum InsideWindow: String, Hashable, Codable, Sendable, CaseIterable { case yes, no, unknown }

    package let warning: WarningID
    package let event: EventID?
    package let link: Link
    package let result: Result
    package let actor: DimensionMatch?
    package let place: DimensionMatch?
    package let time: DimensionMatch?
    package let method: DimensionMatch?
    package let target: DimensionMatch?
    /// From the first acknowledged delivery to that audience until the event; absent if nobody acknowledged.
    package let leadTime: Interval?
    /// What the lead time was counted from, or why there is none.
    package let leadTimeNote: String?
    package let insideWindow: InsideWindow
    /// What might have gone otherwise, as a judgement of the one who records it.
    package let counterfactual: String?
    package let lesson: String?
    /// Statements that it rests on.
    package let basis: [StatementID]

    package init(
        warning: WarningID, event: EventID?, link: Link, result: Result, actor: DimensionMatch? = nil,
        place: DimensionMatch? = nil, time: DimensionMatch? = nil, method: DimensionMatch? = nil,
        target: DimensionMatch? = nil, leadTime: Interval? = nil, leadTimeNote: String? = nil,
        insideWindow: InsideWindow, counterfactual: String? = nil, lesson: String? = nil, basis: [StatementID] = []
    ) {
        self.warning = warning
        self.event = event
        self.link = link
        self.result = result
        self.actor = actor
        self.place = place
        self.time = time
        self.method = method
        self.target = target
        self.leadTime = leadTime
        self.leadTimeNote = leadTimeNote
        self.insideWindow = insideWindow
        self.counterfactual = counterfactual
        self.lesson = lesson
        self.basis = basis
    }

    /// All five in a fixed order; one that nobody judged is unknown.
    package var dimensions: [(name: String, match: DimensionMatch)] {
        [("actor", actor), ("place", place), ("time", time), ("method", method), ("target", target)]
            .map { ($0.0, $0.1 ?? DimensionMatch(match: .unknown, words: nil)) }
    }
}

/// How one dimension of a warning compares with what happened.
package struct DimensionMatch: Hashable, Codable, Sendable {
    package enum Match: String, Hashable, Codable, Sendable, CaseIterable {
        case yes, no, partly
        case notStated = "not_stated"
        case unknown
    }

    package let match: Match
    package let words: String?

    package init(match: Match, words: String?) {
        self.match = match
        self.words = words
    }
}
