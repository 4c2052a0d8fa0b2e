// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

// The recipient's page. A GET shows a cover and changes nothing; a POST with the cover's stamp shows the text; only a
// POST with the stamp of a text that was shown answers. Unknown, expired and used-up links have one page (law 15).
extension PublicSite {
    var recipientRoutes: [Route] {
        let path = "/m/{token}"
        let back = ["/acknowledge", "/not-me", "/help"].map { ending in
            Route(.get, path + ending, .link, "Back to the cover; answers nothing.") { request in
                .seeOther("/m/\(request.name("token"))")
            }
        }
        return back + [
            Route(.get, path, .link, "The cover of a message: neither threat nor name.", answer: cover),
            Route(.post, path, .link, "The message.", answer: open),
            Route(.post, path + "/acknowledge", .link, "I have it.") { try await answer($0, .haveIt) },
            Route(.post, path + "/not-me", .link, "This is not for me.") { try await answer($0, .notMe) },
            Route(.post, path + "/help", .link, "I need help.") { try await answer($0, .needHelp) },
        ]
    }

    private func cover(_ request: WebRequest) async throws -> WebAnswer {
        guard let link = try await links.link(withToken: request.name("token")), isUsable(link) else {
            return try gone()
        }
        return try cover(link, request)
    }

    private func open(_ request: WebRequest) async throws -> WebAnswer {
        let form = try await request.form(["form", "answer", "words"])
        let token = request.name("token")
        let stage = stamps.read(form["form"], for: token, at: now)
        guard let link = try await links.link(withToken: token), isUsable(link, stage) else { return try gone() }
        guard let stage else { return try cover(link, request) }
        if stage == .cover, let check = link.acknowledgement.check {
            guard let given = form["answer"], !given.isEmpty else { return try cover(link, request) }
            let verdict = try await links.identify(link, answer: Confidential(given))
            guard verdict == .right else {
                return try letter(
                    "checkfailed", link, request, .cover, CoverPage(check, verdict: verdict), status: 403)
            }
        }
        do {
            try await links.open(link)
        } catch let refusal as Acknowledgement.Refusal {
            return try await refused(refusal, link, request)
        }
        return try await message(link, request)
    }

    private func answer(_ request: WebRequest, _ answer: Acknowledgement.Answer) async throws -> WebAnswer {
        let form = try await request.form(["form", "answer", "words"])
        let token = request.name("token")
        let stage = stamps.read(form["form"], for: token, at: now)
        guard let link = try await links.link(withToken: token), isUsable(link, stage) || isCall(answer, stage) else {
            return try gone()
        }
        guard stage == .read else { return try cover(link, request) }
        let words = form["words"].flatMap { $0.isEmpty ? nil : Confidential(String($0.prefix(2_000))) }
        do {
            let recorded = try await links.answer(link, answer, words: words)
            return try await answered(answer, recorded, link, request)
        } catch let refusal as Acknowledgement.Refusal {
            return try await refused(refusal, link, request)
        }
    }

    /// A link serves until it expires, until no tries are left, or until somebody said that it is not theirs. Whoever
    /// passed the check is not shut out by the tries of others, and whoever said so may say that it was a mistake.
    private func isUsable(_ link: RecipientLink, _ stage: FormStamps.Stage? = nil) -> Bool {
        guard now < link.acknowledgement.expiresAt else { return false }
        if link.acknowledgement.state == .notMe { return stage == .mistaken }
        return !link.isLocked || stage == .read
    }

    /// Help may be called for at any time by whoever has read the message, also on a page that has grown old.
    private func isCall(_ answer: Acknowledgement.Answer, _ stage: FormStamps.Stage?) -> Bool {
        answer == .needHelp && stage == .read
    }

    private func refused(
        _ refusal: Acknowledgement.Refusal, _ link: RecipientLink, _ request: WebRequest
    ) async throws -> WebAnswer {
        switch refusal {
        case .expired, .locked: return try gone()
        case .identityNeeded, .notOpened: return try cover(link, request)
        case .answered:
            let recorded = RecordedAnswer(at: link.answered ?? now, receipt: nil)
            let answer: Acknowledgement.Answer = link.acknowledgement.state == .notMe ? .notMe : .haveIt
            return try await answered(answer, recorded, link, request)
        }
    }
}
