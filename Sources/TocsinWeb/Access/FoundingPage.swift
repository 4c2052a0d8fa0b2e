// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `setUp`: the desk, its two founders, and up to six others.
struct FoundingPage: Sendable {
    static let peopleMax = 8

    struct Line: Sendable {
        struct Choice: Sendable {
            let roleID: String
            let roleValue: String
            let roleLabel: String
            let isChosen: Bool
        }

        let lineWords: String
        let nameID: String
        let nameValue: String
        let rolesID: String
        let isFounder: Bool
        let choices: [Choice]
    }

    let action: String
    let fields: [FormField]
    let lines: [Line]

    init(_ action: String, _ fill: FormFill, address: String) {
        self.action = action
        fields = [
            fill.line("name", "What the desk is called", hint: "Messages go out under this name."),
            fill.line(
                "address", "Its public address", hint: "As people write it into a browser. Passkeys hold for it alone.",
                value: address),
            fill.line(
                "words", "How anybody checks a message",
                hint: "Such as: Ring the ministry's number that you find by yourself."),
        ]
        lines = (1...FoundingPage.peopleMax).map { number in
            let chosen = fill.form?.all("roles-\(number)") ?? []
            return Line(
                lineWords: number == 1
                    ? "You, first administrator" : number == 2 ? "Second administrator" : "Person \(number)",
                nameID: "name-\(number)", nameValue: fill.form?.raw("name-\(number)") ?? "", rolesID: "roles-\(number)",
                isFounder: number <= 2,
                choices: Role.allCases.filter { $0 != .administrator }.map {
                    Line.Choice(
                        roleID: "roles-\(number)-\($0.rawValue)", roleValue: $0.rawValue, roleLabel: $0.title,
                        isChosen: chosen.contains($0.rawValue))
                })
        }
    }

    /// Reads what was filled in.
    ///
    /// - Throws: ``FormProblem`` at what is missing.
    static func read(_ form: DeskForm) throws -> FoundingForm {
        let name = try form.require("name", or: "Enter what the desk is called.")
        var address = try form.require("address", or: "Enter the public address, such as https://warn.example.org.")
        while address.hasSuffix("/") { address.removeLast() }
        let words = try form.require("words", or: "Say how anybody checks a message without its link.")
        var people: [FoundingForm.Newcomer] = []
        for number in 1...peopleMax {
            guard number <= 2 || form["name-\(number)"] != nil else { continue }
            let person = try form.require("name-\(number)", or: "Enter the names of both administrators.")
            let roles = number <= 2 ? [.administrator] : Set(form.all("roles-\(number)").compactMap(Role.init))
            guard !roles.isEmpty else { throw FormProblem("name-\(number)", "Give \(person) at least one role.") }
            people.append(FoundingForm.Newcomer(name: person, roles: roles))
        }
        let host = address.split(separator: "/").last.map { $0.prefix { $0 != ":" } } ?? ""
        return FoundingForm(
            desk: DeskSettings(name: name, publicAddress: address, capSender: "\(host)", checkWords: words),
            people: people)
    }
}

/// The variables of `setUpConfirm` and `setUpLink`.
struct FoundingAsked: Sendable {
    struct Person: Sendable {
        let personName: String
        let personRoles: String
    }

    let action: String
    let deskName: String
    let address: String
    let words: String
    let people: [Person]

    init(_ action: String, _ form: FoundingForm) {
        self.action = action
        (deskName, address, words) = (form.desk.name, form.desk.publicAddress, form.desk.checkWords)
        people = form.people.map { Person(personName: $0.name, personRoles: $0.roles.titles) }
    }
}

/// The variables of `invitations`: links that are handed over by voice or on paper, each to one person.
struct InvitationsPage: Sendable {
    struct Line: Sendable {
        let personName: String
        let personRoles: String
        let link: String
    }

    let heading: String
    let lines: [Line]
    let isFounding: Bool

    init(_ heading: String, _ invitations: [Invitation], site: String, isFounding: Bool) {
        self.heading = heading
        self.isFounding = isFounding
        lines = invitations.map {
            Line(
                personName: $0.person.name, personRoles: $0.person.roles.titles,
                link: "\(site)/desk/enrol/\($0.link.reveal())")
        }
    }
}

extension Role {
    var title: String {
        switch self {
        case .intake: "intake"
        case .assessor: "assessor"
        case .releaser: "releaser"
        case .senior: "senior officer"
        case .administrator: "administrator"
        case .auditor: "auditor"
        }
    }
}

extension Set<Role> {
    var titles: String { sorted().map(\.title).joined(separator: ", ") }
}
