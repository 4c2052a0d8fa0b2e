// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var entranceRoutes: [Route] {
        [
            Route(.get, "/desk/sign-in", .everybody, "Sign in.", answer: signInPage),
            Route(.post, "/desk/sign-in", .everybody, "Sign in.", answer: signIn),
            Route(
                .get, "/desk/sign-in/passkey", .everybody, "What a passkey is asked at the door.",
                answer: { _ in try .json(await accounts.passkeyQuestion()) }),
            Route(.get, "/desk/recover", .everybody, "Sign in with a recovery code.", answer: recoverPage),
            Route(.post, "/desk/recover", .everybody, "Sign in with a recovery code.", answer: recover),
            Route(.post, "/desk/sign-out", .person, "Sign out.", answer: staffForm(mending: true, signOut)),
            Route(
                .get, "/desk/practice-desk/{link}", .link, "Whom one can be in practice.", answer: practicePage),
            Route(.post, "/desk/practice-desk/{link}", .link, "Work in practice.", answer: practise),
        ]
    }

    private struct SignInPage: Sendable {
        let next: String
        let name: String
        let nameTrouble: String?
        let tokenTrouble: String?

        init(next: String, _ form: DeskForm? = nil, problem: FormProblem? = nil) {
            self.next = next
            name = form?.raw("name") ?? ""
            nameTrouble = problem?.field == "name" ? problem?.sentence : nil
            tokenTrouble = problem?.field == "token" ? problem?.sentence : nil
        }
    }

    private func signInPage(_ request: WebRequest) async throws -> WebAnswer {
        let next = try request.question(["next"])["next"] ?? "/desk"
        return try page("signIn", await frame(.elsewhere, nil), SignInPage(next: DeskSite.ours(next)))
    }

    /// By passkey, by token, or by name, password and code; whichever the form carries.
    private func signIn(_ request: WebRequest) async throws -> WebAnswer {
        let form = try await FormReader.read(request)
        guard request.isFromHere else { throw WebFailure.nothing }
        let next = DeskSite.ours(form["next"] ?? "/desk")
        return try await entering("signIn", field: form["token"] == nil ? "name" : "token", form, to: next) {
            if let answer = form.passkeyShown { return try await accounts.signIn(passkey: answer) }
            if let token = form["token"] {
                return try await accounts.signIn(token: Confidential(token), from: request.place)
            }
            return try await accounts.signIn(
                name: form["name"] ?? "", password: Confidential(form.raw("password")), code: form["code"] ?? "",
                from: request.place)
        }
    }

    private func recoverPage(_ request: WebRequest) async throws -> WebAnswer {
        _ = try request.question([])
        return try page("recover", await frame(.elsewhere, nil), SignInPage(next: "/desk/account"))
    }

    private func recover(_ request: WebRequest) async throws -> WebAnswer {
        let form = try await FormReader.read(request)
        guard request.isFromHere else { throw WebFailure.nothing }
        return try await entering("recover", field: "name", form, to: "/desk/account") {
            try await accounts.recover(
                name: form["name"] ?? "", password: Confidential(form.raw("password")),
                recoveryCode: Confidential(form["recovery"] ?? ""), from: request.place)
        }
    }

    /// Lets somebody in, or shows the same page with one sentence, whatever was wrong.
    private func entering(
        _ template: String, field: String, _ form: DeskForm, to next: String, _ enter: () async throws -> SignedIn
    ) async throws -> WebAnswer {
        do {
            return Entrance.enter(try await enter(), to: next)
        } catch let refusal as Refusal {
            let problem = FormProblem(field, refusal.sentence)
            return try page(
                template, await frame(.elsewhere, nil, problems: [problem]),
                SignInPage(next: next, form, problem: problem), status: refusal.code == .notYet ? 429 : 422)
        }
    }

    private func signOut(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        try await accounts.signOut(session.signedIn)
        return WebAnswer(status: 303, headers: [("Location", "/desk/sign-in"), Entrance.noCookie])
    }

    // MARK: - Practice

    private struct PracticePage: Sendable {
        struct Part: Sendable {
            let personID: String
            let personName: String
        }

        let action: String
        let parts: [Part]
    }

    private func practicePage(_ request: WebRequest) async throws -> WebAnswer {
        let people = try await accounts.practicePeople(link: Confidential(request.name("link")))
        return try page(
            "practiceDesk", await frame(.elsewhere, nil, practice: true),
            PracticePage(
                action: request.path,
                parts: people.map { PracticePage.Part(personID: "\($0.id)", personName: $0.name.lowercasedFirst) }))
    }

    private func practise(_ request: WebRequest) async throws -> WebAnswer {
        let form = try await FormReader.read(request)
        guard request.isFromHere, let person = form["person"].flatMap(PersonID.init) else { throw WebFailure.nothing }
        let link = Confidential(request.name("link"))
        return Entrance.enter(try await accounts.signInToPractice(link: link, as: person), to: "/desk")
    }

    /// Only our own pages, so that a link can't send anybody elsewhere.
    static func ours(_ path: String) -> String {
        path.hasPrefix("/desk") && !path.contains("//") && !path.contains("\\")
            && path.utf8.allSatisfy { $0 > 32 && $0 < 127 }
            ? path : "/desk"
    }
}

extension DeskForm {
    /// What the script put in when somebody showed a passkey.
    var passkeyShown: PasskeyAssertion? {
        PasskeyAssertion(
            credential: raw("credential"), clientData: raw("client_data"), authenticatorData: raw("authenticator_data"),
            signature: raw("signature")
        ).flatMap { raw("signature").isEmpty ? nil : $0 }
    }

    /// What the script put in when somebody made a passkey.
    var passkeyMade: PasskeyRegistration? {
        PasskeyRegistration(clientData: raw("client_data"), attestationObject: raw("attestation"))
            .flatMap { raw("attestation").isEmpty ? nil : $0 }
    }
}
