// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Makes the bytes that a channel hands over.
///
/// The same message gives the same bytes each time: no clock, no randomness, nothing but what it is given. A subject
/// and a mail's body show neither threat nor name, not even that it is a warning (law 8). In practice every text is
/// marked first and last (law 13).
package protocol MessageRenderer: Sendable {
    func render(_ message: OutgoingMessage) throws -> RenderedMessage
}

/// What is to be said in one delivery.
package struct OutgoingMessage: Hashable, Sendable {
    package enum Body: Hashable, Sendable {
        /// The released text in the recipient's language, or in the nearest there is.
        case warning(WriteText)
        case notice(Notice)
    }

    package let warning: WarningID
    package let body: Body
    /// The approved way, also in practice.
    package let channel: ChannelKind
    /// How much may be said; neutral is "please call us", without a link.
    package let form: ContactForm
    /// The recipient's language; texts fall back to English.
    package let language: String
    package let practice: Bool
    /// The name under which the desk writes.
    package let desk: String
    /// How anyone can check a message without its link.
    package let check: String
    /// What to say on the telephone.
    package let reference: String
    /// The recipient's page; absent where no link may go.
    package let link: Confidential?

    package init(
        warning: WarningID, body: Body, channel: ChannelKind, form: ContactForm, language: String, practice: Bool,
        desk: String, check: String, reference: String, link: Confidential?
    ) {
        self.warning = warning
        self.body = body
        self.channel = channel
        self.form = form
        self.language = language
        self.practice = practice
        self.desk = desk
        self.check = check
        self.reference = reference
        self.link = link
    }
}

package struct RenderedMessage: Hashable, Sendable {
    package let subject: String
    package let plainText: Confidential
    package let html: Confidential?
    /// The language that the text is in.
    package let language: String

    package init(subject: String, plainText: Confidential, html: Confidential?, language: String) {
        self.subject = subject
        self.plainText = plainText
        self.html = html
        self.language = language
    }
}

/// The texts of a fan-out, as they were released.
struct MessageWords: Codable, Sendable {
    let texts: [WriteText]

    /// The text in a language, in the same language of another place, in English, or the first there is.
    func text(in language: String) -> WriteText? {
        let base = language.prefix { $0 != "-" }
        return texts.first { $0.language == language }
            ?? texts.first { $0.language.prefix { $0 != "-" } == base }
            ?? texts.first { $0.language.hasPrefix("en") }
            ?? texts.first
    }
}
