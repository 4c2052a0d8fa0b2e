// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Act `delivery.by_hand`: somebody went, rang or handed a letter over, and this is how it went.
package struct DeliverByHand: Hashable, Codable, Sendable {
    package enum Result: String, Hashable, Codable, Sendable, CaseIterable {
        case told, refused, notFound = "not_found", notSafe = "not_safe"
    }

    package let warning: WarningID
    package let recipient: RecipientID
    package let result: Result
    /// In person, by telephone, through a liaison, by letter.
    package let how: String
    package let server: String
    /// How the person was identified before anything was said; absent if they were not.
    package let identifiedBy: String?
    package let readBack: Bool
    package let answer: String?
}

/// Acts `delivery.acknowledge`, `delivery.not_me`, `delivery.need_help`: the word of the one who was told. Through
/// their page it comes from the delivery's own link; recorded by hand it comes from a person of the desk.
package struct AnswerDelivery: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let recipient: RecipientID
    /// Whether identity was checked before the text was shown.
    package let verified: Bool
    package let words: String?

    package init(warning: WarningID, recipient: RecipientID, verified: Bool, words: String?) {
        self.warning = warning
        self.recipient = recipient
        self.verified = verified
        self.words = words
    }
}

/// Act `delivery.evidence`: what a channel showed: that it was handed over, accepted, delivered, or that it failed.
package struct ShowEvidence: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let recipient: RecipientID
    package let channel: ChannelKind
    /// Absent if the delivery failed.
    package let level: EvidenceLevel?
    package let reason: String?

    package init(
        warning: WarningID, recipient: RecipientID, channel: ChannelKind, level: EvidenceLevel?, reason: String?
    ) {
        self.warning = warning
        self.recipient = recipient
        self.channel = channel
        self.level = level
        self.reason = reason
    }
}

/// Act `help.take`: somebody takes a call for help.
package struct TakeHelp: Hashable, Codable, Sendable {
    package let warning: WarningID
    package let recipient: RecipientID
}

/// How far one warning has got with one recipient.
package struct Reach: Hashable, Sendable {
    package private(set) var level: EvidenceLevel?
    package private(set) var levelAt: Timestamp?
    package var refused = false
    package var notMe = false
    package var failures: [String] = []
    package var helpAsked: Timestamp?
    package var helpTakenBy: PersonID?

    package init() {}

    /// Evidence never goes down.
    package mutating func show(_ evidence: EvidenceLevel, at time: Timestamp) {
        if let level, evidence <= level { return }
        (level, levelAt) = (evidence, time)
    }

    /// Whether `needed` was reached. Once somebody said "not me", what a machine showed may have been about them: then
    /// only a person's own word counts.
    package func has(_ needed: EvidenceLevel) -> Bool {
        level.map { $0 >= (notMe ? max(needed, .acknowledged) : needed) } ?? false
    }
}
