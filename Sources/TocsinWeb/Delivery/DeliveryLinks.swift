// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// The links of the desk's own deliveries.
package struct DeliveryLinks: LinkSource {
    private let links: Links

    package init(_ links: Links) { self.links = links }

    package func link(withToken token: String) async throws -> RecipientLink? {
        let token = Confidential(token)
        return try await links.link(withToken: token).map { RecipientLink($0, token: token) }
    }

    package func identify(_ link: RecipientLink, answer: Confidential) async throws -> IdentityVerdict {
        switch try await links.identify(delivery(link), answer: answer) {
        case .right: .right
        case .wrong: .wrong
        case .locked: .locked
        }
    }

    package func open(_ link: RecipientLink) async throws {
        try await links.open(delivery(link))
    }

    package func answer(
        _ link: RecipientLink, _ answer: Acknowledgement.Answer, words: Confidential?
    ) async throws -> RecordedAnswer {
        let (at, entry) = try await links.answer(delivery(link), answer, words: words)
        return RecordedAnswer(at: at, receipt: entry.map { "\($0)" })
    }

    /// - Throws: ``Acknowledgement/Refusal/expired`` if its recipient was erased meanwhile.
    private func delivery(_ link: RecipientLink) async throws -> DeliveryLink {
        guard let delivery = try await links.link(withToken: link.token) else {
            throw Acknowledgement.Refusal.expired
        }
        return delivery
    }
}

extension RecipientLink {
    fileprivate init(_ link: DeliveryLink, token: Confidential) {
        self.init(
            token: token, delivery: link.delivery, caseID: link.caseID, warning: link.warning,
            recipient: link.recipient, language: link.language, practice: link.practice, reference: link.reference,
            acknowledgement: link.acknowledgement, isLocked: link.isLocked, answered: link.answered)
    }
}
