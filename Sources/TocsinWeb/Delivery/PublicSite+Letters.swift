// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TocsinCore
import TocsinDesk

extension PublicSite {
    /// One page and one status for every link that shows nothing.
    func gone() throws -> WebAnswer {
        WebAnswer(
            status: 404, type: "text/html; charset=utf-8",
            body: try pages.render("gone", [GonePage(leave: words.leave)]))
    }

    func cover(_ link: RecipientLink, _ request: WebRequest) throws -> WebAnswer {
        try letter("cover", link, request, .cover, CoverPage(link.acknowledgement.check))
    }

    func message(_ link: RecipientLink, _ request: WebRequest) async throws -> WebAnswer {
        guard let message = LinkMessage(try await desk.load(link.caseID).folded, link) else { return try gone() }
        return try letter(
            "message", link, request, .read, MessagePage(link, message, desk: desk.settings.name),
            TextParts(message.texts))
    }

    func answered(
        _ answer: Acknowledgement.Answer, _ recorded: RecordedAnswer, _ link: RecipientLink, _ request: WebRequest
    ) async throws -> WebAnswer {
        let message = await contents(of: link)
        let at = PageTime(recorded.at, zoneMinutes: message?.zoneMinutes ?? 0)
        let emergency = message?.help ?? "Ring the emergency number of the place where you are."
        switch answer {
        case .haveIt:
            let page = AcknowledgedPage(
                at: at, verified: link.acknowledgement.check != nil, receipt: recorded.receipt,
                ring: "If things change: \(message?.help ?? desk.settings.checkWords)")
            return try letter("acknowledged", link, request, .read, page)
        case .notMe:
            return try letter("notme", link, request, .mistaken, NotMePage(at: at))
        case .needHelp:
            let dial = words.telephone.map { $0.filter { "+0123456789".contains($0) } }
            let page = HelpPage(at: at, emergency: emergency, telephone: words.telephone, dial: dial)
            return try letter("help", link, request, .read, page)
        }
    }

    func letter(
        _ name: String, _ link: RecipientLink, _ request: WebRequest, _ stage: FormStamps.Stage, _ parts: Any...,
        status: Int = 200
    ) throws -> WebAnswer {
        let token = request.name("token")
        let path = "/m/\(token)"
        let check = desk.settings.checkWords
        let letter = Letter(
            practice: link.practice, desk: desk.settings.name, open: path, haveIt: path + "/acknowledge",
            needHelp: path + "/help", notMe: path + "/not-me",
            hidden: [HiddenField(name: "form", value: stamps.make(stage, for: token, at: now))],
            reference: link.reference, check: check.isEmpty ? nil : check, leave: words.leave)
        return WebAnswer(
            status: status, type: "text/html; charset=utf-8", body: try pages.render(name, [letter] + parts))
    }

    /// What goes with a confirmation; whatever keeps us from reading it must not keep us from confirming.
    private func contents(of link: RecipientLink) async -> LinkMessage? {
        do {
            return LinkMessage(try await desk.load(link.caseID).folded, link)
        } catch {
            logger.error("the case of a link can't be read", metadata: ["delivery.id": "\(link.delivery)"])
            return nil
        }
    }
}
