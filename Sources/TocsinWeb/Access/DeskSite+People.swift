// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var peopleRoutes: [Route] {
        let (all, one) = ("/desk/settings/people", "/desk/settings/people/{person}")
        let change = "/desk/settings/changes/{change}"
        return [
            Route(.get, all, .person, "Who works here, and what shall change.", answer: staff(peoplePage)),
            Route(.post, all, .person, "Propose somebody new.", answer: deciding(proposePerson)),
            Route(.get, one, .person, "One person, as an administrator sees them.", answer: staff(personPage)),
            Route(.post, "\(one)/invite", .person, "Make somebody's link.", answer: changing(invite)),
            Route(.post, "\(one)/roles", .person, "Propose other roles.", answer: changing(proposeRoles)),
            Route(
                .post, "\(one)/factors", .person, "Propose to reset somebody's ways in.",
                answer: changing(proposeFactors)),
            Route(.post, "\(one)/disable", .person, "Shut somebody out at once.", answer: changing(disable)),
            Route(
                .post, "\(change)/approve", .person, "Approve a change.",
                answer: deciding { try await decide(RosterAct.approveChange, $0, $1, $2) }),
            Route(
                .post, "\(change)/waive", .person, "Waive the wait of a change.",
                answer: deciding { try await decide(RosterAct.waiveChange, $0, $1, $2) }),
            Route(
                .post, "\(change)/refuse", .person, "Refuse a change.",
                answer: deciding { try await decide(RosterAct.refuseChange, $0, $1, $2) }),
        ]
    }

    private typealias Doing = @Sendable (WebRequest, Session, DeskForm) async throws -> WebAnswer

    private func peoplePage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        return try await peoplePage(session, FormFill())
    }

    private func peoplePage(_ session: Session, _ fill: FormFill, status: Int = 200) async throws -> WebAnswer {
        guard !session.person.roles.isDisjoint(with: [.administrator, .senior]), !session.person.practice else {
            throw WebFailure.nothing
        }
        return try page(
            "people", await frame(.settings, session, problems: fill.problems),
            PeoplePage(try await desk.roster(), reader: session.person, fill), status: status)
    }

    private func personPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        return try await personPage(request, session, FormFill())
    }

    private func personPage(_ request: WebRequest, _ session: Session, _ fill: FormFill, status: Int = 200) async throws
        -> WebAnswer
    {
        try page(
            "person", await frame(.settings, session, problems: fill.problems),
            PersonPage(try await member(request, session), fill), status: status)
    }

    private func member(_ request: WebRequest, _ session: Session) async throws -> Roster.Member {
        guard session.person.roles.contains(.administrator), !session.person.practice,
            let id = PersonID(request.name("person")), let member = try await desk.roster().members[id],
            member.isEnabled
        else { throw WebFailure.nothing }
        return member
    }

    /// A form of the page of all people.
    private func deciding(_ body: @escaping Doing) -> @Sendable (WebRequest) async throws -> WebAnswer {
        staffForm { request, session, form in
            do {
                return try await body(request, session, form)
            } catch {
                let problem = try formProblem(error)
                return try await peoplePage(
                    session, FormFill(form, problems: [problem.problem]), status: problem.status)
            }
        }
    }

    /// A form of the page of one person.
    private func changing(_ body: @escaping Doing) -> @Sendable (WebRequest) async throws -> WebAnswer {
        staffForm { request, session, form in
            do {
                return try await body(request, session, form)
            } catch {
                let problem = try formProblem(error)
                return try await personPage(
                    request, session, FormFill(form, problems: [problem.problem]), status: problem.status)
            }
        }
    }

    private func proposePerson(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let name = try form.require("name", or: "Enter their name.")
        let roles = try roles(form)
        let reasons = try form.require("reasons", or: "Say why.")
        return try await take(
            .proposePerson(ProposePerson(name: name, roles: roles, reasons: reasons)), session, form)
    }

    private func proposeRoles(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let person = try await member(request, session).person.id
        let roles = try roles(form)
        let reasons = try form.require("roles-reasons", or: "Say why.")
        return try await take(
            .proposeRoles(ProposeRoles(person: person, roles: roles, reasons: reasons)), session, form)
    }

    private func proposeFactors(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let person = try await member(request, session).person.id
        let reasons = try form.require("factors-reasons", or: "Say why.")
        return try await take(.proposeFactors(ProposeFactors(person: person, reasons: reasons)), session, form)
    }

    private func disable(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let person = try await member(request, session).person.id
        let reasons = try form.require("disable-reasons", or: "Say why.")
        return try await take(.disablePerson(DisablePerson(person: person, reasons: reasons)), session, form)
    }

    private func invite(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let person = try await member(request, session).person
        let link = try await accounts.invite(person.id, by: session.signedIn)
        return try page(
            "invitations", await frame(.settings, session),
            InvitationsPage(
                "A link for \(person.name)", [Invitation(person: person, link: link)],
                site: desk.settings.publicAddress,
                isFounding: false))
    }

    private func decide(
        _ act: (DecideChange) -> RosterAct, _ request: WebRequest, _ session: Session, _ form: DeskForm
    ) async throws -> WebAnswer {
        guard let change = ChangeID(request.name("change")) else { throw WebFailure.nothing }
        return try await take(act(DecideChange(change: change, reasons: form["reasons"])), session, form)
    }

    private func roles(_ form: DeskForm) throws(FormProblem) -> Set<Role> {
        let roles = Set(form.all("roles").compactMap(Role.init))
        guard !roles.isEmpty else { throw FormProblem("roles", "Choose at least one role.") }
        return roles
    }

    private func take(_ act: RosterAct, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        _ = try await self.act(.roster(act), in: nil, session, form)
        return .seeOther("/desk/settings/people")
    }

    /// What administrators changed in the last days about those who sign: shown beside the button (law 17).
    func recentChanges(touching people: [PersonID]) async throws -> [String] {
        guard try await desk.isFounded else { return [] }
        let roster = try await desk.roster()
        let names = PeopleNames(roster.members.values.map(\.person))
        let since = now - .days(7)
        let changes = Set(people).flatMap { roster.changes(touching: $0) }.filter { $0.proposedAt >= since }
        return Set(changes).sorted { ($0.proposedAt, $0.id) < ($1.proposedAt, $1.id) }.map {
            "\($0.what.inWords(names)). \($0.standWords(names))"
        }
    }
}
