// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

/// A draft, and what the checks must and must not say of it.
struct DraftCase: Sendable, CustomTestStringConvertible {
    let id: String
    let draft: MessageDraft
    /// Must be found and hold the release; a check named twice must find two things.
    var blocks: [MessageCheck] = []
    /// Must be found, at any level.
    var advises: [MessageCheck] = []
    /// May be found or not.
    var free: [MessageCheck] = []
    /// Must stay silent.
    var silent: [MessageCheck] = []
    /// Only what must be found and what must stay silent is scored.
    var isFragment = false

    var testDescription: String { id }
}

/// The invented country in which the drafts are written.
enum Lorvia {
    static let now = Timestamp(milliseconds: 1_777_881_600_000)
    static let later = Timestamp(milliseconds: 1_778_090_700_000)

    /// Monday 4 May 2026, 10:00 +02:00, unless the case says otherwise.
    static func context(
        _ language: String = "en", channel: MessageDraft.Channel, body: [String] = ["Lorvia City Police"],
        now: Timestamp = now
    ) -> MessageContext {
        var context = MessageContext()
        context.body = body
        context.now = now
        context.offsetMinutes = 120
        context.publicContacts = ["101", "112", "police.lorvia.example"]
        context.domains = ["lorvia.example"]
        context.siblings = []
        context.dangerPlaces = []
        context.companions = MessageCompanion.kinds.map { MessageCompanion($0, language: language, channel: channel) }
        context.log = MessageLog()
        context.facts = MessageFacts(
            people: [
                MessageFacts.Person("Ms Adan", .recipient), MessageFacts.Person("M. Okoro", .recipient),
                MessageFacts.Person("Ines Roth", .server), MessageFacts.Person("Dario Kell", .other),
            ],
            measures: ["patrol your street", "mark your number for a fast response", "review this every day"])
        return context
    }

    static func draft(
        _ kind: MessageDraft.Kind, _ channel: MessageDraft.Channel, language: String = "en", isExercise: Bool = false,
        body: [String] = ["Lorvia City Police"], now: Timestamp = now, approved: [String]? = nil,
        change: (inout MessageContext) -> Void = { _ in }, _ passages: [MessageDraft.Passage]
    ) -> MessageDraft {
        var context = context(language, channel: channel, body: body, now: now)
        context.facts?.approved = approved ?? passages.map(\.words)
        change(&context)
        let audience: AudienceClass =
            switch kind {
            case .neutral, .person: .private
            case .liaison: .partner
            case .organisation: .staff
            case .publicShort, .publicLong, .publicFull, .update, .retraction, .allClear, .ranOut, .review: .public
            }
        return MessageDraft(
            kind: kind, channel: channel, language: language, audience: audience, isExercise: isExercise,
            passages: passages, context: context)
    }

    static func p(_ slot: MessageDraft.Slot, _ words: String) -> MessageDraft.Passage {
        MessageDraft.Passage(slot, words)
    }
}
