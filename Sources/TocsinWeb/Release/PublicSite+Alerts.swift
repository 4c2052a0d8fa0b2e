// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension PublicSite {
    var alertRoutes: [Route] {
        [
            Route(.get, "/alerts", .everybody, "Public alerts.") { try await list($0, practice: false) },
            Route(.get, "/practice", .everybody, "Practice alerts.") { try await list($0, practice: true) },
            Route(.get, "/alerts/{publication}.cap", .everybody, "One document, CAP 1.2.") {
                try await document($0, practice: false)
            },
            Route(.get, "/practice/alerts/{publication}.cap", .everybody, "One practice document, CAP 1.2.") {
                try await document($0, practice: true)
            },
        ]
    }

    /// After the feeds, whose paths look like those of an alert.
    var alertPageRoutes: [Route] {
        [
            Route(.get, "/alerts/{warning}", .everybody, "One public alert.") { try await alert($0, practice: false) },
            Route(.get, "/practice/alerts/{warning}", .everybody, "One practice alert.") {
                try await alert($0, practice: true)
            },
        ]
    }

    private func list(_ request: WebRequest, practice: Bool) async throws -> WebAnswer {
        _ = try request.question([])
        let documents = try await documents.all(practice: practice)
        let now = now
        let alerts = PublicAlertHistory.all(of: documents)
        let items = alerts.map { AlertItem($0, at: now, among: documents) }
        let oldest = documents.last.map { PageTime($0.at, zoneMinutes: $0.page.zoneMinutes) }
        let base = practice ? "/practice" : "/alerts"
        return try page(
            "alerts", frame(practice ? .practice : .alerts, practice: practice),
            AlertList(
                open: items.filter(\.isOpen), past: items.filter { !$0.isOpen }, since: oldest,
                atom: base + "/feed.atom", rss: base + "/feed.rss"))
    }

    /// The exact bytes, for good.
    private func document(_ request: WebRequest, practice: Bool) async throws -> WebAnswer {
        guard let id = PublicationID(request.name("publication")), let found = try await desk.store.publication(id),
            found.practice == practice
        else { throw WebFailure.nothing }
        return .fresh(found.cap, type: "application/cap+xml", modified: found.at, .forGood, for: request)
    }

    private func alert(_ request: WebRequest, practice: Bool) async throws -> WebAnswer {
        let all = try await documents.all(practice: practice)
        guard let warning = WarningID(request.name("warning")) else { throw WebFailure.nothing }
        guard let history = PublicAlertHistory(newestFirst: all.filter { $0.warning == warning }) else {
            guard !practice, try await documents.all(practice: true).contains(where: { $0.warning == warning }) else {
                throw WebFailure.nothing
            }
            return .moved("/practice/alerts/\(warning)")
        }
        let zone = history.zoneMinutes
        return try page(
            "alert", frame(practice ? .practice : .alerts, practice: practice, zoneMinutes: zone),
            AlertPage(history, check: desk.settings.checkWords), TextParts(history.last.page.texts),
            AlertStanding(history, at: now, among: all),
            AlertMap(map: history.page.area.map { MapDrawing([MapArea($0)]) }))
    }
}
