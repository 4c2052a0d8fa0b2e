// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    /// Asks whoever signs to show again that it is them, for these very contents. In practice nobody is asked.
    ///
    /// - Throws: ``FormProblem`` at `factor`; nothing was signed.
    func freshFactor(_ form: DeskForm, _ session: Session, _ digest: Digest) async throws {
        let signedIn = session.signedIn
        guard !session.person.practice, !signedIn.session.isFresh(for: digest, at: now) else { return }
        if try await !hasFactor(session.person) { return try await tokenAgain(form, session) }
        do {
            if let answer = form.passkeyShown {
                _ = try await accounts.fresh(signedIn, passkey: answer, for: digest)
            } else {
                let code = try form.require("factor", or: "Enter a code of your authenticator, or show your passkey.")
                _ = try await accounts.fresh(signedIn, code: code, for: digest, from: session.place)
            }
        } catch let refusal as Refusal where refusal.code == .notAllowed {
            throw FormProblem("factor", factorRefused(form))
        } catch let refusal as Refusal {
            throw FormProblem("factor", refusal.sentence)
        }
    }

    private func factorRefused(_ form: DeskForm) -> String {
        form.passkeyShown == nil
            ? "This code is not right, or was used before. Wait for the next one. Nothing was signed."
            : "This passkey does not fit. Show it again, or enter a code. Nothing was signed."
    }

    private func hasFactor(_ person: Person) async throws -> Bool {
        let kinds = try await desk.roster().members[person.id]?.factors.map(\.kind) ?? []
        return kinds.contains(.code) || kinds.contains(.passkey)
    }

    /// Whoever has neither authenticator nor passkey yet came in by a token, and shows it again.
    private func tokenAgain(_ form: DeskForm, _ session: Session) async throws {
        let token = try form.require(
            "factor", or: "You have no authenticator yet: enter your token again, then sign. Nothing was signed.")
        do {
            let again = try await accounts.signIn(token: Confidential(token), from: session.place)
            try await accounts.signOut(again)
            guard again.person.id == session.person.id else {
                throw Refusal(.notAllowed, "This token is somebody else's.")
            }
        } catch let refusal as Refusal {
            throw FormProblem(
                "factor", refusal.code == .notAllowed ? "This is not your token. Nothing was signed." : refusal.sentence
            )
        }
    }

    var factorRoutes: [Route] {
        [
            Route(
                .get, "/desk/factor/{contents}/passkey", .person, "What a passkey is asked before somebody signs.",
                answer: staff(mending: true, factorQuestion))
        ]
    }

    private func factorQuestion(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        guard let contents = Digest.read(request.name("contents")) else { throw WebFailure.nothing }
        return try .json(await accounts.passkeyQuestion(for: contents, session.signedIn))
    }
}
