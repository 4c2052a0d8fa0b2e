// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var accountRoutes: [Route] {
        [
            Route(.get, "/desk/account", .person, "How you sign in.", answer: staff(mending: true, accountPage)),
            Route(
                .post, "/desk/account/fresh", .person, "Show a factor again before you change how you sign in.",
                answer: changing { session, form, _ in
                    try await freshFactor(form, session, accounts.factorContents(of: session.signedIn))
                    return .seeOther("/desk/account")
                }),
            Route(
                .get, "/desk/account/passkey", .person, "What a device is asked that makes a further passkey.",
                answer: staff(mending: true) { try .json(await accounts.passkeyQuestion(adding: $1.signedIn)) }),
            Route(.post, "/desk/account/passkey", .person, "Add a passkey.", answer: changing(addPasskey)),
            Route(
                .post, "/desk/account/authenticator", .person, "Take another authenticator.", answer: changing(replace)),
            Route(.post, "/desk/account/password", .person, "Change the password.", answer: changing(changePassword)),
            Route(
                .post, "/desk/account/recovery-codes", .person, "Make new recovery codes.",
                answer: changing { session, _, request in
                    let codes = try await accounts.newRecoveryCodes(session.signedIn)
                    return try await recoveryCodes(codes, session.signedIn, at: request)
                }),
            Route(
                .post, "/desk/account/sessions-end", .person, "Sign out on every device.",
                answer: staffForm(mending: true) { _, session, _ in
                    try await accounts.signOutEverywhere(session.signedIn)
                    return WebAnswer(status: 303, headers: [("Location", "/desk/sign-in"), Entrance.noCookie])
                }),
            Route(.post, "/desk/account/tokens", .person, "Make a token for a program.", answer: changing(makeToken)),
            Route(
                .post, "/desk/account/tokens/{token}/revoke", .person, "End a token of yours.",
                answer: changing(revokeToken)),
        ]
    }

    private func accountPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        return try await accountPage(session, FormFill())
    }

    private func accountPage(_ session: Session, _ fill: FormFill, status: Int = 200) async throws -> WebAnswer {
        guard !session.person.practice else { return try page("accountPractice", await frame(.elsewhere, session)) }
        let new: Enrolment?
        do {
            new = try await accounts.newAuthenticator(session.signedIn)
        } catch let refusal as Refusal where refusal.code == .notYet {
            new = nil
        }
        return try page(
            "account", await frame(.elsewhere, session, problems: fill.problems),
            AccountPage(
                session, try await desk.roster(), contents: accounts.factorContents(of: session.signedIn), new: new,
                fill,
                at: now), status: status)
    }

    /// A form of the account page; what is wrong with it is said on the same page.
    private func changing(
        _ body: @escaping @Sendable (Session, DeskForm, WebRequest) async throws -> WebAnswer
    ) -> @Sendable (WebRequest) async throws -> WebAnswer {
        staffForm(mending: true) { request, session, form in
            do {
                return try await body(session, form, request)
            } catch {
                let problem = try formProblem(error)
                return try await accountPage(
                    session, FormFill(form, problems: [problem.problem]), status: problem.status)
            }
        }
    }

    private func addPasskey(_ session: Session, _ form: DeskForm, _ request: WebRequest) async throws -> WebAnswer {
        guard let answer = form.passkeyMade else {
            throw FormProblem(nil, "No passkey arrived. Press the button again; your browser needs its script.")
        }
        try await accounts.add(answer, to: session.signedIn)
        return .seeOther("/desk/account")
    }

    private func replace(_ session: Session, _ form: DeskForm, _ request: WebRequest) async throws -> WebAnswer {
        let code = try form.require("code", or: "Enter the code that the new authenticator shows.")
        try await at("code") { try await accounts.replaceAuthenticator(session.signedIn, code: code) }
        return .seeOther("/desk/account")
    }

    private func changePassword(_ session: Session, _ form: DeskForm, _ request: WebRequest) async throws -> WebAnswer {
        guard form.raw("new") == form.raw("again") else {
            throw FormProblem("new", "The two new passwords are not the same. Enter them again.")
        }
        do {
            let changed = try await accounts.changePassword(
                session.signedIn, from: Confidential(form.raw("old")), to: Confidential(form.raw("new")),
                place: session.place)
            return Entrance.enter(changed, to: "/desk/account")
        } catch let refusal as Refusal where refusal.code == .malformed {
            throw FormProblem("new", refusal.sentence)
        } catch let refusal as Refusal where refusal.code == .notAllowed {
            throw FormProblem("old", "This is not your password. Enter the one that you have now.")
        }
    }

    private struct TokenPage: Sendable {
        let tokenName: String
        let token: String
    }

    private func makeToken(_ session: Session, _ form: DeskForm, _ request: WebRequest) async throws -> WebAnswer {
        let name = try form.require("token-name", or: "Say what the token is for.")
        let scopes = Set(form.all("scopes").compactMap(TokenScope.init))
        guard !scopes.isEmpty else { throw FormProblem("scopes", "Choose what it may do.") }
        guard let days = form["days"].flatMap({ Int64($0) }), (1...365).contains(days) else {
            throw FormProblem("days", "Enter a number of days from 1 to 365.")
        }
        let made = try await accounts.issueToken(
            session.signedIn, name: name, scopes: scopes, expires: now + .days(days))
        return try page(
            "tokenMade", await frame(.elsewhere, session), TokenPage(tokenName: name, token: made.token.reveal()))
    }

    private func revokeToken(_ session: Session, _ form: DeskForm, _ request: WebRequest) async throws -> WebAnswer {
        guard let token = TokenID(request.name("token")) else { throw WebFailure.nothing }
        _ = try await act(.roster(.revokeToken(RevokeToken(token: token))), in: nil, session, form)
        return .seeOther("/desk/account")
    }

    private func at(_ field: String, _ work: () async throws -> Void) async throws {
        do { try await work() } catch let refusal as Refusal { throw FormProblem(field, refusal.sentence) }
    }
}
