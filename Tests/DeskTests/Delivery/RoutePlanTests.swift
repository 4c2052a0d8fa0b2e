// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinDesk
import TocsinFormats

@Suite struct RoutePlanTests {
    struct Sample: CustomTestStringConvertible, Sendable {
        let routes: String
        var signed = false
        /// `position:channel:form`, the first and then each step with its minutes.
        let plan: [String]

        var testDescription: String { "\(routes) \(signed)" }
    }

    static let byHand = "{channel: by_hand, address: at home, safe_to_contact: yes}"
    static let mail = "{channel: email, address: a@example.org, safe_to_contact: yes}"
    static let unknownMail = "{channel: email, address: a@example.org, safe_to_contact: unknown}"
    static let barredMail = "{channel: email, address: a@example.org, safe_to_contact: no}"
    static let hook = "{channel: webhook, address: \"https://example.org/in\", safe_to_contact: yes}"
    static let feed = "{channel: feed, address: \"\", safe_to_contact: yes}"
    static let unknownHand = "{channel: by_hand, address: at home, safe_to_contact: unknown}"

    @Test(arguments: [
        Sample(routes: "[\(mail)]", plan: ["0:email:full"]),
        Sample(routes: "[\(mail), \(byHand)]", plan: ["0:email:full", "60 1:by_hand:full"]),
        Sample(
            routes: "[\(byHand), \(mail), \(hook)]", plan: ["0:by_hand:full", "15 1:email:full", "75 2:webhook:full"]),
        Sample(routes: "[\(unknownMail), \(byHand)]", plan: ["1:by_hand:full"]),
        Sample(routes: "[\(unknownMail), \(byHand)]", signed: true, plan: ["0:email:full", "60 1:by_hand:full"]),
        Sample(routes: "[\(unknownMail)]", plan: ["0:email:neutral", "60 1:by_hand:full"]),
        Sample(routes: "[\(unknownHand)]", plan: ["0:by_hand:full"]),
        Sample(routes: "[\(barredMail), \(hook)]", plan: ["1:webhook:full"]),
        Sample(routes: "[\(barredMail)]", signed: true, plan: ["1:by_hand:full"]),
        Sample(routes: "[\(feed)]", plan: ["1:by_hand:full"]),
        Sample(routes: "[]", plan: ["0:by_hand:full"]),
    ])
    func `cleared routes only are used, best first, and nobody drops out`(sample: Sample) throws {
        let plan = RoutePlan(try recipient(sample.routes), audience: try audience(signed: sample.signed))
        let steps = plan.steps.map { "\($0.after.seconds / 60) \(words($0.way))" }
        #expect([words(plan.first)] + steps == sample.plan)
    }

    @Test func `the approvers say how long each way is given`() throws {
        let recipient = try recipient("[\(Self.mail), \(Self.hook), \(Self.byHand)]")
        let plan = RoutePlan(recipient, audience: try audience(after: "[5min, 10min]"))
        #expect(plan.steps.map(\.after) == [.minutes(5), .minutes(15)])
    }

    @Test func `a thousand routes make no more steps than a plan may have`() throws {
        let many = "[" + (0..<1_000).map { _ in Self.mail }.joined(separator: ", ") + "]"
        let plan = RoutePlan(try recipient(many), audience: try audience())
        #expect(plan.steps.count == EscalationPlan.stepsMax)
    }

    private func words(_ way: RoutePlan.Way) -> String {
        "\(way.position):\(way.channel.rawValue):\(way.form.rawValue)"
    }

    private func recipient(_ routes: String) throws -> AddRecipient {
        let text = "{name: Somebody, relation: citizen, language: en, routes: \(routes)}"
        return try TreeDecoder.decode(AddRecipient.self, from: TreeReader.yaml(Array(text.utf8)))
    }

    private func audience(signed: Bool = false, after: String = "[]") throws -> ChooseAudience {
        let because = signed ? ", uncleared_because: nobody else reads it" : ""
        let text = """
            {warning: 00000000000000000000000001, recipients: [], from: "2026-03-02T09:00:00Z", \
            until: "2026-03-06T09:00:00Z", escalate_after: \(after)\(because)}
            """
        return try TreeDecoder.decode(ChooseAudience.self, from: TreeReader.yaml(Array(text.utf8)))
    }
}
