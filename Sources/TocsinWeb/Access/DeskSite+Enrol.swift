// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var enrolRoutes: [Route] {
        [
            Route(.get, "/desk/enrol/{link}", .link, "How somebody new will sign in.", answer: enrolPage),
            Route(
                .post, "/desk/enrol/{link}", .link, "Make a password and take an authenticator, or a passkey.",
                answer: enrol),
            Route(
                .get, "/desk/enrol/{link}/passkey", .link, "What a device is asked that makes a first passkey.",
                answer: { try .json(await accounts.passkeyQuestion(link: Confidential($0.name("link")))) }),
        ]
    }

    private struct EnrolPage: Sendable {
        let action: String
        let personName: String
        let seed: String
        let seedAddress: String
        let passwordTrouble: String?
        let codeTrouble: String?

        init(_ action: String, _ enrolment: Enrolment, _ problem: FormProblem? = nil) {
            self.action = action
            personName = enrolment.person.name
            (seed, seedAddress) = (enrolment.seed.reveal(), enrolment.seedAddress.reveal())
            passwordTrouble = problem?.field == "password" ? problem?.sentence : nil
            codeTrouble = problem?.field == "code" ? problem?.sentence : nil
        }
    }

    private func enrolPage(_ request: WebRequest) async throws -> WebAnswer {
        let enrolment = try await accounts.enrolment(link: Confidential(request.name("link")))
        guard try await !isOutdated else {
            // A passkey holds for the desk's own address alone, so nobody makes one before the desk works under it.
            await founded()
            var answer = try page("startsAgain", await frame(.elsewhere, nil))
            answer.headers.append(("Refresh", "3"))
            return answer
        }
        return try page("enrol", await frame(.elsewhere, nil), EnrolPage(request.path, enrolment))
    }

    private func enrol(_ request: WebRequest) async throws -> WebAnswer {
        let link = Confidential(request.name("link"))
        let enrolment = try await accounts.enrolment(link: link)
        let form = try await FormReader.read(request)
        guard request.isFromHere else { throw WebFailure.nothing }
        do {
            if let passkey = form.passkeyMade {
                return Entrance.enter(try await accounts.enrol(link: link, passkey: passkey), to: "/desk/account")
            }
            let password = form.raw("password")
            guard password == form.raw("again") else {
                throw FormProblem("password", "The two passwords are not the same. Enter them again.")
            }
            let enrolled = try await accounts.enrol(
                link: link, password: Confidential(password), code: form["code"] ?? "")
            return try await recoveryCodes(enrolled.recoveryCodes, enrolled.signedIn, at: request)
        } catch {
            var problem = try formProblem(error)
            if problem.problem.field == nil {
                let field = (error as? Refusal)?.code == .malformed ? "password" : "code"
                problem = (FormProblem(field, problem.problem.sentence), 422)
            }
            return try page(
                "enrol", await frame(.elsewhere, nil, problems: [problem.problem]),
                EnrolPage(request.path, enrolment, problem.problem), status: problem.status)
        }
    }

    private struct RecoveryPage: Sendable {
        let codes: [String]
    }

    /// The codes, this once; whoever has just signed in gets their cookie along.
    func recoveryCodes(_ codes: [Confidential], _ signedIn: SignedIn, at request: WebRequest) async throws -> WebAnswer
    {
        let session = Session(signedIn, place: request.place)
        var answer = try page(
            "recoveryCodes", await frame(.elsewhere, session), RecoveryPage(codes: codes.map { $0.reveal() }))
        if let token = signedIn.token { answer.headers.append(Entrance.cookie(token.reveal())) }
        return answer
    }
}
