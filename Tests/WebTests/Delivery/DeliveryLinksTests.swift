// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinWeb

/// The recipient's page over the desk's own deliveries, from release to the case that knows of the answer.
@Suite struct DeliveryLinksTests {
    private static let message = Scripts.message(check: ", check: {kind: word, answer: marmalade}")
        .split(separator: "channel: by_hand, address: at home").joined(
            separator: "channel: email, address: d@example.org")

    /// The site, the token of the one link there is, and the case.
    private func released(_ web: TestWeb) async throws -> (site: RouteTable, token: String, id: CaseID) {
        let names = try await web.play(Self.message)
        let store: any DeliveryStore = web.desk.store
        let desk = web.desk.desk
        try await FanOutService(desk: desk, store: store).runOnce()
        let all = try await store.deliveries(in: DeliveryID(high: 0, low: 0)...DeliveryID(high: .max, low: .max))
        let delivery = try #require(all.first).delivery
        let site = try PublicSite(
            desk: desk, links: DeliveryLinks(Links(desk: desk, store: store)), log: TestLog(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let id = try #require(names["case"].flatMap { CaseID($0) })
        return (site.table, LinkTokens(vault: desk.vault).token(for: delivery).reveal(), id)
    }

    @Test func `an answer through a link is known to the case, with the level of evidence that it has`() async throws {
        let web = try await TestWeb()
        let (site, token, id) = try await released(web)
        let cover = try await site.get("/m/\(token)")
        #expect(cover.status == 200 && cover.text.contains("The word we agreed on"))
        let wrong = try await site.submit("/m/\(token)", [("form", cover.stamp ?? ""), ("answer", "plum")])
        #expect(wrong.status == 403)
        let message = try await site.submit("/m/\(token)", [("form", cover.stamp ?? ""), ("answer", "Marmalade")])
        #expect(message.text.contains("hurt you"))
        let done = try await site.submit("/m/\(token)/acknowledge", [("form", message.stamp ?? "")])
        #expect(done.text.contains("You have it"))
        let reach = try await web.desk.desk.load(id).folded.warnings.values.first?.reach.values.first
        #expect(reach?.level == .acknowledgedVerified)
        let receipt = try await web.desk.desk.load(id).entries.last { $0.act?.kind == .acknowledge }?.id
        #expect(done.text.contains("\(try #require(receipt))"), "the receipt is the entry")
        let again = try await site.submit("/m/\(token)/acknowledge", [("form", message.stamp ?? "")])
        #expect(again.text.contains("You have it"))
    }

    @Test func `a call for help reaches the case with its words, and only the right token opens anything`() async throws
    {
        let web = try await TestWeb()
        let (site, token, id) = try await released(web)
        let cover = try await site.get("/m/\(token)")
        let message = try await site.submit("/m/\(token)", [("form", cover.stamp ?? ""), ("answer", "marmalade")])
        let help = try await site.submit(
            "/m/\(token)/help", [("form", message.stamp ?? ""), ("words", "in the cellar")])
        #expect(help.text.contains("Your call for help is recorded"))
        let loaded = try await web.desk.desk.load(id)
        #expect(loaded.folded.warnings.values.first?.reach.values.first?.helpAsked != nil)
        let said = loaded.entries.compactMap { entry -> String? in
            guard case .needHelp(let act) = entry.act else { return nil }
            return act.words
        }
        #expect(said == ["in the cellar"])
        for other in ["", String(token.dropLast()), token + "A", String(token.reversed())] {
            #expect(try await site.get("/m/\(other)").status == 404)
        }
    }
}
