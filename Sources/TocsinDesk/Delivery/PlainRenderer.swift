// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// Plain texts in English around the released words, for channels without pages and for whoever has no templates.
package struct PlainRenderer: MessageRenderer {
    package init() {}

    package func render(_ message: OutgoingMessage) -> RenderedMessage {
        let lines: [String]
        var language = "en"
        switch (message.form, message.channel) {
        case (.neutral, _), (.barred, _): lines = pleaseCall(message)
        case (.full, .email), (.full, .feed), (.full, .practice): lines = cover(message)
        case (.full, .webhook):
            lines = words(message.body) + partner(message)
            language = message.body.language
        case (.full, .byHand): lines = script(message)
        }
        let marked = message.practice ? [Self.practice, ""] + lines + ["", Self.practiceEnd] : lines
        return RenderedMessage(
            subject: Self.subject(of: message), plainText: Confidential(marked.joined(separator: "\n") + "\n"),
            html: nil, language: language)
    }

    /// Says nothing: it stands on lock screens.
    package static func subject(of message: OutgoingMessage) -> String {
        "\(message.practice ? "PRACTICE: m" : "M")essage \(message.reference)"
    }

    private static let practice = "PRACTICE. Nothing in this message is real."
    private static let practiceEnd = "PRACTICE. End of the practice message."

    private func pleaseCall(_ message: OutgoingMessage) -> [String] {
        [
            "Please ring \(message.desk) about reference \(message.reference).",
            "Find the number yourself. \(message.check)",
            "If this reaches you twice, or in two ways, it is one and the same message.",
        ]
    }

    private func cover(_ message: OutgoingMessage) -> [String] {
        let link =
            message.link.map { ["Read it where nobody can look over your shoulder:", $0.reveal(), ""] } ?? []
        return [
            "There is a message for you from \(message.desk).", "Its reference is \(message.reference).", "",
        ] + link + [
            "You can also get it, and answer, without this link: ring \(message.desk) on a number that you",
            "find yourself, and say the reference. \(message.check)", "",
            "The page asks for no password, no code and no money. If this reaches you twice, or in two ways,",
            "it is one and the same message.",
        ]
    }

    private func words(_ body: OutgoingMessage.Body) -> [String] {
        switch body {
        case .notice(let notice):
            let words = notice.words(language: "en")
            return [words.headline, "", words.text]
        case .warning(let text):
            let parts = [("Where", text.place), ("When", text.time), ("Help", text.help), ("To check", text.check)]
            let named = parts.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
            return [text.headline, text.sender, "", text.danger, "", "What to do now:"]
                + text.actions.enumerated().map { "\($0.offset + 1). \($0.element)" } + [""] + named
        }
    }

    private func partner(_ message: OutgoingMessage) -> [String] {
        [
            "", "From \(message.desk). Warning \(message.warning), reference \(message.reference). \(message.check)",
            "If this reaches you twice, or in two ways, it is one and the same message.",
        ]
    }

    /// What a person reads out, and what they do before and after.
    private func script(_ message: OutgoingMessage) -> [String] {
        [
            "Before you say anything: make sure whom you speak to, and that nobody listens who should not.",
            "Say: I am calling for \(message.desk) about reference \(message.reference). \(message.check)", "",
            "Then say:", "",
        ] + words(message.body) + [
            "", "Ask them to say it back in their own words.",
            "Record at once: who told whom, when, how you knew who it was, whether they said it back, what they answered.",
        ]
    }
}

extension OutgoingMessage.Body {
    fileprivate var language: String {
        switch self {
        case .warning(let text): text.language
        case .notice: "en"
        }
    }
}
