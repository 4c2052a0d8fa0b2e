// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
package import TocsinDesk

/// Mails with a page beside the plain text; every other channel has the plain text alone.
package struct PageRenderer: MessageRenderer {
    private let plain = PlainRenderer()
    private let pages: PageLibrary

    /// - Throws: What is wrong with a template of the program.
    package init() throws {
        pages = try PageLibrary()
    }

    private struct Mail: Sendable {
        let practice: Bool
        let desk: String
        let link: String
        let reference: String
        let without: String
    }

    package func render(_ message: OutgoingMessage) throws -> RenderedMessage {
        let rendered = plain.render(message)
        guard message.channel == .email, message.form == .full, let link = message.link else { return rendered }
        let mail = Mail(
            practice: message.practice, desk: message.desk, link: link.reveal(), reference: message.reference,
            without: "Ring \(message.desk) on a number that you find yourself, and say the reference. \(message.check)")
        return RenderedMessage(
            subject: rendered.subject, plainText: rendered.plainText,
            html: Confidential(String(decoding: try pages.render("mail.html", [mail]), as: UTF8.self)),
            language: rendered.language)
    }
}
