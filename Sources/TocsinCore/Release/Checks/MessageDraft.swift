// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A text as the message checks read it: its words by slot, for one audience, in one language, on one channel.
package struct MessageDraft: Hashable, Sendable {
    /// What the text is for. Each kind has its own anatomy; see ``need(for:)``.
    package enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// "Please call": neither danger nor organisation.
        case neutral
        /// To one whose life is threatened.
        case person
        /// To another service.
        case liaison
        case organisation
        /// At most 90 characters.
        case publicShort = "public_short"
        /// At most 360 characters.
        case publicLong = "public_long"
        case publicFull = "public_full"
        case update
        /// We were wrong, or no longer hold it.
        case retraction
        case allClear = "all_clear"
        /// The stated time passed and nobody decided.
        case ranOut = "ran_out"
        /// The fixed notice while we look again.
        case review
    }

    package enum Channel: String, Hashable, Codable, Sendable, CaseIterable {
        case mail, page, sms
        /// A broadcast to every phone in an area.
        case cellBroadcast = "cell_broadcast"
        /// Read aloud, by a person or a machine.
        case voice
        case print
    }

    /// An element of the anatomy. Every word of a text belongs to one.
    package enum Slot: String, Hashable, Codable, Sendable, CaseIterable {
        /// Headline, or subject of a mail.
        case headline
        case sender, reference, hazard, place, time, action
        case actBy = "act_by"
        case notKnown = "not_known"
        /// How to check that it is genuine.
        case genuine
        case help
        /// When the next message comes.
        case next
        /// How to confirm receipt.
        case confirm
        /// No arms, no revenge.
        case law
        /// What we cannot do, and what we will do.
        case measures
        /// What this kind of text must say: what changed, that it was wrong, that it is over.
        case statement
        case other
    }

    package struct Passage: Hashable, Sendable {
        package let slot: Slot
        package let words: String
        /// Whether it begins a line; if not, it goes on behind a space.
        package let startsLine: Bool

        package init(_ slot: Slot, _ words: String, startsLine: Bool = false) {
            self.slot = slot
            self.words = words
            self.startsLine = startsLine
        }
    }

    package let kind: Kind
    package let channel: Channel
    /// As `en` or `fr-CA`; only the part before the hyphen is looked at.
    package let language: String
    package let audience: AudienceClass
    package let isExercise: Bool
    /// In the order in which they are read; a headline stands first.
    package let passages: [Passage]
    /// What the desk knows beside the words.
    package var context: MessageContext

    package init(
        kind: Kind, channel: Channel, language: String, audience: AudienceClass, isExercise: Bool = false,
        passages: [Passage], context: MessageContext = MessageContext()
    ) {
        self.kind = kind
        self.channel = channel
        self.language = language
        self.audience = audience
        self.isExercise = isExercise
        self.passages = passages.filter { !$0.words.allSatisfy(\.isWhitespace) }
        self.context = context
    }

    /// All but the headline, as it is sent.
    package var body: String {
        passages.filter { $0.slot != .headline }.reduce(into: "") { text, passage in
            if !text.isEmpty { text += passage.startsLine ? "\n" : " " }
            text += passage.words
        }
    }

    /// How long the text is on its channel.
    package var length: MessageLength { MessageLength(body) }
}

extension MessageDraft.Kind {
    var isPublic: Bool {
        switch self {
        case .publicShort, .publicLong, .publicFull: true
        case .neutral, .person, .liaison, .organisation, .update, .retraction, .allClear, .ranOut, .review: false
        }
    }

    /// A text that says the danger, not one that follows it or only asks for a call.
    var warns: Bool {
        switch self {
        case .person, .liaison, .organisation, .publicShort, .publicLong, .publicFull: true
        case .neutral, .update, .retraction, .allClear, .ranOut, .review: false
        }
    }

    /// Takes the danger back.
    var cancels: Bool {
        switch self {
        case .retraction, .allClear: true
        case .neutral, .person, .liaison, .organisation, .publicShort, .publicLong, .publicFull, .update, .ranOut,
            .review:
            false
        }
    }
}
