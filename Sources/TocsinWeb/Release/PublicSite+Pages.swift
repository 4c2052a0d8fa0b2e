// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TocsinCore
import TocsinDesk

extension PublicSite {
    var now: Timestamp { desk.instruments.now() }

    func frame(_ place: PageFrame.Place, practice: Bool = false, zoneMinutes: Int = 0) -> PageFrame {
        PageFrame(
            desk: desk.settings.name, practice: practice, asAt: PageTime(now, zoneMinutes: zoneMinutes),
            onAlerts: place == .alerts, onPractice: place == .practice, onLog: place == .log)
    }

    /// A page for everybody; asked for anew each time.
    func page(_ name: String, _ frame: PageFrame, _ parts: Any..., status: Int = 200) throws -> WebAnswer {
        WebAnswer(
            status: status, type: "text/html; charset=utf-8", headers: [("Cache-Control", "no-cache")],
            body: try pages.render(name, [frame] + parts))
    }

    private struct ErrorPage: Sendable {
        let what: String
        let ring: String?
    }

    /// What is forbidden and what is absent have one page. What we did not foresee says nothing of itself.
    func failed(_ error: any Error, _ request: WebRequest) async -> WebAnswer {
        let (status, what): (Int, String) =
            switch error {
            case let failure as WebFailure: describe(failure)
            case let refusal as Refusal where refusal.code == .unknownThing: describe(.nothing)
            case _: (500, "This page could not be made. Nothing that you sent was recorded.")
            }
        if status == 500 { logger.error("page failed", metadata: ["error.type": "\(type(of: error))"]) }
        let ring = status == 500 ? desk.settings.checkWords : nil
        let body = try? pages.render("error", [frame(.elsewhere), ErrorPage(what: what, ring: ring)])
        var answer = WebAnswer(status: status, type: "text/html; charset=utf-8", body: body ?? Array(what.utf8))
        if case WebFailure.wrongMethod(let methods) = error {
            answer.headers.append(("Allow", methods.joined(separator: ", ")))
        }
        return answer
    }

    private func describe(_ failure: WebFailure) -> (Int, String) {
        switch failure {
        case .nothing, .tokenNeeded: (404, "There is nothing here that you can see.")
        case .wrongMethod: (405, "This address does not take what was sent to it.")
        case .tooLarge: (413, "That was too much for a form.")
        case .wrongMediaType: (415, "This address takes what its own form sends.")
        case .malformed(let sentence): (400, sentence)
        case .tooSlow: (408, "What you sent did not arrive in time. Send it again.")
        }
    }
}
