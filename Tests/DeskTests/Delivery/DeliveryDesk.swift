// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinStore

/// A desk with one warning for these recipients, and the services that carry it.
struct DeliveryDesk: Sendable {
    let test: TestDesk
    let names: [String: String]
    let caseID: CaseID
    let warning: WarningID
    let recipients: [RecipientID]

    var desk: Desk { test.desk }
    var store: SQLiteStore { test.store }
    var clock: TestClock { test.clock }

    static let headline = "Stay away from the quay"
    static let danger = "Two brothers mean to hurt you on the stairs."

    /// Opens a case, adds recipients `r0`, `r1`, … and releases a warning to them by two people.
    ///
    /// - Parameters:
    ///   - recipients: For each, the rest of the act `recipient.add`, beginning with `routes:`.
    ///   - audience: Further fields of `audience.choose`.
    ///   - draft: Further fields of `warning.draft`.
    static func releasing(
        to recipients: [String], audience: String = "", draft: String = "", path: String? = nil
    ) async throws -> DeliveryDesk {
        let test = try await TestDesk(path: path)
        let adds = recipients.enumerated().map { number, rest in
            "- {act: recipient.add, as: r\(number), name: Orla Quist \(number), relation: citizen, language: en, \(rest)}"
        }
        let all = recipients.indices.map { "$r\($0)" }.joined(separator: ", ")
        let script = """
            - {act: case.open, as: case, title: Stairs, packs: [us-icd191-model], awareness: {at: "2026-03-02T08:50:00Z", by: night desk}}
            - {act: victim.add, as: victim, kind: person, name: Orla Quist}
            \(adds.joined(separator: "\n"))
            - {act: warning.draft, as: warning, kind: warning, audience_class: private, victims: [$victim]\(draft)}
            - {act: text.write, warning: $warning, language: en, headline: \(headline), sender: Test desk, danger: "\(danger)", place: Quay, time: today, actions: [Stay in.], check: Ring us., help: Ring 112., specificity: {}}
            - {act: audience.choose, as: audience, warning: $warning, recipients: [\(all)], from: "2026-03-02T09:00:00Z", until: "2026-03-04T09:00:00Z"\(audience)}
            - {act: release.sign, warning: $warning, contents: $audience.contents}
            - {act: release.sign, by: rio, warning: $warning, contents: $audience.contents}
            """
        return try await DeliveryDesk(test, names: test.play(script), recipients: recipients.indices.map { "r\($0)" })
    }

    /// The same as an exercise: a case file, played by practice people.
    static func exercise(to recipients: [String]) async throws -> DeliveryDesk {
        let test = try await TestDesk()
        let adds = recipients.enumerated().map { number, rest in
            "  - {act: recipient.add, as: r\(number), by: ada, at: \"2024-03-02T09:00:00Z\", name: Orla Quist \(number), relation: citizen, language: en, \(rest)}"
        }
        let all = recipients.indices.map { "$r\($0)" }.joined(separator: ", ")
        let file = """
            case_file: 1
            title: Stairs
            people:
              ada: {name: Ada, roles: [intake, assessor]}
              rio: {name: Rio, roles: [releaser]}
            acts:
              - {act: case.open, as: case, by: ada, at: "2024-03-02T08:55:00Z", title: Stairs, packs: [us-icd191-model], awareness: {at: "2024-03-02T08:50:00Z", by: night desk}}
              - {act: victim.add, as: victim, by: ada, at: "2024-03-02T09:00:00Z", kind: person, name: Orla Quist}
            \(adds.joined(separator: "\n"))
              - {act: warning.draft, as: warning, by: ada, at: "2024-03-02T09:00:00Z", kind: warning, audience_class: private, victims: [$victim]}
              - {act: text.write, by: ada, at: "2024-03-02T09:00:00Z", warning: $warning, language: en, headline: \(headline), sender: Test desk, danger: "\(danger)", place: Quay, time: today, actions: [Stay in.], check: Ring us., help: Ring 112., specificity: {}}
              - {act: audience.choose, as: audience, by: ada, at: "2024-03-02T09:00:00Z", warning: $warning, recipients: [\(all)], from: "2024-03-02T09:00:00Z", until: "2024-03-04T09:00:00Z"}
              - {act: release.sign, by: ada, at: "2024-03-02T09:00:00Z", warning: $warning, contents: $audience.contents}
              - {act: release.sign, by: rio, at: "2024-03-02T09:01:00Z", warning: $warning, contents: $audience.contents}
            """
        let replayed = try await test.desk.replay(ActFile(Array(file.utf8)))
        return try DeliveryDesk(test, names: replayed.entries, recipients: recipients.indices.map { "r\($0)" })
    }

    private init(_ test: TestDesk, names: [String: String], recipients: [String]) throws {
        guard let caseID = names["case"].flatMap({ CaseID($0) }),
            let warning = names["warning"].flatMap({ WarningID($0) })
        else { throw Refusal.nothing("warning") }
        self.test = test
        self.names = names
        self.caseID = caseID
        self.warning = warning
        self.recipients = recipients.compactMap { names[$0].flatMap { RecipientID($0) } }
    }

    static func mail(_ number: Int = 0, _ safe: String = "yes") -> String {
        "{channel: email, address: quist\(number)@kestria.example, safe_to_contact: \(safe)}"
    }

    static let hook = "{channel: webhook, address: \"https://partner.example/in\", safe_to_contact: yes}"
    static let byHand = "{channel: by_hand, address: second floor left, safe_to_contact: yes}"

    // MARK: - Services

    var fanOut: FanOutService { FanOutService(desk: desk, store: store) }
    var escalation: EscalationService { EscalationService(desk: desk, store: store) }
    var evidence: EvidenceService { EvidenceService(desk: desk, store: store) }
    var links: Links { Links(desk: desk, store: store) }

    static let settings = DispatchSettings(
        sender: Parcel.Sender(name: "Test desk", address: Confidential("desk@desk.example.org")))

    func dispatch(_ channels: [any Channel], slots: Int = 64) -> DispatchService {
        DispatchService(
            desk: desk, store: store, channels: channels, renderer: PlainRenderer(),
            settings: DispatchSettings(sender: Self.settings.sender, slotsPerChannel: slots))
    }

    /// Fan-out, dispatch, escalation and evidence, each until it has nothing to do.
    func work(_ channels: [any Channel]) async throws {
        try await fanOut.runOnce()
        try await dispatch(channels).runOnce()
        try await escalation.runOnce()
        try await dispatch(channels).runOnce()
        try await evidence.runOnce()
    }

    /// One act by somebody of the desk.
    func act(_ line: String, by person: String = "rio") async throws {
        let step = try ActFile(Array("- {\(line)}".utf8)).steps[0]
        _ = try await desk.perform(desk.request(step, names: names, in: caseID), by: test[person])
    }

    // MARK: - Looking

    /// How many deliveries of the warning are where: `email ready`, `by_hand held`.
    func states(of message: String = "warning") async throws -> [String: Int] {
        try await store.counts(of: warning).filter { $0.message == message }
            .reduce(into: [:]) { $0["\($1.channel.rawValue) \($1.state)", default: 0] += $1.count }
    }

    func reach(_ number: Int = 0) async throws -> Reach? {
        try await desk.load(caseID).folded.warnings[warning]?.reach[recipients[number]]
    }

    func entries(_ kind: ActKind) async throws -> Int {
        try await desk.load(caseID).entries.filter { $0.act?.kind == kind }.count
    }

    /// The link in a parcel, opened.
    func link(in parcel: Parcel) async throws -> DeliveryLink {
        let token = parcel.link?.reveal().split(separator: "/").last.map(String.init) ?? ""
        guard let link = try await links.link(withToken: Confidential(token)) else { throw Refusal.nothing("link") }
        return link
    }
}

extension DeliveryDesk {
    /// The secret in a link.
    func token(of link: DeliveryLink) -> Confidential { LinkTokens(vault: desk.vault).token(for: link.delivery) }
}
