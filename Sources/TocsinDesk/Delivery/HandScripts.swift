// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// What a person needs who delivers by hand: whom, by which way, and what to say.
package struct HandScript: Sendable {
    package let name: Confidential
    /// Where; `nil` if no route is left, and a way must be found.
    package let address: Confidential?
    package let text: Confidential

    package init(name: Confidential, address: Confidential?, text: Confidential) {
        self.name = name
        self.address = address
        self.text = text
    }
}

extension Desk {
    /// The script for a task on the board, made anew each time from what was released.
    ///
    /// - Throws: `unknown-thing` if the recipient was erased.
    package func script(for task: HandTask, renderer: any MessageRenderer) async throws -> HandScript {
        let folded = try await current(task.caseID).folded
        guard let warning = folded.warnings[task.warning], let recipient = folded.recipients[task.recipient],
            let message = FanOut.Message(name: task.message)
        else { throw Refusal.nothing("recipient of this warning") }
        let words = MessageWords(texts: warning.texts.keys.sorted().compactMap { warning.texts[$0] })
        let body: OutgoingMessage.Body
        switch message {
        case .notice(let notice): body = .notice(notice)
        case .warning:
            guard let text = words.text(in: recipient.added.language) else { throw Refusal.nothing("text") }
            body = .warning(text)
        }
        let rendered = try renderer.render(
            OutgoingMessage(
                warning: task.warning, body: body, channel: .byHand, form: .full, language: recipient.added.language,
                practice: task.practice, desk: settings.name, check: settings.checkWords,
                reference: LinkTokens.reference(of: task.delivery), link: nil))
        let routes = recipient.added.routes
        return HandScript(
            name: Confidential(recipient.added.name),
            address: routes.indices.contains(task.route) ? Confidential(routes[task.route].address) : nil,
            text: rendered.plainText)
    }
}
