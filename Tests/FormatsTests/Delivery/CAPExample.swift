// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats

/// A message of our own with every element we write.
enum CAPExample {
    static let now = time("2026-03-01T09:00:00+03:00")

    static func time(_ text: String) -> CAPTime {
        guard let time = CAPTime(text) else { preconditionFailure("\(text) is no time of CAP") }
        return time
    }

    static let square = CAPMessage.Polygon(points: [
        .init(latitudeMicrodegrees: 55_800_000, longitudeMicrodegrees: 37_350_000),
        .init(latitudeMicrodegrees: 55_800_000, longitudeMicrodegrees: 37_450_000),
        .init(latitudeMicrodegrees: 55_850_000, longitudeMicrodegrees: 37_450_000),
        .init(latitudeMicrodegrees: 55_850_000, longitudeMicrodegrees: 37_350_000),
    ])

    static let area = CAPMessage.Area(
        areaDesc: "Market quarter", polygons: [square],
        circles: [
            .init(
                center: .init(latitudeMicrodegrees: -33_000_001, longitudeMicrodegrees: -500_000),
                radiusMetres: 1_250)
        ],
        geocodes: [.init(valueName: "ISO 3166-2", value: "XX-1")], altitudeFeet: 100, ceilingFeet: 900)

    static let info = CAPMessage.Info(
        language: "en-GB", categories: [.security, .safety], event: "Threat to crowds",
        responseTypes: [.avoid],
        urgency: .expected, severity: .extreme, certainty: .likely, audience: "Everybody in the quarter",
        eventCodes: [.init(valueName: "OET", value: "OET-187")], effective: now, onset: now,
        expires: time("2026-03-03T09:00:00+03:00"), senderName: "Warning desk, Example",
        headline: "Stay away from crowds & markets", description: "We have reason to expect an attack.",
        instruction: "Leave places where many people gather.", web: "https://warn.example/w/1",
        contact: "desk@warn.example", parameters: [.init(valueName: "priority", value: "1 < 2")],
        resources: [
            .init(
                resourceDesc: "Map", mimeType: "image/png", sizeBytes: 1_000,
                uri: "https://warn.example/m.png",
                digest: "da39a3ee5e6b4b0d3255bfef95601890afd80709")
        ], areas: [area])

    static let alert = CAPMessage(
        identifier: "warn-1", sender: "desk@warn.example", sent: now, status: .actual, messageType: .alert,
        source: "duty officer", scope: .public, addresses: ["a@example.org", "Town hall"],
        codes: ["x1", "x2"],
        note: "First", incidents: ["incident-7"], infos: [info])

    static func changed<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
        var copy = value
        change(&copy)
        return copy
    }

    static let update = changed(alert) { message in
        message.identifier = "warn-2"
        message.sent = time("2026-03-01T10:00:00+03:00")
        message.messageType = .update
        message.references = [alert.reference]
    }

    static let cancel = changed(update) { message in
        message.identifier = "warn-3"
        message.sent = time("2026-03-01T11:00:00+03:00")
        message.messageType = .cancel
        message.references = CAPMessage.references(to: [alert, update], at: message.sent.instant)
    }

    static let practice = changed(alert) { message in
        message.identifier = "practice-1"
        message.status = .exercise
        message.note = "Exercise Copper Bell"
    }

    static let liaison = changed(alert) { message in
        message.identifier = "liaison-1"
        message.scope = .restricted
        message.restriction = "Liaison officers of the host country"
        message.sent = time("2026-03-01T06:00:00-00:00")
    }

    static let acknowledgement = CAPMessage(
        identifier: "ack-1", sender: "desk@warn.example", sent: time("2026-03-01T10:30:00+03:00"),
        status: .actual,
        messageType: .acknowledgement, scope: .private, addresses: ["other@example.org"],
        references: [.init(sender: "other@example.org", identifier: "o-1", sent: now)], infos: [])

    static let all = [alert, update, cancel, practice, liaison, acknowledgement]
}
