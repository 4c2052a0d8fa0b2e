// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

extension DeskSite {
    var foundingRoutes: [Route] {
        [
            Route(
                .get, "/desk/set-up/{link}", .link, "Found a desk: who it is and who works there.", answer: setUpPage),
            Route(.post, "/desk/set-up/{link}", .link, "Found a desk, as the first administrator.", answer: setUp),
            Route(
                .get, "/desk/found/{link}", .link, "What the second administrator is asked to agree to.",
                answer: foundPage),
            Route(.post, "/desk/found/{link}", .link, "Found a desk, as the second administrator.", answer: found),
        ]
    }

    private func setUpPage(_ request: WebRequest) async throws -> WebAnswer {
        try await accounts.expectSetUp(link: Confidential(request.name("link")))
        return try await setUpPage(request, FormFill())
    }

    private func setUpPage(_ request: WebRequest, _ fill: FormFill, status: Int = 200) async throws -> WebAnswer {
        try page(
            "setUp", await frame(.elsewhere, nil, problems: fill.problems),
            FoundingPage(request.path, fill, address: desk.settings.publicAddress), status: status)
    }

    private func setUp(_ request: WebRequest) async throws -> WebAnswer {
        let link = Confidential(request.name("link"))
        try await accounts.expectSetUp(link: link)
        let form = try await FormReader.read(request)
        guard request.isFromHere else { throw WebFailure.nothing }
        do {
            let asked = try FoundingPage.read(form)
            let second = try await accounts.beginFounding(link: link, form: asked)
            let path = "/desk/found/\(second.reveal())"
            return try page(
                "setUpLink", await frame(.elsewhere, nil), FoundingAsked(desk.settings.publicAddress + path, asked))
        } catch {
            let problem = try formProblem(error)
            return try await setUpPage(request, FormFill(form, problems: [problem.problem]), status: problem.status)
        }
    }

    private func foundPage(_ request: WebRequest) async throws -> WebAnswer {
        let asked = try await accounts.pendingFounding(link: Confidential(request.name("link")))
        return try page("setUpConfirm", await frame(.elsewhere, nil), FoundingAsked(request.path, asked))
    }

    /// The program goes on under its old name until the first of them follows a link, so that this page is whole.
    private func found(_ request: WebRequest) async throws -> WebAnswer {
        guard request.isFromHere else { throw WebFailure.nothing }
        let link = Confidential(request.name("link"))
        let asked = try await accounts.pendingFounding(link: link)
        let invitations = try await accounts.confirmFounding(link: link)
        return try page(
            "invitations", await frame(.elsewhere, nil),
            InvitationsPage(
                "The desk is founded", invitations, site: asked.desk.publicAddress, isFounding: true))
    }

    /// Whether the desk was founded meanwhile, and the program still works under the name that it had before.
    var isOutdated: Bool {
        get async throws {
            guard let kept = try await desk.store.setting("desk") else { return false }
            return try kept != CanonicalEncoder.encode(desk.settings)
        }
    }
}
