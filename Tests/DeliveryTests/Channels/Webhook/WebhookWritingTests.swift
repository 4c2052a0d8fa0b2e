// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TocsinCore
import TocsinDesk

@testable import TocsinDelivery

@Suite struct WebhookWritingTests {
    struct Body: Decodable, Equatable {
        struct Fields: Decodable, Equatable {
            let delivery: String
            let language: String
            let subject: String
            let text: String
            let link: String?
        }
        let type: String
        let timestamp: String
        let data: Fields
    }

    @Test(arguments: [
        "plain", "quote \" back \\ slash /", "line\nbreak\r\ntab\t", "\u{0}\u{1}\u{1f}\u{7f}",
        "Оставайтесь дома", "👩‍👩‍👧",
        "\u{2028}\u{2029}", "</script>",
    ])
    func `another reader gets the text that we wrote`(text: String) throws {
        let parcel = Parcels.make(to: "https://hooks.example.org/", text: text)
        let body = try JSONDecoder().decode(Body.self, from: Data(WebhookBody.bytes(of: parcel)))
        #expect(
            body
                == Body(
                    type: "warning.text", timestamp: "2024-03-07T15:00:00.000Z",
                    data: Body.Fields(
                        delivery: "\(parcel.id)", language: "en", subject: parcel.subject, text: text,
                        link: "https://desk.norland.example/w/4kz")))
    }

    @Test func `a text that is too long is not cut but shown to an officer`() throws {
        let short = Parcels.make(
            to: "https://hooks.example.org/", text: String(repeating: "a", count: 19_000))
        #expect(try WebhookBody.bytes(of: short).count < 20_000)
        let long = Parcels.make(to: "https://hooks.example.org/", text: String(repeating: "a", count: 20_000))
        let failure = #expect(throws: DeliveryFailure.self) { try WebhookBody.bytes(of: long) }
        #expect(failure?.remedy == .askOfficer)
    }

    @Test func `a published example has the published signature`() throws {
        // The example in the specification of Standard Webhooks, section on signatures.
        let signature = try WebhookSignature.header(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330",
            body: Array("{\"test\": 2432232314}".utf8),
            secrets: [Confidential("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")])
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test(arguments: [
        [], [""], ["whsec_"], ["whsec_c2hvcnQ="], ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
        ["whsec_not base 64 at all!!"],
        ["whsec_" + String(repeating: "AAAA", count: 22)], [Sink.secret, Sink.secret, Sink.secret],
    ])
    func `a secret that is missing, short, long or unreadable is refused`(secrets: [String]) {
        let failure = #expect(throws: DeliveryFailure.self) {
            try WebhookSignature.header(
                id: "a", timestamp: "1", body: [], secrets: secrets.map { Confidential($0) })
        }
        #expect(failure?.remedy == .askOfficer && failure?.alarms == true)
        if let failure {
            for secret in secrets where secret.count > 6 { #expect(!"\(failure)".contains(secret)) }
        }
    }

    @Test(.enabled(if: Python.has("standardwebhooks"), "standardwebhooks is not there"))
    func `the reference library accepts our signatures, old secret and new, and no other`() throws {
        let other = "whsec_" + Data(repeating: 9, count: 24).base64EncodedString()
        let stranger = "whsec_" + Data(repeating: 8, count: 24).base64EncodedString()
        let body = try WebhookBody.bytes(
            of: Parcels.make(to: "https://hooks.example.org/", text: "Оставайтесь дома"))
        let now = "\(Int(Date().timeIntervalSince1970))"
        let signature = try WebhookSignature.header(
            id: "a1", timestamp: now, body: body, secrets: [Confidential(other), Confidential(Sink.secret)])
        let script = Python.peers.appending(path: "check_signature.py").path(percentEncoded: false)
        for (secret, time, verdict) in [
            (other, now, "good"), (Sink.secret, now, "good"), (stranger, now, "bad"), (other, "1", "bad"),
        ] {
            let headers = ["webhook-id": "a1", "webhook-timestamp": time, "webhook-signature": signature]
            let input: [String: Any] = [
                "secret": secret, "headers": headers, "body": String(decoding: body, as: UTF8.self),
            ]
            let output = try Python.run([script], input: JSONSerialization.data(withJSONObject: input))
            #expect(String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines) == verdict)
        }
    }

    @Test(
        arguments: [
            (["Retry-After: 7"], 7), (["retry-after:  120 ".trimmingCharacters(in: .whitespaces)], 120),
            (["Retry-After: 0"], 0),
            (["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT"], 60),
            (["Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:49:07 GMT"], 0),
            (["Retry-After: Sun, 06 Nov 1994 08:50:37 GMT"], nil), (["Retry-After: -5"], nil),
            (["Retry-After: soon"], nil),
            (["Retry-After: 99999999999999999999"], nil), (["Retry-After:"], nil),
            (["X-Retry-After: 5"], nil), ([], nil),
        ] as [([String], Int64?)])
    func `how long to wait is read as seconds or as a date`(lines: [String], seconds: Int64?) {
        var answer = CurlAnswer(fault: nil)
        answer.lines = lines
        #expect(RetryAfter.read(answer) == seconds.map(Interval.seconds))
    }
}
