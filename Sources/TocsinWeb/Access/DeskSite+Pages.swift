// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TocsinCore
import TocsinDesk

/// What the frame of every desk page needs; see `desk.mustache`.
struct DeskFrame: Sendable {
    enum Place: Sendable { case board, intake, oversight, events, settings, elsewhere }

    let desk: String
    let practice: Bool
    let who: String?
    let roles: String
    let stamp: String
    /// Names what a form of this page does, so that pressing twice does it once.
    let key: String
    let asAt: PageTime
    /// The server's clock, for the script that ticks: milliseconds since 1970.
    let nowMilliseconds: String
    let troubles: [String]
    let onBoard: Bool
    let onIntake: Bool
    let onOversight: Bool
    let onEvents: Bool
    let onSettings: Bool
    let mayReport: Bool
    let mayOversee: Bool
    let mayCase: Bool
    /// Named on top of the page and at the field; empty if nothing is wrong.
    let problems: [FormTrouble]
    let hasProblems: Bool
    /// What is wrong with the code that was shown again; see the part `freshFactor`.
    let factorTrouble: String?
}

/// A problem as the error summary shows it.
struct FormTrouble: Sendable {
    let field: String?
    let sentence: String

    init(_ problem: FormProblem) {
        field = problem.field
        sentence = problem.sentence
    }
}

/// A link with its words.
extension PageLink {
    init(_ label: String, to path: String) { self.init(path: path, label: label) }
}

extension DeskSite {
    var now: Timestamp { desk.instruments.now() }

    func frame(
        _ place: DeskFrame.Place, _ session: Session?, practice: Bool? = nil, zoneMinutes: Int = 0,
        problems: [FormProblem] = []
    ) async -> DeskFrame {
        let roles = session?.person.roles ?? []
        let works = !roles.isDisjoint(with: [.intake, .assessor, .releaser, .senior])
        return DeskFrame(
            desk: desk.settings.name, practice: practice ?? session?.isPractice ?? false, who: session?.person.name,
            roles: roles.sorted().map(\.rawValue).joined(separator: ", "), stamp: session?.stamp ?? "",
            key: "\(desk.instruments.name() as EntryID)", asAt: PageTime(now, zoneMinutes: zoneMinutes),
            nowMilliseconds: "\(now.milliseconds)", troubles: session == nil ? [] : await troubles(),
            onBoard: place == .board, onIntake: place == .intake, onOversight: place == .oversight,
            onEvents: place == .events, onSettings: place == .settings, mayReport: works,
            mayOversee: !roles.isDisjoint(with: [.senior, .auditor]), mayCase: works,
            problems: problems.map(FormTrouble.init), hasProblems: !problems.isEmpty,
            factorTrouble: problems.first { $0.field == "factor" }?.sentence)
    }

    func page(_ name: String, _ frame: DeskFrame, _ parts: Any..., status: Int = 200) throws -> WebAnswer {
        WebAnswer(
            status: status, type: "text/html; charset=utf-8", body: try pages.render(name, [frame] + parts))
    }

    /// A page for somebody who is signed in; anybody else is sent to sign in and comes back.
    ///
    /// - Parameter mending: Whether whoever came in by a recovery code may be here, too.
    func staff(
        mending: Bool = false,
        _ body: @escaping @Sendable (WebRequest, Session) async throws -> WebAnswer
    ) -> @Sendable (WebRequest) async throws -> WebAnswer {
        { request in
            guard let session = try await entrance.session(of: request) else { return signInFirst(request) }
            guard session.signedIn.isWhole || mending else { return .seeOther("/desk/account") }
            return try await body(request, session)
        }
    }

    /// A form of somebody who is signed in, posted from one of our own pages.
    ///
    /// - Throws: ``WebFailure/nothing`` for a form without the session's stamp, or from another site.
    func staffForm(
        upTo limit: Int = FormReader.bytesMax, mending: Bool = false,
        _ body: @escaping @Sendable (WebRequest, Session, DeskForm) async throws -> WebAnswer
    ) -> @Sendable (WebRequest) async throws -> WebAnswer {
        { request in
            guard let session = try await entrance.session(of: request) else { return signInFirst(request) }
            let form = try await FormReader.read(request, upTo: limit)
            guard request.isFromHere, form.raw("stamp") == session.stamp else { throw WebFailure.nothing }
            guard session.signedIn.isWhole || mending else { return .seeOther("/desk/account") }
            return try await body(request, session, form)
        }
    }

    /// Takes one act for whoever filled the form in. Pressed twice, it is done once: the form carries a key.
    func act(_ act: Act, in id: CaseID?, _ session: Session, _ form: DeskForm) async throws -> ActAnswer {
        try await desk.perform(ActRequest(act: act, caseID: id), by: session.person, key: form["key"])
    }

    private func signInFirst(_ request: WebRequest) -> WebAnswer {
        .seeOther(request.method == "GET" ? "/desk/sign-in?next=\(request.path)" : "/desk/sign-in")
    }

    private struct ErrorPage: Sendable {
        let what: String
        let status: Int
        let ring: String?
    }

    /// What is forbidden and what is absent have one page (law 15). What we did not foresee says nothing of itself.
    func failed(_ error: any Error, _ request: WebRequest) async -> WebAnswer {
        let (status, what): (Int, String) =
            switch error {
            case let failure as WebFailure: failure.inWords
            case let refusal as Refusal where refusal.code == .unknownThing: WebFailure.nothing.inWords
            case let refusal as Refusal: (refusal.status, refusal.sentence)
            case let problem as FormProblem: (422, problem.sentence)
            case _: (500, "We could not save this. Nothing that you sent was recorded.")
            }
        if status == 500 { logger.error("page failed", metadata: ["error.type": "\(type(of: error))"]) }
        let session = try? await entrance.session(of: request)
        let frame = await frame(.elsewhere, session)
        let body = try? pages.render(
            "deskError", [frame, ErrorPage(what: what, status: status, ring: status == 500 ? desk.settings.checkWords : nil)])
        var answer = WebAnswer(status: status, type: "text/html; charset=utf-8", body: body ?? Array(what.utf8))
        if case WebFailure.wrongMethod(let methods) = error {
            answer.headers.append(("Allow", methods.joined(separator: ", ")))
        }
        return answer
    }
}

extension WebRequest {
    /// Whether a browser says that one of our own pages sent this; older ones say nothing, and the stamp decides.
    var isFromHere: Bool {
        guard let site = header("sec-fetch-site") else { return true }
        return site == "same-origin" || site == "none"
    }
}

extension WebFailure {
    /// Status and sentence, for people.
    var inWords: (Int, String) {
        switch self {
        case .nothing, .tokenNeeded: (404, "There is nothing here that you can see.")
        case .wrongMethod: (405, "This address does not take what was sent to it.")
        case .tooLarge(let limit): (413, "That was too much: at most \(limit / 1_000_000) MB are taken. Send it in parts.")
        case .wrongMediaType: (415, "This address takes what its own form sends.")
        case .malformed(let sentence): (400, sentence)
        case .tooSlow: (408, "What you sent did not arrive in time. Send it again.")
        }
    }
}
